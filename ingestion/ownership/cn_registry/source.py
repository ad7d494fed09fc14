"""The source ``cn-registry``: JSON answers and tables of 企查查, 天眼查, 启信宝 and 爱企查, told apart by their fields.

A file is JSON (an array, lines, or one answer), CSV, or a workbook; JSON and CSV also packed, several in one zip. What
is cut out of it stands in ``documents.py`` and ``tables.py``, what becomes of each block in the modules of the blocks.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from domain.ownership.records import Parsed, Problem
from ingestion.ownership.cn_registry.company import parse_branch, parse_company
from ingestion.ownership.cn_registry.documents import Context, cut
from ingestion.ownership.cn_registry.envelopes import failure
from ingestion.ownership.cn_registry.history import parse_change
from ingestion.ownership.cn_registry.layout import hints_of
from ingestion.ownership.cn_registry.paths import parse_path
from ingestion.ownership.cn_registry.spellings import (
    BRANCHES,
    CHANGES,
    COMPANY,
    CONTROLLERS,
    EQUITY_CHANGES,
    HOLDERS,
    INVESTMENTS,
    OFFICERS,
    PATHS,
)
from ingestion.ownership.cn_registry.stakes import parse_equity_changes, parse_holder, parse_investment
from ingestion.ownership.cn_registry.tables import Table, are_fractions_of, csv_table, records_of, sheet_tables
from ingestion.ownership.cn_registry.ties import parse_controller, parse_officer
from ingestion.reading.archives import ByteStream, streams
from ingestion.reading.json_answers import json_answers
from ingestion.reading.workbooks import is_workbook
from ingestion.source import RawRecord, RawValue

_PARSERS: Mapping[str, Callable[[Mapping[str, RawValue]], Parsed | Problem]] = {
    COMPANY: parse_company,
    HOLDERS: parse_holder,
    INVESTMENTS: parse_investment,
    OFFICERS: parse_officer,
    BRANCHES: parse_branch,
    CHANGES: parse_change,
    EQUITY_CHANGES: parse_equity_changes,
    CONTROLLERS: parse_controller,
    PATHS: parse_path,
}


@dataclass(frozen=True, slots=True)
class CnRegistry:
    """The source ``cn-registry``; the rules stand in the modules beside this one."""

    name: str = "cn-registry"

    def content_date(self, path: Path) -> date | None:
        """Always None: the answers do not say for which day they speak.

        Raises:
            InvalidInput: the file cannot be opened or is neither JSON nor a table that this source knows.
        """
        for part in _parts(path):
            if isinstance(part, ByteStream):
                next(json_answers(part), None)
            break
        return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The records after the first ``skip``, numbered through all members and sheets.

        Tables are read twice, since only the whole column of percentages tells whether they are fractions.

        Raises:
            InvalidInput: the file cannot be read to its end.
        """
        fractions = [are_fractions_of(part) for part in _parts(path) if isinstance(part, Table)]
        for position, record in enumerate(_records(path, iter(fractions)), start=1):
            if position > skip:
                yield replace(record, position=position)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """What a record of any block says, or its first problem."""
        if record.problem is not None:
            return record.problem
        value = record.value
        if not isinstance(value, dict) or str(value.get("block")) not in _PARSERS:
            return failure(value)
        return _PARSERS[str(value["block"])](value)


def _parts(path: Path) -> Iterator[Table | ByteStream | RawRecord]:
    """The tables and JSON streams of a file; a sheet that is no table is a record as it stands."""
    if is_workbook(path):
        yield from sheet_tables(path)
        return
    for stream in streams(path):
        yield stream if stream.head.lstrip()[:1] in {b"[", b"{"} else csv_table(stream)


def _records(path: Path, fractions: Iterator[bool]) -> Iterator[RawRecord]:
    for part in _parts(path):
        if isinstance(part, RawRecord):
            yield part
        elif isinstance(part, Table):
            yield from records_of(part, fractions=next(fractions))
        else:
            context = Context(*hints_of(part.name))
            for answer in json_answers(part):
                if answer.problem is not None:
                    yield answer
                else:
                    yield from (RawRecord(1, value, answer.place) for value in cut(answer.value, context))
