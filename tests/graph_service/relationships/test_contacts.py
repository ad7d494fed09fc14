"""Contacts, positions and reporting lines, through the API."""

from typing import Any

from queries.statement import statement
from queries.store import Store
from tests.graph_service.relationships.conftest import Send

CONTACT = "id version name positions { id version title company { id } validFrom } email consent"
HISTORY = "positionHistory { title company { id } validFrom validTo }"


async def contact(send: Send, name: str = "Li Demo", **more: Any) -> Any:
    return await send("addContact", {"name": name, "companyId": "alpha", "title": "Buyer", **more}, CONTACT)


async def test_a_contact_begins_with_a_position(send: Send, read: Send) -> None:
    boss = await contact(send, "Boss Demo", title="Head", seniority="DIRECTOR")
    made = await contact(
        send,
        otherNames=["李示例", "李示例"],
        email=" Li@Example.COM ",
        start="2025-05-01",
        reportsToId=boss["id"],
        consent="GIVEN",
        consentOn="2025-05-02",
        retainUntil="2028-05-01",
    )
    assert (made["email"], made["consent"], made["version"]) == ("li@example.com", "GIVEN", 1)
    ((position),) = made["positions"]
    assert (position["title"], position["company"]["id"], position["validFrom"]) == ("Buyer", "alpha", "2025-05-01")
    text = "otherNames consentOn retainUntil reportsTo { to toName companyId } person { kind otherNames }"
    found = (await read(f'{{ contact(id: "{made["id"]}") {{ {text} }} }}'))["contact"]
    assert found == {
        "otherNames": ["李示例"],
        "consentOn": "2025-05-02",
        "retainUntil": "2028-05-01",
        "reportsTo": [{"to": boss["id"], "toName": "Boss Demo", "companyId": "alpha"}],
        "person": {"kind": "PERSON", "otherNames": ["李示例"]},
    }


async def test_somebody_known_is_asked_about_and_created_only_on_purpose(send: Send, read: Send) -> None:
    first = await contact(send, "李伟（虚构人物）")
    again = await send(
        "addContact",
        {"name": "李伟（虚构人物）", "companyId": "beta"},
        "candidates { party { id } }",
        thing="PossibleDuplicates",
    )
    assert again["__typename"] == "PossibleDuplicates"
    assert [one["party"]["id"] for one in again["candidates"]] == [first["id"]]
    other = await contact(send, "李伟（虚构人物）", createAnyway=True)
    assert other["id"] != first["id"]
    assert (await contact(send, "李伟（虚构人物）", personId=first["id"]))["__typename"] == "Conflict"
    known = await contact(send, "Anna Demo", email="li@example.com")
    assert known["__typename"] == "Contact"
    assert (await contact(send, "Berta Demo", email="LI@example.com"))["__typename"] == "Conflict"


async def test_a_repeat_finds_no_duplicate_of_itself(send: Send) -> None:
    given = {"name": "Li Demo", "companyId": "alpha"}
    first = await send("addContact", given, "id", key="k")
    assert await send("addContact", given, "id", key="k") == first


async def test_a_person_of_a_register_becomes_a_contact(send: Send, world: Store) -> None:
    await world.write(statement("CREATE (:Party:Person {id: 'p', name: 'Rita Demo', searchName: 'rita demo'})"))
    made = await contact(send, "Rita Demo", personId="p")
    assert (made["id"], made["name"]) == ("p", "Rita Demo")


async def test_moving_to_another_company_keeps_the_history(send: Send, read: Send) -> None:
    boss = await contact(send, "Boss Demo")
    made = await contact(send, start="2024-01-01", reportsToId=boss["id"])
    (held,) = made["positions"]
    moved = await send(
        "movePosition",
        {"id": held["id"], "version": 1, "companyId": "beta", "title": "Head of Purchasing", "on": "2026-01-01"},
        f"{CONTACT} {HISTORY} reportsTo {{ to }}",
    )
    assert [one["company"]["id"] for one in moved["positions"]] == ["beta"]
    assert moved["reportsTo"] == []
    assert moved["positionHistory"] == [
        {"title": "Head of Purchasing", "company": {"id": "beta"}, "validFrom": "2026-01-01", "validTo": None},
        {"title": "Buyer", "company": {"id": "alpha"}, "validFrom": "2024-01-01", "validTo": "2026-01-01"},
    ]
    text = f'{{ contact(id: "{made["id"]}") {{ positions(asOf: "2025-12-31") {{ company {{ id }} }} }} }}'
    assert (await read(text))["contact"]["positions"] == [{"company": {"id": "alpha"}}]


async def test_a_promotion_changes_the_position_and_a_late_one_is_a_conflict(send: Send) -> None:
    (held,) = (await contact(send, start="2024-01-01"))["positions"]
    given = {"id": held["id"], "version": 1, "companyId": "alpha", "on": "2026-01-01"}
    promoted = await send("movePosition", {**given, "title": "Head"}, f"{CONTACT} {HISTORY}")
    assert [(one["title"], one["version"]) for one in promoted["positions"]] == [("Head", 2)]
    assert [one["title"] for one in promoted["positionHistory"]] == ["Head", "Buyer"]
    late = await send("movePosition", {**given, "title": "Director"}, by="mia")
    assert {"field": "title", "yours": "Director", "stored": "Head"} in late["values"]
    early = await send("movePosition", {**given, "version": 2, "on": "2025-01-01"})
    assert early["path"] == ["input", "on"]


async def test_a_person_works_for_several_companies(send: Send, read: Send) -> None:
    made = await contact(send)
    both = await send("addPosition", {"personId": made["id"], "companyId": "beta", "title": "Board member"}, CONTACT)
    assert [one["company"]["id"] for one in both["positions"]] == ["alpha", "beta"]
    ended = await send("endPosition", {"id": both["positions"][1]["id"], "version": 1}, CONTACT)
    assert [one["company"]["id"] for one in ended["positions"]] == ["alpha"]
    await send("createAccount", {"companyId": "alpha"})
    found = await read('{ account(id: "alpha") { contacts(first: 5) { name } } }')
    assert found["account"]["contacts"] == [{"name": "Li Demo"}]


async def test_reporting_lines_never_lead_round(send: Send, read: Send) -> None:
    ids = [(await contact(send, f"{name} Demo"))["id"] for name in ("Ada", "Bob", "Cem")]

    async def report(below: int, above: int | None) -> Any:
        to = None if above is None else ids[above]
        given = {"personId": ids[below], "reportsToId": to, "companyId": "alpha"}
        return await send("setReportingLine", given, "reportsToId")

    await report(0, 1)
    await report(1, 2)
    circle = await report(2, 0)
    assert circle["path"] == ["input", "reportsToId"]
    assert "Ada Demo reports to Cem Demo already" in circle["message"]
    assert (await report(0, 0))["__typename"] == "InvalidInput"
    await report(0, 2)
    found = (await read(f'{{ contact(id: "{ids[0]}") {{ reportsTo {{ to }} }} }}'))["contact"]
    assert found["reportsTo"] == [{"to": ids[2]}]
    await report(0, None)
    assert (await read(f'{{ contact(id: "{ids[0]}") {{ reportsTo {{ to }} }} }}'))["contact"]["reportsTo"] == []


async def test_a_contact_changes_by_version(send: Send, read: Send) -> None:
    made = await contact(send, email="li@example.com", phone="1")
    change = {"id": made["id"], "version": 1, "name": "Lin Demo", "email": None, "otherNames": ["林示例"]}
    changed = await send("changeContact", change, "version name email phone otherNames")
    assert (changed["version"], changed["name"], changed["email"], changed["phone"]) == (2, "Lin Demo", None, "1")
    late = await send("changeContact", {"id": made["id"], "version": 1, "name": "Liu Demo"})
    assert late["values"] == [{"field": "name", "yours": "Liu Demo", "stored": "Lin Demo"}]
    again = await send("addContact", {"name": "林示例", "companyId": "alpha"})
    assert again["__typename"] == "PossibleDuplicates"


async def test_what_cannot_be_used_is_named_with_its_field(send: Send) -> None:
    assert (await contact(send, " "))["path"] == ["input", "name"]
    assert (await contact(send, email="nowhere"))["path"] == ["input", "email"]
    assert (await contact(send, title="x" * 201))["path"] == ["input", "title"]
    assert (await contact(send, companyId="nothing"))["__typename"] == "NotFound"
    assert (await send("changeContact", {"id": "nobody", "version": 1}))["__typename"] == "NotFound"


async def test_a_viewer_sees_no_contact(send: Send, read: Send) -> None:
    made = await contact(send)
    assert await read(f'{{ contact(id: "{made["id"]}") {{ id }} }}', by="vic") == {"contact": None}
    node = f'{{ node(id: "{made["id"]}") {{ id }} }}'
    assert ((await read(node))["node"], (await read(node, by="vic"))["node"]) == ({"id": made["id"]}, None)
    same = '{ possibleDuplicates(input: {name: "Li Demo", kind: PERSON}) { party { id } } }'
    assert [one["party"]["id"] for one in (await read(same))["possibleDuplicates"]] == [made["id"]]
    assert await read(same, by="vic") == {"possibleDuplicates": []}
