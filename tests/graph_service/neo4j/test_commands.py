import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph_service.neo4j.commands import app
from graph_service.settings import settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder without a server, set in the environment as an operator would."""
    monkeypatch.setenv("IRONTREE_HOME", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def run(*arguments: str) -> tuple[int, str, str]:
    outcome = CliRunner().invoke(app, list(arguments))
    return outcome.exit_code, outcome.stdout, outcome.stderr


def test_status_of_a_stopped_server_is_an_exit_status_too(home: Path) -> None:
    status, printed, _ = run("status", "--json")
    assert status == 1
    assert json.loads(printed) == {
        "running": False,
        "uri": None,
        "pid": None,
        "version": "2026.08.1",
        "home": str(home.resolve() / "neo4j"),
    }


def test_stop_without_a_server_is_fine(home: Path) -> None:
    status, printed, _ = run("stop", "--json")
    assert (status, json.loads(printed)) == (0, {"stopped": False})


def test_failure_is_one_json_object_and_nothing_else(home: Path) -> None:
    (home / "neo4j").write_text("in the way")
    status, printed, told = run("start", "--json")
    assert status == 1
    assert json.loads(printed)["error"] == "UNAVAILABLE"
    assert told == ""


def test_failure_is_told_on_standard_error(home: Path) -> None:
    (home / "neo4j").write_text("in the way")
    status, printed, told = run("start")
    assert (status, printed) == (1, "")
    assert "cannot be written" in told
