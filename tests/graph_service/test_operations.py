"""What is remembered of an operation must never show in another answer."""

from typing import Any

import pytest
from graphql import GraphQLSchema
from strawberry import Schema

from graph_service.operations import Operations, Plans, RefusedError
from graph_service.schema import build_schema


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema()._schema


@pytest.fixture
def operations(schema: GraphQLSchema) -> Operations:
    return Operations(schema, [])


def test_the_same_text_is_the_same_operation(operations: Operations) -> None:
    text = "query A { viewer { id } } query B { viewer { login } }"
    assert operations.checked(text, "A", {}) is operations.checked(text, "A", {})
    assert operations.checked(text, "A", {}).node is not operations.checked(text, "B", {}).node


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("{ viewer { id }", None, "Syntax Error"),
        ("{ viewer { nothing } }", None, "nothing"),
        ("query A { viewer { id } } query B { viewer { id } }", None, "Name one"),
        ("query A { viewer { id } }", "B", "Name one"),
        ("fragment F on Query { viewer { id } }", None, "F"),
        ("", None, "Syntax Error"),
    ],
)
def test_what_cannot_be_executed_is_refused(operations: Operations, text: str, name: str | None, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        operations.checked(text, name, {})


HOLDERS = "holders { company { holders { company { holders { id } } } } }"


@pytest.mark.parametrize(
    ("header", "variables"), [("$n: Int", {"n": 500}), ("$n: Int = 500", {}), ("$n: Int", {"n": 500.0})]
)
def test_a_page_that_a_variable_sizes_is_measured_each_time(
    operations: Operations, header: str, variables: dict[str, Any]
) -> None:
    text = f"query({header}) {{ companies(first: $n) {{ edges {{ node {{ {HOLDERS} }} }} }} }}"
    with pytest.raises(RefusedError, match="values"):
        operations.checked(text, None, variables)
    operations.checked(text, None, {"n": 1})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("query($id: ID!) { company(id: $id) { id } }", []),
        ("query($id: ID!, $on: Date) { company(id: $id) { holders(asOf: $on) { id } } }", ["on"]),
        ("query($id: ID!, $x: Boolean!) { company(id: $id) @skip(if: $x) { id } }", []),
        ("query($id: ID!, $x: Boolean!) { company(id: $id) { id @skip(if: $x) } }", ["x"]),
        ("query($id: ID!, $x: Boolean!) { company(id: $id) { ...F } } fragment F on Party { id @skip(if: $x) }", ["x"]),
    ],
)
def test_a_plan_depends_on_the_variables_below_the_root_fields(
    operations: Operations, text: str, names: list[str]
) -> None:
    assert list(operations.checked(text, None, {}).plans.variables) == names


def test_plans_are_made_once_and_not_without_end() -> None:
    plans, made = Plans([]), []
    for number in [1, 1, 2, *range(1000)]:
        assert plans.once(number, lambda number=number: made.append(number) or [number]) == [number]  # type: ignore[misc]
    assert made[:2] == [1, 2]
    assert len(plans._known) < 100


async def test_an_unexpected_error_is_masked(schema: GraphQLSchema) -> None:
    served: Schema = build_schema()
    result = await served.execute("{ viewer { id } }", context_value=None)
    assert result.errors
    assert result.errors[0].extensions == {"code": "INTERNAL"}
    assert "NoneType" not in result.errors[0].message
