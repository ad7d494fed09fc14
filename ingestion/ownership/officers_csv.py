"""The source ``officers-csv``: officers and branches of companies of any register, in a table of one's own.

Header: ``company_id,company_name,officer_id,officer_name,title,branch_id,branch_name,valid_from,valid_to``, in any
order. ``company_name`` is required in every row, and either ``officer_name`` or ``branch_name``; an unknown column is a
notice.

Who is who
    A company or branch is its id when one is given, else its exact trimmed name. An id that is a LEI, a USCC, or
    ``scheme:value`` such as ``GB-COH:01234567`` joins the company with those of other sources. A person is an officer
    id, else a name within the company: officers of one name in two companies are two people.
What a row says
    An officer holds ``title`` (``officer`` where it is blank); a branch belongs to the company. ``valid_from`` is the
    first day, ``valid_to`` the first day after, unbounded where blank. An officer's id is no identifier.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.ownership.identifiers import recognise
from domain.ownership.records import (
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    TieRecord,
    TieType,
)
from ingestion.ownership.fields import clean_text, quoted, read_day
from ingestion.reading.table_files import check_table, table_records
from ingestion.reading.tables import lacking
from ingestion.source import RawRecord, RawValue

COLUMNS = (
    "company_id",
    "company_name",
    "officer_id",
    "officer_name",
    "title",
    "branch_id",
    "branch_name",
    "valid_from",
    "valid_to",
)
_SCHEMED = re.compile(r"(?P<scheme>[A-Z][A-Z0-9-]{1,19}):(?P<value>[^\s:]{1,100})", re.ASCII)
_NO_TITLE = "officer"


@dataclass(frozen=True, slots=True)
class OfficersCsv:
    """The source ``officers-csv``; the rules stand in the module's docstring."""

    name: str = "officers-csv"

    def content_date(self, path: Path) -> date | None:
        """Always None: such a table does not say when it was made.

        Raises:
            InvalidInput: the file cannot be opened or lacks a required column.
        """
        check_table(path, check_columns)
        return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The rows after the first ``skip``; raises InvalidInput as ``table_records`` and ``check_columns`` do."""
        return table_records(path, check_columns, skip)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """The company with its officer, its branch, or both, or the first problem."""
        if record.problem is not None:
            return record.problem
        row = record.value
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            return Problem(Reason.MALFORMED, "The record is no row of a table.")
        return _parse(row)


def check_columns(columns: tuple[str, ...], name: str) -> None:
    """Whether a header has the required columns.

    Raises:
        InvalidInput: some are missing; lists them and what was found instead.
    """
    missing = [] if "company_name" in columns else ["company_name"]
    if not {"officer_name", "branch_name"} & set(columns):
        missing.append("officer_name (or branch_name)")
    if missing:
        raise lacking(name, columns, missing, COLUMNS)


def _parse(row: Mapping[str, RawValue]) -> Parsed | Problem:
    cleaned = {}
    for column in COLUMNS:
        text = clean_text(str(row.get(column, "")), column)
        if isinstance(text, Problem):
            return text
        cleaned[column] = text[0]
    if not cleaned["company_name"]:
        return Problem(Reason.MISSING_FIELD, "company_name is empty.")
    if not cleaned["officer_name"] and not cleaned["branch_name"]:
        return Problem(Reason.MISSING_FIELD, "officer_name is empty, and so is branch_name.")
    period = _period(cleaned)
    if isinstance(period, Problem):
        return period
    company = _company(cleaned["company_id"], cleaned["company_name"])
    parties, ties = [company], []
    if cleaned["officer_name"]:
        officer, title = _officer(cleaned, company.local_id), cleaned["title"] or _NO_TITLE
        statement = f"OFFICER_OF|{company.local_id}|{officer.local_id}|{title}|{period[0] or ''}"
        parties.append(officer)
        ties.append(
            TieRecord(TieType.OFFICER_OF, officer.local_id, company.local_id, statement, *period, wording=title)
        )
    if cleaned["branch_name"]:
        branch = _company(cleaned["branch_id"], cleaned["branch_name"])
        if branch.local_id == company.local_id:
            return Problem(Reason.MALFORMED, "The company and its branch are the same.")
        statement = f"BRANCH_OF|{branch.local_id}"
        parties.append(branch)
        ties.append(TieRecord(TieType.BRANCH_OF, branch.local_id, company.local_id, statement, *period))
    notices = tuple(f"unknown column {quoted(column)}" for column in row if column not in COLUMNS)
    return Parsed(tuple(parties), ties=tuple(ties), notices=notices)


def _company(party_id: str, name: str) -> PartyRecord:
    if not party_id:
        return PartyRecord("name:" + name, name, stub=True)
    schemed = _SCHEMED.fullmatch(party_id)
    recognised = IdentifierValue(schemed["scheme"], schemed["value"]) if schemed else recognise(party_id)
    return PartyRecord("id:" + party_id, name, identifiers=(recognised,) if recognised else (), stub=True)


def _officer(row: Mapping[str, str], company: str) -> PartyRecord:
    own = f"person:{row['officer_id']}" if row["officer_id"] else f"{company}|person:{row['officer_name']}"
    return PartyRecord(own, row["officer_name"], PartyKind.PERSON, stub=True)


def _period(row: Mapping[str, str]) -> tuple[date | None, date | None] | Problem:
    start, end = read_day(row["valid_from"], "valid_from"), read_day(row["valid_to"], "valid_to")
    if isinstance(start, Problem):
        return start
    if isinstance(end, Problem):
        return end
    if start and end and end <= start:
        return Problem(Reason.BAD_INTERVAL, f"valid_to {end} is not after valid_from {start}.")
    return start, end
