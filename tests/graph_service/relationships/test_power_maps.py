"""Power maps drawn by several users, through the API."""

import asyncio
from typing import Any

import pytest

from tests.graph_service.relationships.conftest import Send

WHO = "id version stakeholderId name placeholder person { id } support keyPlayer champion validFrom"
STATUS = "status statusReason { code names }"
LINES = "influences { id version from to strength conflict } reportingLines { from to }"
MAP = f"id version {STATUS} stakeholders {{ {WHO} }} {LINES}"
MENTOR = {"support": "MENTOR", "politicalStatus": "INNER_CIRCLE", "buyingRoles": ["APPROVER"]}


@pytest.fixture
async def people(send: Send) -> list[str]:
    """Three contacts of the account alpha."""
    await send("createAccount", {"companyId": "alpha"})
    names = ["Ada Demo", "Bob Demo", "Cem Demo"]
    made = [await send("addContact", {"name": name, "companyId": "alpha"}, "id") for name in names]
    return [one["id"] for one in made]


async def place(send: Send, person: str, assessment: dict[str, Any] | None = None, **more: Any) -> Any:
    given = {"accountId": "alpha", "personId": person, "assessment": assessment or {}, **more}
    return await send("placeStakeholder", given, MAP)


async def assess(send: Send, place: Any, assessment: dict[str, Any], by: str = "kim", **more: Any) -> Any:
    given = {"id": place["id"], "version": place["version"], "assessment": assessment, **more}
    return await send("assessStakeholder", given, MAP, by=by)


def of(map_: Any, name: str) -> Any:
    (found,) = [one for one in map_["stakeholders"] if one["name"] == name]
    return found


async def test_a_map_goes_from_red_over_amber_to_green(send: Send, people: list[str]) -> None:
    """The example of the algorithms guide, section 10."""
    ada, bob, cem = people
    red = await place(send, ada, {**MENTOR, "support": "NEUTRAL"})
    red = await place(send, bob, {"support": "SUPPORTER", "politicalStatus": "OUTSIDE"})
    assert red["status"] == "RED"
    assert red["statusReason"] == {"code": "NO_SUPPORTIVE_KEY_PLAYER", "names": ["Ada Demo"]}
    evaluator = {"support": "SUPPORTER", "politicalStatus": "POLITICAL_STRUCTURE", "buyingRoles": ["EVALUATOR"]}
    amber = await place(send, cem, evaluator)
    assert (amber["status"], amber["statusReason"]["names"]) == ("AMBER", ["Cem Demo"])
    green = await assess(send, of(amber, "Ada Demo"), {"support": "SUPPORTER"})
    assert (green["status"], green["statusReason"]["names"]) == ("GREEN", ["Ada Demo"])


async def test_a_champion_is_found_by_test(send: Send, people: list[str]) -> None:
    placed = await place(send, people[0], {**MENTOR, "sellsForUs": True})
    assert not of(placed, "Ada Demo")["champion"]
    tested = await assess(send, of(placed, "Ada Demo"), {"vestedInterest": True})
    assert of(tested, "Ada Demo")["champion"]
    weaker = await assess(send, of(tested, "Ada Demo"), {"politicalStatus": "UNKNOWN"})
    assert not of(weaker, "Ada Demo")["champion"]


async def test_every_attribute_has_evidence_author_and_day_of_its_own(
    send: Send, read: Send, people: list[str]
) -> None:
    placed = await place(send, people[0], {**MENTOR, "evidence": "Said so."}, on="2025-10-01")
    later = {"support": "SUPPORTER", "evidence": "Was cooler today."}
    await assess(send, of(placed, "Ada Demo"), later, by="mia", on="2026-02-01")
    text = "assessments { attribute values evidence author assessedOn } stale all: stale(afterDays: 10)"
    found = (await read(f'{{ powerMap(accountId: "alpha") {{ stakeholders {{ {text} }} }} }}'))["powerMap"]
    (ada,) = found["stakeholders"]
    assert {
        "attribute": "support",
        "values": ["SUPPORTER"],
        "evidence": "Was cooler today.",
        "author": "Mia",
        "assessedOn": "2026-02-01",
    } in ada["assessments"]
    assert {
        "attribute": "buyingRoles",
        "values": ["APPROVER"],
        "evidence": "Said so.",
        "author": "Kim",
        "assessedOn": "2025-10-01",
    } in ada["assessments"]
    assert ada["stale"] == ["buyingRoles", "politicalStatus"]
    assert ada["all"] == ["buyingRoles", "politicalStatus", "support"]


async def test_two_users_of_one_map_lose_nothing_and_the_second_sees_both_values(send: Send, people: list[str]) -> None:
    placed = await place(send, people[0], {"support": "NEUTRAL"}, on="2026-01-01")
    ada = of(placed, "Ada Demo")
    answers = await asyncio.gather(
        assess(send, ada, {"support": "MENTOR", "evidence": "Offered help."}, by="kim"),
        assess(send, ada, {"support": "ENEMY", "evidence": "Blocked us."}, by="mia"),
    )
    (done,), (late,) = ([one for one in answers if one["__typename"] == kind] for kind in ("PowerMap", "Conflict"))
    kept = of(done, "Ada Demo")["support"]
    lost = {"MENTOR": "ENEMY", "ENEMY": "MENTOR"}[kept]
    assert late["values"] == [{"field": "support", "yours": lost, "stored": kept}]
    assert late["currentVersion"] == 2
    again = await assess(send, {"id": ada["id"], "version": 2}, {"support": lost})
    assert of(again, "Ada Demo")["support"] == lost


async def test_changes_of_different_stakeholders_at_once_are_all_kept(
    send: Send, read: Send, people: list[str]
) -> None:
    answers = await asyncio.gather(
        *(place(send, person, MENTOR) for person in people), place(send, people[0], {"support": "ENEMY"})
    )
    assert sorted(one["__typename"] for one in answers) == ["Conflict", "PowerMap", "PowerMap", "PowerMap"]
    found = (await read('{ powerMap(accountId: "alpha") { stakeholders { name } } }'))["powerMap"]
    assert [one["name"] for one in found["stakeholders"]] == ["Ada Demo", "Bob Demo", "Cem Demo"]


async def test_the_map_of_any_day_can_be_seen_and_two_days_compared(send: Send, read: Send, people: list[str]) -> None:
    first = await place(send, people[0], {"support": "ENEMY"}, on="2025-01-01")
    await place(send, people[1], {"support": "NEUTRAL"}, on="2025-01-01")
    await assess(send, of(first, "Ada Demo"), MENTOR, on="2025-07-01")
    last = await place(send, people[2], {}, on="2025-08-01")
    await send("removeStakeholder", {"id": of(last, "Bob Demo")["id"], "version": 1, "on": "2025-09-01"})
    text = 'query($on: Date) { powerMap(accountId: "alpha", asOf: $on) { asOf status stakeholders { name support } } }'
    assert (await read(text, on="2024-12-31"))["powerMap"]["status"] == "NOT_MAPPED"
    early = (await read(text, on="2025-06-30"))["powerMap"]
    assert (early["asOf"], early["status"], early["stakeholders"][0]["support"]) == ("2025-06-30", "RED", "ENEMY")
    assert (await read(text, on="2025-07-01"))["powerMap"]["status"] == "GREEN"
    text = (
        'powerMapChanges(accountId: "alpha", from: "2025-06-30", to: "2026-01-01") { kind name attribute before after }'
    )
    changes = (await read(f"{{ {text} }}"))["powerMapChanges"]
    assert {
        "kind": "CHANGED",
        "name": "Ada Demo",
        "attribute": "support",
        "before": "ENEMY",
        "after": "MENTOR",
    } in changes
    assert [(one["kind"], one["name"]) for one in changes if one["attribute"] is None] == [
        ("REMOVED", "Bob Demo"),
        ("ADDED", "Cem Demo"),
    ]


async def test_lines_join_those_on_the_map_and_end_with_them(send: Send, people: list[str]) -> None:
    ada, bob, cem = people
    map_ = await place(send, ada, on="2026-01-01")
    map_ = await place(send, bob, on="2026-01-01")
    line = {"mapId": map_["id"], "fromId": ada, "toId": bob, "strength": 0.8, "evidence": "Bob asks first."}
    drawn = await send("connectInfluence", line, MAP)
    ((one),) = drawn["influences"]
    assert (one["from"], one["to"], one["strength"], one["conflict"]) == (ada, bob, 0.8, False)
    assert (await send("connectInfluence", line))["__typename"] == "Conflict"
    assert (await send("connectInfluence", {**line, "toId": cem}))["path"] == ["input", "to"]
    assert (await send("connectInfluence", {**line, "strength": 1.5}))["path"] == ["input", "strength"]
    conflict = {"mapId": map_["id"], "fromId": bob, "toId": ada, "conflict": True, "strength": 0.5}
    await send("connectInfluence", conflict)
    other_way = await send("connectInfluence", {**conflict, "fromId": ada, "toId": bob})
    assert other_way["__typename"] == "Conflict"
    stronger = {"id": one["id"], "version": 1, "strength": 0.9}
    changed = await send("changeInfluence", stronger, MAP)
    assert sorted(each["strength"] for each in changed["influences"]) == [0.5, 0.9]
    assert (await send("changeInfluence", stronger))["__typename"] == "Conflict"
    ended = await send("disconnectInfluence", {"id": one["id"], "version": 2}, MAP)
    assert [each["conflict"] for each in ended["influences"]] == [True]
    gone = await send("removeStakeholder", {"id": of(ended, "Bob Demo")["id"], "version": 1}, MAP)
    assert gone["influences"] == []


async def test_moving_on_the_drawing_is_no_new_assessment(send: Send, read: Send, people: list[str]) -> None:
    placed = await place(send, people[0], MENTOR, on="2025-01-01")
    given = {"id": of(placed, "Ada Demo")["id"], "version": 1, "x": 10.0, "y": -4.5}
    moved = await send("moveStakeholder", given, "stakeholders { version x y validFrom support }")
    assert moved["stakeholders"] == [
        {"version": 2, "x": 10.0, "y": -4.5, "validFrom": "2025-01-01", "support": "MENTOR"}
    ]
    late = await send("moveStakeholder", {**given, "x": 20.0}, by="mia")
    assert late["values"] == [{"field": "x", "yours": "20.0", "stored": "10.0"}]


async def test_a_template_begins_a_map_and_a_person_takes_a_placeholders_place(send: Send, people: list[str]) -> None:
    begun = await send(
        "applyMapTemplate", {"accountId": "alpha", "template": "CAPITAL_PURCHASE", "language": "en"}, MAP
    )
    assert (len(begun["stakeholders"]), begun["status"]) == (6, "RED")
    assert len(begun["reportingLines"]) == 5
    boss = of(begun, "General manager")
    assert (boss["placeholder"], boss["person"], boss["keyPlayer"]) == ("General manager", None, True)
    finance = of(begun, "Chief financial officer")
    await send(
        "connectInfluence", {"mapId": begun["id"], "fromId": finance["stakeholderId"], "toId": boss["stakeholderId"]}
    )
    filled = await send("fillPlaceholder", {"placeholderId": boss["stakeholderId"], "personId": people[0]}, "id")
    assert filled["id"] == people[0]
    after = await assess(send, of(await place(send, people[1]), "Bob Demo"), {"support": "NEUTRAL"})
    ada = of(after, "Ada Demo")
    assert (ada["keyPlayer"], ada["person"]["id"]) == (True, people[0])
    assert [line["to"] for line in after["influences"]] == [people[0]]
    assert sum(line["to"] == people[0] for line in after["reportingLines"]) == 2
    assert "General manager" not in [one["name"] for one in after["stakeholders"]]
    twice = await send("fillPlaceholder", {"placeholderId": finance["stakeholderId"], "personId": people[0]})
    assert twice["path"] == ["input", "personId"]


async def test_another_map_is_copied_and_contradictions_are_found(send: Send, read: Send, people: list[str]) -> None:
    ada, bob, _ = people
    await send("createAccount", {"companyId": "beta"})
    source = await place(send, ada, {**MENTOR, "evidence": "Old friend."})
    source = await place(send, bob, {"support": "NEUTRAL"})
    await send("connectInfluence", {"mapId": source["id"], "fromId": ada, "toId": bob})
    copied = await send("copyPowerMap", {"fromMapId": source["id"], "accountId": "beta"}, MAP)
    assert (copied["status"], len(copied["influences"])) == ("GREEN", 1)
    assert copied["id"] != source["id"]
    again = await send("copyPowerMap", {"fromMapId": source["id"], "accountId": "beta"}, MAP)
    assert len(again["stakeholders"]) == 2
    text = "stanceContradictions(accountId: $id) { name supportiveOn { accountName } opposedOn { accountId } }"
    text = f"query($id: ID!) {{ {text} }}"
    assert await read(text, id="alpha") == {"stanceContradictions": []}
    await assess(send, of(copied, "Ada Demo"), {"support": "ENEMY"})
    (found,) = (await read(text, id="alpha"))["stanceContradictions"]
    assert found == {
        "name": "Ada Demo",
        "supportiveOn": [{"accountName": "Alpha Works 甲厂"}],
        "opposedOn": [{"accountId": "beta"}],
    }
    placements = "placements { account { id } support keyPlayer }"
    of_ada = (await read(f'{{ contact(id: "{ada}") {{ {placements} }} }}'))["contact"]["placements"]
    assert [(one["account"]["id"], one["support"]) for one in of_ada] == [("alpha", "MENTOR"), ("beta", "ENEMY")]


async def test_what_cannot_be_drawn_is_named(send: Send, people: list[str]) -> None:
    assert (await send("placeStakeholder", {"accountId": "gamma", "placeholder": "CEO"}))["__typename"] == "NotFound"
    assert (await send("placeStakeholder", {"accountId": "alpha"}))["path"] == ["input"]
    assert (await place(send, "nobody"))["__typename"] == "NotFound"
    assert (await send("applyMapTemplate", {"accountId": "alpha", "template": "NONE"}))["__typename"] == "NotFound"
    placed = of(await place(send, people[0], MENTOR), "Ada Demo")
    early = await assess(send, placed, {"support": "ENEMY"}, on="2020-01-01")
    assert early["path"] == ["input", "on"]
    assert (await assess(send, {"id": "none", "version": 1}, {}))["__typename"] == "NotFound"


async def test_a_viewer_sees_no_map_and_draws_nothing(send: Send, read: Send, people: list[str]) -> None:
    await place(send, people[0], MENTOR)
    map_ = (await read('{ powerMap(accountId: "alpha") { id } }'))["powerMap"]
    node = f'{{ node(id: "{map_["id"]}") {{ __typename id ... on PowerMap {{ status }} }} }}'
    assert (await read(node))["node"] == {"__typename": "PowerMap", "id": map_["id"], "status": "GREEN"}
    assert await read(node, by="vic") == {"node": None}
    assert await read('{ powerMap(accountId: "alpha") { id } }', by="vic") == {"powerMap": None}
    assert await read('{ stanceContradictions(accountId: "alpha") { name } }', by="vic") == {"stanceContradictions": []}
    given = {"accountId": "alpha", "personId": people[1]}
    assert (await send("placeStakeholder", given, by="vic"))["__typename"] == "Forbidden"
