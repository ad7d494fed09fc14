from datetime import date

import pytest

from domain.ownership.control import ControlCertainty
from domain.ownership.customer_tree import TreeLimits, customer_tree
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_page import PartyFacts, StakeOrigin, TreePage, TreeParty, TreeStake, page_of


def party(id_: str, depth: int, interest: float) -> TreeParty:
    return TreeParty(id_, id_, PartyKind.COMPANY, depth, ControlCertainty.CERTAIN, interest)


PAGE = TreePage(
    "r",
    date(2026, 1, 1),
    (party("deep", 2, 99), party("small", 1, 10), party("r", 0, 0), party("large", 1, 80)),
    tuple(
        TreeStake(Stake(holder, held, 50, 50))
        for holder, held in [("r", "small"), ("r", "large"), ("large", "deep"), ("deep", "r"), ("elsewhere", "small")]
    ),
)


def test_order_is_by_depth_then_interest() -> None:
    assert [one.id for one in PAGE.ordered] == ["r", "large", "small", "deep"]


@pytest.mark.parametrize(("elements", "kept"), [
    (0, []),
    (2, ["r"]),  # "large" would bring its stake along: 1 + 2
    (3, ["r", "large"]),
    (5, ["r", "large", "small"]),
    (7, ["r", "large", "small"]),  # "deep" brings two stakes, the loop included: 5 + 3
    (8, ["r", "large", "small", "deep"]),
])  # fmt: skip
def test_first_counts_parties_and_the_stakes_among_them(elements: int, kept: list[str]) -> None:
    first = PAGE.first(elements)
    assert [one.id for one in first.ordered] == kept
    assert len(first.parties) + len(first.stakes) <= elements


def test_stakes_of_parties_that_are_not_on_the_page_are_not_drawn() -> None:
    assert len(PAGE.drawable.stakes) == 4


@pytest.mark.parametrize(("name", "others", "zh", "en"), [
    ("寰岳国际", ("Huanyue International",), ("寰岳国际", ""), ("Huanyue International", "寰岳国际")),
    ("Tidewell Ltd", ("泰德威尔",), ("泰德威尔", "Tidewell Ltd"), ("Tidewell Ltd", "")),
    ("平安银行", (), ("平安银行", ""), ("平安银行", "")),
])  # fmt: skip
def test_names_are_given_in_the_readers_language_with_the_registered_one(
    name: str, others: tuple[str, ...], zh: tuple[str, str], en: tuple[str, str]
) -> None:
    one = TreeParty("1", name, PartyKind.COMPANY, 1, ControlCertainty.CERTAIN, 50, other_names=others)
    assert (one.names("zh"), one.names("en")) == (zh, en)


def test_page_of_a_computed_tree() -> None:
    stakes = [Stake("r", "a", 60, 60, id="1"), Stake("r", "b", 3, 3, id="2"), Stake("a", "c", 50, 50, id="3")]
    limits = TreeLimits(min_percent=5, max_depth=1)
    facts = {id_: PartyFacts(id_.upper(), PartyKind.COMPANY, account=id_ == "a") for id_ in "rabc"}
    tree = customer_tree("r", stakes, {}, {"a"}, limits)
    page = page_of(tree, date(2026, 1, 1), facts, {"1": StakeOrigin(("gleif",), date(2020, 1, 1))}, limits)
    assert [(p.name, p.depth, p.controlled, p.interest_percent) for p in page.ordered] == [
        ("R", 0, True, 100),
        ("A", 1, True, 60),
    ]
    assert [(s.stake.id, s.sources) for s in page.stakes] == [("1", ("gleif",))]
    assert (page.truncated, page.hidden_stakes, page.min_percent, page.max_depth) == (True, 1, 5, 1)
    assert page.summary == tree.summary
