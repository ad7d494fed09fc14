"""The demo world's year of interactions and its plan."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from domain.access import Role, Viewer
from graph_service.context import Context
from graph_service.demo_users import demo_user_ids, seed_demo_users
from graph_service.schema import build_schema
from ingestion.ownership.demo.seed import seed
from ingestion.relationships.demo.cast import EQUIPMENT, FIGURES
from ingestion.relationships.demo.engagement import FIRST_DAY, LAST_DAY, year_of_events
from ingestion.relationships.demo.engagement_seed import SEED
from ingestion.relationships.demo.seed import seed_relationships
from queries.ownership.accounts import parties_of
from queries.store import Store

ACCOUNT = """query($id: ID!) {
  plans(accountId: $id) { progress objectives { layer actions { status } } reviews { note } }
  relationships(accountId: $id, on: "2026-10-01") { personName userName strength { value } currentLevel }
  suggestions(accountId: $id, on: "2026-10-01") { gap } timeline(accountId: $id, first: 500) { entries { kind } }
  myDay(on: "2026-10-12") { overdue { name } due { kind } } }"""


def test_the_year_is_the_same_for_one_seed_and_another_for_another() -> None:
    assert year_of_events(SEED) == year_of_events(SEED)
    assert year_of_events(SEED) != year_of_events(SEED + 1)


def test_the_year_has_its_days_and_everybody_in_it() -> None:
    events = year_of_events(SEED)
    assert FIRST_DAY <= events[0].at.date() <= events[-1].at.date() <= LAST_DAY
    assert {figure for event in events for figure in event.figures} == {one.id for one in FIGURES}
    assert max(event.at for event in events) == events[-1].at
    assert 100 < len(events) < 300


@pytest.fixture(scope="module")
async def account(module_store: Store) -> str:
    await seed(module_store)
    await seed_demo_users(module_store)
    assert await seed_relationships(module_store, demo_user_ids())
    return (await parties_of(module_store, "demo", [EQUIPMENT]))[EQUIPMENT]


async def test_the_demo_account_has_something_to_show(module_store: Store, account: str) -> None:
    viewer = Viewer(demo_user_ids()["kam"], "kam", "Kam", Role.SALES)
    context = Context(module_store, viewer, date(2026, 11, 1))
    result = await build_schema().execute(ACCOUNT, variable_values={"id": account}, context_value=context)
    assert not result.errors, result.errors
    shown: Any = result.data
    (plan,) = shown["plans"]
    # by hand: (3 - 1) / (5 - 1), (2 - 1) / (4 - 1), (3 - 1) / (4 - 1): the mean of 1/2, 1/3 and 2/3
    assert plan["progress"] == pytest.approx(0.5)
    assert [one["layer"] for one in plan["objectives"]] == ["KEY", "GENERAL", "ORGANISATIONAL"]
    statuses = Counter(action["status"] for one in plan["objectives"] for action in one["actions"])
    assert (statuses, len(plan["reviews"])) == ({"DONE": 2, "OPEN": 3}, 2)
    strongest = shown["relationships"][0]
    assert (strongest["personName"], strongest["userName"]) == ("邱若岚（虚构人物）", "Demo Key-Account Manager")
    assert strongest["currentLevel"] == "TRUSTED_ADVISOR"
    assert {one["gap"] for one in shown["suggestions"]} >= {"LEVEL_BELOW_TARGET"}
    kinds = Counter(one["kind"] for one in shown["timeline"]["entries"])
    assert kinds["INTERACTION"] > 80
    assert kinds["PLAN_REVIEWED"] == 2
    assert (len(shown["myDay"]["overdue"]), shown["myDay"]["due"]) == (1, [{"kind": "TASK"}])
