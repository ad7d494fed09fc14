"""Mailbox files (mbox, RFC 4155) as records: the headers of each message that say who wrote to whom, and nothing else.

Bodies and all other headers are passed over while reading: they never leave this module, not even into quarantine.
"""

from collections.abc import Iterator
from email.header import decode_header, make_header
from email.parser import HeaderParser
from pathlib import Path

from ingestion.reading.archives import MAX_RECORD_BYTES, ByteStream, streams
from ingestion.source import RawRecord, RawValue

HEADERS = ("From", "To", "Cc", "Date", "Message-ID", "In-Reply-To", "References")
MARKS = ("List-Id", "List-Unsubscribe", "List-Post", "Precedence", "Auto-Submitted")
"""Headers of mail that nobody wrote to anybody: of them only the presence and the first words are kept."""

_LONGEST = 100_000
"""Characters of one header; a message to everybody of a large company has less."""


def mail_records(path: Path, skip: int = 0) -> Iterator[RawRecord]:
    """The messages after the first ``skip``, numbered through all members of an archive; constant memory.

    Raises:
        InvalidInput: the file cannot be opened, is damaged, or is no mailbox.
    """
    position = 0
    for stream in streams(path):
        for head in _heads(stream):
            position += 1
            if position > skip:
                yield RawRecord(position, _headers(head), f"{stream.place_prefix}message {position}")


def check_mailbox(path: Path) -> None:
    """Whether the head of a file is that of a mailbox.

    Raises:
        InvalidInput: it cannot be opened, or does not begin with ``From ``.
    """
    for stream in streams(path):
        _require_mailbox(stream)
        return


def _require_mailbox(stream: ByteStream) -> None:
    if not stream.head.startswith(b"From "):
        stream.fail("it does not begin with a line “From …”.", "Export the mail as an mbox file.")


def _heads(stream: ByteStream) -> Iterator[bytes]:
    """The bytes before the first empty line of each message."""
    _require_mailbox(stream)
    head: list[bytes] = []
    in_head, after_blank = False, True
    for line in _lines(stream):
        stream.since_record = 0
        if after_blank and line.startswith(b"From "):
            if head:
                yield b"".join(head)
            head, in_head, after_blank = [], True, False
            continue
        after_blank = not line.strip()
        if after_blank:
            in_head = False
        elif in_head and sum(map(len, head)) < MAX_RECORD_BYTES:
            head.append(line)
    if head:
        yield b"".join(head)


def _lines(stream: ByteStream) -> Iterator[bytes]:
    rest = b""
    while part := stream.read1(1 << 16):
        *lines, rest = (rest + part).split(b"\n")
        yield from (line + b"\n" for line in lines)
    if rest:
        yield rest


def _headers(head: bytes) -> dict[str, RawValue]:
    message = HeaderParser().parsestr(_text(head), headersonly=True)
    found: dict[str, RawValue] = {}
    for name in (*HEADERS, *MARKS):
        values = [str(value)[:_LONGEST] for value in message.get_all(name, [])]
        if values:
            found[name] = ", ".join(values) if name in HEADERS else values[0][:60]
    return found


def _text(head: bytes) -> str:
    """Headers ought to be ASCII; what is not is UTF-8, GB18030 or, at last, Latin-1, which every byte is."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return head.decode(encoding)
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1")


def decoded_words(text: str) -> str:
    """A header value with its encoded words (RFC 2047) read; as it is where they are broken or of no known charset."""
    try:
        return " ".join(str(make_header(decode_header(text))).split())
    except (LookupError, ValueError):  # UnicodeDecodeError is a ValueError
        return text
