"""What all entries of the UK's PSC register share: the company, the period, what was odd."""

from dataclasses import dataclass
from datetime import date

from domain.errors import InvalidInput
from domain.ownership.identifiers import gb_company_number
from domain.ownership.records import PartyRecord, Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.ownership.json_fields import day, text, unknown_names
from ingestion.source import RawValue

_RECORD_FIELDS = frozenset({"company_number", "data", "ContentDate"})
_FIELDS = frozenset(
    {
        "address", "ceased", "ceased_on", "country_of_residence", "date_of_birth", "description", "etag", "exemptions",
        "identification", "is_sanctioned", "kind", "links", "linked_psc_name", "name", "name_elements", "nationality",
        "natures_of_control", "notified_on", "principal_office_address", "statement",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """The company as a stub, the entry and its period; ``is_over`` when it has ended on a day that is not told."""

    company: PartyRecord
    data: dict[str, RawValue]
    start: date | None
    end: date | None
    is_over: bool
    notices: tuple[str, ...]


def read_entry(record: dict[str, RawValue], data: dict[str, RawValue]) -> Entry | Problem:
    """What an entry shares with all others.

    Problems: MISSING_FIELD and BAD_IDENTIFIER for the company's number, BAD_DATE and BAD_INTERVAL for the period.
    """
    number = text(record, "company_number")
    if number is None:
        return Problem(Reason.MISSING_FIELD, "company_number is missing.")
    company = company_stub(number)
    if isinstance(company, Problem):
        return company
    start, end = day(data, "notified_on"), day(data, "ceased_on")
    if isinstance(start, Problem):
        return start
    if isinstance(end, Problem):
        return end
    if start and end and end < start:
        return Problem(Reason.BAD_INTERVAL, f"ceased_on {end} is before notified_on {start}.")
    notices = (*unknown_names(record, _RECORD_FIELDS), *unknown_names(data, _FIELDS))
    return Entry(company, data, start, end, end is None and data.get("ceased") is True, notices)


def company_stub(number: str) -> PartyRecord | Problem:
    """The company of which only the number is known. Problems: BAD_IDENTIFIER."""
    try:
        identifier = gb_company_number(number)
    except InvalidInput:
        return Problem(Reason.BAD_IDENTIFIER, f"The company number {quoted(number)} is none of the UK.")
    return PartyRecord(identifier.value, identifier.value, identifiers=(identifier,), stub=True)
