"""GLEIF Level 1 (LEI-CDF): who is who. One record is one legal entity.

A lapsed registration says that the LEI was not renewed, not that the entity is gone: ``status`` is the entity's,
``registration_status`` the LEI's, and neither ends the record.
"""

import re
from collections.abc import Iterator

from domain.errors import InvalidInput
from domain.ownership.identifiers import gb_company_number, recognise
from domain.ownership.records import IdentifierValue, Parsed, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.fields import clean_text, quoted
from ingestion.ownership.gleif_shape import Node, items, lei, moment_day, names, removal, text

KINDS = {
    "GENERAL": PartyKind.COMPANY,
    "BRANCH": PartyKind.COMPANY,  # its relationship record says of which company
    "FUND": PartyKind.FUND,
    "SOLE_PROPRIETOR": PartyKind.PERSON,
    "RESIDENT_GOVERNMENT_ENTITY": PartyKind.PUBLIC_BODY,
    "INTERNATIONAL_ORGANIZATION": PartyKind.PUBLIC_BODY,
}
"""Kind of a party by EntityCategory; records made before categories were required have none and are companies."""

REGISTRATION_STATUSES = frozenset(
    {
        "ISSUED",
        "LAPSED",
        "RETIRED",
        "ANNULLED",
        "DUPLICATE",
        "MERGED",
        "CANCELLED",
        "TRANSFERRED",
        "PENDING_TRANSFER",
        "PENDING_ARCHIVAL",
        "PENDING_VALIDATION",
    }
)

_ENTITY_FIELDS = frozenset(
    {
        "LegalName",
        "OtherEntityNames",
        "TransliteratedOtherEntityNames",
        "LegalAddress",
        "HeadquartersAddress",
        "OtherAddresses",
        "TransliteratedOtherAddresses",
        "RegistrationAuthority",
        "LegalJurisdiction",
        "EntityCategory",
        "EntitySubCategory",
        "LegalForm",
        "AssociatedEntity",
        "EntityStatus",
        "EntityCreationDate",
        "EntityExpirationDate",
        "EntityExpirationReason",
        "SuccessorEntity",
        "LegalEntityEvents",
    }
)
_RECORD_FIELDS = frozenset({"LEI", "Entity", "Registration", "Extension", "ConformityFlag"})
_NOT_LISTED = frozenset({"RA888888", "RA999999"})
_NO_FORM = frozenset({"8888", "9999"})
_AUTHORITY = re.compile(r"RA\d{6}", re.ASCII)
_COMPANIES_HOUSE = frozenset({"RA000585", "RA000586", "RA000587"})
_OTHER_NAMES = (
    ("OtherEntityNames", "OtherEntityName"),
    ("TransliteratedOtherEntityNames", "TransliteratedOtherEntityName"),
)


def parse_entity(record: dict[str, Node]) -> Parsed | Problem:
    """The party a Level 1 record describes.

    Problems: MISSING_FIELD and BAD_IDENTIFIER for the LEI, MISSING_FIELD, TOO_LONG and MALFORMED for the legal name,
    UNKNOWN_CODE for a category that this table does not know. What is merely new or odd is a notice.
    """
    value = lei(record, "LEI")
    if isinstance(value, Problem):
        return value
    legal_name = clean_text(text(record, "Entity", "LegalName") or "", "LegalName")
    if isinstance(legal_name, Problem):
        return legal_name
    if not legal_name[0]:
        return Problem(Reason.MISSING_FIELD, "LegalName is empty.")
    category = text(record, "Entity", "EntityCategory")
    kind = KINDS.get(category or "GENERAL")
    if kind is None:
        return Problem(Reason.UNKNOWN_CODE, f"EntityCategory is {quoted(str(category))}; known: {', '.join(KINDS)}.")
    founded_on = moment_day(record, "Entity", "EntityCreationDate")
    others = dict.fromkeys(name for name in _other_names(record) if name != legal_name[0])
    party = PartyRecord(
        value,
        legal_name[0],
        kind,
        identifiers=(IdentifierValue("LEI", value), *_registered(record)),
        other_names=tuple(others),
        jurisdiction=text(record, "Entity", "LegalJurisdiction"),
        status=text(record, "Entity", "EntityStatus"),
        registration_status=text(record, "Registration", "RegistrationStatus"),
        legal_form=_legal_form(record),
        founded_on=None if isinstance(founded_on, Problem) else founded_on,
    )
    notices = [legal_name[1], "EntityCreationDate is no date" if isinstance(founded_on, Problem) else None]
    return Parsed((party,), notices=tuple(notice for notice in (*notices, *_unknown(record, party)) if notice))


def _other_names(record: Node) -> Iterator[str]:
    for path in _OTHER_NAMES:
        for item in items(record, "Entity", *path):
            name = clean_text(text(item) or "", path[-1])
            if not isinstance(name, Problem) and name[0]:
                yield name[0]


def _legal_form(record: Node) -> str | None:
    """The ELF code; for the codes that only say "none yet" the form as the entity wrote it."""
    code = text(record, "Entity", "LegalForm", "EntityLegalFormCode")
    written = text(record, "Entity", "LegalForm", "OtherLegalForm")
    return written or code if code is None or code in _NO_FORM else code


def _registered(record: Node) -> Iterator[IdentifierValue]:
    """The local number under its registration authority, and under the scheme by which other sources know it."""
    authority = text(record, "Entity", "RegistrationAuthority", "RegistrationAuthorityID") or ""
    number = text(record, "Entity", "RegistrationAuthority", "RegistrationAuthorityEntityID")
    if number is None or len(number) > 100 or authority in _NOT_LISTED or not _AUTHORITY.fullmatch(authority):
        return
    yield IdentifierValue(authority, number)
    recognised = recognise(number)
    if recognised is not None and recognised.scheme == "USCC":
        yield recognised
    if authority in _COMPANIES_HOUSE:
        try:
            yield gb_company_number(number)
        except InvalidInput:
            return


def _unknown(record: Node, party: PartyRecord) -> Iterator[str]:
    for name in names(record):
        if name not in _RECORD_FIELDS:
            yield f"unknown field {quoted(name)}"
    for name in names(record, "Entity"):
        if name not in _ENTITY_FIELDS:
            yield f"unknown field {quoted(f'Entity.{name}')}"
    if party.status and party.status not in {"ACTIVE", "INACTIVE"}:
        yield f"unknown EntityStatus {quoted(party.status)}"
    if party.registration_status and party.registration_status not in REGISTRATION_STATUSES:
        yield f"unknown RegistrationStatus {quoted(party.registration_status)}"
    removed = removal(record)
    if isinstance(removed, Problem) or removed[0] is not None:
        yield "a deletion of a Level 1 record was not applied: GLEIF keeps all of them"
