from pathlib import Path

import pytest
from graphql import build_schema as parse_schema
from graphql import find_breaking_changes
from graphql.type import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType
from strawberry import Schema

from graph_service.schema import build_schema
from graph_service.schema_file import SCHEMA_FILE, schema_text

CONTRACT = Path(__file__).with_name("contract.graphql")


@pytest.fixture(scope="module")
def schema() -> Schema:
    return build_schema()


def test_nothing_of_the_contract_is_renamed_or_narrowed() -> None:
    contract = parse_schema(CONTRACT.read_text(encoding="utf-8"))
    breaking = find_breaking_changes(contract, parse_schema(schema_text()))
    assert [change.description for change in breaking] == []


def test_the_checked_in_schema_is_the_one_served() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_every_type_field_and_argument_says_what_it_is(schema: Schema) -> None:
    silent = []
    for name, type_ in schema._schema.type_map.items():
        if name.startswith("__") or not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLEnumType):
            continue
        if not type_.description:
            silent.append(name)
        if isinstance(type_, GraphQLEnumType):
            continue
        for field_name, field in type_.fields.items():
            if not field.description:
                silent.append(f"{name}.{field_name}")
            silent += [f"{name}.{field_name}({arg})" for arg, one in field.args.items() if not one.description]
    assert silent == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("{ company(id: 1) { " + "holders { company { " * 7 + "id" + " } }" * 7 + " } }", "depth"),
        ("{ " + " ".join(f"a{n}: company(id: 1) {{ id }}" for n in range(61)) + " }", "aliases"),
        ("{ company(id: 1) { " + "id " * 5000 + " } }", "tokens"),
        (
            "{ companies(first: 500) { edges { node { holders { holder { ... on Company { holders { holder {"
            " ... on Company { holders { id percent } } } } } } } } } } }",
            "values",
        ),
        (
            "query($n: Int) { companies(first: $n) { edges { node { holders { company { holders { company { holders {"
            " id } } } } } } } } }",
            "values",
        ),
        (
            "{ ...A } fragment A on Query { companies(first: 500) { edges { node { ...B ...C } } } }"
            " fragment B on Company { holders { company { ...C } } }"
            " fragment C on Company { holders { company { holders { company { holdings { id } } } } } }",
            "values",
        ),
    ],
)
async def test_an_operation_that_asks_for_too_much_is_refused_unread(schema: Schema, query: str, words: str) -> None:
    result = await schema.execute(query, variable_values={"n": 500}, context_value=None)
    assert result.errors
    assert words in result.errors[0].message
    assert result.data is None


async def test_production_hides_the_schema() -> None:
    closed = build_schema(production=True)
    hidden = await closed.execute("{ __schema { types { name } } }")
    assert hidden.errors
    misspelt = await closed.execute("{ compani(id: 1) { id } }")
    assert misspelt.errors
    assert "Did you mean" not in misspelt.errors[0].message
