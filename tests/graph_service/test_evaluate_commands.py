import json
from pathlib import Path

from typer.testing import CliRunner

from graph_service.cli import app

RUNNER = CliRunner()


def files(folder: Path, ties: str) -> list[str]:
    (folder / "ties.csv").write_text(ties, encoding="utf-8")
    (folder / "people.csv").write_text("person,rank\nboss,2\nstaff,1\n", encoding="utf-8")
    return ["evaluate", "influence", str(folder / "ties.csv"), "--people", str(folder / "people.csv"), "--json"]


def test_influence_prints_one_json_object_and_notices_elsewhere(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, files(tmp_path, "source,target,mood\nstaff,boss,good\n"))
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "pairwise_accuracy": 1.0, "auc": 1.0, "pairs": 1, "people": 2, "ties": 1, "without_ties": 0,
    }  # fmt: skip
    assert "ignored mood" in done.stderr


def test_a_bad_row_ends_with_an_error(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, files(tmp_path, "source,target\nstaff,\n"))
    assert done.exit_code == 1
    assert "ties.csv, line 2: target is empty" in json.loads(done.stdout)["error"]["message"]
