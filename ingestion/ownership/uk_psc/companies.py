"""Companies House's company data, as CSV or JSON: the names behind the numbers of the PSC register."""

import re
from datetime import date

from domain.ownership.records import Parsed, PartyRecord, Problem, Reason
from ingestion.ownership.fields import clean_text, quoted
from ingestion.ownership.json_fields import text
from ingestion.ownership.uk_psc.entry import company_stub
from ingestion.source import RawValue

REQUIRED = ("CompanyName", "CompanyNumber")

_KNOWN = re.compile(
    r"CompanyName|CompanyNumber|RegAddress\..*|CompanyCategory|CompanyStatus|CountryOfOrigin|DissolutionDate"
    r"|IncorporationDate|Accounts\..*|Returns\..*|Mortgages\..*|SICCode\.SicText_\d+|LimitedPartnerships\..*|URI"
    r"|PreviousName_\d+\.(CONDATE|CompanyName)|ConfStmt.*|ContentDate"
)
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_ADDRESS = ("CareOf", "POBox", "AddressLine1", "AddressLine2", "PostTown", "County", "PostCode", "Country")
_PREVIOUS_NAMES = range(1, 11)


def parse_company(row: dict[str, RawValue]) -> Parsed | Problem:
    """The company of a row; column names may have spaces around them.

    Problems: MISSING_FIELD for name and number, BAD_IDENTIFIER for the number, TOO_LONG and MALFORMED for the name,
    BAD_DATE for the day of incorporation.
    """
    row = {column.strip(): value for column, value in row.items()}
    number = text(row, "CompanyNumber")
    if number is None:
        return Problem(Reason.MISSING_FIELD, "CompanyNumber is empty.")
    stub = company_stub(number)
    if isinstance(stub, Problem):
        return stub
    name = clean_text(text(row, "CompanyName") or "", "CompanyName")
    if isinstance(name, Problem):
        return name
    if not name[0]:
        return Problem(Reason.MISSING_FIELD, "CompanyName is empty.")
    founded_on = _day(row)
    if isinstance(founded_on, Problem):
        return founded_on
    party = PartyRecord(
        stub.local_id,
        name[0],
        identifiers=stub.identifiers,
        other_names=_previous_names(row, name[0]),
        jurisdiction="GB" if text(row, "CountryOfOrigin") == "United Kingdom" else None,
        status=_status(row),
        legal_form=text(row, "CompanyCategory"),
        industry=text(row, "SICCode.SicText_1"),
        founded_on=founded_on,
        address=_address(row),
    )
    notices = [f"unknown field {quoted(column)}" for column in row if not _KNOWN.fullmatch(column)]
    return Parsed((party,), notices=tuple(filter(None, (name[1], *notices))))


def _status(row: dict[str, RawValue]) -> str | None:
    """Active, also with a proposal to strike off; anything else (dissolution, liquidation, insolvency) is not."""
    status = text(row, "CompanyStatus")
    if status is None:
        return None
    return "ACTIVE" if status.casefold().startswith("active") else "INACTIVE"


def _previous_names(row: dict[str, RawValue], name: str) -> tuple[str, ...]:
    names = (text(row, f"PreviousName_{number}.CompanyName") for number in _PREVIOUS_NAMES)
    cleaned = (clean_text(one, "PreviousName") for one in names if one is not None)
    return tuple(dict.fromkeys(one[0] for one in cleaned if not isinstance(one, Problem) and one[0] not in {"", name}))


def _day(row: dict[str, RawValue]) -> date | Problem | None:
    printed = text(row, "IncorporationDate")
    if printed is None:
        return None
    matched = _DAY.fullmatch(printed)
    try:
        return date(int(matched[3]), int(matched[2]), int(matched[1])) if matched else _no_day(printed)
    except ValueError:
        return _no_day(printed)


def _no_day(printed: str) -> Problem:
    return Problem(Reason.BAD_DATE, f"IncorporationDate is no day like 31/05/2024: {quoted(printed)}.")


def _address(row: dict[str, RawValue]) -> str | None:
    joined = ", ".join(filter(None, (text(row, f"RegAddress.{part}") for part in _ADDRESS)))
    cleaned = clean_text(joined, "RegAddress")
    return None if isinstance(cleaned, Problem) else cleaned[0] or None
