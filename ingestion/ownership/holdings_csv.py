"""The source ``holdings-csv``: who holds what, in a table of one's own.

Header: ``holder_id,holder_name,holder_kind,company_id,company_name,percent,percent_min,percent_max,voting_percent,
valid_from,valid_to``, in any order. The names and ``percent`` or ``percent_min`` with ``percent_max`` are required;
an unknown column is a notice.

Who is who
    A party is its id when one is given, else its exact trimmed name; local ids are ``id:…`` and ``name:…``, so that
    an id never meets a name. An id that is a LEI or a USCC becomes an identifier too. No kind is inferred from a name
    and no suffix is split.
Kinds
    ``company``, ``person``, ``fund``, ``public-body``, ``nominee``, ``unknown``; upper or lower case.
    A blank kind, and the owned side, which has none, state nothing: the party is a company unless another row or file
    states its kind. An unknown holder is a party of its own in every company it is named for and
    gets no identifiers: two companies with unknown holders are not related by them.
Shares
    Percent of 0 to 100 with any decimals; see ``read_percent``. ``percent`` is exact; ``percent_min`` with
    ``percent_max`` is a band whose ends belong to it. With both, ``percent`` counts and must lie in the band. One end
    of a band alone is a MISSING_FIELD. A row with only ``voting_percent`` states votes of an undisclosed capital share;
    a row without any number is a MISSING_FIELD.
Time
    ``valid_from`` is the first day, ``valid_to`` the first day after. With either of them the row states its own
    validity, unbounded where blank; with neither it is an observation of the run's as-of date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from domain.ownership.identifiers import recognise
from domain.ownership.records import (
    UNDISCLOSED,
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
)
from ingestion.ownership.fields import MAX_NAME, clean_text, quoted, read_day, read_percent
from ingestion.reading.table_files import check_table, table_records
from ingestion.reading.tables import lacking
from ingestion.source import RawRecord, RawValue

COLUMNS = (
    "holder_id",
    "holder_name",
    "holder_kind",
    "company_id",
    "company_name",
    "percent",
    "percent_min",
    "percent_max",
    "voting_percent",
    "valid_from",
    "valid_to",
)

KINDS: Mapping[str, PartyKind | None] = {
    "": None,
    "company": PartyKind.COMPANY,
    "person": PartyKind.PERSON,
    "fund": PartyKind.FUND,
    "public-body": PartyKind.PUBLIC_BODY,
    "nominee": PartyKind.NOMINEE,
    "unknown": PartyKind.UNKNOWN,
}

_values = itemgetter(*COLUMNS)
_CACHED_PARTIES = 1 << 14
_CACHED_VALUES = 1 << 12
_SHORTEST_IDENTIFIER = 18


class _Period(NamedTuple):
    valid_from: date | None
    valid_to: date | None
    observed: bool


_Party = tuple[PartyRecord, tuple[str, ...]]
"""A party and the notices about it."""


@dataclass(frozen=True, slots=True)
class HoldingsCsv:
    """The source ``holdings-csv``; the rules stand in the module's docstring."""

    name: str = "holdings-csv"

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
        """The holder, the company and the stake of a row, or the first problem from left to right."""
        if record.problem is not None:
            return record.problem
        row = record.value
        if not isinstance(row, dict):
            return Problem(Reason.MALFORMED, "The record is no row of a table.")
        try:
            return _parse(row)
        except (TypeError, AttributeError):
            return Problem(Reason.MALFORMED, "A value of the row is no text.")


def check_columns(columns: tuple[str, ...], name: str) -> None:
    """Whether a header has the required columns.

    Raises:
        InvalidInput: some are missing; lists them and what was found instead.
    """
    missing = [column for column in ("holder_name", "company_name") if column not in columns]
    if "percent" not in columns and not {"percent_min", "percent_max"} <= set(columns):
        missing.append("percent (or percent_min and percent_max)")
    if missing:
        raise lacking(name, columns, missing, COLUMNS)


def _parse(row: Mapping[str, RawValue]) -> Parsed | Problem:
    try:
        holder_id, holder_name, kind, company_id, company_name, percent, low, high, votes, start, end = _values(row)
    except KeyError:
        return _parse(dict.fromkeys(COLUMNS, "") | dict(row))
    holder = _holder(holder_id, holder_name, kind)
    if isinstance(holder, Problem):
        return holder
    company = _company(company_id, company_name)
    if isinstance(company, Problem):
        return company
    shares = _shares(percent, low, high, votes)
    if isinstance(shares, Problem):
        return shares
    period = _period(start, end)
    if isinstance(period, Problem):
        return period
    owner, holder_notices = holder
    owned, company_notices = company
    if owner.kind is _UNKNOWN:
        owner = replace(owner, local_id=f"unknown:{owned.local_id}:{owner.local_id}")
    holding = HoldingRecord(owner.local_id, owned.local_id, shares[0], shares[1], *period)
    notices = holder_notices + company_notices
    if len(row) > len(COLUMNS):
        notices += tuple(f"unknown column {quoted(column)}" for column in row if column not in COLUMNS)
    return Parsed((owner, owned), (holding,), (), (), notices)


_UNKNOWN = PartyKind.UNKNOWN


@lru_cache(_CACHED_PARTIES)
def _holder(party_id: str, name: str, kind: str) -> _Party | Problem:
    code = kind if kind in KINDS else kind.strip().lower()
    if code not in KINDS:
        kinds = ", ".join(filter(None, KINDS))
        return Problem(Reason.UNKNOWN_CODE, f"holder_kind is {quoted(kind)}; it can be {kinds}.")
    return _party("holder", party_id, name, KINDS[code])


@lru_cache(_CACHED_PARTIES)
def _company(party_id: str, name: str) -> _Party | Problem:
    return _party("company", party_id, name, None)


def _party(side: str, party_id: str, name: str, kind: PartyKind | None) -> _Party | Problem:
    name, party_id = name.strip(), party_id.strip()
    notices: tuple[str, ...] = ()
    if not (name and name.isprintable() and party_id.isprintable() and len(name) + len(party_id) <= MAX_NAME):
        cleaned = _cleaned(side, party_id, name)
        if isinstance(cleaned, Problem):
            return cleaned
        party_id, name, notices = cleaned
    if not party_id:
        return PartyRecord("name:" + name, name, kind), notices
    if len(party_id) < _SHORTEST_IDENTIFIER or kind is _UNKNOWN:
        return PartyRecord("id:" + party_id, name, kind), notices
    return PartyRecord("id:" + party_id, name, kind, _identifiers(party_id)), notices


def _cleaned(side: str, party_id: str, name: str) -> tuple[str, str, tuple[str, ...]] | Problem:
    clean_id, clean_name = clean_text(party_id, f"{side}_id"), clean_text(name, f"{side}_name")
    if isinstance(clean_id, Problem):
        return clean_id
    if isinstance(clean_name, Problem):
        return clean_name
    if not clean_name[0]:
        return Problem(Reason.MISSING_FIELD, f"{side}_name is empty.")
    return clean_id[0], clean_name[0], tuple(notice for notice in (clean_id[1], clean_name[1]) if notice)


def _identifiers(party_id: str) -> tuple[IdentifierValue, ...]:
    recognised = recognise(party_id)
    return (recognised,) if recognised is not None and recognised.scheme in {"LEI", "USCC"} else ()


@lru_cache(_CACHED_VALUES)
def _shares(percent: str, low: str, high: str, votes: str) -> tuple[Share, Share] | Problem:
    capital = _capital(percent.strip(), low.strip(), high.strip())
    if isinstance(capital, Problem):
        return capital
    if not votes.strip():
        if capital is UNDISCLOSED:
            return Problem(
                Reason.MISSING_FIELD, "percent is empty, and so are percent_min, percent_max, voting_percent."
            )
        return capital, UNDISCLOSED
    voting = read_percent(votes, "voting_percent")
    return voting if isinstance(voting, Problem) else (capital, Share.exact(voting))


def _capital(percent: str, low: str, high: str) -> Share | Problem:
    band = _band(low, high)
    if not percent or isinstance(band, Problem):
        return band
    exact = read_percent(percent, "percent")
    if isinstance(exact, Problem):
        return exact
    if band.low is not None and band.high is not None and not band.low <= exact <= band.high:
        return Problem(Reason.BAD_INTERVAL, f"percent is {percent}, outside percent_min {low} to percent_max {high}.")
    return Share.exact(exact)


def _band(low: str, high: str) -> Share | Problem:
    if not low and not high:
        return UNDISCLOSED
    if not low or not high:
        return Problem(Reason.MISSING_FIELD, f"percent_{'max' if low else 'min'} is empty; a band needs both ends.")
    bottom, top = read_percent(low, "percent_min"), read_percent(high, "percent_max")
    if isinstance(bottom, Problem):
        return bottom
    if isinstance(top, Problem):
        return top
    if bottom > top:
        return Problem(Reason.BAD_INTERVAL, f"percent_min {low} is more than percent_max {high}.")
    return Share(bottom, top)


@lru_cache(_CACHED_VALUES)
def _period(start: str, end: str) -> _Period | Problem:
    valid_from, valid_to = read_day(start, "valid_from"), read_day(end, "valid_to")
    if isinstance(valid_from, Problem):
        return valid_from
    if isinstance(valid_to, Problem):
        return valid_to
    if valid_from and valid_to and valid_to <= valid_from:
        return Problem(Reason.BAD_INTERVAL, f"valid_to {valid_to} is not after valid_from {valid_from}.")
    return _Period(valid_from, valid_to, observed=valid_from is None and valid_to is None)
