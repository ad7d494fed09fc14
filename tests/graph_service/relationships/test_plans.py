"""Relationship plans, suggestions, tasks and a colleague's day through the API."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from queries.statement import statement
from queries.store import Store

Send = Callable[..., Awaitable[Any]]
PLAN = {"thing": "Plan"}
FIELDS = """id version name status progress account { id } reviews { reviewedOn progress note author { id } }
  objectives { id version name layer status baseline target current progress about { id name placeholder }
    actions { id version name status dueOn doneOn suggestion owner { id } about { id } } }"""
SETTING = statement(
    """
    MATCH (a:Party {id: 'alpha'}) SET a:Account
    CREATE (p:Party:Person:Contact {id: 'zhou', name: 'Zhou', searchName: 'zhou', contactVersion: 1})
    CREATE (p)-[:WORKS_FOR {id: 'w-zhou', version: 1, main: true, validFrom: date('2025-01-01'),
      recordedAt: datetime(), recordedBy: 'kim'}]->(a)
    WITH a MATCH (c:Party {id: 'beta'}) CREATE (a)-[:CONTROLS]->(c)
    """
)


@pytest.fixture
async def people(world: Store) -> Store:
    await world.write(SETTING)
    return world


@pytest.fixture
async def plan(people: Store, send: Send) -> dict[str, Any]:
    """A plan with one objective, which is measured."""
    given = {"accountId": "alpha", "name": "2026", "startsOn": "2026-01-01", "endsOn": "2026-12-31"}
    made = await send("createPlan", given, FIELDS, **PLAN)
    objective = {"planId": made["id"], "name": "Win the board", "layer": "KEY", "measure": "Visits", "baseline": 2}
    found: dict[str, Any] = await send(
        "addObjective", {**objective, "target": 10, "aboutIds": ["zhou"]}, FIELDS, **PLAN
    )
    return found


async def test_a_plan_begins_active_and_empty(people: Store, send: Send, read: Send) -> None:
    given = {"accountId": "alpha", "name": " 2026 ", "startsOn": "2026-01-01", "endsOn": "2026-12-31"}
    made = await send("createPlan", given, FIELDS, **PLAN)
    assert (made["name"], made["status"], made["progress"], made["objectives"]) == ("2026", "ACTIVE", 0, [])
    assert made["account"] == {"id": "alpha"}
    assert (await read('{ plans(accountId: "alpha") { id } }'))["plans"] == [{"id": made["id"]}]


async def test_an_objective_is_measured_and_about_somebody(plan: dict[str, Any], send: Send) -> None:
    (objective,) = plan["objectives"]
    assert objective["about"] == [{"id": "zhou", "name": "Zhou", "placeholder": False}]
    assert (objective["current"], objective["progress"], plan["progress"]) == (2, 0, 0)
    changed = await send("changeObjective", {"id": objective["id"], "version": 1, "current": 6}, FIELDS, **PLAN)
    assert (changed["objectives"][0]["version"], changed["progress"]) == (2, 0.5)  # (6 - 2) / (10 - 2)
    stale = await send("changeObjective", {"id": objective["id"], "version": 1, "current": 7}, FIELDS, **PLAN)
    assert stale["values"] == [{"field": "current", "yours": "7.0", "stored": "6.0"}]


async def test_an_action_is_done_given_away_and_reopened(plan: dict[str, Any], send: Send, read: Send) -> None:
    objective = plan["objectives"][0]["id"]
    given = {"objectiveId": objective, "name": "Visit", "dueOn": "2026-03-01", "aboutId": "zhou"}
    made = (await send("addAction", given, FIELDS, **PLAN))["objectives"][0]["actions"][0]
    assert (made["status"], made["owner"], made["about"]) == ("OPEN", {"id": "kim"}, [{"id": "zhou"}])
    done = await send("changeAction", {"id": made["id"], "version": 1, "status": "DONE"}, FIELDS, **PLAN)
    assert done["objectives"][0]["actions"][0]["doneOn"] == "2026-03-01"
    again = await send(
        "changeAction", {"id": made["id"], "version": 2, "status": "OPEN", "ownerId": "mia"}, FIELDS, **PLAN
    )
    action = again["objectives"][0]["actions"][0]
    assert (action["status"], action["doneOn"], action["owner"]) == ("OPEN", None, {"id": "mia"})
    day = "{ myDay { due { name } } }"
    assert (await read(day))["myDay"] == {"due": []}
    assert (await read(day, by="mia"))["myDay"] == {"due": [{"name": "Visit"}]}


async def test_a_closed_plan_takes_nothing_more(plan: dict[str, Any], send: Send) -> None:
    closed = await send("changePlan", {"id": plan["id"], "version": 1, "status": "CLOSED"}, FIELDS, **PLAN)
    assert closed["status"] == "CLOSED"
    refused = await send("addAction", {"objectiveId": plan["objectives"][0]["id"], "name": "Visit"}, FIELDS, **PLAN)
    assert (refused["__typename"], refused["message"]) == ("Conflict", "The plan is closed.")


async def test_a_period_ends_after_it_begins(plan: dict[str, Any], send: Send) -> None:
    refused = await send("changePlan", {"id": plan["id"], "version": 1, "endsOn": "2025-12-31"}, FIELDS, **PLAN)
    assert refused["__typename"] == "InvalidInput"
    assert "ends on 2025-12-31, before it starts on 2026-01-01" in refused["message"]


async def test_reviews_keep_the_progress_of_their_day(plan: dict[str, Any], send: Send) -> None:
    objective = plan["objectives"][0]["id"]
    first = {"planId": plan["id"], "on": "2026-02-01", "note": "too few visits"}
    await send("reviewPlan", first, FIELDS, **PLAN)
    await send("changeObjective", {"id": objective, "version": 1, "current": 10}, FIELDS, **PLAN)
    found = await send("reviewPlan", {"planId": plan["id"]}, FIELDS, by="mia", **PLAN)
    assert found["reviews"] == [
        {"reviewedOn": "2026-03-01", "progress": 1, "note": None, "author": {"id": "mia"}},
        {"reviewedOn": "2026-02-01", "progress": 0, "note": "too few visits", "author": {"id": "kim"}},
    ]
    early = await send("reviewPlan", {"planId": plan["id"], "on": "2026-03-02"}, FIELDS, **PLAN)
    assert (early["__typename"], early["path"]) == ("InvalidInput", ["input", "on"])


async def test_gaps_become_suggestions_and_suggestions_actions(plan: dict[str, Any], send: Send, read: Send) -> None:
    text = '{ suggestions(accountId: "alpha") { key gap layer reason aboutId role } }'
    found = (await read(text))["suggestions"]
    assert [(one["gap"], one["aboutId"], one["role"]) for one in found] == [
        ("NO_SUPPORTIVE_DECIDER", "alpha", None),
        ("MISSING_SEAT", "alpha", "AR"),
        ("MISSING_SEAT", "alpha", "SR"),
        ("MISSING_SEAT", "alpha", "FR"),
        ("UNCOVERED_SUBSIDIARY", "beta", None),
    ]
    assert found[1]["reason"] == "Nobody holds the seat AR at Alpha Works 甲厂."
    key = found[1]["key"]
    taken = await send("acceptSuggestion", {"planId": plan["id"], "key": key}, FIELDS, **PLAN)
    created = taken["objectives"][1]
    assert (created["layer"], created["name"]) == ("ORGANISATIONAL", "Strengthen the organisational relationship")
    (action,) = created["actions"]
    assert (action["name"], action["suggestion"], action["dueOn"], action["owner"]) == (
        found[1]["reason"],
        key,
        "2026-03-15",
        {"id": "kim"},
    )
    assert key not in [one["key"] for one in (await read(text))["suggestions"]]
    again = await send("acceptSuggestion", {"planId": plan["id"], "key": key}, FIELDS, **PLAN)
    assert again["__typename"] == "NotFound"
    await send("changeAction", {"id": action["id"], "version": 1, "status": "DROPPED"}, FIELDS, **PLAN)
    assert key in [one["key"] for one in (await read(text))["suggestions"]]


async def test_a_seat_and_a_supportive_decider_close_their_gaps(plan: dict[str, Any], send: Send, read: Send) -> None:
    await send("assignSeat", {"accountId": "alpha", "userId": "kim", "role": "AR"}, "id")
    placed = {"buyingRoles": ["APPROVER"], "support": "MENTOR", "politicalStatus": "INNER_CIRCLE"}
    champion = {"sellsForUs": True, "vestedInterest": True}
    assessment = {**placed, **champion}
    await send("placeStakeholder", {"accountId": "alpha", "personId": "zhou", "assessment": assessment}, "id")
    text = '{ suggestions(accountId: "alpha") { gap role days aboutId } }'
    found = (await read(text))["suggestions"]
    assert [(one["gap"], one["role"]) for one in found] == [
        ("MISSING_SEAT", "SR"),
        ("MISSING_SEAT", "FR"),
        ("SILENT_CHAMPION", None),
        ("UNCOVERED_SUBSIDIARY", None),
    ]
    assert (found[2]["aboutId"], found[2]["days"]) == ("zhou", None)
    call = {"kind": "CALL", "personIds": ["zhou"], "at": "2026-02-20T00:00:00Z"}
    await send("logInteraction", call, "id", thing="Interaction")
    assert "SILENT_CHAMPION" not in [one["gap"] for one in (await read(text))["suggestions"]]


async def test_a_level_below_its_target_is_suggested_to_its_colleague(
    plan: dict[str, Any], send: Send, read: Send
) -> None:
    levels = {"personId": "zhou", "userId": "mia", "currentLevel": "VENDOR", "targetLevel": "CREDIBLE_SOURCE"}
    await send("setLevel", levels, "version", thing="Relationship")
    found = (await read('{ suggestions(accountId: "alpha") { key gap reason userId steps } }'))["suggestions"]
    (one,) = [one for one in found if one["gap"] == "LEVEL_BELOW_TARGET"]
    assert (one["reason"], one["userId"], one["steps"]) == ("Mia stands 1 level below the target with Zhou.", "mia", 1)
    taken = await send("acceptSuggestion", {"planId": plan["id"], "key": one["key"], "name": "Invite"}, FIELDS, **PLAN)
    (action,) = taken["objectives"][0]["actions"]  # the open objective of the layer KEY
    assert (action["name"], action["owner"], action["about"]) == ("Invite", {"id": "mia"}, [{"id": "zhou"}])


async def test_my_day_is_what_is_overdue_due_and_soon(plan: dict[str, Any], send: Send, read: Send) -> None:
    objective = plan["objectives"][0]["id"]
    task = {"thing": "Task"}
    await send("addAction", {"objectiveId": objective, "name": "Late", "dueOn": "2026-02-28"}, "id", **PLAN)
    await send("addTask", {"name": "Now", "dueOn": "2026-03-01", "aboutId": "zhou"}, "id", **task)
    made = await send("addTask", {"name": "Soon", "dueOn": "2026-03-08", "accountId": "alpha"}, "id", **task)
    await send("addTask", {"name": "Later", "dueOn": "2026-03-09"}, "id", **task)
    await send("addTask", {"name": "Someday"}, "id", **task)
    await send("addTask", {"name": "Not mine", "dueOn": "2026-03-01", "ownerId": "mia"}, "id", **task)
    text = """query($on: Date) { myDay(on: $on) { on overdue { ...T } due { ...T } soon { ...T } } }
      fragment T on ToDo { kind name dueOn state planId account { id } person { id } }"""
    day = (await read(text))["myDay"]
    assert day["overdue"] == [
        {
            "kind": "ACTION",
            "name": "Late",
            "dueOn": "2026-02-28",
            "state": "OVERDUE",
            "planId": plan["id"],
            "account": {"id": "alpha"},
            "person": None,
        }
    ]
    assert [(one["name"], one["kind"], one["account"], one["person"]) for one in day["due"]] == [
        ("Now", "TASK", None, {"id": "zhou"})
    ]
    assert [(one["name"], one["account"]) for one in day["soon"]] == [("Soon", {"id": "alpha"})]
    done = await send("changeTask", {"id": made["id"], "version": 1, "status": "DONE"}, "status doneOn", **task)
    assert (done["status"], done["doneOn"]) == ("DONE", "2026-03-01")
    assert (await read(text))["myDay"]["soon"] == []
    assert len((await read(text, on="2026-03-09"))["myDay"]["due"]) == 1


async def test_handing_over_moves_open_actions(plan: dict[str, Any], send: Send, read: Send) -> None:
    objective = plan["objectives"][0]["id"]
    await send("addAction", {"objectiveId": objective, "name": "Visit", "dueOn": "2026-03-01"}, "id", **PLAN)
    moved = await send("handOver", {"fromUserId": "kim", "toUserId": "sam"}, "seats actions")
    assert moved["actions"] == 1
    assert (await read("{ myDay { due { name } } }", by="sam"))["myDay"]["due"] == [{"name": "Visit"}]


async def test_plan_events_are_on_the_timeline(plan: dict[str, Any], read: Send) -> None:
    found = (await read('{ timeline(accountId: "alpha") { entries { kind title } } }'))["timeline"]["entries"]
    assert [(one["kind"], one["title"]) for one in found if one["kind"] != "POSITION_BEGUN"] == [
        ("OBJECTIVE_ADDED", "Win the board"),
        ("PLAN_CREATED", "2026"),
    ]


@pytest.mark.parametrize(
    ("name", "given", "type_"),
    [
        (
            "createPlan",
            {"accountId": "beta", "name": "x", "startsOn": "2026-01-01", "endsOn": "2026-02-01"},
            "NotFound",
        ),
        (
            "createPlan",
            {"accountId": "alpha", "name": " ", "startsOn": "2026-01-01", "endsOn": "2026-02-01"},
            "InvalidInput",
        ),
        ("addObjective", {"planId": "none", "name": "x", "layer": "KEY"}, "NotFound"),
        ("addAction", {"objectiveId": "none", "name": "x"}, "NotFound"),
        ("changeAction", {"id": "none", "version": 1}, "NotFound"),
        ("acceptSuggestion", {"planId": "none", "key": "MISSING_SEAT:alpha:AR"}, "NotFound"),
    ],
)
async def test_what_is_refused(people: Store, send: Send, name: str, given: dict[str, Any], type_: str) -> None:
    assert (await send(name, given, FIELDS, **PLAN))["__typename"] == type_
    assert (await send(name, given, FIELDS, by="vic", **PLAN))["__typename"] == "Forbidden"
