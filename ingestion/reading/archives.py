"""Files as byte streams: plain, gzip, or the members of a zip; nothing is unpacked to disk.

Every stream counts what it gives out. That bounds what a packed file may grow to and what one record may be, and it
lets an error name the byte at which it happened.
"""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn, Protocol

from domain.errors import InvalidInput

HEAD_BYTES = 1 << 20
"""How much of a stream may be looked at before it is read."""

MAX_RECORD_BYTES = 1 << 26
"""The longest record a reader holds in memory: 64 MiB."""

_GZIP = b"\x1f\x8b"
_ZIP = b"PK"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BROKEN = (
    EOFError, OSError, zlib.error, zipfile.BadZipFile, struct.error, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip
"""What unpacking raises when an archive is damaged."""


class Readable(Protocol):
    """What gives bytes: an open file, or what a packed one unpacks to."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a packed file may grow to: in all, and as a multiple of its packed size once ``ratio_from`` is reached.

    A GLEIF golden copy of 3.4 million records unpacks to 13 GB, its relationship file to 32 times its packed size.
    """

    total_bytes: int = 100 * 10**9
    ratio: int = 200
    ratio_from: int = 100 * 10**6


class ByteStream(io.BufferedIOBase):
    """The bytes of one file or archive member; whatever breaks while reading is an InvalidInput that says where.

    Attributes:
        name: The file, and the member where it is one of several.
        place_prefix: What a place in this stream starts with: the member's name, when the archive has several.
        head: The first HEAD_BYTES, for a look before reading; without a UTF-8 byte order mark.
        offset: Bytes given out so far, a removed byte order mark included.
        since_record: Bytes given out since the reader last set it to 0; bounded by MAX_RECORD_BYTES.
    """

    def __init__(
        self,
        raw: Readable,
        name: str,
        place_prefix: str = "",
        check: Callable[[int], None] | None = None,
    ) -> None:
        self.name = name
        self.place_prefix = place_prefix
        self.since_record = 0
        self._raw = raw
        self._check = check
        head = b""
        while len(head) < HEAD_BYTES and (part := self._pull(HEAD_BYTES - len(head))):
            head += part
        self.head = head.removeprefix(_BYTE_ORDER_MARK)
        self.offset = len(head) - len(self.head)
        self._front = io.BytesIO(self.head)
        if not self.head:
            raise InvalidInput(f"{name} is empty.", "Give a file that holds at least one record.")

    def readable(self) -> bool:
        """Always true."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, at most ``size``, all of them if it is negative.

        Raises:
            InvalidInput: the file is damaged, unpacks to more than is allowed, or a record exceeds MAX_RECORD_BYTES.
        """
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read1(HEAD_BYTES), b""))
        return self.read1(size)

    def read1(self, size: int = -1) -> bytes:
        """The next bytes, at most ``size``, as many as one read gives; raises as ``read`` does."""
        size = HEAD_BYTES if size < 0 else size
        return self._deliver(self._front.read(size) or self._pull(size))

    def fail(self, reason: str, next_step: str) -> NoReturn:
        """Raises InvalidInput for this stream."""
        raise InvalidInput(f"{self.name} cannot be read: {reason}", next_step)

    def _deliver(self, data: bytes) -> bytes:
        self.offset += len(data)
        self.since_record += len(data)
        if self.since_record > MAX_RECORD_BYTES:
            self.fail(
                f"near byte {self.offset:,} a single record is longer than {MAX_RECORD_BYTES >> 20} MB.",
                "Check that the file is complete and of the format it claims to be.",
            )
        return data

    def _pull(self, size: int) -> bytes:
        try:
            data = self._raw.read(size)
        except InvalidInput:
            raise
        except BROKEN as error:
            self.fail(f"it breaks off or is damaged ({reason_of(error)}).", "Fetch or pack the file again.")
        if self._check is not None:
            self._check(len(data))
        return data


def streams(path: Path, limits: Limits | None = None) -> Generator[ByteStream, None, None]:
    """The streams of a file: the file itself, what a gzip holds, or the members of a zip in the archive's order.

    Directories, hidden files and the side files that macOS adds to archives are passed over. A stream must be read
    before the next one is asked for.

    Raises:
        InvalidInput: it is missing, a directory, empty, damaged, encrypted, an archive in an archive, or beyond the
            limits.
    """
    limits = limits or Limits()
    with closing(open_file(path)) as file:
        magic = file.peek(2)[:2]
        if magic == _ZIP:
            yield from _members(file, path, limits)
        elif magic == _GZIP:
            check = _growth_check(path.name, limits, path.stat().st_size)
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield _unpacked(ByteStream(unpacked, path.name, check=check))
        else:
            yield ByteStream(file, path.name)


def open_file(path: Path) -> io.BufferedReader:
    """The file, opened for reading bytes.

    Raises:
        InvalidInput: it is missing, a directory, or may not be read.
    """
    try:
        return path.open("rb")
    except IsADirectoryError as error:
        raise InvalidInput(f"{path.name or path} is a directory.", "Name the files in it, as with *.csv.") from error
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no file {path.name}.", "Check the path and its spelling.") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"{path.name} cannot be opened: {reason_of(error)}.", "Check its permissions.") from error


def _members(file: IO[bytes], path: Path, limits: Limits) -> Iterator[ByteStream]:
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        raise InvalidInput(
            f"{path.name} cannot be read: the zip archive is cut off or damaged ({reason_of(error)}).",
            "Fetch or pack the file again.",
        ) from error
    with archive:
        members = [info for info in archive.infolist() if _is_data(info)]
        if not members:
            raise InvalidInput(f"{path.name} is empty: the archive holds no file.", "Pack the data file and try again.")
        check = _growth_check(path.name, limits, sum(info.compress_size for info in members))
        for info in members:
            name = f"{path.name}, member {info.filename}"
            prefix = f"{info.filename} " if len(members) > 1 else ""
            try:
                raw = archive.open(info)
            except BROKEN as error:
                raise InvalidInput(
                    f"{name} cannot be read: {reason_of(error)}.", "Pack the file again, without a password."
                ) from error
            with raw:
                yield _unpacked(ByteStream(raw, name, prefix, check))


def _unpacked(stream: ByteStream) -> ByteStream:
    if stream.head[:2] == _GZIP or stream.head[:4] == b"PK\x03\x04":
        stream.fail("it is an archive inside an archive.", "Unpack the outer one first.")
    return stream


def _is_data(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.split("/")
    return not info.is_dir() and parts[0] != "__MACOSX" and not parts[-1].startswith(".")


def _growth_check(name: str, limits: Limits, packed: int) -> Callable[[int], None]:
    total = 0

    def check(size: int) -> None:
        nonlocal total
        total += size
        if total > limits.total_bytes or total > max(limits.ratio * packed, limits.ratio_from):
            raise InvalidInput(
                f"{name} cannot be read: it unpacks to more than {total // 10**6} MB from {packed:,} bytes, "
                "as files made to exhaust a machine do.",
                "Unpack it yourself, check it, and give the unpacked file.",
            )

    return check


def reason_of(error: BaseException) -> str:
    """What an error says of itself, in one short line without a full stop."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join((text or type(error).__name__).split())[:200].rstrip(".")
