"""Entries of the UK's PSC register that name no holder: statements of the company, and exemptions."""

from collections.abc import Callable, Mapping
from datetime import date

from domain.ownership.records import HoldingRecord, Parsed, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.ownership.json_fields import day, items, member, text
from ingestion.ownership.uk_psc.entry import Entry

STATEMENTS = frozenset(
    {
        "no-individual-or-entity-with-signficant-control",  # misspelt by the register
        "psc-exists-but-not-identified",
        "psc-details-not-confirmed",
        "steps-to-find-psc-not-yet-completed",
        "psc-contacted-but-no-response",
        "no-beneficial-owner-identified",
        "at-least-one-beneficial-owner-unidentified",
        "information-not-provided-for-at-least-one-beneficial-owner",
        "at-least-one-beneficial-owner-unidentified-and-information-not-provided-for-at-least-one-beneficial-owner",
    }
)
"""Statements that stand for holders who are not named. Others tell how the register is kept, and are notices."""


def _parse_statement(entry: Entry) -> Parsed | Problem:
    """What the company says instead of naming a holder."""
    statement = text(entry.data, "statement")
    if statement is None:
        return Problem(Reason.MISSING_FIELD, "statement is empty.")
    if statement.removesuffix("-partnership") not in STATEMENTS:
        return Parsed((entry.company,), notices=(*entry.notices, f"the statement {quoted(statement)} names no holder"))
    return _unnamed(entry, statement, entry.start, entry.end)


def _parse_exemptions(entry: Entry) -> Parsed | Problem:
    """A company that need not name its holders, because they are disclosed on an exchange."""
    exemptions = member(entry.data, "exemptions")
    reasons = list(exemptions) if isinstance(exemptions, dict) else []
    if not reasons:
        return Problem(Reason.MISSING_FIELD, "exemptions is empty.")
    parsed = []
    for reason in reasons:
        for item in items(exemptions, reason, "items") or [None]:
            start, end = day(item, "exempt_from"), day(item, "exempt_to")
            if isinstance(start, Problem):
                return start
            if isinstance(end, Problem):
                return end
            parsed.append(_unnamed(entry, reason.replace("_", "-"), start, end))
    return Parsed(
        tuple(party for one in parsed for party in one.parties),
        tuple(stake for one in parsed for stake in one.holdings),
        notices=entry.notices,
    )


def _unnamed(entry: Entry, reason: str, start: date | None, end: date | None) -> Parsed:
    """The holders of one company who are not named, with the reason; what they hold is not disclosed."""
    company = entry.company.local_id
    holder = PartyRecord(f"{company}|{reason}", reason, PartyKind.UNKNOWN, undisclosed_reason=reason)
    number = f"{holder.local_id}|{start or ''}"
    stake = HoldingRecord(holder.local_id, company, valid_from=start, valid_to=end, observed=True, statement_id=number)
    return Parsed((holder, entry.company), () if entry.is_over else (stake,), notices=entry.notices)


UNNAMED: Mapping[str, Callable[[Entry], Parsed | Problem]] = {
    "persons-with-significant-control-statement": _parse_statement,
    "exemptions": _parse_exemptions,
}
"""Parsers by kind of entry. Problems: MISSING_FIELD for the statement or exemption, BAD_DATE for an exemption."""
