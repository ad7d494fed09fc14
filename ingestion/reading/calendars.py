"""iCalendar files (RFC 5545) as records: one for each UID, with the time zones of its calendar.

A record holds text and is not yet understood, so that an event that cannot be is kept aside as it stands. The events of
one UID (a series and the occurrences that differ from it) may stand anywhere in a file: a file is held in memory, up to
the size that one record may have.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream, streams
from ingestion.reading.encodings import text_of, undecodable
from ingestion.source import RawRecord, RawValue

_PASSED_OVER = {"DESCRIPTION", "X-ALT-DESC", "COMMENT", "ATTACH"}
"""What was said, which is nobody's business here: it is not even kept in quarantine."""


@dataclass(slots=True)
class _Calendar:
    """What is read of one VCALENDAR: its own lines, its time zones, and its events by UID."""

    properties: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    events: dict[str, list[str]] = field(default_factory=dict)
    cut_off: list[str] = field(default_factory=list)


def calendar_records(path: Path, skip: int = 0) -> Iterator[RawRecord]:
    """The events of a file after the first ``skip`` UIDs, numbered through all calendars of an archive.

    Raises:
        InvalidInput: the file cannot be opened or decoded, is too large, or holds no calendar.
    """
    position = 0
    for stream in streams(path):
        calendar = _read(stream)
        for uid, events in calendar.events.items():
            position += 1
            if position > skip:
                value: dict[str, RawValue] = {"uid": uid, "events": "".join(events)}
                value["calendar"] = "".join(calendar.properties + calendar.zones)
                yield RawRecord(position, value, f"{stream.place_prefix}event {position}")
        if calendar.cut_off:
            position += 1
            problem = Problem(Reason.MALFORMED, "The event does not end before the file does.")
            yield RawRecord(position, "".join(calendar.cut_off), f"{stream.place_prefix}event {position}", problem)


def check_calendar(path: Path) -> None:
    """Whether the head of a file is that of a calendar.

    Raises:
        InvalidInput: it cannot be opened or decoded, or does not begin with ``BEGIN:VCALENDAR``.
    """
    for stream in streams(path):
        _require_calendar(stream)
        return


def _require_calendar(stream: ByteStream) -> None:
    if not stream.head.lstrip().upper().startswith(b"BEGIN:VCALENDAR"):
        stream.fail("it does not begin with BEGIN:VCALENDAR.", "Export the calendar as an iCalendar file (.ics).")


def _read(stream: ByteStream) -> _Calendar:
    _require_calendar(stream)
    calendar, open_, lines = _Calendar(), list[str](), list[str]()
    uid = None
    try:
        for line in _unfolded(text_of(stream)):
            name, _, value = line.partition(":")
            if name.upper() == "BEGIN" and value.strip().upper() != "VCALENDAR":
                open_.append(value.strip().upper())
            if not open_:
                if name.split(";")[0].upper() not in {"BEGIN", "END"}:
                    calendar.properties.append(line + "\r\n")
                continue
            if name.split(";")[0].upper() not in _PASSED_OVER:
                lines.append(line + "\r\n")
            if len(open_) == 1 and name.split(";")[0].upper() == "UID":
                uid = value.strip()
            if name.upper() == "END" and value.strip().upper() == open_[-1]:
                ended = open_.pop()
                if not open_:
                    _keep(calendar, ended, uid, "".join(lines))
                    uid, lines = None, []
    except UnicodeDecodeError as error:
        raise undecodable(stream, error) from error
    calendar.cut_off = lines
    return calendar


def _keep(calendar: _Calendar, component: str, uid: str | None, text: str) -> None:
    if component == "VTIMEZONE":
        calendar.zones.append(text)
    elif component == "VEVENT":
        calendar.events.setdefault(uid or f"\0{len(calendar.events)}", []).append(text)


def _unfolded(lines: Iterator[str]) -> Iterator[str]:
    """The content lines, continuation lines joined to them."""
    current: list[str] = []
    for raw in lines:
        line = raw.rstrip("\r\n")
        if line[:1] in {" ", "\t"} and current:
            current.append(line[1:])
            continue
        if current:
            yield "".join(current)
        current = [line]
    if current:
        yield "".join(current)
