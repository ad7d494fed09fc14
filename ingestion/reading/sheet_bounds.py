"""Whether the sheets of a workbook can be read row by row in bounded memory and time.

The reader of workbooks builds a row whole, fills the rows that a sheet leaves out, and expands entities; a small file
can make it do so without end. The sheets are therefore looked through once before they are read.
"""

import re
import zipfile

from domain.errors import InvalidInput

MAX_ROW_BYTES = 1 << 24
"""The longest row of a sheet, as XML: 16 MiB."""

MAX_ROWS = 1_048_576
"""Rows of a sheet, as Excel has them."""

SHEETS = "xl/worksheets/"
"""Where a workbook keeps its sheets; what it keeps elsewhere must be small."""

_STEP = 1 << 20
_OVERLAP = 256
_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*?\br="(\d+)"')
_NEXT = "Save the sheet as CSV (UTF-8) and give that."


def check_sheets(archive: zipfile.ZipFile, name: str) -> None:
    """Look through the sheets of a workbook.

    Raises:
        InvalidInput: a row is longer than MAX_ROW_BYTES or numbered beyond MAX_ROWS, or a document type is declared;
            names the archive's member.
    """
    for info in archive.infolist():
        if info.filename.endswith(".xml"):  # a workbook may keep a sheet under any name
            reason = _excess(archive, info)
            if reason is not None:
                raise InvalidInput(f"{name} cannot be read: in {info.filename} {reason}.", _NEXT)


def _excess(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> str | None:
    since_row, tail = 0, b""
    is_sheet = info.filename.startswith(SHEETS)
    with archive.open(info) as sheet:
        while part := sheet.read(_STEP):
            seen = tail + part
            if b"<!DOCTYPE" in seen:
                return "a document type is declared, whose entities could exhaust the machine"
            number = max((int(found) for found in _ROW.findall(seen)), default=0)
            if number > MAX_ROWS:
                return f"a row has the number {number:,}; a sheet has at most {MAX_ROWS:,}"
            end = part.rfind(b"row>")
            since_row = since_row + len(part) if end < 0 else len(part) - end
            if is_sheet and since_row > MAX_ROW_BYTES:
                return f"a single row is longer than {MAX_ROW_BYTES >> 20} MB"
            tail = seen[-_OVERLAP:]
    return None
