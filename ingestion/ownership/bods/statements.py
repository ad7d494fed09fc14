"""The two shapes of a BODS statement, read as one.

0.4 wraps each statement in an envelope: ``recordId`` is the thing, the statement one version of it. Up to 0.3 a
statement is flat and is the thing itself; a newer one may name those it replaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.ownership.records import Problem, Reason
from ingestion.ownership.fields import MAX_NAME, quoted
from ingestion.ownership.json_fields import day, text, texts, unknown_names
from ingestion.source import RawValue


class Subject(StrEnum):
    """What a statement is about."""

    ENTITY = "entity"
    PERSON = "person"
    RELATIONSHIP = "relationship"


_FLAT_TYPES = {
    "entityStatement": Subject.ENTITY,
    "personStatement": Subject.PERSON,
    "ownershipOrControlStatement": Subject.RELATIONSHIP,
}
_STATUSES = frozenset({"new", "updated", "closed"})
_COMMON = frozenset({"statementDate", "publicationDetails", "source", "annotations"})
_ENVELOPE = _COMMON | {
    "statementId", "recordId", "recordType", "recordStatus", "recordDetails", "declaration", "declarationSubject"
}  # fmt: skip
_FLAT = _COMMON | {"statementID", "statementType", "replacesStatements"}
_DETAILS = {
    Subject.ENTITY: frozenset(
        {
            "isComponent", "entityType", "entitySubtype", "missingInfoReason", "unspecifiedEntityDetails", "name",
            "alternateNames", "incorporatedInJurisdiction", "jurisdiction", "identifiers", "foundingDate",
            "dissolutionDate", "addresses", "uri", "publicListing", "formedByStatute",
        }
    ),
    Subject.PERSON: frozenset(
        {
            "isComponent", "personType", "missingInfoReason", "unspecifiedPersonDetails", "names", "identifiers",
            "nationalities", "placeOfBirth", "birthDate", "deathDate", "placeOfResidence", "taxResidencies",
            "addresses", "hasPepStatus", "pepStatusDetails", "politicalExposure",
        }
    ),
    Subject.RELATIONSHIP: frozenset(
        {"isComponent", "componentRecords", "componentStatementIDs", "subject", "interestedParty", "interests"}
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """A version of a thing.

    Attributes:
        subject: What it is about.
        id: The thing: 0.4's ``recordId``, before that the statement's own id.
        stated_on: The day of the statement, which is not that of its publication.
        may_follow: Whether an earlier version may have said more than this one.
        is_closed: Whether it ends the thing.
        replaces: Ids of statements that this one takes the place of.
        details: What it says.
        notices: What was odd about it.
    """

    subject: Subject
    id: str
    stated_on: date | None
    may_follow: bool
    is_closed: bool
    replaces: tuple[str, ...]
    details: dict[str, RawValue]
    notices: tuple[str, ...]

    @property
    def version(self) -> str | None:
        """Its place among the versions of the thing: by day, on one day the first before those that update it."""
        return None if self.stated_on is None else f"{self.stated_on} {int(self.may_follow)}"


def read_statement(record: dict[str, RawValue]) -> Statement | Problem:
    """The statement in either shape.

    Problems: UNKNOWN_CODE for its type or status, MISSING_FIELD for its type, id or details, TOO_LONG for the id,
    BAD_DATE for its day.
    """
    is_envelope = "recordType" in record or "recordDetails" in record
    subject = _subject(record, "recordType" if is_envelope else "statementType")
    if isinstance(subject, Problem):
        return subject
    id_ = _id(record, "recordId" if is_envelope else "statementID")
    if isinstance(id_, Problem):
        return id_
    stated_on = day(record, "statementDate")
    if isinstance(stated_on, Problem):
        return stated_on
    status = text(record, "recordStatus") or "new"
    if status not in _STATUSES:
        return Problem(Reason.UNKNOWN_CODE, f"recordStatus is {quoted(status)}; it can be new, updated, closed.")
    details = record.get("recordDetails") if is_envelope else record
    if not isinstance(details, dict):
        return Problem(Reason.MISSING_FIELD, "recordDetails is missing.")
    notices = ["annotations are not kept"] if record.get("annotations") else []
    if is_envelope:
        notices += unknown_names(record, _ENVELOPE) + unknown_names(details, _DETAILS[subject])
    else:
        notices += unknown_names(record, _FLAT | _DETAILS[subject])
    return Statement(
        subject, id_, stated_on, status != "new", status == "closed", tuple(texts(record, "replacesStatements")),
        details, tuple(notices),
    )  # fmt: skip


def _subject(record: dict[str, RawValue], field: str) -> Subject | Problem:
    type_ = text(record, field)
    if type_ is None:
        return Problem(Reason.MISSING_FIELD, "The record has neither a recordType nor a statementType.")
    known: Mapping[str, Subject] = _FLAT_TYPES if field == "statementType" else {one.value: one for one in Subject}
    return known.get(type_) or Problem(Reason.UNKNOWN_CODE, f"{field} is {quoted(type_)}; known: {', '.join(known)}.")


def _id(record: dict[str, RawValue], field: str) -> str | Problem:
    id_ = text(record, field)
    if id_ is None:
        return Problem(Reason.MISSING_FIELD, f"{field} is empty.")
    if len(id_) > MAX_NAME or not id_.isprintable():
        return Problem(Reason.TOO_LONG, f"{field} is longer than {MAX_NAME} characters or holds control characters.")
    return id_
