"""Standings of all companies at once against the rules for one company."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.control import controllers_of
from domain.ownership.interest import all_interests, interests_in
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from domain.ownership.standing import standings
from domain.ownership.ultimate_control import ultimate_controller

PARTIES = "ABCDEFG"
KINDS = {"F": PartyKind.NOMINEE, "G": PartyKind.PERSON}


def stake(holder: str, company: str, low: float, high: float | None = None) -> Stake:
    return Stake(holder, company, low, low if high is None else high, id=f"{holder}>{company}")


@st.composite
def markets(draw: st.DrawFn) -> list[Stake]:
    pairs = st.tuples(st.sampled_from(PARTIES), st.sampled_from("ABCDEF"))
    drawn = draw(st.dictionaries(pairs, st.tuples(st.integers(0, 12), st.sampled_from([0, 0, 0, 2])), max_size=14))
    return [stake(*pair, low * 8, min(low * 8 + width * 8, 100)) for pair, (low, width) in drawn.items()]


@settings(max_examples=300, deadline=None)
@given(markets())
def test_all_at_once_is_each_company_alone(market: list[Stake]) -> None:
    found = standings(market, KINDS, PARTIES)
    for company in PARTIES:
        standing = found[company]
        controllers = controllers_of(company, market, KINDS)
        assert {one.party: (one.percent, one.maximum, one.certainty) for one in standing.controllers} == {
            party: (one.percent, one.maximum, one.certainty) for party, one in controllers.items()
        }
        head = ultimate_controller(company, market, KINDS)
        members = head.members if head else ()
        assert set(standing.ultimate) == set(members) - {company}
        assert standing.head == min(members, default=company)
        interests = {one.holder: (one.minimum, one.maximum) for one in interests_in(company, market)}
        for one in standing.controllers:
            expected = interests.get(one.party) if one.ultimate else None
            assert one.interest == (None if expected is None else pytest.approx(expected))


def test_a_circle_is_headed_by_its_smallest_id_and_names_all_members() -> None:
    market = [stake("B", "A", 60), stake("A", "B", 60), stake("A", "C", 80)]
    found = standings(market, {}, "ABC")
    assert {company: one.head for company, one in found.items()} == {"A": "A", "B": "A", "C": "A"}
    assert found["C"].ultimate == ("A", "B")
    assert found["A"].ultimate == ("B",)


def test_who_only_may_control_heads_nothing() -> None:
    found = standings([stake("A", "B", 25, 75)], {}, "B")["B"]
    assert (found.head, found.ultimate) == ("B", ())
    assert [one.certainty.value for one in found.controllers] == ["POSSIBLE"]


@settings(max_examples=100, deadline=None)
@given(markets(), st.sets(st.sampled_from(PARTIES)))
def test_interests_of_some_holders_are_those_among_all(market: list[Stake], holders: set[str]) -> None:
    everything = all_interests(market)
    chosen = all_interests(market, holders)
    assert chosen.warnings == everything.warnings
    assert [(one.holder, one.company) for one in chosen.interests] == [
        (one.holder, one.company) for one in everything.interests if one.holder in holders
    ]
    for one, same in zip(chosen.interests, (x for x in everything.interests if x.holder in holders), strict=True):
        assert (one.minimum, one.maximum) == (pytest.approx(same.minimum), pytest.approx(same.maximum))
