"""Excel workbooks (.xlsx) as records: the first sheet, or every sheet, row by row."""

import warnings
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from domain.errors import InvalidInput, IrontreeError
from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import BROKEN, open_file, reason_of
from ingestion.reading.sheet_bounds import SHEETS, check_sheets
from ingestion.reading.tables import MAX_FIELD, HeaderCheck, columns_of, ragged
from ingestion.source import RawRecord

MAX_HELD_BYTES = 1 << 28
"""The largest table of shared strings and styles, which must be held in memory: 256 MiB unpacked."""

MAX_STREAMED_BYTES = 1 << 33
"""The largest unpacked sheets: 8 GiB; a sheet has at most 1,048,576 rows."""

_CSV = "Save the sheet as CSV (UTF-8) and give that."


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook, by its content.

    Raises:
        InvalidInput: the file cannot be opened.
    """
    with closing(open_file(path)) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                return "xl/workbook.xml" in archive.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False


def workbook_records(path: Path, check: HeaderCheck, skip: int = 0) -> Iterator[RawRecord]:
    """The rows of the first sheet after the first ``skip``; every value is the text a CSV file would hold.

    A number shown as percentage becomes ``51%``: the sheet stores 0.51 for it, which must not be read as 0.51 percent.

    Raises:
        InvalidInput: the workbook is damaged, too large to be read in bounded memory, or has no usable header.
    """
    with closing(workbook_sheets(path)) as sheets:
        _, rows = next(sheets)
        yield from _records(rows, path.name, check, skip)


def workbook_sheets(path: Path) -> Generator[tuple[str, Iterator[tuple[int, list[str]]]], None, None]:
    """The sheets by name, each with its numbered rows that hold something; each must be read before the next.

    Raises:
        InvalidInput: the workbook is damaged or too large to be read in bounded memory.
    """
    with closing(open_file(path)) as file, _broken(path.name):
        _check_size(file, path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which do not matter here
            from openpyxl import load_workbook  # noqa: PLC0415 - takes longer to import than most tables to read

            workbook = load_workbook(file, read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # which a sheet may claim to be any: every row would be filled up to them
            yield sheet.title, _rows(sheet.iter_rows(), path.name)


@contextmanager
def _broken(name: str) -> Iterator[None]:
    try:
        yield
    except IrontreeError:
        raise
    except Exception as error:  # openpyxl fails in any way on a broken workbook
        reason = " ".join(str(error).split())[:200]
        raise InvalidInput(f"{name} cannot be read: it is a damaged workbook ({reason}).", _CSV) from error


def _check_size(file: BinaryIO, name: str) -> None:
    with zipfile.ZipFile(file) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
    streamed = sum(size for member, size in sizes.items() if member.startswith(SHEETS))
    held = sum(sizes.values()) - streamed
    if held > MAX_HELD_BYTES or streamed > MAX_STREAMED_BYTES:
        raise InvalidInput(f"{name} cannot be read: it unpacks to {held + streamed:,} bytes.", _CSV)
    try:
        with zipfile.ZipFile(file) as archive:
            check_sheets(archive, name)
    except BROKEN as error:
        raise InvalidInput(f"{name} cannot be read: it is a damaged workbook ({reason_of(error)}).", _CSV) from error


def _rows(cells_of_rows: Iterable[Iterable[Any]], name: str) -> Iterator[tuple[int, list[str]]]:
    with _broken(name):
        for number, cells in enumerate(cells_of_rows, start=1):
            row = [_text(cell.value, getattr(cell, "number_format", "")) for cell in cells]
            while row and not row[-1]:
                row.pop()
            if row:
                yield number, row


def _records(rows: Iterator[tuple[int, list[str]]], name: str, check: HeaderCheck, skip: int) -> Iterator[RawRecord]:
    _, header_row = next(rows, (0, None))
    if header_row is None:
        raise InvalidInput(f"{name} is empty: its first sheet holds nothing.", "Put the table on the first sheet.")
    header = columns_of(header_row, name)
    check(header, name)
    for position, (number, row) in enumerate(rows, start=1):
        if position <= skip:
            continue
        place = f"row {number}"
        if len(row) > len(header):
            value, problem = ragged(header, row)
            yield RawRecord(position, value, place, problem)
        elif any(len(text) > MAX_FIELD for text in row):
            yield RawRecord(
                position, row[0][:100], place, Problem(Reason.TOO_LONG, "A cell exceeds the longest field.")
            )
        else:
            yield RawRecord(position, dict(zip_longest(header, row, fillvalue="")), place)


def _text(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float) and "%" in number_format:
        return f"{value * 100:.12g}%"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
