"""Shaped values against graphql-core's own completion, one statement per root field, and the plans behind them."""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import GraphQLObjectType, get_named_type, parse, print_ast
from strawberry import Schema

from domain.access import Role
from tests.graph_service.conftest import Sent
from tests.graph_service.generated_queries import QueryMaker, operation


def values(group: dict[str, str]) -> dict[str, str]:
    return {"company": group["b"], "party": group["a"], "root": group["p"]}


@pytest.mark.parametrize("seed", range(60))
async def test_generated_queries_answer_the_same_shaped_and_completed_from_indexes(
    ask: Any, group: dict[str, str], schema: Schema, sent: Sent, seed: int
) -> None:
    query = QueryMaker(schema._schema, seed).operation()
    shaped = await ask(query, **values(group))
    roots = [one for one in parse(query).definitions if one.kind == "operation_definition"]
    assert len(sent) == len(roots[0].selection_set.selections), query
    await sent.assert_indexed()
    completed = await ask(query, ordinary=True, **values(group))
    assert orjson.dumps(shaped) == orjson.dumps(completed), query


def planned_fields(schema: Schema) -> list[tuple[str, str]]:
    """Every field of every planned type, as a selection of it alone; one that types read the same way, once."""
    found: dict[object, tuple[str, str]] = {}
    for type_ in schema._schema.type_map.values():
        if not isinstance(type_, GraphQLObjectType) or type_.name not in {"Company", "Person", "Fund", "Holding"}:
            continue
        for name, field in type_.fields.items():
            source = field.extensions["strawberry-definition"].metadata["source"]
            below = " { __typename }" if hasattr(get_named_type(field.type), "fields") else ""
            found.setdefault((name, source), (type_.name, name + below))
    return list(found.values())


async def test_every_field_alone_uses_indexes_only(ask: Any, group: dict[str, str], schema: Schema, sent: Sent) -> None:
    for type_, field in planned_fields(schema):
        await ask(operation(f"node(id: $party) {{ ... on {type_} {{ {field} }} }}"), **values(group))
    relations = ["holders", "holdings"]
    for first in relations:
        for second in relations:
            end = "company" if second == "holdings" else "holder"
            below = f"{first} {{ company {{ {second} {{ {end} {{ id }} }} }} }}"
            await ask(operation(f"company(id: $company) {{ {below} }}"), **values(group))
    await ask('{ companies(search: "峰顶") { totalCount edges { node { name } } } }')
    await sent.assert_indexed()


WEB_DOCUMENTS = Path(__file__).parents[3] / "visualization/web/src/graphql/persisted-documents.json"
WEB_VALUES = {
    "first": 20,
    "search": "峰顶",
    "after": None,
    "asOf": None,
    "minPercent": 0,
    "maxDepth": 10,
    "threshold": 25,
    "from": "2019-06-01",
    "to": "2022-06-01",
    "withCoverage": True,
    "on": None,
    "fromUserId": None,
    "userId": None,
    "formerPositions": False,
}
PERSONS = {"personId", "toPersonId"}
READS_ONCE = {"introductionPaths"}
"""Root fields that keep a graph: the first request reads it too. Their own tests count what follows."""
DECLARED = {"sources", "viewer", "mapTemplates", "relationshipScales"}
"""Root fields that tell what is declared or who asks, and need no statement."""
LONGEST = 10_000
"""Characters of a statement: planning the first time costs about a second for so many, on a slow machine."""


async def test_the_documents_of_the_web_ui_send_one_indexed_statement_a_field(
    ask: Any, group: dict[str, str], sent: Sent
) -> None:
    documents = json.loads(WEB_DOCUMENTS.read_text(encoding="utf-8"))
    assert documents
    for text in documents.values():
        (one,) = [node for node in parse(text).definitions if node.kind == "operation_definition"]
        if one.operation.value != "query":
            continue
        given = {variable.variable.name.value: print_ast(variable.type) for variable in one.variable_definitions or ()}
        values_of_ui = {
            name: (group["x" if name in PERSONS else "p"] if type_.startswith("ID") else WEB_VALUES[name])
            for name, type_ in given.items()
        }
        sent.clear()
        errors = await ask(text, Role.OPERATIONS, errors=True, **values_of_ui) or []
        assert all(error.extensions["code"] == "NOT_FOUND" for error in errors), errors
        fields = [field.name.value for field in one.selection_set.selections]
        assert len(sent) == len([name for name in fields if name not in DECLARED]) or READS_ONCE.issuperset(fields), (
            fields
        )
        assert all(len(one.text) < LONGEST for one in sent), fields
        await sent.assert_indexed()
