"""``irontree ingest``, ``quarantine`` and ``doctor`` against a real store, as an operator runs them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from graph_service.cli import app
from graph_service.settings import settings
from queries.store import Store, StoreAddress

ROWS = "holder_name,company_name,percent\nTop,Mid,60\nTop,Low,most of it\nTop,Far,130\n"


@pytest.fixture
def operator(store: Store, neo4j_address: StoreAddress, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment of somebody whose store is the emptied one of the tests."""
    monkeypatch.setenv("IRONTREE_NEO4J_URI", neo4j_address.uri)
    monkeypatch.setenv("IRONTREE_NEO4J_USER", neo4j_address.user)
    monkeypatch.setenv("IRONTREE_NEO4J_PASSWORD", neo4j_address.password)
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def answer(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def loaded(operator: None, tmp_path: Path) -> Path:
    """A file of which two rows cannot be loaded; gives a place for corrections."""
    path = tmp_path / "holdings.csv"
    path.write_text(ROWS, encoding="utf-8")
    assert answer("ingest", "holdings-csv", str(path))["quarantined"] == 2
    return tmp_path / "corrections.jsonl"


def test_quarantined_records_are_listed_with_their_reasons(loaded: Path) -> None:
    listed = answer("quarantine", "list")
    assert (listed["total"], [one["position"] for one in listed["records"]]) == (2, [2, 3])
    assert "most of it" in listed["records"][0]["detail"]
    told = run("quarantine", "list").stdout
    assert "2 open records" in told
    assert listed["records"][0]["runId"] in told
    assert answer("quarantine", "list", "--run", "none") == {"total": 0, "after": None, "records": []}


def test_a_corrected_record_is_loaded_and_counts_for_control(loaded: Path) -> None:
    first, _ = answer("quarantine", "list")["records"]
    record = {**json.loads(first["record"]), "percent": "75"}
    loaded.write_text(json.dumps({"id": first["id"], "record": record}), encoding="utf-8")
    tried = answer("quarantine", "retry", "--corrections", str(loaded))
    assert (tried["tried"], tried["resolved"], sum(tried["remaining"].values())) == (2, 1, 1)
    assert answer("quarantine", "list")["total"] == 1
    assert answer("doctor")["control"] == {"waiting": [], "wrong": [], "repaired": False}


def test_what_cannot_be_corrected_is_named(loaded: Path) -> None:
    loaded.write_text('{"id": "nobody", "record": {}}', encoding="utf-8")
    refused = run("quarantine", "retry", "--corrections", str(loaded))
    assert (refused.exit_code, "nobody" in refused.stderr) == (1, True)
    assert run("quarantine", "retry", "--run", "none").exit_code == 1
    loaded.write_text("no line of JSON", encoding="utf-8")
    assert "line 1" in run("quarantine", "retry", "--corrections", str(loaded)).stderr


def test_a_mailbox_is_loaded_for_a_colleague(operator: None, tmp_path: Path) -> None:
    for arguments, part in (
        (("mail", "x.mbox"), "Say whose with --user LOGIN"),
        (("gleif", "x.csv", "--user", "ann"), "Leave --user out"),
        (("calendar", "x.ics", "--user", "ann", "--snapshot"), "Leave --snapshot out"),
    ):
        refused = run("ingest", *arguments)
        assert (refused.exit_code, part in refused.output) == (1, True), refused.output
    user = ("user", "add", "ann", "--password", "long enough for a test")
    assert run(*user, "--email", "nonsense").exit_code == 1
    assert run(*user, "--email", "Ann@o.example").exit_code == 0
    box = tmp_path / "me.mbox"
    date = "Mon, 5 Jan 2026 10:00:00 +0000"
    box.write_text(f"From x\nMessage-ID: <m@x>\nFrom: ann@o.example\nTo: p@x.example\nDate: {date}\n\nbody\n")
    found = answer("ingest", "mail", str(box), "--user", "ann")
    assert (found["read"], found["interactions"]["created"]) == (1, 0)
    assert found["notices"] == {"names no contact": 1, "addresses of no contact": 1}
