"""Table files as records: CSV, plain or packed, or an Excel workbook."""

from collections.abc import Iterator
from pathlib import Path

from ingestion.reading.archives import streams
from ingestion.reading.tables import HeaderCheck, csv_records
from ingestion.reading.workbooks import is_workbook, workbook_records
from ingestion.source import RawRecord


def table_records(path: Path, check: HeaderCheck, skip: int = 0) -> Iterator[RawRecord]:
    """The rows of a table file after the first ``skip``, numbered through all members of an archive.

    Raises:
        InvalidInput: the file cannot be opened or decoded, is damaged, or ``check`` refuses a header.
    """
    if is_workbook(path):
        yield from workbook_records(path, check, skip)
        return
    position = 0
    for stream in streams(path):
        position = yield from csv_records(stream, check, skip, position)


def check_table(path: Path, check: HeaderCheck) -> None:
    """Reads the first header of a table file, and no more.

    Raises:
        InvalidInput: as ``table_records`` does.
    """
    next(table_records(path, check), None)
