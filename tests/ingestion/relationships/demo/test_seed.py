"""The demo world's relationships, as the rules see them."""

from datetime import date
from typing import Any

import pytest

from domain.access import Role, Viewer
from graph_service.context import Context
from graph_service.demo_users import DEMO_USERS, demo_user_ids, seed_demo_users
from graph_service.schema import build_schema
from ingestion.ownership.demo.seed import seed
from ingestion.relationships.demo.cast import EQUIPMENT, FIGURES, RAIL
from ingestion.relationships.demo.seed import seed_relationships
from queries.doctor import audit
from queries.ownership.accounts import parties_of
from queries.statement import statement
from queries.store import Store

PEOPLE = statement("MATCH (p:Contact) RETURN collect([p.name, p.otherNames, p.fictional])")
FACTS = statement("MATCH ()-[r:PLACES|SERVES|WORKS_FOR|REPORTS_TO|INFLUENCES|CONFLICTS_WITH]->() RETURN count(r)")
ACCOUNT = """query($id: ID!) { account(id: $id) { tier potential { amount currency } triangleComplete
  triangleGaps { kind } contacts { name } powerMap { status statusReason { code }
    stakeholders { name champion placeholder } influences { conflict } reportingLines { from } } }
  stanceContradictions(accountId: $id) { name }
  powerMapChanges(accountId: $id, from: "2026-02-02", to: "2026-09-15") { attribute before after } }"""


@pytest.fixture(scope="module")
async def companies(module_store: Store) -> dict[str, str]:
    await seed(module_store)
    await seed_demo_users(module_store)
    assert await seed_relationships(module_store, demo_user_ids())
    return await parties_of(module_store, "demo", [EQUIPMENT, RAIL])


async def shown(store: Store, account: str) -> Any:
    viewer = Viewer(demo_user_ids()["kam"], "kam", "Kam", Role.SALES)
    context = Context(store, viewer, date(2026, 11, 1))
    result = await build_schema().execute(ACCOUNT, variable_values={"id": account}, context_value=context)
    assert not result.errors, result.errors
    return result.data


async def test_the_equipment_company_is_green_with_a_champion_and_a_whole_team(
    module_store: Store, companies: dict[str, str]
) -> None:
    found = await shown(module_store, companies[EQUIPMENT])
    account = found["account"]
    assert (account["tier"], account["potential"]) == ("A", {"amount": "48000000.00", "currency": "CNY"})
    assert account["triangleComplete"]
    assert (account["powerMap"]["status"], account["powerMap"]["statusReason"]["code"]) == (
        "GREEN",
        "SUPPORTIVE_DECIDER",
    )
    assert [one["name"] for one in account["powerMap"]["stakeholders"] if one["champion"]] == ["邱若岚（虚构人物）"]
    assert sorted(one["conflict"] for one in account["powerMap"]["influences"]) == [False, False, True]
    assert {"attribute": "support", "before": "NEUTRAL", "after": "SUPPORTER"} in found["powerMapChanges"]


async def test_rail_is_red_with_an_open_role_and_a_gap_in_its_team(
    module_store: Store, companies: dict[str, str]
) -> None:
    found = await shown(module_store, companies[RAIL])
    account = found["account"]
    assert (account["powerMap"]["status"], account["triangleComplete"]) == ("RED", False)
    assert [one["kind"] for one in account["triangleGaps"]] == ["NOBODY", "SAME_PERSON"]
    assert any(one["placeholder"] for one in account["powerMap"]["stakeholders"])
    assert found["stanceContradictions"] == [{"name": "邱若岚（虚构人物）"}]


async def test_everybody_is_marked_as_invented_in_both_languages(
    module_store: Store, companies: dict[str, str]
) -> None:
    people = await module_store.read(PEOPLE)
    assert len(people) == len(FIGURES)
    for name, others, fictional in people:
        assert "虚构人物" in name
        assert all("fictional" in other for other in others)
        assert fictional


async def test_a_second_start_changes_nothing_and_all_is_as_declared(
    module_store: Store, companies: dict[str, str]
) -> None:
    before = await module_store.read(FACTS)
    assert not await seed_relationships(module_store, demo_user_ids())
    assert await module_store.read(FACTS) == before
    assert {one.owner for one in await audit(module_store)} <= {"HOLDS"}
    assert {user.login for user in DEMO_USERS} >= {"kam", "solution", "delivery"}
