"""What keeps groups of tens of thousands of companies affordable."""

from typing import Any

import pytest

from queries.statement import Statement
from queries.store import Store
from tests.queries.plans import grouping_keys

TREE = "query($id: ID!) { customerTree(rootId: $id) { nodes { party { id } } holdings { id holder { id } } } }"
OWNERS = "query($id: ID!) { ownership(companyId: $id) { interests { party { name } percent } } }"
DISAGREEMENTS = "query($id: ID!) { disagreements(companyId: $id, scope: GROUP) { id holder { id } } }"


@pytest.mark.parametrize("query", [TREE, OWNERS, DISAGREEMENTS], ids=["tree", "owners", "disagreements"])
async def test_no_pair_is_grouped_by_the_list_of_all_parties(
    ask: Any, group: dict[str, str], sent: list[Statement], module_store: Store, query: str
) -> None:
    await ask(query, id=group["p"])
    keys = grouping_keys(await module_store.explain(sent[0]))
    assert keys
    assert keys.isdisjoint({"members", "above", "pairs", "companies"})


async def test_the_node_limit_keeps_the_nearest_and_says_that_it_cut(ask: Any, group: dict[str, str]) -> None:
    query = """query($id: ID!, $most: Int) { customerTree(rootId: $id, maxNodes: $most) {
      truncated nodes { depth } summary { companies } } }"""
    whole = (await ask(query, id=group["p"]))["customerTree"]
    assert not whole["truncated"]
    some = (await ask(query, id=group["p"], most=2))["customerTree"]
    assert (some["truncated"], [node["depth"] for node in some["nodes"]]) == (True, [0, 1])
    assert some["summary"] == whole["summary"]


@pytest.mark.parametrize("most", [0, 100_001])
async def test_a_node_limit_beyond_what_is_possible_is_refused(ask: Any, group: dict[str, str], most: int) -> None:
    query = "query($id: ID!, $most: Int) { customerTree(rootId: $id, maxNodes: $most) { truncated } }"
    errors = await ask(query, id=group["p"], most=most, errors=True)
    assert errors[0].extensions["code"] == "INVALID_INPUT"
    assert "maxNodes" in errors[0].message
