import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.control import ControlCertainty, controlled_by
from domain.ownership.customer_tree import TreeLimit, TreeLimits, TreeNode, customer_tree
from domain.ownership.interest import interests_of
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

CERTAIN = ControlCertainty.CERTAIN
KINDS = {"N": PartyKind.NOMINEE, "F": PartyKind.FUND}


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


GROUP = stakes(
    ("R", "A", 100), ("R", "B", 60), ("A", "C", 30), ("B", "C", 40), ("C", "A", 0.5), ("C", "D", 51),
    ("D", "R", 2), ("B", "E", 10), ("E", "G", 100), ("O", "B", 40), ("O", "Z", 70), ("R", "F", 20),
)  # fmt: skip


def test_a_group_with_several_parents_and_loops() -> None:
    tree = customer_tree("R", GROUP, KINDS, {"A", "D", "E", "Z"})
    assert [(node.party, node.depth, node.controlled) for node in tree.nodes] == [
        ("R", 0, True), ("A", 1, True), ("B", 1, True), ("F", 1, False), ("C", 2, True), ("E", 2, False),
        ("D", 3, True), ("G", 3, False),
    ]  # fmt: skip
    # computed: A = 100 + .005 C, C = .3 A + 24; what D holds in the root is not counted again
    found = {node.party: node.interest_percent for node in tree.nodes}
    assert found["R"] == 100
    assert found["C"] == pytest.approx((0.3 * 100 + 24) / (1 - 0.3 * 0.005))
    assert found["G"] == pytest.approx(6)
    assert [stake.id for stake in tree.stakes] == [
        "R>A", "R>B", "R>F", "A>C", "B>C", "B>E", "C>A", "C>D", "E>G", "D>R",
    ]  # fmt: skip
    assert not tree.truncated


def test_summary_counts_companies_of_the_whole_tree() -> None:
    limits = TreeLimits(max_depth=1)
    for tree in (
        customer_tree("R", GROUP, KINDS, {"A", "D", "E", "Z"}, limits),
        customer_tree("R", GROUP, KINDS, {"A", "D", "E", "Z"}),
    ):
        assert (tree.summary.companies, tree.summary.controlled) == (7, 5)  # the fund is none, the root is one
        assert (tree.summary.accounts, tree.summary.covered) == (3, 2)
        assert tree.summary.coverage_percent == pytest.approx(40)


def test_control_and_interest_use_hidden_stakes_too() -> None:
    market = stakes(("R", "A", 60), ("R", "B", 60), ("A", "C", 4), ("B", "C", 47))
    tree = customer_tree("R", market, KINDS, set(), TreeLimits(min_percent=5))
    assert [stake.id for stake in tree.stakes] == ["R>A", "R>B", "B>C"]
    assert tree.nodes[-1].controlled
    assert tree.nodes[-1].interest_percent == pytest.approx(30.6)
    assert (tree.hidden_stakes, tree.truncated) == (1, False)


def test_what_hangs_on_hidden_stakes_only_vanishes() -> None:
    tree = customer_tree(
        "R", stakes(("R", "A", 4), ("A", "B", 90), ("R", "C", 50)), KINDS, set(), TreeLimits(min_percent=5)
    )
    assert [node.party for node in tree.nodes] == ["R", "C"]


def test_a_band_is_judged_by_its_lower_end_and_a_pair_by_its_sum() -> None:
    market = [Stake("R", "A", 25, 50), Stake("R", "B", None, None), *stakes(("R", "C", 15), ("R", "C", 15))]
    tree = customer_tree("R", market, KINDS, set(), TreeLimits(min_percent=25))
    assert [node.party for node in tree.nodes] == ["R", "C", "A"]
    everything = customer_tree("R", market, KINDS, set())
    assert [node.party for node in everything.nodes] == ["R", "C", "A", "B"]


def test_depth_is_cut_and_said() -> None:
    tree = customer_tree("R", GROUP, KINDS, set(), TreeLimits(max_depth=1))
    assert [node.party for node in tree.nodes] == ["R", "A", "B", "F"]
    assert tree.cut_by == (TreeLimit.MAX_DEPTH,)


def test_the_nearest_and_largest_stay_when_there_are_too_many() -> None:
    tree = customer_tree("R", GROUP, KINDS, set(), TreeLimits(max_nodes=5))
    assert [node.party for node in tree.nodes] == ["R", "A", "B", "F", "C"]
    assert tree.cut_by == (TreeLimit.MAX_NODES,)
    assert {end for stake in tree.stakes for end in (stake.holder, stake.company)} == {"R", "A", "B", "F", "C"}


def test_nothing_is_controlled_through_a_nominee() -> None:
    tree = customer_tree("R", stakes(("R", "N", 100), ("N", "A", 80)), KINDS, set())
    assert tree.nodes == (
        TreeNode("R", 0, CERTAIN, 100),
        TreeNode("N", 1, None, 100),
        TreeNode("A", 2, None, 80),
    )
    assert tree.summary.companies == 2


def test_a_company_without_holdings_is_its_own_tree() -> None:
    tree = customer_tree("R", [], KINDS, {"R"})
    assert tree.nodes == (TreeNode("R", 0, CERTAIN, 100),)
    assert tree.summary.coverage_percent == 100


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("RABCN"), st.sampled_from("RABC"), st.integers(0, 60), st.integers(0, 40)), max_size=9
    )
)
def test_bands_leave_control_open_as_the_control_rule_says(rows: list[tuple[str, str, int, int]]) -> None:
    market = [
        Stake(holder, company, low, low + width, id=f"{at}")
        for at, (holder, company, low, width) in enumerate(rows)
        if holder != company
    ]
    tree = customer_tree("R", market, KINDS, set())
    expected = {one.company: one.certainty for one in controlled_by("R", market, KINDS)}
    assert {node.party: node.certainty for node in tree.nodes[1:] if node.certainty} == expected


@pytest.mark.parametrize("limits", [{"min_percent": -1}, {"min_percent": 100.5}, {"max_depth": -1}, {"max_nodes": 0}])
def test_limits_outside_their_range_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        TreeLimits(**limits)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("RABCDN"), st.sampled_from("RABCDN"), st.integers(0, 30)), max_size=14),
    st.integers(0, 20),
    st.randoms(),
)
def test_the_tree_shows_what_the_rules_say(rows: list[tuple[str, str, int]], minimum: int, random: object) -> None:
    market = stakes(*rows)
    limits = TreeLimits(min_percent=minimum)
    tree = customer_tree("R", market, KINDS, {"A"}, limits)
    controlled = {one.company for one in controlled_by("R", market, KINDS)}
    interest = {one.company: one.percent for one in interests_of("R", market).interests}
    for node in tree.nodes[1:]:
        assert node.controlled is (node.party in controlled)
        assert node.interest_percent == pytest.approx(interest.get(node.party, 0))
    parties = {node.party for node in tree.nodes}
    assert {end for stake in tree.stakes for end in (stake.holder, stake.company)} <= parties
    for node in tree.nodes[1:]:
        parents = {stake.holder for stake in tree.stakes if stake.company == node.party} - {node.party}
        assert min(other.depth for other in tree.nodes if other.party in parents) == node.depth - 1
    shuffled = sorted(market, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert customer_tree("R", shuffled, KINDS, {"A"}, limits).nodes == tree.nodes


def test_appointments_and_concerts_control_what_votes_do_not() -> None:
    market = [Stake("R", "A", 10, 10), Stake("A", "B", 60, 60), Stake("R", "C", 30, 30), Stake("S", "C", 25, 25)]
    arrangements = Arrangements((Appointment("R", "A", "board majority"),), (frozenset({"R", "S"}),))
    tree = customer_tree("R", market, {}, set(), arrangements=arrangements)
    assert {node.party for node in tree.nodes if node.controlled} == {"R", "A", "B", "C"}
    assert {node.party for node in customer_tree("R", market, {}, set()).nodes if node.controlled} == {"R"}
