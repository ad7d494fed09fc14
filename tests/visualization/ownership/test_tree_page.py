from datetime import date

import pytest

from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_page import TreePage, TreeParty, TreeStake


def party(id_: str, depth: int, interest: float) -> TreeParty:
    return TreeParty(id_, id_, PartyKind.COMPANY, depth, True, interest)


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
    one = TreeParty("1", name, PartyKind.COMPANY, 1, True, 50, other_names=others)
    assert (one.names("zh"), one.names("en")) == (zh, en)
