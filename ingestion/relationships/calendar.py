"""The source ``calendar``: meetings of a colleague's calendar file (iCalendar, RFC 5545).

Who is who
    Organiser and attendees by their e-mail address. Rooms, resources and those who declined took no part. Which of the
    others are contacts is decided when an event is loaded.
What an event says
    A meeting for every occurrence within the window: repetitions (RRULE, RDATE) without those taken out (EXDATE) and
    with those that were moved or changed (RECURRENCE-ID). Its number is its UID and, in a series, the start it had
    there, so that an update changes it. An occurrence that is cancelled, or no longer there, did not take place. Of two
    events of one UID the one with the higher SEQUENCE counts. Times without a zone are those of X-WR-TIMEZONE, else
    UTC. The title is kept, unless the event is private or confidential; the description is not read. An event that
    names nobody is no interaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrulestr
from icalendar import Calendar as Components
from icalendar import Event, vBroken, vCalAddress, vRecur

from domain.ownership.records import Problem, Reason
from domain.relationships.interaction_records import Address, OccurrenceRecord, SeriesRecord, Window
from domain.relationships.strength import InteractionKind
from ingestion.interaction_source import InteractionSource, address_of, is_automatic
from ingestion.ownership.fields import clean_text, quoted
from ingestion.reading.calendars import calendar_records, check_calendar
from ingestion.source import RawRecord

MOST_OCCURRENCES = 1_000
"""Occurrences of one event within the window; a meeting every working day of two years has half as many."""

_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_LONGEST_MONTH = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EARLIEST = 1970
_LONGEST_KEY = 250


class Calendar(InteractionSource):
    """The source ``calendar``; the rules stand in the module's docstring."""

    name = "calendar"

    def content_date(self, path: Path) -> date | None:
        """Always None; raises InvalidInput for what is no calendar."""
        check_calendar(path)
        return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The events by UID after the first ``skip``; raises InvalidInput as ``calendar_records`` does."""
        return calendar_records(path, skip)

    def parse(self, record: RawRecord, window: Window) -> SeriesRecord | Problem:
        """The event's occurrences within the window, or the first problem."""
        if record.problem is not None:
            return record.problem
        value = record.value
        if not isinstance(value, dict):
            return Problem(Reason.MALFORMED, "The record is no event.")
        uid, events, calendar = (str(value.get(name, "")) for name in ("uid", "events", "calendar"))
        if uid.startswith("\0") or not uid.isprintable() or not 0 < len(uid) <= _LONGEST_KEY:
            return Problem(Reason.MISSING_FIELD, f"UID is missing or cannot be kept: {quoted(uid)}.")
        try:
            return _parse(uid, f"BEGIN:VCALENDAR\r\n{calendar}{events}END:VCALENDAR\r\n", window)
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError, IndexError) as error:
            reason = " ".join(str(error).split())[:200].rstrip(".")
            return Problem(Reason.MALFORMED, f"Event {quoted(uid)} cannot be read: {reason}.")


def _parse(uid: str, text: str, window: Window) -> SeriesRecord | Problem:
    calendar = Components.from_ical(text)
    zone, notices = _zone(str(calendar.get("X-WR-TIMEZONE", "")))
    series, changed = _latest(calendar.events, zone)
    cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    starts: dict[datetime, Event] = {}
    if series is not None:
        if problem := _unusable(series):
            return problem
        taken = list(islice(_starts(series, zone, window), MOST_OCCURRENCES + 1))
        if len(taken) > MOST_OCCURRENCES:
            return Problem(
                Reason.OUT_OF_RANGE, f"Event {quoted(uid)} takes place more than {MOST_OCCURRENCES:,} times."
            )
        starts = dict.fromkeys(taken, series)
    single = series is not None and not (changed or series.rrules or series.rdates)
    occurrences = []
    for original, event in (starts | changed).items():
        at = _moment(event.start, zone) if event is not series else original
        if cancelled or event.status == "CANCELLED" or not window.since <= at.date() <= window.until:
            continue
        people = _people(event)
        if len(people) > 1 or (people and not event.organizer):
            key = "once" if single else original.strftime("%Y%m%dT%H%M%SZ")
            occurrences.append(_occurrence(event, key, at, people))
        elif "names nobody" not in notices:
            notices = (*notices, "names nobody")
    return SeriesRecord(uid, tuple(occurrences), window.since, notices)


def _latest(events: Iterable[Event], zone: tzinfo) -> tuple[Event | None, dict[datetime, Event]]:
    """The event of the series, and the occurrences that differ from it by the start they had; latest versions."""
    series, changed = None, dict[datetime, Event]()
    for event in sorted(events, key=lambda one: one.sequence):
        if event.RECURRENCE_ID is None:
            series = event
        else:
            changed[_moment(event.RECURRENCE_ID, zone)] = event
    return series, changed


def _unusable(event: Event) -> Problem | None:
    for rule in event.rrules:
        if isinstance(rule, vBroken):
            return Problem(Reason.UNKNOWN_CODE, f"RRULE cannot be read: {quoted(str(rule))}.")
        if not _plausible(rule):
            return Problem(Reason.OUT_OF_RANGE, f"RRULE repeats as no meeting does: {quoted(str(dict(rule)))}.")
    if event.start.year < _EARLIEST:
        return Problem(Reason.BAD_DATE, f"DTSTART {event.start} lies before {_EARLIEST}.")
    return None


def _plausible(rule: vRecur) -> bool:
    """Whether a meeting repeats like this: rules that never end or never begin would be searched for ages."""
    frequency, days = rule.get("FREQ", [""])[0], rule.get("BYMONTHDAY")
    if frequency not in _FREQUENCIES or min(rule.get("INTERVAL", [1])) < 1 or {"BYYEARDAY", "BYWEEKNO"} & set(rule):
        return False
    if frequency == "DAILY" and "BYSETPOS" in rule:
        return False
    longest = max(_LONGEST_MONTH[int(month) % 13] for month in rule.get("BYMONTH", [1]))
    return days is None or any(1 <= abs(day) <= longest for day in days)


def _starts(event: Event, zone: tzinfo, window: Window) -> Iterator[datetime]:
    """The starts of a series until the window's end, each once, without those taken out."""
    first = _aware(event.start, zone)
    out = {_moment(one, zone) for one in event.exdates}
    seen = set[datetime]()
    added = (one[0] if isinstance(one, tuple) else one for one in event.rdates)
    repeated = (start for rule in event.rrules for start in _repeated(rule, first, window))
    for one in (first, *(_aware(day, zone) for day in added)):
        seen.add(one.astimezone(UTC))
    for one in repeated:
        seen.add(one.astimezone(UTC))
        if len(seen) > 50 * MOST_OCCURRENCES:
            break
    yield from sorted(start for start in seen - out if start.date() >= window.since)


def _repeated(rule: vRecur, first: datetime, window: Window) -> Iterable[datetime]:
    """The starts that a rule gives, on the wall clock of the first, until the window's end."""
    end = datetime.combine(window.until, time.max, UTC)
    bounded = vRecur({key: value for key, value in rule.items() if key not in {"COUNT", "UNTIL"}})
    if "UNTIL" in rule:
        until = rule["UNTIL"][0]
        last = until if isinstance(until, datetime) else datetime.combine(until, time.max)
        end = min(end, last.astimezone(UTC) if last.tzinfo else last.replace(tzinfo=first.tzinfo).astimezone(UTC))
    text = bounded.to_ical().decode()  # type: ignore[no-untyped-call]
    starts = rrulestr(text, dtstart=first).replace(until=end)
    return islice(starts, rule["COUNT"][0]) if "COUNT" in rule else starts


def _occurrence(event: Event, key: str, at: datetime, people: Sequence[Address]) -> OccurrenceRecord:
    title = clean_text(str(event.get("SUMMARY", ""))[:200], "SUMMARY")
    shown = title[0] if isinstance(title, tuple) and event.classification == "PUBLIC" else ""
    length = event.duration or timedelta()
    return OccurrenceRecord(
        key,
        InteractionKind.MEETING,
        at,
        tuple(people),
        max(2, len(people)),
        minutes=min(int(length.total_seconds() // 60), 7 * 24 * 60) or None,
        subject=shown or None,
    )


def _people(event: Event) -> list[Address]:
    """Who took part: organiser and attendees, each once, without rooms, machines and those who declined."""
    organiser = [] if event.organizer is None else [event.organizer]
    attendees = [one for one in event.attendees if isinstance(one, vCalAddress) and _attends(one)]
    found = {}
    for one in (*organiser, *attendees):
        email = address_of(str(one))
        if email and not is_automatic(email):
            found[email] = Address(email, str(one.params.get("CN", "")).strip()[:200])
    return list(found.values())


def _attends(attendee: vCalAddress) -> bool:
    kind = str(attendee.params.get("CUTYPE", "INDIVIDUAL")).upper()
    answer = str(attendee.params.get("PARTSTAT", "")).upper()
    role = str(attendee.params.get("ROLE", "")).upper()
    return kind not in {"ROOM", "RESOURCE"} and answer != "DECLINED" and role != "NON-PARTICIPANT"


def _zone(name: str) -> tuple[tzinfo, tuple[str, ...]]:
    try:
        return (ZoneInfo(name.strip()), ()) if name.strip() else (UTC, ())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC, (f"unknown time zone {quoted(name)}",)


def _aware(moment: date, zone: tzinfo) -> datetime:
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _moment(moment: date, zone: tzinfo) -> datetime:
    return _aware(moment, zone).astimezone(UTC)
