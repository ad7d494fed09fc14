"""The service as a browser meets it: sign-in, guard header, GraphQL, uploads, health, headers."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from graph_service.app import create_app
from graph_service.demo_users import DEMO_PASSWORD, seed_demo_users
from graph_service.settings import Settings
from queries.store import Store, StoreAddress

GUARD = {"X-Irontree": "1"}
ROW = "holder_name,company_name,percent\n{holder},{company},51\n"


@pytest.fixture
async def client(store: Store, neo4j_address: StoreAddress, tmp_path: Path) -> Iterator[TestClient]:  # type: ignore[misc]
    await seed_demo_users(store)
    settings = Settings(
        home=tmp_path,
        neo4j_uri=neo4j_address.uri,
        neo4j_password=neo4j_address.password,  # type: ignore[arg-type]
        demo=True,
    )
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as opened:
        yield opened  # type: ignore[misc]


def sign_in(client: TestClient, login: str) -> None:
    answer = client.post("/api/session", json={"login": login, "password": DEMO_PASSWORD}, headers=GUARD)
    assert answer.status_code == 200
    assert answer.json()["login"] == login


def ask(client: TestClient, query: str) -> dict[str, object]:
    answer = client.post("/graphql", json={"query": query}, headers=GUARD)
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


def test_a_session_begins_with_the_password_and_ends_with_sign_out(client: TestClient) -> None:
    assert client.get("/api/session").status_code == 401
    for login, password in (("kam", "wrong"), ("nobody", DEMO_PASSWORD)):
        answer = client.post("/api/session", json={"login": login, "password": password}, headers=GUARD)
        assert answer.status_code == 401
    sign_in(client, "kam")
    cookie = client.cookies.jar._cookies["127.0.0.1"]["/"]["irontree_session"]  # type: ignore[attr-defined]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert ask(client, "{ viewer { login role rights } }")["data"] == {
        "viewer": {"login": "kam", "role": "SALES", "rights": ["registry", "commercial", "relationships"]}
    }
    assert client.get("/api/session").json()["rights"] == ["registry", "commercial", "relationships"]
    token = cookie.value
    assert client.delete("/api/session", headers=GUARD).status_code == 204
    client.cookies.set("irontree_session", token or "")
    assert client.get("/api/session").status_code == 401


def test_a_request_without_session_or_guard_header_reads_nothing(client: TestClient) -> None:
    assert client.post("/graphql", json={"query": "{ viewer { id } }"}, headers=GUARD).status_code == 401
    sign_in(client, "kam")
    assert client.post("/graphql", json={"query": "{ viewer { id } }"}).status_code == 403
    assert client.get("/graphql?query={viewer{id}}", headers=GUARD).status_code in {400, 405}


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"{", "application/json", "not JSON"),
        (b"[]", "application/json", "one operation"),
        (b"{}", "application/json", "query"),
        (b'{"query": "{ viewer { id } }", "variables": []}', "application/json", "variables"),
        (b'{"query": "{ viewer { id } }"}', "text/plain", "application/json"),
    ],
)
def test_a_body_that_is_no_operation_is_refused(client: TestClient, body: bytes, kind: str, words: str) -> None:
    sign_in(client, "kam")
    answer = client.post("/graphql", content=body, headers={**GUARD, "Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["code"] == "INVALID_INPUT"
    assert words in answer.json()["message"]


def test_operations_also_come_over_a_websocket_of_a_signed_in_user_within_the_same_limits(client: TestClient) -> None:
    address, protocols = "ws://127.0.0.1/graphql", ["graphql-transport-ws"]
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(address, protocols):
        pass
    sign_in(client, "kam")
    huge = "{ companies(first: 500) { edges { node { " + "holders { company { " * 3 + "id" + " } }" * 3 + " } } } }"
    answers = {}
    with client.websocket_connect(address, protocols) as socket:
        socket.send_json({"type": "connection_init"})
        assert socket.receive_json()["type"] == "connection_ack"
        for id_, query in (("small", "{ viewer { login } }"), ("huge", huge)):
            socket.send_json({"type": "subscribe", "id": id_, "payload": {"query": query}})
            answers[id_] = socket.receive_json()
            assert socket.receive_json()["type"] == "complete"
    assert answers["small"]["payload"]["data"] == {"viewer": {"login": "kam"}}
    assert answers["huge"]["payload"]["errors"][0]["extensions"]["code"] == "LIMIT"


def test_an_upload_is_loaded_with_live_progress_and_its_bad_rows_are_shown(client: TestClient) -> None:
    sign_in(client, "operations")
    content = ROW.format(holder="Upper Demo Ltd", company="Lower Demo Ltd") + "No Percent Ltd,Lower Demo Ltd,\n"
    answer = client.post(
        "/api/imports",
        data={"source": "holdings-csv", "asOf": "2025-01-01"},
        files=[("files", ("../../evil.csv", content, "text/csv"))],
        headers=GUARD,
    )
    assert answer.status_code == 202, answer.text
    run = answer.json()["runId"]
    query = (
        f'{{ importRun(id: "{run}") {{ status files counts {{ read accepted quarantined holdings {{ created }} }} }} }}'
    )
    deadline = time.monotonic() + 60
    while (found := ask(client, query)["data"]["importRun"])["status"] in {"QUEUED", "RUNNING"}:  # type: ignore[index]
        assert time.monotonic() < deadline, found
    assert found == {
        "status": "DONE",
        "files": ["evil.csv"],
        "counts": {"read": 2, "accepted": 1, "quarantined": 1, "holdings": {"created": 1}},
    }
    kept = ask(
        client, f'{{ quarantined(runId: "{run}") {{ totalCount edges {{ node {{ reason position record }} }} }} }}'
    )
    page = kept["data"]["quarantined"]  # type: ignore[index]
    assert page["totalCount"] == 1
    assert page["edges"][0]["node"]["position"] == 2
    assert "No Percent Ltd" in page["edges"][0]["node"]["record"]


def test_only_some_roles_load_files(client: TestClient) -> None:
    sign_in(client, "kam")
    answer = client.post("/api/imports", data={"source": "a-share"}, files=[("files", ("a.csv", "x"))], headers=GUARD)
    assert answer.status_code == 403
    errors = ask(client, "{ importRuns { id } }")["errors"]
    assert errors[0]["extensions"]["code"] == "FORBIDDEN"  # type: ignore[index]
    result = ask(client, 'mutation { cancelImport(runId: "x") { __typename ... on Problem { message } } }')
    assert result["data"]["cancelImport"]["__typename"] == "Forbidden"  # type: ignore[index]


@pytest.mark.parametrize(
    ("data", "name", "content", "words"),
    [
        ({"source": "nonsense"}, "a.csv", "x", "nonsense"),
        ({"source": "holdings-csv"}, "a.csv", "", "a.csv"),
        ({"source": "holdings-csv", "asOf": "yesterday"}, "a.csv", "holder_name,company_name,percent\n", "yesterday"),
    ],
)
def test_an_upload_that_cannot_be_read_says_why(
    client: TestClient, data: dict[str, str], name: str, content: str, words: str
) -> None:
    sign_in(client, "admin")
    answer = client.post("/api/imports", data=data, files=[("files", (name, content))], headers=GUARD)
    assert answer.status_code == 422
    assert words in answer.json()["message"]


def test_health_metrics_and_headers(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    ready = client.get("/health/ready")
    assert ready.status_code == 200
    assert ready.headers["x-content-type-options"] == "nosniff"
    assert ready.headers["x-request-id"]
    assert "irontree_request_seconds_count" in client.get("/metrics").text
    assert client.get("/assets/none.js").status_code == 404
    assert client.get("/none.js").status_code == 404
