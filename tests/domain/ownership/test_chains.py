import pytest

from domain.ownership.chains import maximums, minimums, survey
from domain.ownership.stake_graph import economic_graph
from domain.ownership.stakes import Stake


def test_what_flows_back_to_the_holder_is_not_counted_again() -> None:
    rows = [("A", "B", 70), ("B", "A", 20), ("B", "C", 50)]
    below = survey("A", economic_graph([Stake(h, c, p, p) for h, c, p in rows]))
    assert below.components == [["A", "B"], ["C"]]
    assert minimums(below) == {"B": 70, "C": 35}


def test_the_survey_can_be_limited_and_turned() -> None:
    graph = economic_graph([Stake(h, c, 50, 50) for h, c in ("AB", "BC", "AD")])
    assert survey("A", graph, within={"A", "B"}).components == [["A"], ["B"]]
    assert survey("C", graph, upwards=True).components == [["C"], ["B"], ["A"]]


def test_maximums_follow_shares_that_may_be_nothing_and_keep_what_is_disclosed() -> None:
    graph = economic_graph([Stake("A", "B", None, None), Stake("B", "C", 50, 50), Stake("A", "D", 130, 130)])
    below = survey("A", graph)
    low = minimums(below)
    assert low == {"D": 130}
    assert maximums(below, low) == pytest.approx({"B": 100, "C": 50, "D": 130})
