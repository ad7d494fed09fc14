"""Entries of the UK's PSC register, and of its register of overseas entities, that are about a holder.

An entry is one holder of one company, so a person has a record in every company: people are never joined over
companies. A differing later snapshot changes an entry from its day on, since the register keeps only present natures.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from domain.errors import InvalidInput
from domain.ownership.identifiers import gb_company_number
from domain.ownership.records import (
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    TieRecord,
    TieType,
)
from ingestion.ownership.fields import MAX_NAME, clean_text
from ingestion.ownership.json_fields import member, partial_day, text, texts
from ingestion.ownership.uk_psc.entry import Entry
from ingestion.ownership.uk_psc.natures import read_natures
from ingestion.source import RawValue

_PERSONS = ("person-with-significant-control", "beneficial-owner")
_KINDS: Mapping[str, PartyKind] = {
    "individual": PartyKind.PERSON,
    "corporate-entity": PartyKind.COMPANY,
    "legal-person": PartyKind.PUBLIC_BODY,
    "super-secure": PartyKind.UNKNOWN,
}
KINDS: Mapping[str, PartyKind] = {f"{who}-{role}": kind for who, kind in _KINDS.items() for role in _PERSONS}
"""Kind of the holder by kind of entry; a "legal person" is a government, an authority or a corporation sole."""

_UK = ("england", "wales", "scotland", "northern ireland", "united kingdom", "great britain", "companies house")
_FEWEST_CHARACTERS = 6
_NOT_UK = "a registration_number that is not clearly one of the UK is not kept"
_ADDRESS = (
    "care_of", "po_box", "premises", "address_line_1", "address_line_2", "locality", "region", "postal_code", "country"
)  # fmt: skip


def parse_holder(entry: Entry, kind: PartyKind) -> Parsed | Problem:
    """The holder and the stake, appointment and claim that an entry states.

    Problems: MISSING_FIELD, TOO_LONG and MALFORMED for the name.
    """
    holder = _holder(entry, kind)
    if isinstance(holder, Problem):
        return holder
    party, notices = holder
    parties = (party, entry.company)
    if entry.is_over:  # without a day: a complete snapshot ends what an earlier one said of it
        return Parsed(parties, notices=(*notices, "an entry has ceased on a day that is not told"))
    control = read_natures(texts(entry.data, "natures_of_control"))
    holdings = []
    if control.held or not (control.appoints or control.claimed):
        holdings.append(
            replace(_stake(entry, party), capital=control.shares, voting=control.votes, nature=control.held)
        )
    ties = [
        _tie(entry, party, type_, wording)
        for type_, wording in ((TieType.APPOINTS, control.appoints), (TieType.CLAIMED_CONTROL, control.claimed))
        if wording is not None
    ]
    return Parsed(parties, tuple(holdings), tuple(ties), notices=(*notices, *control.notices))


def _stake(entry: Entry, holder: PartyRecord) -> HoldingRecord:
    return HoldingRecord(
        holder.local_id, entry.company.local_id, valid_from=entry.start, valid_to=entry.end, observed=True,
        statement_id=holder.local_id,
    )  # fmt: skip


def _tie(entry: Entry, holder: PartyRecord, type_: TieType, wording: str) -> TieRecord:
    return TieRecord(
        type_, holder.local_id, entry.company.local_id, f"{holder.local_id}|{type_}", entry.start, entry.end,
        wording=wording, observed=True,
    )  # fmt: skip


def _holder(entry: Entry, kind: PartyKind) -> tuple[PartyRecord, tuple[str, ...]] | Problem:
    data = entry.data
    if kind is PartyKind.UNKNOWN:
        reason = text(data, "description") or "super-secure"
        return PartyRecord(_local_id(entry, reason), reason, kind, undisclosed_reason=reason), entry.notices
    name = clean_text(text(data, "name") or "", "name")
    if isinstance(name, Problem):
        return name
    if not name[0]:
        return Problem(Reason.MISSING_FIELD, "name is empty.")
    birth_date = _birth_date(data)
    identifiers, notices = _identifiers(entry) if kind is PartyKind.COMPANY else ((), ())
    party = PartyRecord(
        _local_id(entry, name[0], birth_date or ""),
        name[0],
        kind,
        identifiers,
        jurisdiction="GB" if identifiers else None,
        legal_form=text(data, "identification", "legal_form"),
        address=_address(data),
        birth_date=birth_date,
    )
    return party, (*entry.notices, *filter(None, (name[1],)), *notices)


def _local_id(entry: Entry, *told: str) -> str:
    """The register's own path of the entry; without one a digest of what tells holders of one company apart."""
    path = text(entry.data, "links", "self")
    if path is not None and len(path) <= MAX_NAME and path.isprintable():
        return path
    digest = blake2b("|".join(told).casefold().encode(), digest_size=12).hexdigest()
    return f"{entry.company.local_id}|{digest}"


def _birth_date(data: RawValue) -> str | None:
    year, month = text(data, "date_of_birth", "year"), text(data, "date_of_birth", "month")
    in_year = partial_day({"year": year}, "year")
    return partial_day({"month": f"{year}-{(month or '').zfill(2)}"}, "month") or in_year


def _identifiers(entry: Entry) -> tuple[tuple[IdentifierValue, ...], tuple[str, ...]]:
    """The number that a filer typed, where it can be one of the UK's and the place says so."""
    identification = member(entry.data, "identification")
    number = text(identification, "registration_number")
    country, place = text(identification, "country_registered"), text(identification, "place_registered")
    if number is None:
        return (), ()
    try:
        identifier = gb_company_number(number)
    except InvalidInput:
        return (), (_NOT_UK,)
    if len(number) < _FEWEST_CHARACTERS or not _is_in_uk(country or place or ""):
        return (), (_NOT_UK,)
    if identifier.value == entry.company.local_id:
        return (), ("a registration_number is that of the company held",)
    return (identifier,), ()


def _is_in_uk(place: str) -> bool:
    folded = place.casefold()
    return folded.replace(".", "") in {"uk", "gb"} or any(part in folded for part in _UK)


def _address(data: RawValue) -> str | None:
    joined = ", ".join(filter(None, (text(data, "address", part) for part in _ADDRESS)))
    cleaned = clean_text(joined, "address")
    return None if isinstance(cleaned, Problem) else cleaned[0] or None
