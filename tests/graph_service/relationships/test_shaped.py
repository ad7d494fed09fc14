"""Relationship fields: shaped against completed, one statement per root field, and the plans behind them."""

from typing import Any

import orjson
import pytest
from graphql import GraphQLObjectType, get_named_type, parse
from strawberry import Schema

from queries.store import Store
from tests.graph_service.conftest import Sent
from tests.graph_service.generated_queries import RELATIONSHIP_ROOTS, QueryMaker, operation
from tests.graph_service.relationships.conftest import make_world, sending

TYPES = {
    "Account": "account(id: $company)",
    "Contact": "contact(id: $party)",
    "PowerMap": "powerMap(accountId: $company)",
    "Interaction": "interaction(id: $interaction)",
    "Plan": "plan(id: $plan)",
}
PLACED = {
    "support": "MENTOR",
    "politicalStatus": "INNER_CIRCLE",
    "buyingRoles": ["APPROVER", "USER"],
    "evidence": 'Said so: "yes".',
}


@pytest.fixture(scope="module")
async def ids(module_store: Store, schema: Schema) -> dict[str, str]:
    """An account with a team, two contacts, a map with a placeholder and lines; another account with a map."""
    await make_world(module_store)
    send = sending(module_store, schema)
    for account in ("alpha", "beta"):
        await send("createAccount", {"companyId": account, "potential": {"amount": "10", "currency": "EUR"}})
    await send("assignSeat", {"accountId": "alpha", "userId": "sam", "role": "AR", "start": "2025-01-01"})
    people = []
    for name in ("Ada Demo", "Bob Demo"):
        above = {"reportsToId": people[0]} if people else {}
        given = {"name": name, "companyId": "alpha", "start": "2025-01-01", "seniority": "DIRECTOR", **above}
        people.append((await send("addContact", given, "id"))["id"])
    ada, bob = people
    placed = {"personId": ada, "assessment": PLACED, "on": "2025-02-01"}
    await send("placeStakeholder", {"accountId": "alpha", **placed}, "id")
    await send("placeStakeholder", {"accountId": "beta", **placed, "assessment": {"support": "ENEMY"}}, "id")
    map_ = await send("placeStakeholder", {"accountId": "alpha", "personId": bob, "on": "2025-02-01"}, "id")
    await send("placeStakeholder", {"accountId": "alpha", "placeholder": "CEO"}, "id")
    await send("connectInfluence", {"mapId": map_["id"], "fromId": ada, "toId": bob, "on": "2025-03-01"}, "id")
    await send("connectInfluence", {"mapId": map_["id"], "fromId": bob, "toId": ada, "conflict": True}, "id")
    visit = {"kind": "VISIT", "personIds": [ada], "at": "2025-03-01T00:00:00Z"}
    interaction = await send("logInteraction", visit, "id", thing="Interaction")
    period = {"startsOn": "2025-01-01", "endsOn": "2025-12-31"}
    plan = await send("createPlan", {"accountId": "alpha", "name": "2025", **period}, "id", thing="Plan")
    objective = {"planId": plan["id"], "name": "Win", "layer": "KEY", "baseline": 1, "target": 3, "aboutIds": [ada]}
    found = await send("addObjective", objective, "objectives { id }", thing="Plan")
    action = {"objectiveId": found["objectives"][0]["id"], "name": "Visit", "dueOn": "2025-02-01", "aboutId": bob}
    await send("addAction", action, thing="Plan")
    await send("reviewPlan", {"planId": plan["id"], "note": "Said so."}, thing="Plan")
    return {"company": "alpha", "party": ada, "interaction": interaction["id"], "plan": plan["id"]}


@pytest.mark.parametrize("seed", range(40))
async def test_generated_queries_answer_the_same_shaped_and_completed(
    ask: Any, ids: dict[str, str], schema: Schema, sent: Sent, seed: int
) -> None:
    query = QueryMaker(schema._schema, seed, RELATIONSHIP_ROOTS).operation()
    shaped = await ask(query, **ids)
    (root,) = [one for one in parse(query).definitions if one.kind == "operation_definition"]
    assert len(sent) == len(root.selection_set.selections), query
    completed = await ask(query, ordinary=True, **ids)
    assert orjson.dumps(shaped) == orjson.dumps(completed), query


async def test_every_field_alone_uses_indexes_only(ask: Any, ids: dict[str, str], schema: Schema, sent: Sent) -> None:
    for name, root in TYPES.items():
        type_ = schema._schema.type_map[name]
        assert isinstance(type_, GraphQLObjectType)
        for field, definition in type_.fields.items():
            below = get_named_type(definition.type)
            each = _every_leaf(below) if isinstance(below, GraphQLObjectType) else ""
            await ask(operation(f"{root} {{ {field} {each} }}"), **ids)
    for seed in range(1000, 1015):
        await ask(QueryMaker(schema._schema, seed, RELATIONSHIP_ROOTS).operation(), **ids)
    await sent.assert_indexed()


def _every_leaf(type_: GraphQLObjectType) -> str:
    """Every field of the type, of objects only their type's name."""
    names = [
        f"{name} {{ __typename }}" if hasattr(get_named_type(field.type), "fields") else name
        for name, field in type_.fields.items()
    ]
    return "{ " + " ".join(names) + " }"


async def test_one_statement_reads_the_whole_of_an_account(ask: Any, ids: dict[str, str], sent: Sent) -> None:
    fields = """name team { role user { name } } triangleComplete triangleGaps { kind roles }
      contacts { name positions { title company { name } } placements { support } }
      company { jurisdiction ultimateParent { name } group { size head { name } } }
      powerMap { status statusReason { code names }
        stakeholders { name champion assessments { attribute author } stale }
        influences { from to strength } reportingLines { from to } }"""
    found = (await ask(operation(f"account(id: $company) {{ {fields} }}"), **ids))["account"]
    assert len(sent) == 1
    assert (found["powerMap"]["status"], found["powerMap"]["statusReason"]["names"]) == ("GREEN", ["Ada Demo"])
    assert [one["name"] for one in found["contacts"]] == ["Ada Demo", "Bob Demo"]
    assert found["powerMap"]["reportingLines"][0]["to"] == ids["party"]
