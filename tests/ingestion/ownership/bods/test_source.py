import json
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.bods.source import Bods
from ingestion.source import RawRecord
from tests.ingestion.ownership.bods.invented import HALVES, TRUST_60_70_80, flat

BODS = Bods()


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(HALVES),
        json.dumps({"statements": HALVES, "license": "x"}, indent=1),
        "\n".join(map(json.dumps, HALVES)),
    ],
    ids=["array", "package", "lines"],
)
def test_statements_come_as_a_list_in_a_package_or_one_a_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(written)
    records = list(BODS.read(path))
    assert [one.value for one in records] == HALVES
    assert all(isinstance(BODS.parse(one), Parsed) for one in records)
    assert list(BODS.read(path, 4)) == records[4:]
    assert BODS.content_date(path) == date(2021, 9, 30)


def test_a_file_that_does_not_say_when_it_was_published_has_no_date(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text(json.dumps(flat("entityStatement", "s", entityType="registeredEntity")))
    assert BODS.content_date(path) is None


def test_a_file_that_is_no_list_of_statements_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text("statementID,statementType\n1,2\n")
    with pytest.raises(InvalidInput, match="no JSON"):
        BODS.content_date(path)


def test_every_statement_of_the_invented_group_is_loaded() -> None:
    for record in TRUST_60_70_80:
        assert isinstance(BODS.parse(RawRecord(1, record, "record 1")), Parsed)
    assert BODS.parse(RawRecord(1, [1], "record 1")) == Problem(Reason.MALFORMED, "The record is no statement.")
