"""Accounts, their teams and the iron triangle, through the API."""

from typing import Any

from queries.store import Store
from tests.graph_service.relationships.conftest import CLOSE_USER, Send

POTENTIAL = {"amount": "1250000.50", "currency": "CNY"}
SEATS = "team { id version role validFrom validTo user { id name } }"
TEAM = f"version {SEATS} triangleComplete triangleGaps {{ kind roles names }}"


async def account(send: Send, company: str = "alpha") -> Any:
    return await send("createAccount", {"companyId": company}, "id " + TEAM)


async def seat(send: Send, role: str, user: str, **more: Any) -> Any:
    return await send("assignSeat", {"accountId": "alpha", "userId": user, "role": role, **more}, TEAM)


async def test_a_company_becomes_an_account_with_an_owner(send: Send, read: Send) -> None:
    made = await send(
        "createAccount",
        {
            "companyId": "alpha",
            "ownerId": "mia",
            "tier": " A ",
            "potential": POTENTIAL,
        },
        "id name tier since potential { amount currency } team { role user { name } } company { id isAccount }",
    )
    assert made == {
        "__typename": "Account",
        "id": "alpha",
        "name": "Alpha Works 甲厂",
        "tier": "A",
        "since": "2026-03-01",
        "potential": POTENTIAL,
        "team": [{"role": "OWNER", "user": {"name": "Mia"}}],
        "company": {"id": "alpha", "isAccount": True},
    }
    assert (await account(send))["__typename"] == "Conflict"
    assert (await send("createAccount", {"companyId": "nobody"}))["__typename"] == "NotFound"


async def test_a_repeat_with_the_same_key_answers_the_same(send: Send) -> None:
    first = await send("createAccount", {"companyId": "alpha"}, "id version", key="k")
    assert first["__typename"] == "Account"
    assert await send("createAccount", {"companyId": "alpha"}, "id version", key="k") == first
    other = await send("createAccount", {"companyId": "beta"}, "id", key="k")
    assert other["__typename"] == "Conflict"


async def test_what_is_noted_changes_by_version_and_a_late_change_sees_both_values(send: Send) -> None:
    await account(send)
    changed = await send(
        "changeAccount", {"id": "alpha", "version": 1, "tier": "A", "segment": "Steel"}, "version tier"
    )
    assert (changed["version"], changed["tier"]) == (2, "A")
    late = await send("changeAccount", {"id": "alpha", "version": 1, "tier": "B"}, by="mia")
    assert late["__typename"] == "Conflict"
    assert late["currentVersion"] == 2
    assert late["values"] == [{"field": "tier", "yours": "B", "stored": "A"}]
    assert "Kim" in late["message"]
    kept = await send("changeAccount", {"id": "alpha", "version": 2, "segment": None}, "tier segment")
    assert (kept["tier"], kept["segment"]) == ("A", None)


async def test_a_triangle_is_complete_with_three_active_colleagues(send: Send, world: Store, read: Send) -> None:
    made = await account(send)
    assert [gap["roles"] for gap in made["triangleGaps"]] == [["AR"], ["SR"], ["FR"]]
    await seat(send, "AR", "kim")
    await seat(send, "SR", "kim")
    twice = await seat(send, "FR", "fay")
    assert twice["triangleGaps"] == [{"kind": "SAME_PERSON", "roles": ["AR", "SR"], "names": ["Kim"]}]
    done = await seat(send, "SR", "sam")
    assert done["triangleComplete"]
    await world.write(CLOSE_USER, {"id": "fay"})
    (gap,) = (await read('{ account(id: "alpha") { triangleGaps { kind roles names } } }'))["account"]["triangleGaps"]
    assert gap == {"kind": "INACTIVE", "roles": ["FR"], "names": ["Fay"]}
    assert (await seat(send, "FR", "fay", start="2027-01-01"))["__typename"] == "Conflict"


async def test_a_seat_has_a_period_and_a_day_can_be_asked_about(send: Send, read: Send) -> None:
    await account(send)
    await seat(send, "AR", "sam", start="2025-01-01", end="2025-07-01")
    await seat(send, "AR", "fay", start="2025-07-01")
    assert (await seat(send, "AR", "fay"))["__typename"] == "Conflict"
    assert (await seat(send, "SR", "sam", start="2025-01-01", end="2025-01-01"))["path"] == ["input", "end"]
    team = "{ role user { name } } "
    text = (
        f'before: team(asOf: "2025-06-30") {team} after: team(asOf: "2025-07-01") {team} teamHistory {{ role validTo }}'
    )
    found = (await read(f'{{ account(id: "alpha") {{ {text} }} }}'))["account"]
    assert found["before"] == [{"role": "AR", "user": {"name": "Sam"}}]
    assert found["after"] == [{"role": "AR", "user": {"name": "Fay"}}]
    assert {"role": "AR", "validTo": "2025-07-01"} in found["teamHistory"]


async def test_a_handover_moves_every_seat_and_keeps_what_was(send: Send, read: Send) -> None:
    await account(send)
    await account(send, "beta")
    await seat(send, "AR", "sam", start="2025-01-01")
    await send("assignSeat", {"accountId": "beta", "userId": "sam", "role": "SR", "start": "2026-06-01"})
    await seat(send, "AR", "fay", start="2025-01-01")
    over = {"fromUserId": "sam", "toUserId": "fay"}
    assert (await send("handOver", over))["__typename"] == "Forbidden"
    assert await send("handOver", over, "seats actions", by="mia") == {
        "__typename": "HandedOver",
        "seats": 2,
        "actions": 0,
    }
    text = (
        "{ account(id: $id) { team(asOf: $on) { role user { name } validFrom } teamHistory { user { name } role } } }"
    )
    text = "query($id: ID!, $on: Date) " + text
    alpha = (await read(text, id="alpha"))["account"]
    assert [(one["role"], one["user"]["name"]) for one in alpha["team"]] == [("AR", "Fay"), ("OWNER", "Kim")]
    assert {"user": {"name": "Sam"}, "role": "AR"} in alpha["teamHistory"]
    beta = (await read(text, id="beta", on="2026-06-01"))["account"]
    assert {"role": "SR", "user": {"name": "Fay"}, "validFrom": "2026-06-01"} in beta["team"]
    assert (await send("handOver", {"fromUserId": "sam", "toUserId": "sam"}, by="sam"))["path"] == ["input", "toUserId"]


async def test_a_seat_ends_once_and_a_late_end_is_a_conflict(send: Send) -> None:
    await account(send)
    (_, ar) = sorted((await seat(send, "AR", "sam", start="2026-01-01"))["team"], key=lambda one: one["role"] == "AR")
    ended = await send("endSeat", {"id": ar["id"], "version": ar["version"]}, "team { role }")
    assert ended["team"] == [{"role": "OWNER"}]
    assert (await send("endSeat", {"id": ar["id"], "version": 1, "on": "2026-02-01"}))["__typename"] == "Conflict"
    assert (await send("endSeat", {"id": "none", "version": 1}))["__typename"] == "NotFound"


async def test_a_viewer_sees_and_changes_nothing(send: Send, read: Send) -> None:
    await account(send)
    answer = await read('{ account(id: "alpha") { id } colleagues { id } }', by="vic")
    assert answer == {"account": None, "colleagues": []}
    assert (await send("createAccount", {"companyId": "beta"}, by="vic"))["__typename"] == "Forbidden"


async def test_accounts_are_listed_by_name_and_found_by_a_part_of_one(send: Send, read: Send) -> None:
    for company in ("beta", "alpha"):
        await send("createAccount", {"companyId": company})
    listed = "query($search: String!) { accounts(search: $search) { id } }"
    assert [one["id"] for one in (await read(listed, search=""))["accounts"]] == ["alpha", "beta"]
    assert [one["id"] for one in (await read(listed, search="乙贸"))["accounts"]] == ["beta"]
    assert (await read(listed, search="gamma"))["accounts"] == []
