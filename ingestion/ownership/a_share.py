"""The source ``a-share``: the ten largest holders of companies listed in China, as they announced them.

Columns: ``company_code,company_short_name,company_name,industry,region,holder_name,percent,announced_on``. One row is
one stake, seen on the day of the announcement and stored from then on; holders beyond the tenth are not in the file,
so the sum of a company says nothing about the rest.

Who is who
    A company is its full legal name in folded spelling (``name:…``), as holder and as listed company alike, whatever
    the order of the rows; A and B shares of one company are two LISTING identifiers of one party.
Holders
    Read by ``read_holder``: the fund and not the custodian bank, the company itself behind its own funds, a plan as a
    party of its own, nominees and buy-back accounts as what they are. Their records are stubs, since the file says no
    more of them than their name. An account whose owner is not named is a party of its own in each company, and so is
    a plan that does not say of which company it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from domain.ownership.holder_names import HolderName, Treatment, fold_name, read_holder
from domain.ownership.records import (
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
)
from ingestion.ownership.fields import clean_text, quoted, read_day, read_percent
from ingestion.reading.table_files import check_table, table_records
from ingestion.reading.tables import lacking
from ingestion.source import RawRecord

COLUMNS = (
    "company_code",
    "company_short_name",
    "company_name",
    "industry",
    "region",
    "holder_name",
    "percent",
    "announced_on",
)

_REQUIRED = ("company_code", "company_name", "holder_name", "percent", "announced_on")
_CODE = re.compile(r"\d{6}\.(SZ|SH|BJ)", re.ASCII)
_MARKS_BEFORE = re.compile(r"^(S\*ST|SST|\*ST|ST|XD|XR|DR)(?=[\u3400-\u9fff])")
_MARKS_BEHIND = re.compile(r"(?<=[\u3400-\u9fff])(A|B|-U|-W|-UW|-D)$")
_PLAN_OF_NOBODY = re.compile(r"^(第.{1,6}期)?(员工持股|核心员工)")


@dataclass(frozen=True, slots=True)
class AShare:
    """The source ``a-share``; the rules stand in the module's docstring."""

    name: str = "a-share"

    def content_date(self, path: Path) -> date | None:
        """Always None: every row carries the day of its announcement.

        Raises:
            InvalidInput: the file cannot be opened or lacks a required column.
        """
        check_table(path, check_columns)
        return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The rows after the first ``skip``; raises InvalidInput as ``table_records`` and ``check_columns`` do."""
        return table_records(path, check_columns, skip)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """The listed company, the holder and the stake of a row, or the first problem."""
        if record.problem is not None:
            return record.problem
        row = record.value
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            return Problem(Reason.MALFORMED, "The record is no row of a table.")
        return _parse({name: str(value).strip() for name, value in row.items()})


def check_columns(columns: tuple[str, ...], name: str) -> None:
    """Whether a header has the required columns.

    Raises:
        InvalidInput: some are missing; lists them and what was found instead.
    """
    missing = [column for column in _REQUIRED if column not in columns]
    if missing:
        raise lacking(name, columns, missing, COLUMNS)


def short_names(short_name: str) -> tuple[str, ...]:
    """A short name without its listing marks (``*ST``, ``ST``, a trailing A or B, ``-U``), then as it stands.

    Marks are told from Latin brands (TCL, 3M) by the Chinese character they stand beside.
    """
    stripped = unicodedata.normalize("NFKC", short_name).replace(" ", "")
    stripped = _MARKS_BEHIND.sub("", _MARKS_BEFORE.sub("", stripped))
    return tuple(dict.fromkeys(name for name in (stripped, short_name) if name))


def _parse(row: dict[str, str]) -> Parsed | Problem:
    for column in _REQUIRED:
        if not row.get(column):
            return Problem(Reason.MISSING_FIELD, f"{column} is empty.")
    company = _company(*(row.get(column, "") for column in COLUMNS[:5]))
    if isinstance(company, Problem):
        return company
    holder_name = clean_text(row["holder_name"], "holder_name")
    if isinstance(holder_name, Problem):
        return holder_name
    percent = read_percent(row["percent"], "percent")
    if isinstance(percent, Problem):
        return percent
    announced_on = read_day(row["announced_on"], "announced_on")
    if isinstance(announced_on, Problem):
        return announced_on
    holder = _holder(holder_name[0], company.local_id)
    holding = HoldingRecord(
        holder.local_id,
        company.local_id,
        Share.exact(percent),
        valid_from=announced_on,
        observed=True,
        observed_on=announced_on,
    )
    parties = (company,) if holder.local_id == company.local_id else (holder, company)
    notices = [f"unknown column {quoted(column)}" for column in row if column not in COLUMNS]
    return Parsed(parties, (holding,), notices=tuple(filter(None, (holder_name[1], *notices))))


@lru_cache(1 << 12)
def _company(code: str, short_name: str, name: str, industry: str, region: str) -> PartyRecord | Problem:
    code = code.upper()
    if not _CODE.fullmatch(code):
        return Problem(Reason.BAD_IDENTIFIER, f"company_code is {quoted(code)}, not like 000001.SZ.")
    cleaned = clean_text(name, "company_name")
    if isinstance(cleaned, Problem):
        return cleaned
    return PartyRecord(
        _local_id(cleaned[0]),
        cleaned[0],
        identifiers=(IdentifierValue("LISTING", code),),
        other_names=tuple(other for other in short_names(short_name) if other != cleaned[0]),
        jurisdiction="CN",
        industry=industry or None,
        region=region or None,
    )


def _holder(name: str, company: str) -> PartyRecord:
    record, is_of_company = _read_holder(name)
    return replace(record, local_id=f"{company}|{record.local_id}") if is_of_company else record


@lru_cache(1 << 14)
def _read_holder(name: str) -> tuple[PartyRecord, bool]:
    """The holder, and whether its name means anything only together with the company's."""
    reading = read_holder(name)
    is_of_company = reading.kind is PartyKind.UNKNOWN or _is_plan_of_nobody(reading)
    return PartyRecord(_local_id(reading.owner), reading.owner, reading.kind, stub=True), is_of_company


def _is_plan_of_nobody(reading: HolderName) -> bool:
    return reading.treatment is Treatment.PLAN and _PLAN_OF_NOBODY.match(reading.owner) is not None


def _local_id(name: str) -> str:
    return f"name:{fold_name(name)}"
