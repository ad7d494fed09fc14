"""Calendars: written by hand, times worked out by hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from domain.relationships.interaction_records import Address, OccurrenceRecord, SeriesRecord, Window
from domain.relationships.strength import InteractionKind
from ingestion.relationships.calendar import Calendar
from ingestion.source import RawRecord

WINDOW = Window(date(2026, 1, 1), date(2026, 6, 30))
WHO = "ORGANIZER;CN=Ann Ours:mailto:ann@ours.example\nATTENDEE;CN=周宁:MAILTO:Zhou@Huanyue.example"
BERLIN = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines: str, uid: str = "e1", who: str = WHO) -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, who, "END:VEVENT"))


def calendar(*parts: str) -> bytes:
    text = "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""))
    return text.replace("\n", "\r\n").encode()


def read(tmp_path: Path, content: bytes, window: Window = WINDOW) -> list[SeriesRecord | Problem]:
    path = tmp_path / "me.ics"
    path.write_bytes(content)
    source = Calendar()
    return [source.parse(record, window) for record in source.read(path)]


def series(tmp_path: Path, *parts: str) -> SeriesRecord:
    (found,) = read(tmp_path, calendar(*parts))
    assert isinstance(found, SeriesRecord), found
    return found


def starts(tmp_path: Path, *parts: str) -> list[str]:
    return [one.at.strftime("%m-%d %H:%M") for one in series(tmp_path, *parts).occurrences]


def test_a_meeting_is_who_met_and_when(tmp_path: Path) -> None:
    found = series(
        tmp_path,
        event(
            "DTSTART:20260105T020000Z",
            "DTEND:20260105T033000Z",
            "SUMMARY:Quarterly re",
            " view",  # folded
            "DESCRIPTION:Secret",
            "ATTENDEE;CUTYPE=ROOM:mailto:room@ours.example",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@huanyue.example",
            "ATTENDEE:mailto:no-reply@zoom.example",
            "ATTENDEE;CN=Printer:urn:uuid:1",
        ),
    )
    assert found == SeriesRecord(
        "e1",
        (
            OccurrenceRecord(
                "once",
                InteractionKind.MEETING,
                datetime(2026, 1, 5, 2, tzinfo=UTC),
                (Address("ann@ours.example", "Ann Ours"), Address("zhou@huanyue.example", "周宁")),
                2,
                minutes=90,
                subject="Quarterly review",
            ),
        ),
        date(2026, 1, 1),
    )


def test_a_private_title_is_not_read(tmp_path: Path) -> None:
    (found,) = series(tmp_path, event("DTSTART:20260105T020000Z", "SUMMARY:Doctor", "CLASS:PRIVATE")).occurrences
    assert found.subject is None


@pytest.mark.parametrize(
    ("zone", "start", "at"),
    [
        ("", "DTSTART;TZID=Asia/Shanghai:20260105T100000", "01-05 02:00"),
        ("", "DTSTART;TZID=China Standard Time:20260105T100000", "01-05 02:00"),  # a name of Windows, not declared
        (BERLIN, "DTSTART;TZID=W. Europe Standard Time:20260401T100000", "04-01 08:00"),
        ("X-WR-TIMEZONE:Asia/Tokyo", "DTSTART:20260105T100000", "01-05 01:00"),  # floating
        ("", "DTSTART:20260105T100000", "01-05 10:00"),
        ("", "DTSTART;VALUE=DATE:20260105", "01-05 00:00"),
    ],
)
def test_time_zones(tmp_path: Path, zone: str, start: str, at: str) -> None:
    assert starts(tmp_path, *filter(None, [zone]), event(start)) == [at]


def test_repetitions_stay_on_the_wall_clock_when_summer_comes(tmp_path: Path) -> None:
    # Europe's clocks went forward on 29 March 2026: 10:00 in Berlin is 09:00 UTC before and 08:00 UTC after.
    rule = event("DTSTART;TZID=Europe/Berlin:20260318T100000", "RRULE:FREQ=WEEKLY;COUNT=4")
    assert starts(tmp_path, rule) == ["03-18 09:00", "03-25 09:00", "04-01 08:00", "04-08 08:00"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["RRULE:FREQ=WEEKLY;UNTIL=20260119T020000Z"], ["01-05 02:00", "01-12 02:00", "01-19 02:00"]),
        (["RRULE:FREQ=WEEKLY;UNTIL=20260112"], ["01-05 02:00", "01-12 02:00"]),
        (
            ["RRULE:FREQ=MONTHLY;BYDAY=1MO"],
            [f"0{m}-0{d} 02:00" for m, d in ((1, 5), (2, 2), (3, 2), (4, 6), (5, 4), (6, 1))],
        ),
        (
            ["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260112T020000Z"],
            ["01-05 02:00", "01-19 02:00"],
        ),
        (["RDATE:20260107T020000Z,20260105T020000Z"], ["01-05 02:00", "01-07 02:00"]),
    ],
)
def test_repetitions(tmp_path: Path, lines: list[str], expected: list[str]) -> None:
    assert starts(tmp_path, event("DTSTART:20260105T020000Z", *lines)) == expected


def test_only_the_window_is_read(tmp_path: Path) -> None:
    daily = event("DTSTART:20200105T020000Z", "RRULE:FREQ=DAILY")
    found = starts(tmp_path, daily)
    assert (found[0], found[-1], len(found)) == ("01-01 02:00", "06-30 02:00", 181)
    assert starts(tmp_path, event("DTSTART:20260701T020000Z")) == []


def test_an_occurrence_that_was_moved_keeps_its_number(tmp_path: Path) -> None:
    weekly = event("DTSTART:20260105T020000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event("RECURRENCE-ID:20260112T020000Z", "DTSTART:20260113T060000Z", "SUMMARY:Moved")
    found = series(tmp_path, moved, weekly).occurrences
    assert [(one.key, one.at.day, one.subject) for one in found] == [
        ("20260105T020000Z", 5, None),
        ("20260112T020000Z", 13, "Moved"),
    ]


def test_what_is_cancelled_did_not_take_place(tmp_path: Path) -> None:
    weekly = event("DTSTART:20260105T020000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    one = event("RECURRENCE-ID:20260112T020000Z", "DTSTART:20260112T020000Z", "STATUS:CANCELLED")
    assert starts(tmp_path, weekly, one) == ["01-05 02:00"]
    assert starts(tmp_path, event("DTSTART:20260105T020000Z", "STATUS:CANCELLED")) == []
    assert starts(tmp_path, "METHOD:CANCEL", weekly) == []


def test_the_latest_version_of_an_event_counts(tmp_path: Path) -> None:
    new = event("DTSTART:20260106T020000Z", "SEQUENCE:2")
    old = event("DTSTART:20260105T020000Z", "SEQUENCE:1")
    assert starts(tmp_path, new, old) == ["01-06 02:00"]


def test_an_event_without_others_is_none(tmp_path: Path) -> None:
    found = series(tmp_path, event("DTSTART:20260105T020000Z", who="SUMMARY:Focus"))
    assert (found.occurrences, found.notices) == ((), ("names nobody",))


@pytest.mark.parametrize(
    ("lines", "reason", "detail"),
    [
        (["DTSTART:2026garbage"], Reason.MALFORMED, "cannot be read"),
        (["SUMMARY:no start"], Reason.MALFORMED, "cannot be read"),
        (["DTSTART:20260105T020000Z", "RRULE:FREQ=NONSENSE"], Reason.UNKNOWN_CODE, "RRULE cannot be read"),
        (["DTSTART:20260105T020000Z", "RRULE:FREQ=SECONDLY"], Reason.OUT_OF_RANGE, "SECONDLY"),
        (["DTSTART:20260105T020000Z", "RRULE:FREQ=DAILY;INTERVAL=0"], Reason.OUT_OF_RANGE, "INTERVAL"),
        (["DTSTART:20260105T020000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"], Reason.OUT_OF_RANGE, "BYMONTHDAY"),
        (
            ["DTSTART:20260105T020000Z", "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9"],
            Reason.OUT_OF_RANGE,
            "more than 1,000 times",
        ),
        (["DTSTART:16010105T020000Z", "RRULE:FREQ=DAILY"], Reason.BAD_DATE, "before 1970"),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, lines: list[str], reason: Reason, detail: str) -> None:
    bad, good = read(tmp_path, calendar(event(*lines), event("DTSTART:20260105T020000Z", uid="e2")))
    assert isinstance(bad, Problem)
    assert bad.reason is reason, bad
    assert detail in bad.detail
    assert isinstance(good, SeriesRecord)


def test_an_event_without_number_and_one_that_is_cut_off_are_kept_aside(tmp_path: Path) -> None:
    whole = calendar("BEGIN:VEVENT\nDTSTART:20260105T020000Z\nEND:VEVENT")
    found = read(tmp_path, whole.replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nUID:cut"))
    assert [one.reason for one in found if isinstance(one, Problem)] == [Reason.MISSING_FIELD, Reason.MALFORMED]


def test_gb18030_and_going_on(tmp_path: Path) -> None:
    path = tmp_path / "me.ics"
    text = calendar(event("DTSTART:20260105T020000Z"), event("DTSTART:20260106T020000Z", uid="e2")).decode()
    path.write_bytes(text.encode("gb18030"))
    (record,) = Calendar().read(path, 1)
    found = Calendar().parse(record, WINDOW)
    assert isinstance(found, SeriesRecord)
    assert (record.position, found.series, found.occurrences[0].others[1].name) == (2, "e2", "周宁")


def test_what_is_no_calendar_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "me.ics"
    path.write_text("BEGIN:VCARD\n")
    with pytest.raises(InvalidInput, match="does not begin with BEGIN:VCALENDAR"):
        Calendar().content_date(path)


LINES = st.sampled_from(
    [
        "DTSTART:20260105T020000Z",
        "DTSTART;VALUE=DATE:20260105",
        "DTSTART;TZID=Nowhere/Land:20260105T020000",
        "DTEND:20250105T020000Z",
        "DURATION:-PT1H",
        "RRULE:FREQ=WEEKLY;UNTIL=20260301",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=DAILY;COUNT=-3",
        "RRULE:INTERVAL=0;FREQ=DAILY",
        "EXDATE;VALUE=DATE:20260105",
        "RDATE;VALUE=PERIOD:20260107T020000Z/PT1H",
        "RECURRENCE-ID:20260105T020000Z",
        "SEQUENCE:x",
        "STATUS:TENTATIVE",
        "CLASS:WHATEVER",
        "ATTENDEE:",
        "SUMMARY:\x00\x07",
        "BEGIN:VALARM",
        "END:VALARM",
        "nonsense",
    ]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=6))
def test_any_lines_give_a_series_or_a_problem(lines: list[str]) -> None:
    value = {"uid": "e1", "events": event(*lines).replace("\n", "\r\n") + "\r\n", "calendar": ""}
    found = Calendar().parse(RawRecord(1, dict(value), "event 1"), WINDOW)
    assert isinstance(found, SeriesRecord | Problem)
