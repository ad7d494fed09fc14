"""GLEIF reporting exceptions (REPEX): why an entity reports no consolidating parent.

The reason is kept as GLEIF words it: "has none" (NO_KNOWN_PERSON, NON_CONSOLIDATING), "is people" (NATURAL_PERSONS),
"has no LEI" (NO_LEI) and "is not published" (NON_PUBLIC and its predecessors) are different answers.
"""

from domain.ownership.records import ParentExceptionRecord, Parsed, Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.ownership.gleif_level2 import stub
from ingestion.ownership.gleif_shape import Node, items, lei, removal, text

ULTIMATE_BY_CATEGORY = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": False,
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": True,
}

REASONS = frozenset(
    {
        "NO_LEI",
        "NATURAL_PERSONS",
        "NON_CONSOLIDATING",
        "NO_KNOWN_PERSON",
        "NON_PUBLIC",
        "BINDING_LEGAL_COMMITMENTS",
        "LEGAL_OBSTACLES",
        "CONSENT_NOT_OBTAINED",
        "DETRIMENT_NOT_EXCLUDED",
        "DISCLOSURE_DETRIMENTAL",
    }
)


def parse_exception(record: dict[str, Node]) -> Parsed | Problem:
    """The exception a record states, with its company as a stub; several reasons are joined by a comma.

    Problems: MISSING_FIELD and BAD_IDENTIFIER for the LEI, UNKNOWN_CODE for the category, MISSING_FIELD without a
    reason, BAD_DATE for a deletion. An unknown reason is a notice and is kept.
    """
    company = lei(record, "LEI")
    if isinstance(company, Problem):
        return company
    category = text(record, "ExceptionCategory") or ""
    ultimate = ULTIMATE_BY_CATEGORY.get(category)
    if ultimate is None:
        known = ", ".join(ULTIMATE_BY_CATEGORY)
        return Problem(Reason.UNKNOWN_CODE, f"ExceptionCategory is {quoted(category)}; known: {known}.")
    reasons = list(dict.fromkeys(filter(None, map(text, items(record, "ExceptionReason")))))
    if not reasons:
        return Problem(Reason.MISSING_FIELD, "ExceptionReason is empty.")
    removed = removal(record)
    if isinstance(removed, Problem):
        return removed
    unknown = (f"unknown ExceptionReason {quoted(reason)}" for reason in reasons if reason not in REASONS)
    exception = ParentExceptionRecord(company, ultimate, ", ".join(reasons)[:200], removed[0])
    return Parsed((stub(company),), exceptions=(exception,), notices=(*removed[1], *unknown))
