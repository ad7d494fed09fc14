from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.demo.source import WORLD_FILE, DemoSource
from ingestion.ownership.demo.world import build_world
from ingestion.source import RawRecord, Source

SOURCE: Source = DemoSource()


def test_records_are_the_bundles_of_the_seed_in_the_file() -> None:
    records = list(SOURCE.read(WORLD_FILE))
    assert [SOURCE.parse(record) for record in records] == build_world(20260901)
    assert [record.position for record in records] == list(range(1, len(records) + 1))
    assert SOURCE.content_date(WORLD_FILE) == date(2026, 9, 1)


def test_reading_goes_on_after_the_records_already_read() -> None:
    assert list(SOURCE.read(WORLD_FILE, skip=95)) == list(SOURCE.read(WORLD_FILE))[95:]


@pytest.mark.parametrize("value", [None, {}, {"seed": 1, "bundle": 0}, {"seed": 1, "bundle": 10_000}, {"seed": "x"}])
def test_a_record_of_something_else_is_a_problem(value: None) -> None:
    found = SOURCE.parse(RawRecord(1, value, "record 1"))
    assert isinstance(found, Problem)
    assert found.reason is Reason.MALFORMED
    assert not isinstance(found, Parsed)


@pytest.mark.parametrize(
    "content", ["", "[]", '{"seed": 1}', '{"seed": "x", "as_of": "2026-01-01"}', '{"seed": 1, "as_of": "?"}']
)
def test_a_file_of_something_else_is_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(InvalidInput, match=r"other\.json"):
        list(SOURCE.read(file))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"missing\.json"):
        SOURCE.content_date(tmp_path / "missing.json")
