import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.reading import workbooks
from ingestion.reading.table_files import table_records


def workbook(path: Path, *rows: list[object], percent_format: tuple[int, int] | None = None) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if percent_format:
        book.worksheets[0].cell(*percent_format).number_format = "0.00%"
    book.save(path)
    return path


def accept(columns: tuple[str, ...], name: str) -> None:
    return None


def test_cells_become_the_text_a_csv_file_would_hold(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["name", "percent", "day", "flag"],
        ["平安银行", 51.5, dt.date(2020, 1, 2), True],
        [None, None, None, None],
        [7, 0.51, None, None],
        percent_format=(4, 2),
    )
    assert [(one.position, one.place, one.value) for one in table_records(path, accept)] == [
        (1, "row 2", {"name": "平安银行", "percent": "51.5", "day": "2020-01-02", "flag": "true"}),
        (2, "row 4", {"name": "7", "percent": "51%", "day": "", "flag": ""}),
    ]
    assert [one.position for one in table_records(path, accept, 1)] == [2]


def test_a_row_longer_than_the_header_is_a_problem(tmp_path: Path) -> None:
    (record,) = table_records(workbook(tmp_path / "a.xlsx", ["name"], ["a", "b"]), accept)
    assert record.value == {"name": "a", "": ["b"]}
    assert record.problem == Problem(Reason.MALFORMED, "The row has 2 values where the header has 1 columns.")


def test_an_empty_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"a.xlsx is empty: its first sheet holds nothing"):
        list(table_records(workbook(tmp_path / "a.xlsx"), accept))


@pytest.mark.parametrize("limit", ["MAX_HELD_BYTES", "MAX_STREAMED_BYTES"])
def test_a_workbook_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    path = workbook(tmp_path / "a.xlsx", ["name"], ["x" * 3_000])
    monkeypatch.setattr(workbooks, limit, 2_000)
    with pytest.raises(InvalidInput, match=r"a.xlsx cannot be read: it unpacks to"):
        list(table_records(path, accept))


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<broken")
    with pytest.raises(InvalidInput, match=r"a.xlsx cannot be read: it is a damaged workbook"):
        list(table_records(path, accept))


def test_all_sheets_in_their_order_without_empty_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a"])
    second = book.create_sheet("second")
    second.append([])
    second.append(["b", 1])
    book.save(tmp_path / "a.xlsx")
    found = [(title, list(rows)) for title, rows in workbooks.workbook_sheets(tmp_path / "a.xlsx")]
    assert found == [("Sheet", [(1, ["a"])]), ("second", [(2, ["b", "1"])])]
