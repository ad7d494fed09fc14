"""A small world of users and companies, and a way to change it through the API."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from strawberry import Schema

from domain.access import Role, Viewer
from graph_service.context import Context
from queries.sessions import NewUser, save_users
from queries.statement import statement
from queries.store import Store

TODAY = date(2026, 3, 1)
USERS = {"kim": Role.SALES, "mia": Role.MANAGER, "sam": Role.SALES, "fay": Role.SALES, "vic": Role.VIEWER}
COMPANIES = {"alpha": "Alpha Works 甲厂", "beta": "Beta Trading 乙贸易", "gamma": "Gamma Labs"}
MAKE_COMPANIES = statement(
    "UNWIND $rows AS row CREATE (:Party:Company {id: row[0], name: row[1], searchName: toLower(row[1])})"
)
CLOSE_USER = statement("MATCH (u:User {id: $id}) SET u.active = false")

Send = Callable[..., Awaitable[Any]]
_PROBLEM = "... on Problem { message nextStep } ... on InvalidInput { path }"
_CONFLICT = "... on Conflict { currentVersion values { field yours stored } }"
_THINGS = {
    "createAccount": "Account",
    "changeAccount": "Account",
    "assignSeat": "Account",
    "endSeat": "Account",
    "handOver": "HandedOver",
    "setReportingLine": "ReportingLineSet",
    "addContact": "Contact",
    "changeContact": "Contact",
    "addPosition": "Contact",
    "movePosition": "Contact",
    "endPosition": "Contact",
    "fillPlaceholder": "Contact",
}


async def make_world(store: Store) -> None:
    """Five colleagues and three companies; each id is its key."""
    users = [NewUser(key, key, key.capitalize(), role, "x", "en") for key, role in USERS.items()]
    await save_users(store, users)
    await store.write(MAKE_COMPANIES, {"rows": [list(row) for row in COMPANIES.items()]})


def sending(store: Store, schema: Schema) -> Send:
    """Runs a mutation, ``send("placeStakeholder", input, "stakeholders { id }")``; gives its answer, whatever it is."""

    async def run(
        name: str, given: dict[str, Any], fields: str = "", *, by: str = "kim", key: str | None = None, **more: str
    ) -> Any:
        thing = more.get("thing", _THINGS.get(name, "PowerMap"))
        type_ = name[0].upper() + name[1:] + "Input"
        selection = f"... on {thing} {{ {fields} }}" if fields else ""
        text = (
            f"mutation($input: {type_}!, $key: String) {{ {name}(input: $input, idempotencyKey: $key)"
            f" {{ __typename {selection} {_PROBLEM} {_CONFLICT} }} }}"
        )
        return (await _asked(schema, store, by, text, input=given, key=key))[name]

    return run


@pytest.fixture
async def world(store: Store) -> Store:
    """The small world in an emptied store."""
    await make_world(store)
    return store


@pytest.fixture
def send(world: Store, schema: Schema) -> Send:
    """Runs a mutation in the small world."""
    return sending(world, schema)


@pytest.fixture
def read(world: Store, schema: Schema) -> Send:
    """Runs a query; gives its data."""

    async def run(text: str, by: str = "kim", **values: Any) -> Any:
        return await _asked(schema, world, by, text, **values)

    return run


async def _asked(schema: Schema, store: Store, by: str, text: str, **values: Any) -> Any:
    context = Context(store, Viewer(by, by, by.capitalize(), USERS[by]), TODAY)
    result = await schema.execute(text, variable_values=values, context_value=context)
    assert not result.errors, result.errors
    return result.data
