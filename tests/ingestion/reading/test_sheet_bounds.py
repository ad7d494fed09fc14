"""Workbooks that would keep their reader busy without end."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from domain.errors import InvalidInput
from ingestion.reading.workbooks import workbook_records

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'


def workbook(path: Path, rows: str, before: str = "", dimension: str = "A1:A2") -> Path:
    """A workbook whose sheet holds the rows, as XML."""
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    sheet = (
        f'{before}<worksheet xmlns="{NAMESPACE}"><dimension ref="{dimension}"/>'
        f"<sheetData>{HEADER}{rows}</sheetData></worksheet>"
    )
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, sheet if member == "xl/worksheets/sheet1.xml" else old.read(member))
    return path


def row(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>A</t></is></c></row>'


def test_rows_that_a_sheet_leaves_out_cost_next_to_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", row(200_000), dimension="A1:XFD1048576")
    assert [record.place for record in workbook_records(path, lambda *_: None)] == ["row 200000"]


@pytest.mark.parametrize(
    ("rows", "before", "says"),
    [
        (row(1_048_577), "", "a row has the number 1,048,577"),
        (row(99_999_999_999), "", "a row has the number 99,999,999,999"),
        (f"<!--{'x' * (17 << 20)}-->", "", "a single row is longer than 16 MB"),
        ("", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "a document type is declared"),
    ],
)
def test_a_sheet_made_to_exhaust_the_machine_is_refused(tmp_path: Path, rows: str, before: str, says: str) -> None:
    path = workbook(tmp_path / "a.xlsx", rows, before)
    with pytest.raises(InvalidInput, match=rf"a\.xlsx cannot be read: in xl/worksheets/sheet1\.xml {says}"):
        list(workbook_records(path, lambda *_: None))
