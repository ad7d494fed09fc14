"""JSON as whole answers: the items of an array, one object per line, or one object; UTF-8 or GB18030."""

import io
from collections.abc import Iterator

import orjson

from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream
from ingestion.reading.encodings import encoding_of, text_of
from ingestion.reading.json_records import json_records
from ingestion.reading.tables import MAX_KEPT_TEXT
from ingestion.source import RawRecord


def json_answers(stream: ByteStream) -> Iterator[RawRecord]:
    """The answers in a JSON stream as records: array items and lines are streamed, a single object is held in memory.

    Raises:
        InvalidInput: it is no JSON, in no encoding that is known, or an answer exceeds the longest record. In JSON
            lines a broken line is a record with a problem instead.
    """
    if encoding_of(stream) != "utf-8":
        stream = ByteStream(_Utf8(text_of(stream)), stream.name, stream.place_prefix)
    if stream.head.lstrip()[:1] == b"[" or _begins_with_whole_line(stream):
        yield from json_records(stream, ())
        return
    content = stream.read()
    try:
        value = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        stream.fail(f"it is no JSON ({error}).", "Fetch the file again.")
    try:
        orjson.dumps(value)  # refuses what is nested too deep to be kept
    except TypeError:
        problem = Problem(Reason.MALFORMED, "The record is nested too deep.")
        yield RawRecord(1, content[:MAX_KEPT_TEXT].decode("utf-8", "replace"), "record 1", problem)
        return
    yield RawRecord(1, value, f"{stream.place_prefix}record 1")


def _begins_with_whole_line(stream: ByteStream) -> bool:
    line = stream.head.lstrip().partition(b"\n")[0]
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


class _Utf8:
    """The bytes of a text, encoded anew."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``."""
        return self._text.read(max(1, size // 4)).encode()
