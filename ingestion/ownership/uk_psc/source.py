"""The source ``uk-psc``: the UK's register of people with significant control, and its companies.

The snapshot of the register (JSON, one entry a line or as a list) and Companies House's company data (CSV or JSON),
plain or packed, in any order: what a file is, is told from its content. What becomes of a record stands in the modules
of the two and in docs/sources.md.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.ownership.json_fields import text
from ingestion.ownership.uk_psc.companies import REQUIRED, parse_company
from ingestion.ownership.uk_psc.entry import read_entry
from ingestion.ownership.uk_psc.holders import KINDS, parse_holder
from ingestion.ownership.uk_psc.unnamed import UNNAMED
from ingestion.reading.archives import ByteStream, streams
from ingestion.reading.json_records import json_records
from ingestion.reading.tables import Records, csv_records, lacking
from ingestion.source import RawRecord, RawValue

_LISTS = ("items",)
_CONTENT_DATE = re.compile(rb'"(?:ContentDate|generated_at)"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_TOTALS = "totals#"
_NAME_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class UkPsc:
    """The source ``uk-psc``."""

    name: str = "uk-psc"

    def content_date(self, path: Path) -> date | None:
        """The day in the head of the file, else in its name (``…-snapshot-2024-11-22.zip``) or in its first member's.

        Raises:
            InvalidInput: the file cannot be opened or is of no format this source knows.
        """
        next(self.read(path), None)
        with closing(streams(path)) as opened:
            stream = next(opened)
        in_head = _CONTENT_DATE.search(stream.head)
        in_name = _NAME_DATE.search(path.name) or _NAME_DATE.search(stream.name)
        printed = in_head[1].decode() if in_head else in_name[0] if in_name else ""
        try:
            return date.fromisoformat(printed)
        except ValueError:
            return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The records after the first ``skip``, numbered through all members of an archive.

        Raises:
            InvalidInput: the file cannot be read to its end, or a table lacks a required column.
        """
        position = 0
        for stream in streams(path):
            position = yield from _records(stream, skip, position)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """What an entry or a company's row says, or its first problem."""
        if record.problem is not None:
            return record.problem
        if isinstance(record.value, dict):
            if "data" in record.value:
                return _parse_entry(record.value)
            if any(column.strip() == "CompanyNumber" for column in record.value):
                return parse_company(record.value)
        return Problem(Reason.MALFORMED, "The record is neither an entry of the register nor a company's row.")


def _parse_entry(record: dict[str, RawValue]) -> Parsed | Problem:
    """What an entry says; nothing for the totals that end a file."""
    data, kind = record.get("data"), text(record.get("data"), "kind")
    if not isinstance(data, dict) or kind is None:
        return Problem(Reason.MISSING_FIELD, "data is missing, or its kind.")
    if kind.startswith(_TOTALS):
        return Parsed()
    entry = read_entry(record, data)
    if isinstance(entry, Problem):
        return entry
    if kind in KINDS:
        return parse_holder(entry, KINDS[kind])
    if kind in UNNAMED:
        return UNNAMED[kind](entry)
    return Problem(Reason.UNKNOWN_CODE, f"kind is {quoted(kind)}; known: {', '.join((*KINDS, *UNNAMED))}.")


def _records(stream: ByteStream, skip: int, position: int) -> Records:
    if stream.head.lstrip()[:1] in {b"{", b"["}:
        return (yield from json_records(stream, _LISTS, skip, position))
    return (yield from csv_records(stream, check_columns, skip, position))


def check_columns(columns: tuple[str, ...], name: str) -> None:
    """Whether a header is that of company data.

    Raises:
        InvalidInput: a required column is missing; lists it and what was found instead.
    """
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise lacking(name, columns, missing, REQUIRED)
