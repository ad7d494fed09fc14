from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.control import (
    ControlCertainty,
    Controlled,
    all_control,
    controlled_by,
    controllers_of,
)
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from domain.ownership.ultimate_control import ultimate_controller
from tests.domain.ownership import markets as any_markets

CERTAIN, POSSIBLE = ControlCertainty.CERTAIN, ControlCertainty.POSSIBLE
KINDS: Mapping[str, PartyKind] = {"N": PartyKind.NOMINEE, "PERSON": PartyKind.PERSON, "FUND": PartyKind.FUND}


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


def sums(controlled: Iterable[Controlled]) -> dict[str, float]:
    return {one.company: one.percent for one in controlled}


CYCLE = stakes(("P", "A", 60), ("A", "B", 70), ("B", "A", 20), ("Q", "B", 10))
TWO_PATHS = stakes(("A", "B1", 100), ("A", "B2", 80), ("B1", "C", 20), ("B2", "C", 35))


def test_joint_majority_controls_although_interest_stays_below_half() -> None:
    # Eurostat, Business registers recommendations manual, 2010: 55 % of C together, integrated ownership 48 %
    assert sums(controlled_by("A", TWO_PATHS, KINDS)) == {"B1": 100, "B2": 80, "C": 55}


def test_small_cycle() -> None:
    # computed; what B holds in A counts for P, who controls B
    assert sums(controlled_by("P", CYCLE, KINDS)) == {"A": 80, "B": 70}
    assert controlled_by("Q", CYCLE, KINDS) == ()


def test_witness_and_path_name_the_stakes_in_joining_order() -> None:
    [*_, last] = controlled_by("A", TWO_PATHS, KINDS)
    assert [stake.id for stake in last.witness] == ["B1>C", "B2>C"]
    found = ultimate_controller("C", TWO_PATHS, KINDS)
    assert found is not None
    assert (found.members, found.circular, found.others) == (("A",), False, ())
    assert [stake.id for stake in found.path] == ["A>B1", "A>B2", "B1>C", "B2>C"]


@pytest.mark.parametrize(("percent", "controls"), [(50, False), (50 + 1e-10, False), (50.01, True), (49.99, False)])
def test_exactly_half_is_no_control(percent: float, controls: bool) -> None:
    assert bool(controlled_by("A", stakes(("A", "B", percent)), KINDS)) is controls


def test_another_threshold() -> None:
    assert sums(controlled_by("A", stakes(("A", "B", 34)), KINDS, threshold=33)) == {"B": 34}
    assert list(controllers_of("B", stakes(("A", "B", 34)), KINDS, threshold=33)) == ["A"]


def test_votes_count_where_they_are_given() -> None:
    market = [Stake("A", "B", 80, 80, 30, 30), Stake("C", "B", 20, 20, 70, 70), Stake("B", "D", 60, 60)]
    assert list(all_control(market, KINDS)) == ["B", "C"]
    assert sums(controlled_by("C", market, KINDS)) == {"B": 70, "D": 60}


def test_own_shares_do_not_count_but_those_held_for_the_controller_do() -> None:
    market = stakes(("A", "B", 45), ("B", "B", 10))
    assert controlled_by("A", market, KINDS) == ()
    held_below = stakes(("A", "B", 51), ("B", "C", 60), ("C", "B", 30))
    assert sums(controlled_by("A", held_below, KINDS)) == {"B": 81, "C": 60}


def test_nominees_neither_control_nor_carry_control_nor_are_controlled() -> None:
    market = stakes(("N", "A", 58.17), ("X", "N", 90), ("X", "A", 30))
    assert all_control(market, KINDS) == {}
    assert controlled_by("N", market, KINDS) == ()
    assert controlled_by(frozenset({"N", "X"}), market, KINDS) == ()


def test_persons_and_funds_control() -> None:
    market = stakes(("PERSON", "A", 60), ("FUND", "B", 60))
    assert list(all_control(market, KINDS)) == ["FUND", "PERSON"]


def test_parties_acting_in_concert_are_one_controller() -> None:
    # computed: 30 and 25; neither controls, both together do with 55
    market = stakes(("p1", "T", 30), ("p2", "T", 25))
    assert all_control(market, KINDS) == {}
    assert sums(controlled_by(frozenset({"p1", "p2"}), market, KINDS)) == {"T": 55}


CONCERT = Arrangements(concerts=(frozenset({"p1", "p2"}),))


def test_each_party_of_a_concert_is_listed_with_those_it_needs() -> None:
    # computed: 30 and 25 of T; p1 has 60 of S alone
    market = stakes(("p1", "T", 30), ("p2", "T", 25), ("p1", "S", 60), ("T", "U", 80))
    found = {one.company: one.concert for one in controlled_by("p1", market, KINDS, arrangements=CONCERT)}
    assert found == {"S": frozenset(), "T": frozenset({"p1", "p2"}), "U": frozenset({"p1", "p2"})}
    assert list(controllers_of("U", market, KINDS, arrangements=CONCERT)) == ["T", "p1", "p2"]
    assert sums(all_control(market, KINDS, arrangements=CONCERT)["p2"]) == {"T": 55, "U": 80, "S": 60}
    top = ultimate_controller("U", market, KINDS, arrangements=CONCERT)
    assert top is not None
    assert (top.members, top.concert, top.circular, top.others) == (("p1", "p2"), True, False, ())
    assert [stake.id for stake in top.path] == ["p1>T", "p2>T", "T>U"]


def test_whoever_controls_one_member_does_not_control_what_the_concert_does() -> None:
    market = stakes(("p1", "T", 30), ("p2", "T", 25), ("Z", "p1", 100))
    assert sums(controlled_by("Z", market, KINDS, arrangements=CONCERT)) == {"p1": 100}
    both = stakes(("p1", "T", 30), ("p2", "T", 25), ("Z", "p1", 100), ("Z", "p2", 100))
    top = ultimate_controller("T", both, KINDS, arrangements=CONCERT)
    assert top is not None
    assert (top.members, top.concert) == (("Z",), False)


PARTNER = Appointment("GP", "Fund I", "执行事务合伙人")


def test_an_appointment_sets_control_with_its_reason() -> None:
    # a partnership: the executive partner holds 1 % and controls, the limited partner of 99 % holds no control by votes
    market = stakes(("GP", "Fund I", 1), ("Fund I", "T", 60))
    arrangements = Arrangements((PARTNER, Appointment("N", "T", "a nominee appoints nobody")))
    first, second = controlled_by("GP", market, KINDS, arrangements=arrangements)
    assert (first.company, first.percent, first.certainty, first.witness) == ("Fund I", 1, CERTAIN, ())
    assert first.appointments == (PARTNER,)
    assert (second.company, second.percent, second.appointments) == ("T", 60, ())
    top = ultimate_controller("T", market, KINDS, arrangements=arrangements)
    assert top is not None
    assert (top.members, top.appointments) == (("GP",), (PARTNER,))
    assert [stake.id for stake in top.path] == ["GP>Fund I", "Fund I>T"]


def test_an_appointment_without_any_stake_carries_control_on() -> None:
    market = stakes(("B", "C", 60))
    arrangements = Arrangements((Appointment("A", "B", "board majority"),))
    assert sums(controlled_by("A", market, KINDS, arrangements=arrangements)) == {"B": 0, "C": 60}
    assert list(controllers_of("C", market, KINDS, arrangements=arrangements)) == ["A", "B"]


def test_votes_and_appointments_can_point_to_different_parties() -> None:
    market = stakes(("A", "B", 60))
    found = ultimate_controller("B", market, KINDS, arrangements=Arrangements((Appointment("C", "B", "board"),)))
    assert found is not None
    assert (found.members, found.others) == (("A",), ("C",))


def test_more_than_100_percent_stays_in_and_shows_every_controller() -> None:
    market = stakes(("A", "C", 63.79), ("B", "C", 63.78), ("C", "D", 51))
    assert list(controllers_of("C", market, KINDS)) == ["A", "B"]
    found = ultimate_controller("D", market, KINDS)
    assert found is not None
    assert (found.members, found.others) == (("A",), ("B",))


def test_a_circle_of_control_has_no_head() -> None:
    market = stakes(("A", "B", 60), ("B", "A", 60), ("B", "T", 60), ("X", "T", 40))
    below, inside = ultimate_controller("T", market, KINDS), ultimate_controller("A", market, KINDS)
    assert below is not None
    assert inside is not None
    assert below.circular
    assert below.members == inside.members == ("A", "B")
    assert [stake.id for stake in below.path][-1] == "B>T"
    assert [stake.id for stake in inside.path] == ["B>A"]


def test_a_circle_controlled_from_outside_has_a_head() -> None:
    market = stakes(("P", "A", 60), ("A", "B", 60), ("B", "A", 40), ("P", "B", 40))
    found = ultimate_controller("B", market, KINDS)
    assert found is not None
    assert found.members == ("P",)


def test_nobody_controls_a_joint_venture_of_halves() -> None:
    market = stakes(("A", "J", 50), ("B", "J", 50), ("J", "K", 100))
    assert controllers_of("J", market, KINDS) == {}
    assert ultimate_controller("J", market, KINDS) is None
    found = ultimate_controller("K", market, KINDS)
    assert found is not None
    assert found.members == ("J",)


def band(holder: str, company: str, low: float | None, high: float | None, *, low_open: bool = False) -> Stake:
    return Stake(holder, company, low, high, low_open=low_open, id=f"{holder}>{company}")


def certainty(controller: str, market: Sequence[Stake]) -> dict[str, ControlCertainty]:
    return {one.company: one.certainty for one in controlled_by(controller, market, KINDS)}


def test_open_lower_ends_decide() -> None:
    # computed: X (25, 50] and M (25, 50] make (50, 100] of T
    market = [band("X", "M", 75, 100), band("X", "T", 25, 50, low_open=True), band("M", "T", 25, 50, low_open=True)]
    assert certainty("X", market) == {"M": CERTAIN, "T": CERTAIN}
    closed = [market[0], band("X", "T", 25, 50), band("M", "T", 25, 50)]
    assert certainty("X", closed) == {"M": CERTAIN, "T": POSSIBLE}
    assert certainty("M", market) == {}


def test_chain_of_bands() -> None:
    # computed: P [75, 100] of A, A (50, 75) of B: control of B is certain
    assert certainty("P", [band("P", "A", 75, 100), band("A", "B", 50, 75, low_open=True)]) == {
        "A": CERTAIN,
        "B": CERTAIN,
    }


def test_an_open_end_of_votes() -> None:
    votes = Stake("A", "B", 20, 20, 50, 75, low_open=True)
    assert certainty("A", [votes]) == {"B": CERTAIN}
    exact = Stake("A", "B", 50, 75, 50, 50, low_open=True)  # exact votes have no open end
    assert certainty("A", [exact]) == {}


def test_undisclosed_stakes_control_possibly_unless_others_hold_too_much() -> None:
    [found] = controlled_by("U", [band("U", "C", None, None), *stakes(("A", "C", 30))], KINDS)
    assert (found.certainty, found.percent, found.maximum) == (POSSIBLE, 0, 70)
    assert controlled_by("U", [band("U", "C", None, None), *stakes(("A", "C", 50))], KINDS) == ()


def test_together_a_set_cannot_hold_what_others_hold() -> None:
    # U and its company V may hold 40 each, but not more than 40 together
    market = [*stakes(("U", "V", 100), ("A", "C", 60)), band("U", "C", None, None), band("V", "C", None, None)]
    assert certainty("U", market) == {"V": CERTAIN}


def test_possible_control_passes_on_what_it_carries() -> None:
    market = [band("U", "V", 40, 60), *stakes(("V", "W", 80))]
    assert certainty("U", market) == {"V": POSSIBLE, "W": POSSIBLE}
    assert [one.certainty for one in controllers_of("W", market, KINDS).values()] == [CERTAIN, POSSIBLE]
    assert sums(controlled_by("U", market, KINDS)) == {"V": 40, "W": 0}


def test_a_chain_of_five_thousand_companies() -> None:
    links = list(pairwise(f"{number:04}" for number in range(5001)))
    found = ultimate_controller("5000", stakes(*((holder, company, 60) for holder, company in links)), KINDS)
    assert found is not None
    assert found.members == ("0000",)
    assert len(found.path) == 5000


NAMES = "ABCDEF"
unhurried = settings(max_examples=40, deadline=None)


@st.composite
def markets(draw: st.DrawFn) -> list[Stake]:
    """Random holders of up to six companies, some nominees, at most 100 % disclosed of each."""
    found: list[Stake] = []
    for company in NAMES:
        others = [*NAMES, "X", "Y", "N"]
        percents = draw(st.dictionaries(st.sampled_from(others), st.integers(1, 100), max_size=4))
        room = 100
        for holder, percent in percents.items():
            found += stakes((holder, company, min(percent, room))) if room else []
            room -= min(percent, room)
    return found


def naive(start: str, market: Sequence[Stake]) -> dict[str, float]:
    """The definition, word for word, repeated until nothing changes."""
    members = {start} - {"N"}
    while True:
        held = {
            company: sum(s.low or 0 for s in market if s.company == company and s.holder in members - {company})
            for company in {s.company for s in market} - {"N"}
        }
        joined = members | {company for company, percent in held.items() if percent > 50 and members}
        if joined == members:
            return {company: held[company] for company in members - {start}}
        members = joined


@unhurried
@given(markets())
def test_control_equals_the_definition(market: list[Stake]) -> None:
    everything = all_control(market, KINDS)
    for name in [*NAMES, "X", "Y", "N"]:
        expected = naive(name, market)
        assert sums(controlled_by(name, market, KINDS)) == pytest.approx(expected)
        assert sums(everything.get(name, ())) == pytest.approx(expected)
        assert list(controllers_of(name, market, KINDS)) == sorted(
            (other for other in [*NAMES, "X", "Y"] if name in naive(other, market) and other != name),
            key=lambda other: (-naive(other, market)[name], other),
        )


@unhurried
@given(markets())
def test_the_ultimate_controller_is_controlled_by_nobody_outside(market: list[Stake]) -> None:
    for name in NAMES:
        found = ultimate_controller(name, market, KINDS)
        controllers = set(controllers_of(name, market, KINDS))
        if found is None:
            assert not controllers
            continue
        assert found.others == ()  # at most 100 % disclosed: one majority only
        assert set(found.members) - {name} <= controllers
        for member in found.members:
            assert set(controllers_of(member, market, KINDS)) <= set(found.members)
        assert {stake.company for stake in found.path} >= {name}


@unhurried
@given(markets(), st.randoms())
def test_the_order_of_stakes_changes_nothing(market: list[Stake], random: object) -> None:
    shuffled = sorted(market, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert all_control(shuffled, KINDS) == all_control(market, KINDS)
    assert list(all_control(shuffled, KINDS)) == list(all_control(market, KINDS))
    assert ultimate_controller("A", shuffled, KINDS) == ultimate_controller("A", market, KINDS)


@unhurried
@given(markets(), st.sampled_from(NAMES + "XYN"), st.sampled_from(NAMES), st.integers(1, 100))
def test_another_stake_never_ends_certain_control(market: list[Stake], holder: str, company: str, more: int) -> None:
    after = all_control([*market, *stakes((holder, company, more))], KINDS)
    for controller, controlled in all_control(market, KINDS).items():
        certain = {one.company for one in after[controller] if one.certainty is CERTAIN}
        assert {one.company for one in controlled} <= certain


@unhurried
@given(markets(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=24, max_size=24))
def test_what_is_so_lies_between_certain_and_possible(market: list[Stake], widths: list[tuple[int, int]]) -> None:
    wide = [
        Stake(s.holder, s.company, max(0, (s.low or 0) - down), (s.high or 0) + up, id=s.id)
        for s, (down, up) in zip(market, widths, strict=False)
    ]
    for name in [*NAMES, "X", "Y"]:
        truth = set(naive(name, market))
        found = controlled_by(name, wide, KINDS)
        assert {one.company for one in found if one.certainty is CERTAIN} <= truth
        assert truth <= {one.company for one in found}
        assert all(one.percent <= one.maximum for one in found)


@unhurried
@given(any_markets.stakes(), any_markets.arrangements(), any_markets.stakes(most=1), st.randoms())
def test_arrangements_keep_the_laws(
    market: list[Stake], arrangements: Arrangements, more: list[Stake], random: object
) -> None:
    """The order changes nothing; neither another stake nor an arrangement ends certain control."""
    kinds = any_markets.KINDS
    before = all_control(market, kinds, arrangements=arrangements)
    shuffled = sorted(market, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert all_control(shuffled, kinds, arrangements=arrangements) == before

    def certain(found: Mapping[str, Sequence[Controlled]]) -> set[tuple[str, str]]:
        return {(party, one.company) for party in found for one in found[party] if one.certainty is CERTAIN}

    exact = [Stake(s.holder, s.company, s.low or 0, s.low or 0, id=f"more {s.id}") for s in more]
    if all(s.voting_low is None for s in market):
        assert certain(before) <= certain(all_control([*market, *exact], kinds, arrangements=arrangements))
    assert certain(all_control(market, kinds)) <= certain(before)
