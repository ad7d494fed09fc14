from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.close_links import CloseLinks, close_links
from domain.ownership.interest import Interest, interests_of
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from tests.domain.ownership import markets

unhurried = settings(max_examples=80, deadline=None)


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


def table(found: CloseLinks) -> dict[tuple[str, str], float]:
    return {(one.holder, one.company): one.percent for one in found.holdings}


CYCLE = stakes(("P", "A", 60), ("A", "B", 70), ("B", "A", 20), ("Q", "B", 10))


def test_small_cycle_goes_round_nothing() -> None:
    # computed by hand: simple paths only, where economic interest of P in A is 69.77; B→A of exactly 20 counts
    found = close_links(CYCLE, {})
    assert table(found) == pytest.approx({("P", "A"): 60, ("P", "B"): 42, ("A", "B"): 70, ("B", "A"): 20})
    everything = table(close_links(CYCLE, {}, threshold=0.5))
    assert everything["Q", "B"] == pytest.approx(10)
    assert everything["Q", "A"] == pytest.approx(2)
    assert not found.truncated
    assert found.linked("A") == {"P", "B"}
    assert found.linked("Q") == frozenset()


def test_published_example_without_loops() -> None:
    # Eurostat, Business registers recommendations manual, 2010: two paths of 20 and 28 make 48 %
    found = close_links(stakes(("A", "B1", 100), ("A", "B2", 80), ("B1", "C", 20), ("B2", "C", 35)), {})
    assert table(found)["A", "C"] == pytest.approx(48)


def test_a_third_party_links_what_it_holds() -> None:
    found = close_links(stakes(("F", "A", 20), ("F", "B", 35), ("G", "B", 20), ("H", "C", 19.99)), {})
    assert found.third_parties() == {"F": ("A", "B")}
    assert found.linked("A") == {"F", "B"}
    assert found.linked("B") == {"F", "G", "A"}


def test_nominees_link_nobody() -> None:
    market = stakes(("N", "A", 60), ("X", "N", 90), ("X", "B", 30))
    assert table(close_links(market, {"N": PartyKind.NOMINEE})) == {("X", "B"): 30}


def test_bands_link_certainly_or_possibly() -> None:
    # P [75, 100] of A, A [25, 50] of B: 18.75 to 50
    market = [Stake("P", "A", 75, 100), Stake("A", "B", 25, 50)]
    found = close_links(market, {})
    assert table(found) == {("P", "A"): 75, ("A", "B"): 25}
    assert found.possible == (Interest("P", "B", 18.75, 18.75, 50),)


def test_a_loop_with_too_many_paths_is_truncated_to_those_that_carry_most() -> None:
    names = [f"{number:02}" for number in range(30)]
    market = stakes(*((one, other, 3.0) for one in names for other in names if one != other), ("P", "00", 40))
    found = close_links(market, {}, threshold=3.0, most_steps=30_000)
    assert found.truncated
    least = {(one.holder, one.company): one.minimum for one in found.holdings}
    assert least["P", "00"] == pytest.approx(40)
    assert least["00", "01"] >= 3 + 27.9 * 0.09  # the direct stake and all paths over one other company
    assert all(one.maximum >= one.minimum for one in found.holdings)


def by_enumeration(market: Sequence[Stake]) -> dict[tuple[str, str], float]:
    """The definition: every simple path, one by one."""
    sums: dict[tuple[str, str], float] = {}

    def walk(path: tuple[str, ...], carried: float) -> None:
        for stake in market:
            if stake.holder == path[-1] and stake.company not in path:
                share = carried * (stake.low or 0) / 100
                pair = (path[0], stake.company)
                sums[pair] = sums.get(pair, 0) + share
                walk((*path, stake.company), share)

    for party in {stake.holder for stake in market}:
        walk((party,), 100.0)
    return {pair: percent for pair, percent in sums.items() if percent > 0}


@unhurried
@given(markets.stakes(most=16, bands=False, votes=False))
def test_sums_are_those_of_all_simple_paths(market: list[Stake]) -> None:
    found = table(close_links(market, {}, threshold=0.001))
    expected = {pair: percent for pair, percent in by_enumeration(market).items() if percent >= 0.001 - 1e-9}
    assert found == pytest.approx(expected)


@unhurried
@given(markets.stakes(bands=False, votes=False))
def test_without_loops_it_is_the_interest(market: list[Stake]) -> None:
    downwards = [stake for stake in market if stake.holder < stake.company]
    found = table(close_links(downwards, {}, threshold=0.001))
    for (holder, company), percent in found.items():
        interest = {one.company: one.percent for one in interests_of(holder, downwards).interests}
        assert interest[company] == pytest.approx(percent)


@unhurried
@given(markets.stakes(), st.randoms())
def test_the_order_of_stakes_changes_nothing(market: list[Stake], random: object) -> None:
    shuffled = sorted(market, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert close_links(shuffled, markets.KINDS) == close_links(market, markets.KINDS)
