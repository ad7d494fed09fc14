"""Numbered statements in versions; the cases are shaped like the published histories of BODS 0.4."""

import copy
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.ownership.assertion import (
    Assertion,
    AssertionCounts,
    Changes,
    Showing,
    StakeValues,
    TieValues,
    shown_stake,
    shown_tie,
)
from domain.ownership.assertions import reconcile, reconcile_ties
from domain.ownership.records import HoldingRecord, Share, TieRecord, TieType

KEY = "key"
ENDS = ("holder", "company")
ZERO = date(2020, 1, 1)

Known = list[Assertion[StakeValues]]
Version = tuple[float, int, int | None, int | None]
"""Percent, day of the statement, first day, first day after."""


def day(number: int | None) -> date | None:
    return None if number is None else ZERO + timedelta(number)


def version(percent: float, stated: int, start: int | None = None, end: int | None = None) -> HoldingRecord:
    return HoldingRecord(
        "h", "c", Share.exact(percent), valid_from=day(start), valid_to=day(end), statement_id="S", observed=True,
        observed_on=day(stated),
    )  # fmt: skip


def withdrawn(stated: int) -> HoldingRecord:
    return HoldingRecord("h", "c", statement_id="S", observed=True, observed_on=day(stated), removed_on=day(stated))


def show(known: Known, rows: list[HoldingRecord], run: str = "run") -> tuple[Known, AssertionCounts]:
    """The assertions after a batch, and what it counted; ``known`` is left as it is."""
    working = copy.deepcopy(known)
    changes: Changes[StakeValues] = Changes()
    as_of = date(2026, 1, 1)
    reconcile(working, [shown_stake(row, KEY, ENDS, as_of) for row in rows], Showing(as_of, run), changes)
    kept = {one.id: one for one in working} | {
        one.id: one for one in (*changes.created, *changes.updated, *changes.seen)
    }
    return sorted(kept.values(), key=lambda one: (one.first_seen, one.id)), changes.counts


def held(known: Known) -> list[tuple[float | None, int | None, int | None]]:
    """Percent, first day and first day after of what is valid on any day, in order."""
    found = [
        (
            one.values.capital.percent,
            None if one.valid_from is None else (one.valid_from - ZERO).days,
            None if one.valid_to is None else (one.valid_to - ZERO).days,
        )
        for one in known
        if not one.is_withdrawn
    ]
    return sorted(found, key=lambda row: -1 if row[1] is None else row[1])


def test_each_version_holds_from_its_own_start_until_that_of_the_next() -> None:
    # Shape of ex_tecido.json: 60, 70, 80 %, each stated some days after it began.
    known, counts = show([], [version(60, 2, 1), version(70, 104, 100), version(80, 303, 300)])
    assert held(known) == [(60, 1, 100), (70, 100, 300), (80, 300, None)]
    assert (counts.created, counts.changed) == (1, 2)


def test_a_change_that_repeats_the_first_start_holds_from_the_day_it_was_stated() -> None:
    # Shape of ex_fermcat.json: 50 % restated twice, then 100 % with the start of the beginning.
    known, counts = show([], [version(50, 0, 0), version(50, 365, 0), version(50, 700, 0), version(100, 900, 0)])
    assert held(known) == [(50, 0, 900), (100, 900, None)]
    assert (counts.created, counts.unchanged, counts.changed) == (1, 2, 1)


def test_a_later_version_gives_the_end() -> None:
    known, counts = show([], [version(50, 0, 0), version(50, 700, 0, 550)])
    assert held(known) == [(50, 0, 550)]
    assert (counts.created, counts.ended) == (1, 1)


def test_a_change_that_has_ended_meanwhile_ends_what_was_said_before() -> None:
    known, _ = show([], [version(50, 0, 0), version(40, 700, 0, 550)])
    assert held(known) == [(50, 0, 550)]


def test_the_same_again_after_a_gap_is_held_twice() -> None:
    known, _ = show([], [version(50, 0, 0, 100), version(50, 300, 200)])
    assert held(known) == [(50, 0, 100), (50, 200, None)]


def test_one_version_may_say_one_after_the_other() -> None:
    rows = [version(30, 500, 0, 100), version(60, 500, 100)]
    known, _ = show([], rows)
    assert held(known) == [(30, 0, 100), (60, 100, None)]
    again, counts = show(known, rows, "again")
    assert (again, counts.unchanged) == ([*again], 2)
    later, _ = show(again, [version(30, 800, 0, 100), version(70, 800, 100)], "later")
    assert held(later) == [(30, 0, 100), (60, 100, 800), (70, 800, None)]


def test_of_two_versions_of_one_day_the_last_counts() -> None:
    known, counts = show([], [version(50, 10, 0), version(40, 10, 0)])
    assert (held(known), counts.duplicates) == ([(40, 0, None)], 1)
    corrected, counts = show(known, [version(45, 10, 0)], "again")
    assert (held(corrected), counts.changed) == ([(45, 0, None)], 1)


def test_a_withdrawal_ends_what_was_said_last_and_is_nothing_by_itself() -> None:
    assert show([], [withdrawn(5)])[0] == []
    known, counts = show([], [version(50, 0, 0), withdrawn(90)])
    assert (held(known), counts.ended) == ([(50, 0, 90)], 1)
    assert held(show(known, [withdrawn(90)], "again")[0]) == [(50, 0, 90)]


def test_a_withdrawal_older_than_what_is_known_changes_nothing() -> None:
    known, _ = show([], [version(50, 0, 0), version(50, 100, 0)])
    after, counts = show(known, [withdrawn(50)], "again")
    assert (held(after), counts.superseded) == ([(50, 0, None)], 1)


def test_what_held_before_and_after_is_not_interrupted() -> None:
    known, _ = show([], [version(50, 0, 0), version(50, 100, 0)])
    after, counts = show(known, [version(40, 50, 0)], "again")
    assert (held(after), counts.superseded) == ([(50, 0, None)], 1)


def test_another_party_at_an_end_is_another_stake() -> None:
    first, _ = show([], [version(50, 0, 0)])
    changes: Changes[StakeValues] = Changes()
    row = shown_stake(version(50, 10, 0), KEY, ("other", "company"), ZERO)
    reconcile(first, [row], Showing(ZERO, "again"), changes)
    assert [(one.holder_record, one.valid_from) for one in changes.created] == [("other", day(10))]
    assert [one.valid_to for one in changes.updated] == [day(10)]


def test_an_office_that_is_stated_again_with_a_later_start_goes_on() -> None:
    def tie(stated: int, start: int, end: int | None = None) -> TieRecord:
        return TieRecord(
            TieType.OFFICER_OF, "h", "c", "S", day(start), day(end), wording="boardChair", observed=True,
            observed_on=day(stated),
        )  # fmt: skip

    changes: Changes[TieValues] = Changes()
    rows = [shown_tie(one, KEY, ENDS, ZERO) for one in (tie(1, 0), tie(101, 100), tie(203, 100, 203))]
    reconcile_ties([], rows, Showing(ZERO, "run"), changes)
    assert [(one.valid_from, one.valid_to) for one in changes.created] == [(day(0), day(203))]


def history(versions: list[Version]) -> list[tuple[float, int | None, int | None]]:
    """The rule, read off the versions in the order of their days."""
    starts: list[int | None] = []
    for _, stated, start, _ in versions:
        is_later = not starts or (start is not None and (starts[-1] is None or start > starts[-1]))
        starts.append(start if is_later else stated)
    found = []
    for place, (percent, _, _, end) in enumerate(versions):
        ends = [one for one in (end, *starts[place + 1 : place + 2]) if one is not None]
        until, start = min(ends, default=None), starts[place]
        if start is None or until is None or start < until:
            found.append((percent, start, until))
    return found


@st.composite
def histories(draw: st.DrawFn) -> list[Version]:
    """Versions of one stake on different days with different percentages, each stated when or after it began."""
    days = draw(st.lists(st.integers(0, 40), min_size=1, max_size=6, unique=True).map(sorted))
    return [
        (10.0 + number, stated, draw(st.one_of(st.none(), st.integers(0, stated))), None)
        for number, stated in enumerate(days)
    ]


@given(histories(), st.randoms(use_true_random=False), st.booleans())
@example([(10.0, 5, 2, None), (11.0, 6, 2, None), (12.0, 7, 3, None)], __import__("random").Random(1), True)
@settings(max_examples=400, deadline=None)
def test_the_order_of_versions_and_how_they_are_cut_into_batches_does_not_matter(
    versions: list[Version], random: object, together: bool
) -> None:
    rows = [version(*one) for one in versions]
    random.shuffle(rows)  # type: ignore[attr-defined]
    known: Known = []
    for number, batch in enumerate([rows] if together else [[row] for row in rows]):
        known, _ = show(known, batch, f"run{number}")
    assert held(known) == history(versions)
    again, counts = show(known, rows, "again")
    assert held(again) == history(versions)
    assert (counts.created, counts.changed, counts.ended) == (0, 0, 0)


@pytest.mark.parametrize("end", [3, 7, 20])
def test_the_end_of_an_older_version_shown_late_stands(end: int) -> None:
    newer, _ = show([], [version(70, 10, 8)])
    known, _ = show(newer, [version(60, 2, 1, end)], "again")
    assert held(known) == [(60, 1, min(end, 8)), (70, 8, None)]
