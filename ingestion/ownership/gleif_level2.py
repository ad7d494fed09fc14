"""GLEIF Level 2 (RR-CDF): who is consolidated by whom, whose branch, whose fund.

The start of a relationship is the child, its end the parent. Consolidation is a statement about accounts, not a
percentage: a percentage is given where the record quantifies the relationship and is never assumed. The direct and the
ultimate parent are kept as reported, also where the chain of direct parents leads elsewhere.
"""

from collections.abc import Iterator
from datetime import date

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
from ingestion.ownership.fields import quoted, read_percent
from ingestion.ownership.gleif_shape import Node, items, lei, moment_day, names, removal, text

TYPES = {
    "IS_DIRECTLY_CONSOLIDATED_BY": TieType.CONSOLIDATED_BY_DIRECT,
    "IS_ULTIMATELY_CONSOLIDATED_BY": TieType.CONSOLIDATED_BY_ULTIMATE,
    "IS_INTERNATIONAL_BRANCH_OF": TieType.BRANCH_OF,
    "IS_FUND-MANAGED_BY": TieType.MANAGED_BY,
    "IS_SUBFUND_OF": TieType.SUBFUND_OF,
    "IS_FEEDER_TO": TieType.FEEDER_TO,
}

_FUND_CHILD = frozenset({TieType.MANAGED_BY, TieType.SUBFUND_OF, TieType.FEEDER_TO})
_FUND_PARENT = frozenset({TieType.SUBFUND_OF, TieType.FEEDER_TO})
_FIELDS = frozenset(
    {
        "StartNode",
        "EndNode",
        "RelationshipType",
        "RelationshipPeriods",
        "RelationshipStatus",
        "RelationshipQualifiers",
        "RelationshipQuantifiers",
    }
)
_REGISTRATION_STATUSES = frozenset(
    {
        "PENDING_VALIDATION",
        "PUBLISHED",
        "DUPLICATE",
        "LAPSED",
        "RETIRED",
        "ANNULLED",
        "CANCELLED",
        "TRANSFERRED",
        "PENDING_TRANSFER",
        "PENDING_ARCHIVAL",
    }
)
_PERIODS = ("Relationship", "RelationshipPeriods", "RelationshipPeriod")
_QUANTIFIERS = ("Relationship", "RelationshipQuantifiers", "RelationshipQuantifier")


def parse_relationship(record: dict[str, Node]) -> Parsed | Problem:
    """The tie a Level 2 record states, with both ends as stubs.

    Problems: MISSING_FIELD, BAD_IDENTIFIER, UNKNOWN_CODE for the ends and the type, BAD_DATE and BAD_INTERVAL for the
    relationship's period, MALFORMED for an entity that is its own parent. What is merely new or odd is a notice.
    """
    ends = _ends(record)
    if isinstance(ends, Problem):
        return ends
    code = text(record, "Relationship", "RelationshipType") or ""
    type_ = TYPES.get(code)
    if type_ is None:
        return Problem(Reason.UNKNOWN_CODE, f"RelationshipType is {quoted(code)}; known: {', '.join(TYPES)}.")
    period, removed = _period(record), removal(record)
    if isinstance(period, Problem):
        return period
    if isinstance(removed, Problem):
        return removed
    child, parent = ends
    percent, percent_notices = _percent(record)
    status = text(record, "Relationship", "RelationshipStatus")
    tie = TieRecord(
        type_, child, parent, f"{child}|{code}|{parent}", *period, percent, status, removed_on=removed[0],
        registration_status=text(record, "Registration", "RegistrationStatus"),
    )  # fmt: skip
    parties = _stub(child, type_ in _FUND_CHILD), _stub(parent, type_ in _FUND_PARENT)
    return Parsed(parties, ties=(tie,), notices=(*removed[1], *percent_notices, *_unknown(record, tie)))


def stub(value: str, kind: PartyKind | None = None) -> PartyRecord:
    """The party of which only the LEI is known, and perhaps that it is a fund."""
    return PartyRecord(value, value, kind, (IdentifierValue("LEI", value),), stub=True)


def _stub(value: str, is_fund: bool) -> PartyRecord:
    return stub(value, PartyKind.FUND if is_fund else None)


def _ends(record: Node) -> tuple[str, str] | Problem:
    child, parent = _end(record, "StartNode"), _end(record, "EndNode")
    if isinstance(child, Problem):
        return child
    if isinstance(parent, Problem):
        return parent
    if child == parent:
        return Problem(Reason.MALFORMED, f"StartNode and EndNode are the same LEI, {child}.")
    return child, parent


def _end(record: Node, side: str) -> str | Problem:
    type_ = text(record, "Relationship", side, "NodeIDType")
    if type_ not in {"LEI", None}:
        return Problem(Reason.UNKNOWN_CODE, f"{side}.NodeIDType is {quoted(str(type_))}; only LEI is known.")
    return lei(record, "Relationship", side, "NodeID")


def _period(record: Node) -> tuple[date | None, date | None] | Problem:
    """The latest RELATIONSHIP_PERIOD; other periods say when the evidence was made."""
    periods: list[tuple[date | None, date | None]] = []
    for item in items(record, *_PERIODS):
        if text(item, "PeriodType") != "RELATIONSHIP_PERIOD":
            continue
        start, end = moment_day(item, "StartDate"), moment_day(item, "EndDate")
        if isinstance(start, Problem):
            return start
        if isinstance(end, Problem):
            return end
        if start and end and end <= start:
            return Problem(Reason.BAD_INTERVAL, f"The relationship ends on {end}, not after its start on {start}.")
        periods.append((start, end))
    return max(periods, key=lambda period: period[0] or date.min, default=(None, None))


def _percent(record: Node) -> tuple[float | None, tuple[str, ...]]:
    for item in items(record, *_QUANTIFIERS):
        amount = text(item, "QuantifierAmount")
        if amount is not None and text(item, "QuantifierUnits") == "PERCENTAGE":
            percent = read_percent(amount, "QuantifierAmount")
            if isinstance(percent, Problem):
                return None, ("a QuantifierAmount is no percentage of 0 to 100",)
            return percent, ()
    return None, ()


def _unknown(record: Node, tie: TieRecord) -> Iterator[str]:
    for name in names(record, "Relationship"):
        if name not in _FIELDS:
            yield f"unknown field {quoted(f'Relationship.{name}')}"
    for item in items(record, *_PERIODS):
        type_ = text(item, "PeriodType")
        if type_ not in {"RELATIONSHIP_PERIOD", "ACCOUNTING_PERIOD", "DOCUMENT_FILING_PERIOD"}:
            yield f"unknown PeriodType {quoted(str(type_))}"
    for item in items(record, *_QUANTIFIERS):
        units = text(item, "QuantifierUnits")
        if units != "PERCENTAGE":
            yield f"unknown QuantifierUnits {quoted(str(units))}"
    if tie.status and tie.status not in {"ACTIVE", "INACTIVE"}:
        yield f"unknown RelationshipStatus {quoted(tie.status)}"
    if tie.registration_status and tie.registration_status not in _REGISTRATION_STATUSES:
        yield f"unknown RegistrationStatus {quoted(tie.registration_status)}"
