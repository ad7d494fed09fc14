"""Interactions, strengths, levels, layers and the timeline through the API."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from queries.statement import statement
from queries.store import Store

Send = Callable[..., Awaitable[Any]]
FIELDS = "id version kind at initiator depth people contacts { id } colleagues { id } accounts { id } note source"
INTERACTION = {"thing": "Interaction"}
SETTING = statement(
    """
    MATCH (a:Party {id: 'alpha'}) SET a:Account
    WITH a UNWIND [['zhou', 'BOARD', 'Board'], ['bo', 'STAFF', 'IT'], ['li', null, 'Finance']] AS row
    CREATE (p:Party:Person:Contact {id: row[0], name: toUpper(left(row[0], 1)) + substring(row[0], 1),
      searchName: row[0], contactVersion: 1})
    CREATE (p)-[:WORKS_FOR {id: 'w-' + row[0], version: 1, main: true, seniority: row[1], department: row[2],
      title: 'Head', validFrom: date('2025-01-01'), recordedAt: datetime(), recordedBy: 'kim'}]->(a)
    """
)


@pytest.fixture
async def people(world: Store) -> Store:
    await world.write(SETTING)
    return world


def visit(*people: str, at: str = "2026-02-27T10:00:00+08:00", **more: Any) -> dict[str, Any]:
    return {"kind": "VISIT", "personIds": list(people), "at": at, **more}


async def test_a_visit_is_logged_with_contact_account_and_colleagues(people: Store, send: Send) -> None:
    found = await send("logInteraction", visit("zhou", colleagueIds=["mia"], note=" plant "), FIELDS, **INTERACTION)
    assert found["__typename"] == "Interaction"
    assert {key: found[key] for key in ("kind", "at", "initiator", "depth", "people", "note", "source", "version")} == {
        "kind": "VISIT",
        "at": "2026-02-27T02:00:00Z",
        "initiator": "BOTH",
        "depth": "WORKING",
        "people": 3,
        "note": "plant",
        "source": "manual",
        "version": 1,
    }
    assert [[one["id"] for one in found[key]] for key in ("contacts", "colleagues", "accounts")] == [
        ["zhou"],
        ["kim", "mia"],
        ["alpha"],
    ]


async def test_kind_and_account_are_enough(people: Store, send: Send) -> None:
    found = await send("logInteraction", {"kind": "CALL", "accountId": "alpha"}, FIELDS, **INTERACTION)
    assert ([one["id"] for one in found["accounts"]], found["contacts"], found["people"]) == (["alpha"], [], 2)


@pytest.mark.parametrize(
    ("given", "type_", "part"),
    [
        ({"kind": "CALL"}, "InvalidInput", "with nobody"),
        (visit("zhou", at="2999-01-01T00:00:00Z"), "InvalidInput", "lies in the future"),
        (visit("zhou", minutes=0), "InvalidInput", "0 minutes is no length"),
        (visit("nobody"), "NotFound", "no contact with the id nobody"),
        (visit("zhou", colleagueIds=["nobody"]), "NotFound", "no colleague with the id nobody"),
        (visit(accountId="beta"), "NotFound", "no account with the id beta"),
    ],
)
async def test_what_cannot_be_logged_says_why(
    people: Store, send: Send, given: dict[str, Any], type_: str, part: str
) -> None:
    found = await send("logInteraction", given, FIELDS, **INTERACTION)
    assert found["__typename"] == type_
    assert part in found["message"]


async def test_a_viewer_neither_logs_nor_reads(people: Store, send: Send, read: Send) -> None:
    made = await send("logInteraction", visit("zhou"), FIELDS, **INTERACTION)
    assert (await send("logInteraction", visit("zhou"), FIELDS, by="vic", **INTERACTION))["__typename"] == "Forbidden"
    text = """query($id: ID!) { interaction(id: $id) { id } relationships(accountId: "alpha") { userId }
      relationshipLayers(accountId: "alpha") { layer } plans(accountId: "alpha") { id }
      suggestions(accountId: "alpha") { key } myDay { due { id } overdue { id } soon { id } }
      timeline(accountId: "alpha") { entries { id } } unmatchedAddresses { id } }"""
    assert await read(text, by="vic", id=made["id"]) == {
        "interaction": None,
        "relationships": [],
        "relationshipLayers": [],
        "plans": [],
        "suggestions": [],
        "myDay": {"due": [], "overdue": [], "soon": []},
        "timeline": {"entries": []},
        "unmatchedAddresses": [],
    }


async def test_only_the_author_changes_and_takes_back(people: Store, send: Send, read: Send) -> None:
    made = await send("logInteraction", visit("zhou"), FIELDS, **INTERACTION)
    mine = {"id": made["id"], "version": 1}
    other = await send("changeInteraction", {**mine, "note": "no"}, FIELDS, by="mia", **INTERACTION)
    assert other["__typename"] == "Forbidden"
    changed = await send("changeInteraction", {**mine, "depth": "IN_DEPTH", "personIds": ["bo"]}, FIELDS, **INTERACTION)
    assert (changed["version"], changed["depth"], changed["contacts"]) == (2, "IN_DEPTH", [{"id": "bo"}])
    stale = await send("changeInteraction", {**mine, "depth": "BRIEF"}, FIELDS, **INTERACTION)
    assert stale["__typename"] == "Conflict"
    assert stale["values"] == [{"field": "depth", "yours": "BRIEF", "stored": "IN_DEPTH"}]
    gone = await send("deleteInteraction", {"id": made["id"], "version": 2}, "id", thing="InteractionDeleted")
    assert gone == {"__typename": "InteractionDeleted", "id": made["id"]}
    assert await read("query($id: ID!) { interaction(id: $id) { id } }", id=made["id"]) == {"interaction": None}
    assert (await read('{ relationships(accountId: "alpha") { userId } }'))["relationships"] == []


async def test_sending_twice_with_one_key_logs_once(people: Store, send: Send, read: Send) -> None:
    first, again = [await send("logInteraction", visit("zhou"), "id", key="k", **INTERACTION) for _ in range(2)]
    assert first["id"] == again["id"]


async def test_strength_shows_its_factors(people: Store, send: Send, read: Send) -> None:
    # by hand, on 1 March: a visit of 3 two days ago, deep (1.5), with a board member (1.5):
    # 2^(-2/30) = 0.955; r = 0.955 * 3 * 1.5 * 1.5 = 6.445; s = 1 - exp(-6.445/5) = 0.7245
    await send("logInteraction", visit("zhou", depth="IN_DEPTH"), **INTERACTION)
    found = await read(
        '{ relationships(personId: "zhou") { userName personName strength { value recency frequency reciprocity depth'
        " seniority interactions lastOn formula } } }"
    )
    (one,) = found["relationships"]
    assert (one["userName"], one["personName"]) == ("Kim", "Zhou")
    assert one["strength"]["value"] == pytest.approx(0.7245, abs=5e-5)
    assert one["strength"]["recency"] == pytest.approx(2 ** (-2 / 30))
    assert {
        key: one["strength"][key] for key in ("frequency", "reciprocity", "depth", "seniority", "interactions")
    } == {
        "frequency": 3,
        "reciprocity": None,
        "depth": 1.5,
        "seniority": 1.5,
        "interactions": 1,
    }
    assert one["strength"]["lastOn"] == "2026-02-27"
    assert one["strength"]["formula"] == "(1 − exp(−0.95 × 3.00 × 1.50 × 1.50 ÷ 5)) = 0.72"


async def test_what_is_kept_at_rest_is_the_same_strength(people: Store, send: Send, read: Send) -> None:
    for initiator in ("US", "US", "THEM"):
        await send("logInteraction", visit("zhou", initiator=initiator) | {"kind": "EMAIL"}, **INTERACTION)
    kept = await people.read(
        statement(
            "MATCH (:User {id: 'kim'})-[t:IN_TOUCH]->(:Party {id: 'zhou'})"
            " RETURN [t.recency, t.fromUs, t.fromThem, t.interactions, toString(t.lastOn), toString(t.computedFor)]"
        )
    )
    left = 2 ** (-2 / 30)
    assert kept == [
        pytest.approx(3 * left * 1.5),
        pytest.approx(2 * left),
        pytest.approx(left),
        3,
        "2026-02-27",
        "2026-03-01",
    ]


async def test_levels_are_stated_with_version(people: Store, send: Send, read: Send) -> None:
    fields = "currentLevel targetLevel stepsToTarget version strength { value }"
    first = await send("setLevel", {"personId": "zhou", "targetLevel": "PROBLEM_SOLVER"}, fields, thing="Relationship")
    assert first == {
        "__typename": "Relationship",
        "currentLevel": None,
        "targetLevel": "PROBLEM_SOLVER",
        "stepsToTarget": 3,
        "version": 1,
        "strength": {"value": 0},
    }
    stale = await send("setLevel", {"personId": "zhou", "currentLevel": "VENDOR"}, fields, thing="Relationship")
    assert stale["__typename"] == "Conflict"
    next_ = {"personId": "zhou", "version": 1, "currentLevel": "VENDOR", "targetLevel": "PROBLEM_SOLVER"}
    second = await send("setLevel", next_, fields, thing="Relationship")
    assert (second["currentLevel"], second["stepsToTarget"], second["version"]) == ("VENDOR", 2, 2)
    none = await send("setLevel", {"personId": "zhou"}, fields, thing="Relationship")
    assert (none["__typename"], none["path"]) == ("InvalidInput", ["input", "currentLevel"])


async def test_layers_of_an_account(people: Store, send: Send, read: Send) -> None:
    await send(
        "placeStakeholder",
        {
            "accountId": "alpha",
            "personId": "zhou",
            "assessment": {
                "buyingRoles": ["APPROVER"],
                "support": "SUPPORTER",
                "politicalStatus": "INNER_CIRCLE",
            },
        },
        "id",
    )
    for by, person in (("kim", "zhou"), ("kim", "bo"), ("mia", "li")):
        await send("logInteraction", visit(person), by=by, **INTERACTION)
    await send("logInteraction", visit("zhou", "bo", colleagueIds=["mia"]), **INTERACTION)
    text = '{ relationshipLayers(accountId: "alpha") { layer standing held of lacking aboutNames } }'
    assert (await read(text))["relationshipLayers"] == [
        {"layer": "KEY", "standing": "STRONG", "held": 1, "of": 1, "lacking": [], "aboutNames": []},
        {"layer": "GENERAL", "standing": "STRONG", "held": 2, "of": 2, "lacking": [], "aboutNames": []},
        {
            "layer": "ORGANISATIONAL",
            "standing": "PARTIAL",
            "held": 2,
            "of": 3,
            "lacking": ["NO_REGULAR_MEETING"],
            "aboutNames": [],
        },
    ]


async def test_the_timeline_is_paged_without_gaps(people: Store, send: Send, read: Send) -> None:
    for day in (1, 2, 3, 3, 4):
        await send("logInteraction", visit("zhou", at=f"2026-02-0{day}T10:00:00Z"), **INTERACTION)
    await send("assignSeat", {"accountId": "alpha", "userId": "mia", "role": "AR", "start": "2026-02-03"}, "id")
    text = """query($first: Int, $after: String) { timeline(accountId: "alpha", first: $first, after: $after) {
      entries { kind at code people { name } colleagues { name } cursor } hasNextPage endCursor } }"""
    whole = (await read(text, first=100))["timeline"]
    assert not whole["hasNextPage"]
    assert [(one["kind"], one["at"][:10]) for one in whole["entries"]] == [
        ("INTERACTION", "2026-02-04"),
        ("INTERACTION", "2026-02-03"),
        ("INTERACTION", "2026-02-03"),
        ("SEAT_BEGUN", "2026-02-03"),
        ("INTERACTION", "2026-02-02"),
        ("INTERACTION", "2026-02-01"),
        *[("POSITION_BEGUN", "2025-01-01")] * 3,
    ]
    assert whole["entries"][0]["code"] == "VISIT"
    assert whole["entries"][0]["people"] == [{"name": "Zhou"}]
    paged: list[Any] = []
    after = None
    while True:
        page = (await read(text, first=2, after=after))["timeline"]
        paged += page["entries"]
        after = page["endCursor"]
        if not page["hasNextPage"]:
            break
    assert paged == whole["entries"]


async def test_reads_are_one_statement_each(people: Store, send: Send, read: Send) -> None:
    made = await send("logInteraction", visit("zhou"), "id", **INTERACTION)
    sent: list[object] = []
    stop = people.on_statement(lambda statement, _: sent.append(statement))
    for text in (
        f'{{ interaction(id: "{made["id"]}") {{ contacts {{ name }} accounts {{ name team {{ role }} }} }} }}',
        '{ relationships(accountId: "alpha") { strength { value } } }',
        '{ relationshipLayers(accountId: "alpha") { standing } }',
        '{ timeline(accountId: "alpha") { entries { id } } }',
        '{ suggestions(accountId: "alpha") { key } }',
        "{ myDay { due { id } } }",
        "{ unmatchedAddresses { email } }",
        '{ plans(accountId: "alpha") { progress objectives { progress actions { owner { name } } } } }',
    ):
        sent.clear()
        await read(text)
        assert len(sent) == 1, text
    stop()
