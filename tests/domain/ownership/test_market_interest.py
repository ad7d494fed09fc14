import pytest

from domain.ownership.market_interest import market_interest
from domain.ownership.stake_graph import economic_graph
from domain.ownership.stakes import Stake


def test_loops_feed_each_other_in_one_direction() -> None:
    # loop A↔B above loop C↔D; computed by hand: A gets 40 % of C directly, C and D hold half of each other
    rows = [("A", "B", 50), ("B", "A", 20), ("A", "C", 40), ("C", "D", 50), ("D", "C", 50)]
    found = market_interest(economic_graph([Stake(h, c, p, p) for h, c, p in rows]))
    percents = {(holder, company): percent for holder, company, percent in found.pairs}
    assert percents["A", "C"] == pytest.approx(40 / (1 - 0.25))
    assert percents["A", "D"] == pytest.approx(20 / (1 - 0.25))
    assert percents["B", "D"] == pytest.approx(0.2 * 20 / (1 - 0.25))
    assert percents["C", "D"] == pytest.approx(50)
    assert found.closed == ()
    assert found.pairs == sorted(found.pairs)


def test_closed_loops_are_named_and_open_ones_kept() -> None:
    rows = [("A", "B", 100), ("B", "A", 100), ("C", "D", 100), ("D", "C", 90)]
    found = market_interest(economic_graph([Stake(h, c, p, p) for h, c, p in rows]))
    assert found.closed == (("A", "B"),)
    assert [(holder, company) for holder, company, _ in found.pairs] == [("C", "D"), ("D", "C")]


def test_an_empty_market() -> None:
    assert market_interest(economic_graph([])) == ([], ())
