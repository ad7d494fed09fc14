"""Entities and persons of BODS as parties."""

from collections.abc import Iterator, Mapping

from domain.errors import InvalidInput
from domain.ownership.identifiers import CN_REG, GB_COH, LEI, USCC, compact, gb_company_number, lei_valid, uscc
from domain.ownership.records import IdentifierValue, Parsed, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.bods.statements import Statement
from ingestion.ownership.fields import MAX_NAME, clean_text, quoted
from ingestion.ownership.json_fields import day, items, partial_day, text
from ingestion.source import RawValue

ENTITY_KINDS: Mapping[str, PartyKind] = {
    "registeredEntity": PartyKind.COMPANY,
    "legalEntity": PartyKind.COMPANY,
    "arrangement": PartyKind.FUND,
    "state": PartyKind.PUBLIC_BODY,
    "stateBody": PartyKind.PUBLIC_BODY,
    "anonymousEntity": PartyKind.UNKNOWN,
    "unknownEntity": PartyKind.UNKNOWN,
}
"""Kind of a party by ``entityType``. An arrangement (trust, joint holding) is no legal person but can hold and be held;
one of the subtype ``nomination`` is a nominee."""

PERSON_KINDS: Mapping[str, PartyKind] = {
    "knownPerson": PartyKind.PERSON,
    "anonymousPerson": PartyKind.UNKNOWN,
    "unknownPerson": PartyKind.UNKNOWN,
}
"""Kind of a party by ``personType``."""

SCHEMES: Mapping[str, str] = {"XI-LEI": LEI, "GB-COH": GB_COH, "CN-SAIC": USCC}
"""Our schemes by those of org-id.guide, where the names or the rules for values differ."""

_LONGEST_IDENTIFIER = 100
_PRIVATE_ADDRESSES = frozenset({"residence", "placeOfBirth"})


def parse_entity(statement: Statement) -> Parsed | Problem:
    """The party an entity statement describes.

    Problems: UNKNOWN_CODE for the type, TOO_LONG and MALFORMED for the name. What is merely odd is a notice.
    """
    details = statement.details
    type_ = text(details, "entityType", "type") or text(details, "entityType") or "unknownEntity"
    subtype = text(details, "entityType", "subtype") or text(details, "entitySubtype", "generalCategory")
    kind = ENTITY_KINDS.get(type_)
    if kind is None:
        return Problem(Reason.UNKNOWN_CODE, f"entityType is {quoted(type_)}; known: {', '.join(ENTITY_KINDS)}.")
    if kind is PartyKind.FUND and subtype == "nomination":
        kind = PartyKind.NOMINEE
    names = _names([text(details, "name"), *(text(name) for name in items(details, "alternateNames"))])
    if isinstance(names, Problem):
        return names
    called = names[0] or (_unspecified(details, "unspecifiedEntityDetails", kind) or statement.id,)
    founded_on = day(details, "foundingDate")
    party = PartyRecord(
        statement.id,
        called[0],
        kind,
        other_names=called[1:],
        identifiers=tuple(_identifiers(details)) if kind is not PartyKind.UNKNOWN else (),
        jurisdiction=text(details, "jurisdiction", "code") or text(details, "incorporatedInJurisdiction", "code"),
        status="INACTIVE" if text(details, "dissolutionDate") else None,
        legal_form=": ".join(filter(None, (type_, subtype))) if kind in {PartyKind.FUND, PartyKind.NOMINEE} else None,
        founded_on=None if isinstance(founded_on, Problem) else founded_on,
        address=_address(details),
        undisclosed_reason=_reason(details, "unspecifiedEntityDetails") if kind is PartyKind.UNKNOWN else None,
        version=statement.version,
    )
    undated = ["foundingDate is no date"] if isinstance(founded_on, Problem) else []
    notices = [*names[1], *_unkept_identifiers(details), *undated]
    return Parsed((party,), notices=(*statement.notices, *notices))


def parse_person(statement: Statement) -> Parsed | Problem:
    """The party a person statement describes. Identifiers and private addresses of persons are not kept.

    Problems: UNKNOWN_CODE for the type, TOO_LONG and MALFORMED for a name.
    """
    details = statement.details
    type_ = text(details, "personType") or "unknownPerson"
    kind = PERSON_KINDS.get(type_)
    if kind is None:
        return Problem(Reason.UNKNOWN_CODE, f"personType is {quoted(type_)}; known: {', '.join(PERSON_KINDS)}.")
    names = _names(_names_of_person(details))
    if isinstance(names, Problem):
        return names
    called = names[0] or (_unspecified(details, "unspecifiedPersonDetails", kind) or statement.id,)
    birth_date = partial_day(details, "birthDate")
    party = PartyRecord(
        statement.id,
        called[0],
        kind,
        other_names=called[1:],
        address=_address(details),
        birth_date=birth_date,
        undisclosed_reason=_reason(details, "unspecifiedPersonDetails") if kind is PartyKind.UNKNOWN else None,
        version=statement.version,
    )
    notices = list(names[1])
    if items(details, "identifiers"):
        notices.append("identifiers of persons are not kept")
    if birth_date is None and text(details, "birthDate"):
        notices.append("birthDate is no date")
    return Parsed((party,), notices=(*statement.notices, *notices))


def _names_of_person(details: RawValue) -> list[str | None]:
    """The legal name first."""
    names = sorted(items(details, "names"), key=lambda name: text(name, "type") not in {"legal", "individual"})
    parts = ("givenName", "patronymicName", "familyName")
    return [
        text(name, "fullName") or " ".join(filter(None, (text(name, part) for part in parts))) or None for name in names
    ]


def _names(names: list[str | None]) -> tuple[tuple[str, ...], list[str]] | Problem:
    found: list[str] = []
    notices: list[str] = []
    for name in names:
        cleaned = clean_text(name or "", "name")
        if isinstance(cleaned, Problem):
            return cleaned
        if cleaned[0]:
            found.append(cleaned[0])
        if cleaned[1]:
            notices.append(cleaned[1])
    return tuple(dict.fromkeys(found)), notices


def _unspecified(details: RawValue, field: str, kind: PartyKind) -> str | None:
    """What stands for the name of a party that is not named."""
    if kind is not PartyKind.UNKNOWN:
        return None
    return (text(details, field, "description") or _reason(details, field))[:MAX_NAME]


def _reason(details: RawValue, field: str) -> str:
    return text(details, field, "reason") or text(details, "missingInfoReason") or "unknown"


def _address(details: RawValue) -> str | None:
    """The registered address, else another one that is not private."""
    addresses = [one for one in items(details, "addresses") if text(one, "type") not in _PRIVATE_ADDRESSES]
    addresses.sort(key=lambda address: text(address, "type") != "registered")
    for one in addresses:
        printed = text(one, "address") or ""
        country = text(one, "country", "name") or text(one, "country")
        more = [part for part in (text(one, "postCode"), country) if part and part not in printed]
        joined = ", ".join(filter(None, (printed, *more)))
        cleaned = clean_text(joined, "address")
        if joined and not isinstance(cleaned, Problem):
            return cleaned[0]
    return None


def _identifiers(details: RawValue) -> Iterator[IdentifierValue]:
    for one in items(details, "identifiers"):
        scheme, value = text(one, "scheme"), text(one, "id")
        if scheme is not None and value is not None and len(scheme) + len(value) <= _LONGEST_IDENTIFIER:
            yield _identifier(SCHEMES.get(scheme.upper(), scheme.upper()), value)


def _identifier(scheme: str, value: str) -> IdentifierValue:
    """In normal form; a value that its scheme cannot have is kept as invalid, which tells nobody apart."""
    try:
        if scheme == GB_COH:
            return gb_company_number(value)
        if scheme in {USCC, CN_REG}:
            return uscc(value)
    except InvalidInput:
        return IdentifierValue(scheme, compact(value), valid=False)
    if scheme == LEI:
        return IdentifierValue(LEI, compact(value), lei_valid(value))
    return IdentifierValue(scheme, value)


def _unkept_identifiers(details: RawValue) -> Iterator[str]:
    for one in items(details, "identifiers"):
        if text(one, "scheme") is None:
            yield f"an identifier without a scheme is not kept: {quoted(text(one, 'schemeName') or '')}"
