import json
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem
from ingestion.ownership.uk_psc.source import UkPsc
from ingestion.source import RawRecord
from tests.ingestion.ownership.uk_psc.invented import SHARES, TOTALS, Record, individual

SOURCE = UkPsc()
ENTRIES: list[Record] = [individual("01234567", "Ada Invented", SHARES), TOTALS]
COMPANIES = "CompanyName, CompanyNumber,IncorporationDate\nFERN FORGE LTD,01234567,11/09/2012\n"


@pytest.mark.parametrize("written", [json.dumps(ENTRIES), "\n".join(map(json.dumps, ENTRIES))], ids=["list", "lines"])
def test_the_snapshot_is_a_list_or_one_entry_a_line(tmp_path: Path, written: str) -> None:
    path = tmp_path / "snapshot.json"
    path.write_text(written)
    first, totals = SOURCE.read(path)
    assert isinstance(SOURCE.parse(first), Parsed)
    assert SOURCE.parse(totals) == Parsed()
    assert list(SOURCE.read(path, 1)) == [totals]
    assert SOURCE.content_date(path) == date(2024, 12, 19)


def test_companies_come_as_a_table_with_spaces_before_its_names(tmp_path: Path) -> None:
    path = tmp_path / "BasicCompanyData-2024-12-01-part1_7.csv"
    path.write_text(COMPANIES)
    (record,) = SOURCE.read(path)
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert found.parties[0].name == "FERN FORGE LTD"
    assert SOURCE.content_date(path) == date(2024, 12, 1)


def test_a_file_without_a_date_has_none(tmp_path: Path) -> None:
    path = tmp_path / "companies-2024-99-99.csv"
    path.write_text(COMPANIES)
    assert SOURCE.content_date(path) is None


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("holder_name,company_name\na,b\n")
    with pytest.raises(InvalidInput, match="lacks the columns CompanyName, CompanyNumber"):
        SOURCE.content_date(path)


def test_a_record_of_neither_kind_says_so() -> None:
    assert isinstance(SOURCE.parse(RawRecord(1, {"a": 1}, "record 1")), Problem)
