from datetime import date

from domain.ownership.control import ControlCertainty
from domain.ownership.events import Calendar, EventKind, Shares, Snapshot, crossed, events_of
from domain.ownership.stakes import Stake
from domain.ownership.standing import Controller, Standing

TODAY = date(2026, 1, 1)
DAY = date(2025, 5, 5)
CALENDAR = Calendar(TODAY, {"C": {"A": DAY}, "M": {"R": date(2025, 7, 7)}})


def stake(low: float | None, high: float | None = None, **more: bool | float) -> Stake:
    return Stake("A", "C", low, low if high is None else high, **more)  # type: ignore[arg-type]


def headed(by: str | None, percent: float = 60, through: str | None = None) -> Standing:
    """C, controlled by a head and perhaps by a company between them."""
    found = [
        Controller(one, percent, percent, ControlCertainty.CERTAIN, ultimate=one == by) for one in (by, through) if one
    ]
    return Standing("C", tuple(found), by or "C")


def kinds(before: Snapshot, after: Snapshot, known: tuple[str, ...] = ()) -> list[EventKind]:
    return [one.kind for one in events_of("C", before, after, CALENDAR, known)]


def test_a_new_controller_is_told_to_both_groups_and_of_the_company() -> None:
    found = events_of("C", Snapshot(standing=headed("A", 60)), Snapshot(standing=headed("R", 70, "M")), CALENDAR)
    assert [one.kind for one in found] == [
        EventKind.NEW_SUBSIDIARY, EventKind.LOST_SUBSIDIARY, EventKind.CONTROLLER_CHANGED,
    ]  # fmt: skip
    assert {(one.group_before, one.group_after, one.before, one.after) for one in found} == {
        ("A", "R", Shares(60, 60), Shares(70, 70))
    }
    assert {one.valid_on for one in found} == {date(2025, 7, 7)}  # the later of what changed in C and in M above it


def test_control_that_begins_or_ends_changes_no_controller() -> None:
    assert kinds(Snapshot(standing=headed(None)), Snapshot(standing=headed("A"))) == [EventKind.NEW_SUBSIDIARY]
    assert kinds(Snapshot(standing=headed("A")), Snapshot(standing=headed(None))) == [EventKind.LOST_SUBSIDIARY]
    assert kinds(Snapshot(standing=headed("A")), Snapshot(standing=headed("A", 80))) == []


def test_a_company_never_seen_is_news_only_where_its_group_was_known() -> None:
    new = Snapshot((stake(60),), headed("A"))
    assert kinds(Snapshot(), new) == []
    assert kinds(Snapshot(), new, ("A",)) == [EventKind.NEW_SUBSIDIARY]


def test_holders_come_and_go_and_cross() -> None:
    alone = headed(None)
    assert kinds(Snapshot((), alone), Snapshot((stake(10),), alone)) == [EventKind.HOLDER_APPEARED]
    assert kinds(Snapshot((stake(10),), alone), Snapshot((), alone)) == [EventKind.HOLDER_LEFT]
    (one, two) = events_of("C", Snapshot((stake(20),), alone), Snapshot((stake(51),), alone), CALENDAR)
    assert (one.kind, one.threshold, two.threshold) == (EventKind.STAKE_CROSSED, 25, 50)
    assert (one.holder, one.before, one.after, one.valid_on) == ("A", Shares(20, 20), Shares(51, 51), DAY)


def test_crossing_compares_as_the_control_rule_does() -> None:
    assert crossed(stake(40), stake(50)) == []
    assert crossed(stake(50), stake(50.01)) == [50]
    assert crossed(stake(80), stake(30)) == [50, 75]
    assert crossed(stake(40), stake(50, 75, low_open=True)) == [50]
    assert crossed(stake(40), stake(40, voting_low=55.0, voting_high=55.0)) == [50]
    assert crossed(stake(None), stake(None)) == []


def test_an_event_has_one_id_on_one_occasion() -> None:
    (one,) = events_of("C", Snapshot(standing=headed(None)), Snapshot(standing=headed("A")), CALENDAR)
    (same,) = events_of("C", Snapshot(standing=headed(None)), Snapshot(standing=headed("A")), CALENDAR)
    (other,) = events_of("C", Snapshot(standing=headed(None)), Snapshot(standing=headed("R")), CALENDAR)
    assert one.id("run") == same.id("run")
    assert len({one.id("run"), one.id("another run"), other.id("run")}) == 3
