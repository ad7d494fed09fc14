from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.introductions import HOP_FACTOR, MAX_HOPS, STRONGEST, Acquaintance, introductions

PEOPLE = "uvabcdt"
ACQUAINTANCES = st.lists(
    st.builds(Acquaintance, st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from([0, 0.2, 0.5, 0.8, 1])),
    max_size=14,
)


def test_two_warm_hops_beat_a_cold_direct_one() -> None:
    # shared guide on algorithms, section 8: .30 loses to .80 * .60 = .48; with our factor of .9 for a second hop .432
    found = introductions(
        "t", {"u"}, [Acquaintance("u", "t", 0.3), Acquaintance("u", "a", 0.8), Acquaintance("a", "t", 0.6)]
    )
    assert [one.people for one in found] == [("u", "a", "t"), ("u", "t")]
    assert [one.strength for one in found] == pytest.approx([0.432, 0.3])


def test_nobody_barred_stands_between_but_the_target_may_be() -> None:
    chain = [Acquaintance("u", "a", 0.8), Acquaintance("a", "t", 0.6)]
    assert introductions("t", {"u"}, chain, barred={"a"}) == ()
    assert len(introductions("t", {"u"}, chain, barred={"t"})) == 1


def test_of_equal_chains_fewer_hops_then_fresher_then_smaller_ids() -> None:
    old, new = date(2024, 1, 1), date(2026, 1, 1)
    direct = [
        Acquaintance("u", "t", 0.5, seen_on=old),
        Acquaintance("v", "t", 0.5, seen_on=new),
        Acquaintance("w", "t", 0.5, seen_on=new),
    ]
    found = introductions("t", {"u", "v", "w"}, direct)
    assert [one.people[0] for one in found] == ["v", "w", "u"]


def test_more_than_three_hops_are_none() -> None:
    chain = [Acquaintance(*pair, 1) for pair in ("ua", "ab", "bc", "ct")]
    assert introductions("t", {"u"}, chain) == ()
    assert len(introductions("t", {"u"}, [*chain[1:], Acquaintance("u", "b", 1)])) == 1


def test_a_perfect_strength_still_costs_something() -> None:
    [found] = introductions("t", {"u"}, [Acquaintance("u", "a", 1), Acquaintance("a", "t", 1)])
    assert found.strength == pytest.approx(STRONGEST**2 * HOP_FACTOR)


@given(ACQUAINTANCES, st.sets(st.sampled_from("abcd"), max_size=2))
def test_equals_brute_force(acquaintances: list[Acquaintance], barred: set[str]) -> None:
    found = introductions("t", {"u", "v"}, acquaintances, barred=barred, first=1000)
    assert {one.people: pytest.approx(one.strength) for one in found} == brute_force(acquaintances, barred)
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)


def brute_force(acquaintances: Sequence[Acquaintance], barred: set[str]) -> dict[tuple[str, ...], float]:
    best: dict[frozenset[str], float] = {}
    for one in acquaintances:
        pair = frozenset((one.one, one.other))
        best[pair] = max(best.get(pair, 0), one.strength)
    chains = {}
    for between in range(MAX_HOPS):
        for middle in permutations(set("abcd") - barred, between):
            for colleague in "uv":
                chain = (colleague, *middle, "t")
                shares = [min(best.get(frozenset(chain[at : at + 2]), 0), STRONGEST) for at in range(len(chain) - 1)]
                strength = HOP_FACTOR**between
                for share in shares:
                    strength *= share
                if strength > 0:
                    chains[chain] = strength
    return chains
