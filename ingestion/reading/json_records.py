"""JSON as records: the objects of one array, at the top or under a named key, or one object per line."""

import io
from collections.abc import Container, Iterator, Sequence

import ijson
import orjson

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream
from ingestion.reading.encodings import encoding_of, undecodable
from ingestion.reading.tables import MAX_KEPT_TEXT, Records
from ingestion.source import RawRecord, RawValue

MAX_DEPTH = 100
"""The deepest nesting of a record; deeper ones could not be written again."""

_TOO_DEEP = Problem(Reason.MALFORMED, f"The record is nested more than {MAX_DEPTH} levels deep.")
_OPENING = frozenset({"start_map", "start_array"})
_CLOSING = frozenset({"end_map", "end_array"})

_Event = tuple[str, RawValue]
_Cut = tuple[int, RawValue, Problem | None]
"""Number of the record or line, what it holds, and why it cannot be used."""


def json_records(stream: ByteStream, keys: Sequence[str], skip: int = 0, position: int = 0) -> Records:
    """The objects of a JSON stream as records, numbered from ``position`` + 1, those up to number ``skip`` left out.

    The stream is an array of records, an object that holds such arrays under some of ``keys``, or JSON lines. Returns
    the number of the last record.

    Raises:
        InvalidInput: it is none of these, no JSON or not UTF-8; names the record after which it breaks. In JSON lines
            a broken line is a record with a problem instead.
    """
    _refuse_other_encodings(stream)
    by_line = _is_by_line(stream, keys)
    cuts = _line_cuts(stream) if by_line else _array_cuts(stream, keys)
    place = f"{stream.place_prefix}{'line' if by_line else 'record'} "
    for number, value, problem in cuts:
        position += 1
        if position > skip:
            yield RawRecord(position, value, f"{place}{number}", problem)
        stream.since_record = 0
    return position


def _refuse_other_encodings(stream: ByteStream) -> None:
    """Name the encoding of a file that is in another one throughout; a damaged place is named when it is read."""
    try:
        encoding = encoding_of(stream)
    except InvalidInput:
        return
    if encoding != "utf-8":
        stream.fail(f"it is {encoding.upper()}, where JSON must be UTF-8.", "Save the file as UTF-8 and try again.")


def _is_by_line(stream: ByteStream, keys: Sequence[str]) -> bool:
    first_line = stream.head.lstrip().partition(b"\n")[0]
    try:
        first = orjson.loads(first_line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(first, dict) and first.keys().isdisjoint(keys)


def _line_cuts(stream: ByteStream) -> Iterator[_Cut]:
    with io.TextIOWrapper(stream, encoding="utf-8", newline="\n") as text:
        try:
            for number, line in enumerate(text, start=1):
                if line.isspace():
                    continue
                try:
                    value = orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    yield number, line[:MAX_KEPT_TEXT], Problem(Reason.MALFORMED, f"The line is no JSON: {error}.")
                    continue
                deep = _depth_exceeds(value, MAX_DEPTH)
                yield number, line[:MAX_KEPT_TEXT] if deep else value, _TOO_DEEP if deep else None
        except UnicodeDecodeError as error:
            raise undecodable(stream, error) from error


def _array_cuts(stream: ByteStream, keys: Sequence[str]) -> Iterator[_Cut]:
    number, found = 0, False
    try:
        events: Iterator[_Event] = ijson.basic_parse(stream, buf_size=1 << 16, use_float=True)
        for _ in _arrays(events, keys):
            found = True
            for event, value in events:
                if event == "end_array":
                    break
                built = _built(event, value, events)
                number += 1
                yield number, *built
    except ijson.JSONError as error:
        reason = " ".join(_message(error).split("\n")[0].split())
        stream.fail(f"after record {number} it is no JSON ({reason}).", "Fetch the file again.")
    except UnicodeDecodeError as error:
        stream.fail(f"after record {number} it is not UTF-8 ({error.reason}).", "Fetch the file again.")
    if not found:
        stream.fail(f"it holds none of the lists {', '.join(keys)}.", "Give a file of a format this source knows.")


def _arrays(events: Iterator[_Event], keys: Container[RawValue]) -> Iterator[None]:
    """Advances to the first item of each array of records, one after the other, then to the end."""
    event, _ = next(events)
    if event == "start_array":
        yield None
    elif event == "start_map":
        for event, key in events:
            if event == "end_map":
                break
            event, value = next(events)  # noqa: PLW2901 – the value that belongs to the key
            if event == "start_array" and key in keys:
                yield None
            else:
                _built(event, value, events)
    for _ in events:  # what follows the end is an error, which shows only when it is read
        pass


def _built(event: str, value: RawValue, events: Iterator[_Event]) -> tuple[RawValue, Problem | None]:
    """The value that begins with an event; what lies deeper than MAX_DEPTH is left out of it, with a problem."""
    problems: list[Problem] = []
    return _value(event, value, events, MAX_DEPTH, problems), problems[0] if problems else None


def _value(event: str, value: RawValue, events: Iterator[_Event], room: int, problems: list[Problem]) -> RawValue:
    if event not in _OPENING:
        return value
    if room == 0:
        problems[:] = [_TOO_DEEP]
        _pass_over(events)
        return None
    if event == "start_array":
        array: list[RawValue] = []
        for item_event, item in events:
            if item_event == "end_array":
                break
            array.append(_value(item_event, item, events, room - 1, problems))
        return array
    node: dict[str, RawValue] = {}
    for key_event, key in events:
        if key_event == "end_map":
            break
        node[str(key)] = _value(*next(events), events, room - 1, problems)
    return node


def _pass_over(events: Iterator[_Event]) -> None:
    open_levels = 1
    for event, _ in events:
        open_levels += (event in _OPENING) - (event in _CLOSING)
        if not open_levels:
            return


def _depth_exceeds(value: RawValue, depth: int) -> bool:
    level: list[RawValue] = [value]
    for _ in range(depth):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
    return any(isinstance(node, dict | list) for node in level)


def _message(error: ijson.JSONError) -> str:
    detail = error.args[0] if error.args else ""
    return detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
