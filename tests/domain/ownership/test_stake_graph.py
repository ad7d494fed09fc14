import pytest

from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import (
    Bounds,
    distances,
    economic_graph,
    stakes_above,
    stakes_below,
    stakes_by_pair,
    votes_apart,
    voting_graph,
)
from domain.ownership.stakes import Stake

NOMINEE = {"N": PartyKind.NOMINEE}


def test_stakes_of_a_pair_add_up_and_stay_exact() -> None:
    graph = economic_graph([Stake("A", "C", 0.1, 0.1), Stake("A", "C", 0.2, 0.2), Stake("A", "C", 0.3, 0.3)])
    assert graph.companies_of == {"A": {"C": Bounds(0.6, 0.6, False)}}  # exactly, in any order
    assert graph.banded == frozenset()


def test_a_sum_is_open_when_one_of_its_bands_is() -> None:
    graph = economic_graph([Stake("A", "C", 10, 20, low_open=True), Stake("A", "C", 5, 5)])
    assert graph.companies_of["A"]["C"] == Bounds(15, 25, True)
    assert graph.banded == {"A"}


def test_upper_ends_are_tightened_and_never_fall_below_the_lower_end() -> None:
    graph = economic_graph(
        [Stake("A", "C", 80, 90), Stake("B", "C", None, None), Stake("D", "E", 75, 100), Stake("F", "E", 40, 60)]
    )
    assert graph.holders_of["C"] == {"A": Bounds(80, 90, False), "B": Bounds(0, 20, False)}
    assert graph.holders_of["E"] == {"D": Bounds(75, 75, False), "F": Bounds(40, 40, False)}
    assert graph.overfull == {"E": 115}


def test_shares_of_nothing_are_no_pairs_and_own_shares_are_apart() -> None:
    graph = economic_graph([Stake("A", "B", 0, 0), Stake("B", "B", 5, 5), Stake("A", "C", 10, 10)])
    assert graph.companies_of["A"] == {"C": Bounds(10, 10, False)}
    assert graph.self_holdings == {"B": Bounds(5, 5, False)}
    assert "B" not in graph.holders_of


def test_votes_leave_nominees_out_but_remember_what_they_hold() -> None:
    stakes = [Stake("N", "C", 58, 58), Stake("A", "C", 40, 40, 70, 70), Stake("A", "N", 100, 100)]
    graph = voting_graph(stakes, NOMINEE)
    assert graph.companies_of == {"A": {"C": Bounds(70, 70, False)}}
    assert graph.disclosed["C"] == 128


@pytest.mark.parametrize(
    ("stakes", "kinds", "apart"),
    [
        ([Stake("A", "B", 1, 1)], {}, False),
        ([Stake("A", "B", 1, 1, voting_high=50)], {}, True),
        ([Stake("A", "B", 1, 1)], NOMINEE, True),
    ],
)
def test_whether_votes_differ(stakes: list[Stake], kinds: dict[str, PartyKind], apart: bool) -> None:
    assert votes_apart(stakes, kinds) is apart


def test_one_end_of_a_band_may_be_missing() -> None:
    graph = economic_graph([Stake("A", "B", 30, None), Stake("C", "D", None, 40)])
    assert graph.companies_of["A"]["B"] == Bounds(30, 100, False)
    assert graph.companies_of["C"]["D"] == Bounds(0, 40, False)


def test_reach_distances_and_loops_left_out() -> None:
    graph = economic_graph([Stake(h, c, 50, 50) for h, c in ("AB", "BA", "BC", "XC")])
    assert graph.reachable(["C"], upwards=True) == {"A", "B", "C", "X"}
    assert graph.reachable(["X"], upwards=False) == {"X", "C"}
    assert distances("A", graph.companies_of) == {"A": 0, "B": 1, "C": 2}
    assert graph.without_loops([("A", "B")]).holders_of == {"C": graph.holders_of["C"]}
    assert graph.without_loops([]) is graph


def test_what_lies_below_and_above_comes_with_all_its_holders() -> None:
    market = [Stake(h, c, 50, 50) for h, c in ("AB", "BC", "XC", "XD", "YA")]
    assert ["".join((s.holder, s.company)) for s in stakes_below(["A"], market)] == ["AB", "BC", "XC", "YA"]
    assert ["".join((s.holder, s.company)) for s in stakes_above("B", market)] == ["AB", "YA"]


def test_stakes_are_found_by_pair_in_the_order_of_their_ids() -> None:
    later, first = Stake("A", "B", 1, 1, id="2"), Stake("A", "B", 1, 1, id="1")
    assert stakes_by_pair([later, first]) == {("A", "B"): (first, later)}
