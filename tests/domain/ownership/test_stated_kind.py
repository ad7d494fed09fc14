"""Stated kinds before silence, later before earlier."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.records import PartyKind
from domain.ownership.stated_kind import StatedKind, kind_of_party, settled

EARLY, LATE = date(2026, 1, 1), date(2026, 2, 1)
FUND = StatedKind(PartyKind.FUND, EARLY, "1")


def test_silence_changes_nothing_and_gives_way() -> None:
    assert settled(FUND, None) == settled(None, FUND) == FUND
    assert settled(None, None) is None


@pytest.mark.parametrize(
    ("on", "run", "expected"),
    [
        (LATE, "2", PartyKind.NOMINEE),
        (EARLY, "2", PartyKind.NOMINEE),  # a corrected file, loaded on the same day
        (EARLY, "1", PartyKind.FUND),  # contradicting rows of one load: the first stands
        (LATE, "1", PartyKind.NOMINEE),
        (date(2025, 1, 1), "2", PartyKind.FUND),  # an older file, loaded late
    ],
)
def test_the_later_of_two_stated_kinds_counts(on: date, run: str, expected: PartyKind) -> None:
    found = settled(FUND, StatedKind(PartyKind.NOMINEE, on, run))
    assert found is not None
    assert found.kind is expected


@given(st.permutations([StatedKind(kind, date(2026, 1, day), "1") for day, kind in enumerate(PartyKind, start=1)]))
def test_loads_for_different_days_may_come_in_any_order(stated: list[StatedKind]) -> None:
    known = None
    for one in stated:
        known = settled(settled(known, None), one)
    assert known == max(stated, key=lambda one: one.on)


@given(st.permutations([("holdings-csv", PartyKind.COMPANY), ("gleif", PartyKind.FUND), ("uk-psc", None)]))
def test_the_source_that_counts_first_among_those_that_speak_decides(
    stated: list[tuple[str, PartyKind | None]],
) -> None:
    assert kind_of_party(stated) is PartyKind.FUND


def test_records_that_state_nothing_leave_it_open() -> None:
    assert kind_of_party([("gleif", None)]) is None
