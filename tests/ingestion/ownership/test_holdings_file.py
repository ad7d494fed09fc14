from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from ingestion.ownership.holdings_file import HoldingsFile, read_holdings

HEADER = "holder_id,holder_name,holder_kind,company_name,percent,voting_percent,valid_to\n"
TODAY = date(2026, 1, 1)


def read(folder: Path, rows: str) -> HoldingsFile:
    path = folder / "holdings.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return read_holdings(path, TODAY)


def test_a_party_is_its_id_else_its_exact_name(tmp_path: Path) -> None:
    found = read(tmp_path, "7, One ,,T,30,,\n7,Uno,,T,20,,\n,One,unknown,T,5,40,\n,One,unknown,U,5,,\n")
    assert found.stakes == [
        Stake("7", "T", 30, 30, id="000000001"),
        Stake("7", "T", 20, 20, id="000000002"),
        Stake("One", "T", 5, 5, 40, 40, id="000000003"),
        Stake("One", "U", 5, 5, id="000000004"),
    ]
    assert found.names == {"7": "One", "One": "One", "T": "T", "U": "U"}
    assert found.ids == {"7": "7"}
    assert found.notices == []


def test_repeated_and_ended_rows(tmp_path: Path) -> None:
    found = read(tmp_path, ",A,,T,30,,\n,A,,T, 30,,\n,A,,T,30.0,,\n,B,,T,20,,2026-01-01\n")
    assert [stake.low for stake in found.stakes] == [30, 30]
    assert found.notices == [
        "holdings.csv: repeated rows count once: line 3 as line 2.",
        "holdings.csv: rows not valid on 2026-01-01, ignored: 1.",
    ]


def test_who_is_a_nominee_in_any_row_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, ",A,,T,30,,\n,A,nominee,U,30,,\n,A,,V,30,,\n")
    assert found.kinds["A"] is PartyKind.NOMINEE
    assert found.notices == ["holdings.csv: A is a nominee in one row and not in another; it counts as one."]


def test_a_bad_row_names_file_line_and_reason(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"holdings\.csv, line 3: percent is no decimal number: 'x'"):
        read(tmp_path, ",A,,T,30,,\n,A,,T,x,,\n")
