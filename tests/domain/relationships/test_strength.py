from dataclasses import replace
from datetime import date, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.relationships.contact import Seniority
from domain.relationships.strength import (
    DAILY_CAP,
    Contacted,
    Depth,
    Initiator,
    InteractionKind,
    decayed,
    strength,
    strength_today,
)

TODAY = date(2026, 9, 1)
KINDS = st.sampled_from(list(InteractionKind))
CONTACTED = st.builds(
    Contacted,
    on=st.dates(TODAY - timedelta(days=900), TODAY),
    kind=KINDS,
    initiator=st.sampled_from(list(Initiator)),
    depth=st.sampled_from(list(Depth)),
    participants=st.integers(2, 9),
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_worked_example() -> None:
    # shared guide on algorithms, section 6: 3 + 2/2 + 1/4 = 4.25, s = 1 - exp(-0.85) = 0.5726
    happened = [
        Contacted(TODAY, InteractionKind.MEETING),
        Contacted(ago(30), InteractionKind.CALL),
        Contacted(ago(60), InteractionKind.EMAIL),
    ]
    found = strength(happened, TODAY)
    assert found.accumulated == pytest.approx(4.25)
    assert found.value == pytest.approx(0.5726, abs=5e-5)
    assert (found.reciprocity, found.interactions) == (None, 3)


def test_nothing_recorded_is_zero_and_not_missing() -> None:
    found = strength([], TODAY)
    assert (found.value, found.recency, found.frequency, found.reciprocity, found.interactions) == (0, 0, 0, None, 0)


def test_mass_mail_counts_nothing() -> None:
    assert strength([Contacted(TODAY, InteractionKind.MASS_EMAIL, Initiator.US)], TODAY).value == 0


def test_a_large_meeting_is_shared_among_the_others() -> None:
    assert strength([Contacted(TODAY, InteractionKind.MEETING, participants=4)], TODAY).accumulated == pytest.approx(1)


def test_one_day_adds_no_more_than_the_cap() -> None:
    mails = [Contacted(TODAY, InteractionKind.EMAIL) for _ in range(40)]
    assert strength(mails, TODAY).accumulated == DAILY_CAP


def test_answered_mail_counts_more_than_unanswered() -> None:
    # computed: two mails r = 2; one each way b = 1; three of ours and one of theirs b = 1/3
    ours = Contacted(TODAY, InteractionKind.EMAIL, Initiator.US)
    theirs = Contacted(TODAY, InteractionKind.EMAIL, Initiator.THEM)
    assert strength([ours, theirs], TODAY).value == pytest.approx(1 - exp(-2 / 5))
    uneven = strength([ours, ours, ours, theirs], TODAY)
    assert uneven.reciprocity == pytest.approx(1 / 3)
    assert uneven.value == pytest.approx((1 - exp(-4 / 5)) * (0.5 + 0.5 / 3))


def test_the_future_and_lonely_meetings_are_refused() -> None:
    with pytest.raises(InvalidInput, match="2026-09-02 lies in the future"):
        strength([Contacted(date(2026, 9, 2), InteractionKind.CALL)], TODAY)
    with pytest.raises(InvalidInput, match="at least 2 participants, not 1"):
        strength([Contacted(TODAY, InteractionKind.CALL, participants=1)], TODAY)


@given(st.lists(CONTACTED, max_size=12), st.integers(0, 400))
def test_stored_recency_decays_like_a_new_computation(happened: list[Contacted], days: int) -> None:
    later = TODAY + timedelta(days=days)
    stored = strength(happened, TODAY).accumulated
    assert decayed(stored, TODAY, later) == pytest.approx(strength(happened, later).accumulated)


@given(st.lists(CONTACTED, max_size=12), st.randoms())
def test_order_changes_nothing_and_strength_stays_below_one(happened: list[Contacted], chance: object) -> None:
    shuffled = sorted(happened, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert strength(shuffled, TODAY).value == pytest.approx(strength(happened, TODAY).value)
    assert 0 <= strength(happened, TODAY).value <= 1


@given(st.lists(CONTACTED, max_size=12), KINDS)
def test_another_meeting_of_both_never_weakens(happened: list[Contacted], kind: InteractionKind) -> None:
    more = [*happened, Contacted(TODAY, kind)]
    assert strength(more, TODAY).value >= strength(happened, TODAY).value - 1e-12


def test_the_factors_are_those_that_people_can_check() -> None:
    # by hand: 60 days after the last, 2^-2 = 0.25; a call of 2 and a meeting of 3 30 days earlier, 2 + 3/2 = 3.5;
    # depths 0.5 and 1.5: (1 + 2.25) / 3.5; a director counts 1.25: r = 0.25 * 3.25 * 1.25 = 1.015625
    happened = [
        Contacted(ago(60), InteractionKind.CALL, depth=Depth.BRIEF),
        Contacted(ago(90), InteractionKind.MEETING, depth=Depth.IN_DEPTH),
    ]
    found = strength(happened, TODAY, Seniority.DIRECTOR)
    assert (found.recency, found.frequency, found.seniority) == (0.25, 3.5, 1.25)
    assert found.depth == pytest.approx(3.25 / 3.5)
    assert found.accumulated == pytest.approx(1.015625)
    assert found.formula == "(1 − exp(−0.25 × 3.50 × 0.93 × 1.25 ÷ 5)) = 0.18"


def test_the_formula_shows_reciprocity_where_both_directions_are_known() -> None:
    ours, theirs = (Contacted(TODAY, InteractionKind.EMAIL, one) for one in (Initiator.US, Initiator.THEM))
    found = strength([ours, ours, theirs], TODAY)
    assert found.formula == "(1 − exp(−1.00 × 3.00 × 1.00 × 1.00 ÷ 5)) × (0.5 + 0.5 × 0.50) = 0.34"


@given(st.lists(CONTACTED, max_size=12))
def test_seniority_and_depth_never_weaken(happened: list[Contacted]) -> None:
    values = [strength(happened, TODAY, one).value for one in reversed(Seniority)]
    assert values == sorted(values)
    deeper = [replace(one, depth=Depth.IN_DEPTH) for one in happened]
    assert strength(deeper, TODAY).value >= strength(happened, TODAY).value - 1e-12


@given(st.lists(CONTACTED, max_size=12), st.integers(0, 400))
def test_what_is_stored_of_a_strength_gives_it_on_any_later_day(happened: list[Contacted], days: int) -> None:
    later = TODAY + timedelta(days=days)
    stored = strength(happened, TODAY)
    found = strength_today(stored.accumulated, (stored.from_us, stored.from_them), TODAY, later)
    assert found == pytest.approx(strength(happened, later).value)
