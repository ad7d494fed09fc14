"""Which encoding a text file is in: UTF-8, UTF-16 with or without a byte order mark, or the Chinese GB18030."""

import codecs
import io

from domain.errors import InvalidInput
from ingestion.reading.archives import ByteStream

_SAVE_AS = "Save the file as UTF-8 and try again."
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def encoding_of(stream: ByteStream) -> str:
    """The encoding of a stream, judged by its head.

    Without a byte order mark, text is UTF-16 when it begins with two ASCII characters in it, as a table's header does.
    UTF-8 wins whenever it decodes without error; GB18030 includes GBK and GB2312. Western single-byte text would also
    decode as GB18030, into nonsense: there an accented letter swallows the letter after it, so that a second byte is
    often ASCII, which in Chinese text it seldom is.

    Raises:
        InvalidInput: it is neither; names the first byte that is not UTF-8.
    """
    head = stream.head
    zeros = [byte == 0 for byte in head[:4]]
    if head.startswith(_UTF_32) or zeros.count(True) == 3:
        raise InvalidInput(f"{stream.name} is UTF-32, which is not read.", _SAVE_AS)
    if head.startswith(_UTF_16):
        return "utf-16"
    if zeros in ([False, True] * 2, [True, False] * 2):
        return "utf-16-be" if zeros[0] else "utf-16-le"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        if _is_gb18030(head):
            return "gb18030"
        byte = stream.offset + error.start
        raise InvalidInput(f"{stream.name} is neither UTF-8 nor GB18030: see byte {byte:,}.", _SAVE_AS) from error
    return "utf-8"


def text_of(stream: ByteStream) -> io.TextIOWrapper:
    """The text of a stream, decoded strictly, its line ends kept."""
    return io.TextIOWrapper(stream, encoding=encoding_of(stream), newline="")


def undecodable(stream: ByteStream, error: UnicodeDecodeError) -> InvalidInput:
    """What to raise when the text of a stream cannot be decoded: names the byte."""
    # The decoder was given all bytes up to ``offset``; ``object`` is the last part of them.
    byte = stream.offset - len(error.object) + error.start
    return InvalidInput(
        f"{stream.name} cannot be read: byte {byte:,} is not {error.encoding.upper()}, the encoding it begins with.",
        _SAVE_AS,
    )


def _is_gb18030(head: bytes) -> bool:
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(head)
    except UnicodeDecodeError:
        return False
    pairs = [pair for pair in (char.encode("gb18030") for char in text if not char.isascii()) if len(pair) == 2]
    return sum(pair[1] < 0x80 for pair in pairs) * 4 <= len(pairs)
