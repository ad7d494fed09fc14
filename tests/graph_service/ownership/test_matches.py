"""The review queue and the check for duplicates, asked through the API."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from strawberry import Schema

from domain.access import Role, Viewer
from domain.ownership.records import Parsed
from graph_service.context import Context
from queries.ownership.duplicates import candidates_statement
from queries.store import Store
from tests.queries.ownership.test_match_decisions import LEI_A, LEI_B, company, load, pair, stake
from tests.queries.plans import wasteful

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PARTY = "id name kind otherNames identifiers { scheme value valid } records { source localId } holdings { partyName }"
QUEUE = (
    f"{{ matchQueue {{ totalCount edges {{ node {{ id score version left {{ {PARTY} }} right {{ {PARTY} }} }} }} }} }}"
)
DECIDE = """mutation($input: DecideMatchInput!) { decideMatch(input: $input) { __typename
  ... on MatchDecided { decision { judgement author left { id } right { id } } warnings { kind amount } }
  ... on InvalidInput { path } ... on Problem { message } } }"""
WITHDRAW = """mutation($id: ID!) { withdrawMatch(id: $id) { __typename
  ... on MatchDecision { withdrawnBy left { name } right { name } } ... on Problem { message } } }"""
DUPLICATES = """query($input: PossibleDuplicatesInput!) { possibleDuplicates(input: $input) {
  score certain party { name } features { name detail } } }"""


async def ask(schema: Schema, store: Store, text: str, role: Role = Role.OPERATIONS, **variables: Any) -> Any:
    context = Context(store, Viewer("1", "otto", "Otto", role), date(2026, 1, 1))
    result = await schema.execute(text, variable_values=variables, context_value=context)
    return result.data if result.errors is None else result.errors[0].original_error


async def mills(store: Store) -> str:
    await load(store, "a", Parsed((company("x", "Northern Mill Ltd"), company("s", "Sub")), (stake("x", "s", 60),)))
    await load(store, "b", Parsed((company("x", "Northern Mill Limited", ("LEI", LEI_A)),)))
    await load(store, "c", Parsed((company("x", "Southern Mill", ("LEI", LEI_B)),)))
    return await pair(store, ("a", "x"), ("b", "x"))


async def test_a_pair_is_shown_side_by_side_decided_and_taken_back(schema: Schema, store: Store) -> None:
    id_ = await mills(store)
    queue = (await ask(schema, store, QUEUE))["matchQueue"]
    (edge,) = queue["edges"]
    assert queue["totalCount"] == 1
    assert {edge["node"][side]["name"] for side in ("left", "right")} == {"Northern Mill Ltd", "Northern Mill Limited"}
    decided = (await ask(schema, store, DECIDE, input={"id": id_, "judgement": "SAME", "version": 1}))["decideMatch"]
    assert decided["decision"]["left"] == decided["decision"]["right"]
    assert (decided["decision"]["author"], decided["warnings"]) == ("otto", [])
    assert (await ask(schema, store, QUEUE))["matchQueue"]["edges"] == []
    back = (await ask(schema, store, WITHDRAW, id=id_))["withdrawMatch"]
    assert back["withdrawnBy"] == "otto"
    assert back["left"] != back["right"]


async def test_what_cannot_be_done_is_named(schema: Schema, store: Store) -> None:
    await mills(store)
    veto = await pair(store, ("b", "x"), ("c", "x"))

    async def decide(role: Role = Role.OPERATIONS, **given: Any) -> Any:
        return (await ask(schema, store, DECIDE, role, input={"judgement": "SAME", **given}))["decideMatch"]

    found = await decide(id=veto)
    assert found["__typename"] == "Conflict"
    assert LEI_A in found["message"]
    assert LEI_B in found["message"]
    assert (await decide(id="nothing"))["__typename"] == "NotFound"
    assert (await decide(Role.SALES, id=veto))["__typename"] == "Forbidden"
    assert (await decide(id=veto, reason="x" * 2_001))["path"] == ["input", "reason"]


async def test_only_those_who_import_see_the_queue(schema: Schema, store: Store) -> None:
    assert "may not use imports" in str(await ask(schema, store, QUEUE, Role.SALES))


@pytest.mark.parametrize("name", ["Northen Mill", "NORTHERN MILL LIMITED", "Northern Mill Ltd."])
async def test_a_duplicate_is_found_before_it_is_created(schema: Schema, store: Store, name: str) -> None:
    await mills(store)
    sent: list[object] = []
    stop = store.on_statement(lambda one, _: sent.append(one))
    found = (await ask(schema, store, DUPLICATES, Role.SALES, input={"name": name}))["possibleDuplicates"]
    stop()
    assert {one["party"]["name"] for one in found} == {"Northern Mill Ltd", "Northern Mill Limited"}
    assert len(sent) == 1


async def test_an_identifier_finds_it_under_any_name(schema: Schema, store: Store) -> None:
    await mills(store)
    given = {"name": "Renamed Works", "identifiers": [f"LEI:{LEI_B}"]}
    (found,) = (await ask(schema, store, DUPLICATES, Role.SALES, input=given))["possibleDuplicates"]
    assert (found["party"]["name"], found["certain"]) == ("Southern Mill", True)


async def test_candidates_are_read_from_indexes(migrated_store: Store) -> None:
    assert wasteful(await migrated_store.explain(candidates_statement())) == set()
