from itertools import combinations, pairwise, permutations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.acquaintance_facts import FORMER, MEMBERSHIPS, MOST_MEMBERS, STRONGEST, Ground, Membership
from domain.relationships.acquaintances import AcquaintanceGraph
from domain.relationships.introductions import HOP_FACTOR, MAX_HOPS, Introduction, introductions
from tests.domain.relationships.acquaintance_rows import Rows

TODAY = 20260101
LINE = Ground.INFLUENCE
WORKS, SITS, HOLDS = Membership.EMPLOYEE, Membership.OFFICER, Membership.HOLDER


def found(facts: Rows, first: int = 3, user: str | None = None, *, former: bool = False) -> list[Introduction]:
    return list(introductions(AcquaintanceGraph(facts.facts(), TODAY, former=former), "t", first=first, user=user))


def chains(introduced: list[Introduction]) -> list[tuple[str, ...]]:
    return [(one.user, *one.people) for one in introduced]


def test_two_warm_hops_beat_a_cold_direct_one() -> None:
    # guide on algorithms, section 8: .30 loses to .80 * .60 = .48; with our factor of .9 for a second hop .432
    both = found(Rows(known=[("u", "t", 0.3, None), ("u", "a", 0.8, None)], lines=[("a", "t", LINE, 0.6)]))
    assert chains(both) == [("u", "a", "t"), ("u", "t")]
    assert [one.strength for one in both] == pytest.approx([0.432, 0.3])


def test_every_hop_says_what_it_rests_on() -> None:
    facts = Rows(
        known=[("u", "a", 0.8, 20251224)],
        lines=[("b", "a", Ground.REPORTING, 0.7)],
        memberships=[("b", "co", SITS, None, None), ("t", "co", SITS, 20200101, None)],
    )
    [one] = found(facts)
    assert [(hop.ground, hop.company, hop.seen_on) for hop in one.hops] == [
        (Ground.KNOWN, None, 20251224), (Ground.REPORTING, None, None), (Ground.BOARD, "co", None),
    ]  # fmt: skip
    assert [hop.strength for hop in one.hops] == pytest.approx([0.8, 0.7, 0.64])
    assert one.strength == pytest.approx(0.8 * 0.7 * 0.64 * HOP_FACTOR**2)


@pytest.mark.parametrize(
    ("kinds", "ground", "strength"),
    [
        ((WORKS, WORKS), Ground.COLLEAGUES, 0.49),
        ((SITS, SITS), Ground.BOARD, 0.64),
        ((HOLDS, HOLDS), Ground.SHAREHOLDERS, 0.16),
        ((HOLDS, SITS), Ground.SAME_COMPANY, 0.32),
    ],
)
def test_belonging_to_one_company_is_a_ground(
    kinds: tuple[Membership, Membership], ground: Ground, strength: float
) -> None:
    rows = [(person, "co", kind, None, None) for person, kind in zip("at", kinds, strict=True)]
    [one] = found(Rows(known=[("u", "a", 1, None)], memberships=rows))
    assert one.hops[1].ground == ground
    assert one.hops[1].strength == pytest.approx(strength)


def test_the_larger_the_company_the_less_it_tells() -> None:
    def strength(size: int) -> float | None:
        rows = [(person, "co", WORKS, None, None) for person in ["a", "t", *map(str, range(size - 2))]]
        one = found(Rows(known=[("u", "a", 1, None)], memberships=rows))
        return one[0].hops[1].strength if one else None

    assert strength(11) == pytest.approx(0.49 / (1 + log(10)))
    assert strength(MOST_MEMBERS) is not None
    assert strength(MOST_MEMBERS + 1) is None


def test_former_positions_count_only_when_asked_for_and_only_where_both_were_there() -> None:
    past = [("a", "co", WORKS, 20100101, 20150101), ("t", "co", WORKS, 20120101, None)]
    facts = Rows(known=[("u", "a", 1, None)], memberships=past)
    assert found(facts) == []
    [one] = found(facts, former=True)
    assert one.hops[1].former
    assert one.hops[1].strength == pytest.approx(0.49 * FORMER)
    apart = Rows(facts.known, memberships=[past[0], ("t", "co", WORKS, 20150101, None)])
    assert found(apart, former=True) == []


def test_nobody_barred_stands_between_but_the_target_may_be() -> None:
    known, line = [("u", "a", 0.8, None)], [("a", "t", LINE, 0.6)]
    assert found(Rows(known=known, lines=line, barred={"a"})) == []
    assert len(found(Rows(known=known, lines=line, barred={"t"}))) == 1


def test_of_equal_chains_fewer_hops_then_the_later_contact_then_smaller_ids() -> None:
    known = [("u", "t", 0.5, 20240101), ("v", "t", 0.5, 20250101), ("w", "t", 0.5, 20250101)]
    assert [one.user for one in found(Rows(known=known))] == ["v", "w", "u"]


def test_from_one_colleague_only_theirs() -> None:
    known = [("u", "t", 0.5, None), ("v", "t", 0.9, None)]
    assert chains(found(Rows(known=known), user="u")) == [("u", "t")]
    assert found(Rows(known=known), user="nobody") == []


def test_a_chain_that_could_go_round_somebody_is_left_out() -> None:
    rows = [(person, "co", WORKS, None, None) for person in "abt"]
    # b stands no nearer to t than a does: u asks a, and a needs no b
    assert chains(found(Rows(known=[("u", "a", 1, None)], memberships=rows))) == [("u", "a", "t")]


def test_more_than_three_hops_are_none() -> None:
    lines = [("a", "b", LINE, 1.0), ("b", "c", LINE, 1.0), ("c", "t", LINE, 1.0)]
    assert found(Rows(known=[("u", "a", 1, None)], lines=lines)) == []
    assert len(found(Rows(known=[("u", "b", 1, None)], lines=lines))) == 1


def test_a_perfect_strength_still_costs_something() -> None:
    [one] = found(Rows(known=[("u", "a", 1, None)], lines=[("a", "t", LINE, 1)]))
    assert one.strength == pytest.approx(STRONGEST**2 * HOP_FACTOR)


def test_an_unknown_target_has_none() -> None:
    assert found(Rows(known=[("u", "a", 1, None)])) == []


PEOPLE = "abcdt"
PERSON = st.sampled_from(PEOPLE)
STRENGTHS = st.sampled_from([0, 0.2, 0.5, 0.8, 1])
DAYS = st.none() | st.sampled_from([20100101, 20200101, 20300101])
FACTS = st.builds(
    Rows,
    known=st.lists(st.tuples(st.sampled_from("uv"), PERSON, STRENGTHS, st.none()), max_size=6),
    lines=st.lists(st.tuples(PERSON, PERSON, st.sampled_from([LINE, Ground.REPORTING]), STRENGTHS), max_size=6),
    memberships=st.lists(st.tuples(PERSON, st.sampled_from("XY"), st.sampled_from(Membership), DAYS, DAYS), max_size=8),
    barred=st.sets(st.sampled_from("abcd"), max_size=2),
)


@given(FACTS, st.booleans(), st.sampled_from([None, "u"]), st.sampled_from([1, 2, 1000]))
def test_equals_brute_force(facts: Rows, former: bool, user: str | None, first: int) -> None:
    expected = brute_force(facts, former, user)
    best = found(facts, first, user, former=former)
    assert [one.strength for one in best] == pytest.approx(sorted(expected.values(), reverse=True)[:first])
    assert {(one.user, *one.people): pytest.approx(one.strength) for one in best}.items() <= expected.items()


def brute_force(facts: Rows, former: bool, user: str | None) -> dict[tuple[str, ...], float]:
    """Every chain of every order of people, less those that a shorter and no weaker one makes needless."""
    every = {}
    for between in range(MAX_HOPS):
        for middle in permutations(set("abcd") - set(facts.barred), between):
            for colleague in "uv" if user is None else user:
                people = (*middle, "t")
                strength = HOP_FACTOR**between * known(facts, colleague, people[0])
                for one, other in pairwise(people):
                    strength *= tie(facts, one, other, former)
                if strength > 0:
                    every[colleague, *people] = strength
    shorter = {
        chain: [(chain[0], *kept, "t") for size in range(len(chain) - 2) for kept in combinations(chain[1:-1], size)]
        for chain in every
    }
    return {
        chain: strength
        for chain, strength in every.items()
        if not any(every.get(one, 0) >= strength - 1e-12 for one in shorter[chain])
    }


def known(facts: Rows, user: str, person: str) -> float:
    return min(max((row[2] for row in facts.known if row[:2] == (user, person)), default=0), STRONGEST)


def tie(facts: Rows, one: str, other: str, former: bool) -> float:
    best = [min(row[3], STRONGEST) for row in facts.lines if set(row[:2]) == {one, other}]
    counting = [
        (person, company, kind, start or 0, end or 99999999)
        for person, company, kind, start, end in facts.memberships
        if (start or 0) <= TODAY and (former or (end or 99999999) > TODAY)
    ]
    for first in counting:
        for second in counting:
            end = min(first[4], second[4])
            if first[0] == one and second[0] == other and first[1] == second[1] and max(first[3], second[3]) < end:
                size = len({row[0] for row in counting if row[1] == first[1]})
                strength = MEMBERSHIPS[first[2]] * MEMBERSHIPS[second[2]] / (1 + log(size - 1))
                best.append(strength * (FORMER if end <= TODAY else 1))
    return max(best, default=0)
