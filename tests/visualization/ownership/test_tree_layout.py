from datetime import date
from itertools import pairwise

from domain.ownership.control import ControlCertainty
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_layout import COLUMN_WIDTH, DOWN_HEIGHT, ROW_HEIGHT, lay_out
from visualization.ownership.tree_page import TreePage, TreeParty, TreeStake


def tree(depths: dict[str, int], stakes: list[tuple[str, str, float]]) -> TreePage:
    parties = tuple(
        TreeParty(id_, id_, PartyKind.COMPANY, depth, ControlCertainty.CERTAIN, 100 - depth)
        for id_, depth in depths.items()
    )
    return TreePage("r", date(2026, 1, 1), parties, tuple(TreeStake(Stake(h, c, p, p)) for h, c, p in stakes))


def test_small_tree_runs_downwards_with_parents_over_the_middle_of_their_branch() -> None:
    layout = lay_out(tree({"r": 0, "a": 1, "b": 1, "c": 2}, [("r", "a", 60), ("r", "b", 60), ("a", "c", 60)]))
    at = layout.positions
    assert layout.downward
    assert [at[id_][1] for id_ in "rabc"] == [0, DOWN_HEIGHT, DOWN_HEIGHT, 2 * DOWN_HEIGHT]
    assert at["a"][0] == at["c"][0]
    assert at["r"][0] == (at["a"][0] + at["b"][0]) / 2


def test_large_tree_runs_in_writing_direction_a_layer_to_a_column() -> None:
    names = [f"n{n:02}" for n in range(40)]
    layout = lay_out(tree({"r": 0} | dict.fromkeys(names, 1), [("r", name, 50) for name in names]))
    assert not layout.downward
    assert {layout.positions[name][0] for name in names} == {COLUMN_WIDTH}
    assert sorted(layout.positions[name][1] for name in names) == [n * ROW_HEIGHT for n in range(40)]


def test_the_largest_stake_from_the_layer_before_carries_the_layout() -> None:
    stakes = [("r", "a", 60), ("r", "b", 60), ("a", "c", 15), ("b", "c", 40), ("c", "r", 5), ("c", "c", 1)]
    assert lay_out(tree({"r": 0, "a": 1, "b": 1, "c": 2}, stakes)).spanning == {0, 1, 3}


def test_no_two_parties_share_a_place_even_without_a_stake_from_the_layer_before() -> None:
    page = tree({"r": 0, "a": 1, "b": 2, "c": 5}, [("r", "a", 60)])
    positions = lay_out(page).positions
    assert len(set(positions.values())) == 4
    assert positions["c"][1] == 5 * DOWN_HEIGHT


def test_chain_deeper_than_the_recursion_limit_is_laid_out() -> None:
    ids = ["r", *(f"n{n}" for n in range(1, 1_900))]
    chain = tree({id_: n for n, id_ in enumerate(ids)}, [(a, b, 100.0) for a, b in pairwise(ids)])
    assert lay_out(chain).positions["n1899"][1] == 1_899 * DOWN_HEIGHT
