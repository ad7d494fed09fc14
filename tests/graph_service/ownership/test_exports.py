"""The offline pages as they are read from the store."""

from datetime import date

import pytest

from domain.access import Role, Viewer
from domain.errors import NotFound
from domain.ownership.customer_tree import TreeLimits
from graph_service.ownership.exports import ExportRequest, chart_page, tree_page
from queries.store import Store
from visualization.ownership.tree_export import export_page
from visualization.ownership.tree_page import Subject, TreePage

SALES = Viewer("u", "u", "U", Role.SALES)


def request(root: str) -> ExportRequest:
    return ExportRequest(SALES, root, date(2026, 1, 1), TreeLimits())


def drawn(page: TreePage, group: dict[str, str]) -> dict[str, int]:
    names = {id_: name for name, id_ in group.items()}
    return {names[party.id]: party.depth for party in page.parties}


async def test_the_chart_of_a_company_has_its_holders_above_and_its_holdings_below(
    module_store: Store, group: dict[str, str]
) -> None:
    page = await chart_page(module_store, request(group["a"]))
    # b holds 20 % of a and a 70 % of b: equally near, so above. q holds b, x holds p.
    assert drawn(page, group) == {"a": 0, "p": -1, "b": -1, "f": -1, "x": -2, "q": -2}
    assert page.subject is Subject.CHART
    assert next(one for one in page.stakes if one.stake.holder == group["f"]).sources == ("holdings-csv",)
    shown = export_page(page, "en").decode()
    assert "Penetration chart: 甲实业股份有限公司" in shown
    assert "5 holders above, 0 parties below" in shown


async def test_the_chart_of_a_person_is_what_lies_below(module_store: Store, group: dict[str, str]) -> None:
    page = await chart_page(module_store, request(group["x"]))
    assert drawn(page, group) == {"x": 0, "p": 1, "a": 2, "c": 2, "b": 3}


async def test_the_tree_page_is_the_tree_that_the_api_answers(module_store: Store, group: dict[str, str]) -> None:
    page = await tree_page(module_store, request(group["p"]))
    assert drawn(page, group) == {"p": 0, "a": 1, "c": 1, "b": 2}


async def test_an_unknown_party_is_named(module_store: Store, group: dict[str, str]) -> None:
    with pytest.raises(NotFound, match="no party with the id nobody"):
        await chart_page(module_store, request("nobody"))
    with pytest.raises(NotFound, match="no company"):
        await tree_page(module_store, request(group["x"]))
