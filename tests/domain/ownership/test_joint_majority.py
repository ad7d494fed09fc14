from domain.ownership.joint_majority import JointMajority
from domain.ownership.stake_graph import Bounds, voting_graph
from domain.ownership.stakes import Stake


def rule(*rows: tuple[str, str, float], threshold: float = 50) -> JointMajority:
    return JointMajority(voting_graph([Stake(h, c, p, p) for h, c, p in rows], {}), threshold)


def test_sums_are_those_of_the_whole_set_in_the_end() -> None:
    found = rule(("P", "A", 60), ("A", "B", 70), ("B", "A", 20)).certain(["P"])
    assert found.joined == ["P", "A", "B"]
    assert found.sums == {"A": Bounds(80, 80, False), "B": Bounds(70, 70, False)}


def test_carriers_are_the_members_that_had_joined() -> None:
    found = rule(("P", "A", 60), ("P", "B", 60), ("A", "C", 30), ("B", "C", 30), ("C", "B", 9)).certain(["P"])
    assert found.carriers == {"A": ("P",), "B": ("P",), "C": ("A", "B")}
    assert found.carriers_to("C") == [("P", "A"), ("P", "B"), ("A", "C"), ("B", "C")]
    assert found.carriers_to("B") == [("P", "B")]


def test_candidates_are_those_with_a_majority_of_their_own() -> None:
    market = rule(("P", "A", 60), ("Q", "A", 40), ("A", "B", 50), ("R", "C", 51))
    assert market.candidates(["R", "Q", "P", "A", "nobody"]) == ["P", "R"]


def test_what_is_certain_stays_a_member_of_what_is_possible() -> None:
    stakes = [Stake("P", "A", 50, 75, low_open=True), Stake("O", "A", 50, 50), Stake("P", "B", 40, 60)]
    market = JointMajority(voting_graph(stakes, {}), 50)
    certain = market.certain(["P"])
    assert certain.joined == ["P", "A"]  # disclosed beyond 100 %: certain on its face, and flagged elsewhere
    assert market.possible(certain).joined == ["P", "A", "B"]
