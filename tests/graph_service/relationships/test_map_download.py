"""The download of a map: who gets it, and what is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_service.app import create_app
from graph_service.demo_users import DEMO_PASSWORD, seed_demo_users
from graph_service.settings import Settings
from queries.store import Store, StoreAddress
from tests.graph_service.relationships.conftest import make_world

GUARD = {"X-Irontree": "1"}
EVIDENCE = "Signed the pilot"


@pytest.fixture
async def client(store: Store, neo4j_address: StoreAddress, tmp_path: Path) -> Iterator[TestClient]:  # type: ignore[misc]
    await make_world(store)
    await seed_demo_users(store)
    address, password = neo4j_address.uri, neo4j_address.password
    settings = Settings(home=tmp_path, neo4j_uri=address, neo4j_password=password, demo=True)  # type: ignore[arg-type]
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as opened:
        yield opened  # type: ignore[misc]


def sign_in(client: TestClient, login: str) -> None:
    credentials = {"login": login, "password": DEMO_PASSWORD}
    assert client.post("/api/session", json=credentials, headers=GUARD).status_code == 200


def change(client: TestClient, name: str, given: dict[str, object]) -> dict[str, object]:
    type_ = name[0].upper() + name[1:] + "Input"
    text = f"mutation($input: {type_}!) {{ {name}(input: $input) {{ __typename ... on Problem {{ message }} }} }}"
    answer = client.post("/graphql", json={"query": text, "variables": {"input": given}}, headers=GUARD)
    found: dict[str, object] = answer.json()["data"][name]
    assert "message" not in found
    return found


def begin_map(client: TestClient) -> None:
    change(client, "createAccount", {"companyId": "alpha"})
    assessment = {"support": "MENTOR", "buyingRoles": ["APPROVER"], "evidence": EVIDENCE}
    role = {"accountId": "alpha", "placeholder": "<b>Plant</b> manager", "assessment": assessment}
    change(client, "placeStakeholder", role)


def test_a_map_is_downloaded_without_opinions_unless_they_are_asked_for(client: TestClient) -> None:
    sign_in(client, "kam")
    begin_map(client)
    plain = client.get("/api/exports/map/alpha?lang=en")
    assert plain.status_code == 200
    assert plain.headers["content-disposition"].startswith("attachment")
    assert plain.headers["cache-control"] == "no-store"
    assert "Approver" in plain.text
    assert "★ Mentor" not in plain.text
    assert "<b>Plant" not in plain.text
    full = client.get("/api/exports/map/alpha?lang=en&judgements=1").text
    assert "★ Mentor" in full
    assert EVIDENCE not in full


def test_nobody_gets_a_map_without_the_right_to_see_relationships(client: TestClient) -> None:
    assert client.get("/api/exports/map/alpha").status_code == 401
    sign_in(client, "kam")
    begin_map(client)
    sign_in(client, "viewer")
    assert client.get("/api/exports/map/alpha").status_code == 403
    sign_in(client, "kam")
    assert client.get("/api/exports/map/beta").status_code == 404


def test_sentences_come_in_the_language_that_the_client_asks_for(client: TestClient) -> None:
    sign_in(client, "kam")
    asked = {"query": "{ viewer { language } }"}
    for header, language in (("zh-CN,zh;q=0.9", "zh"), ("en", "en"), ("fr", "zh")):
        answer = client.post("/graphql", json=asked, headers={**GUARD, "Accept-Language": header}).json()
        assert answer["data"]["viewer"]["language"] == language, header
