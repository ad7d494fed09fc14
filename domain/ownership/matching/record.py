"""What the matcher looks at of a party: the same shape for a line of a file, a party of the graph, and a typed form."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import InvalidInput
from domain.ownership.identifiers import gb_company_number, lei_valid, recognise, uscc
from domain.ownership.records import IdentifierValue, PartyKind


@dataclass(frozen=True, slots=True)
class MatchRecord:
    """One party as it is compared.

    Attributes:
        id: Whatever the caller knows it by.
        kind: What it is; a person is never one with an organisation.
        names: Its name first, then all others.
        country: ISO 3166 code, in any case.
        birth_date: ISO 8601, as far as it is known: ``1970``, ``1970-01``, ``1970-01-31``.
    """

    id: str
    kind: PartyKind
    names: tuple[str, ...]
    country: str | None = None
    address: str | None = None
    identifiers: tuple[IdentifierValue, ...] = ()
    birth_date: str | None = None
    phone: str | None = None
    email: str | None = None
    source: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it is a natural person."""
        return self.kind is PartyKind.PERSON


def read_identifiers(texts: Iterable[str]) -> tuple[IdentifierValue, ...]:
    """Identifiers of texts such as ``LEI:5493…``; a text without a scheme is recognised or passed over."""
    found = []
    for text in texts:
        scheme, colon, value = text.partition(":")
        one = identifier(scheme, value) if colon else recognise(text)
        if one is not None:
            found.append(one)
    return tuple(found)


def identifier(scheme: str, value: str) -> IdentifierValue | None:
    """The identifier in normal form with its validity; None for an empty value.

    A value that does not have the shape of its scheme is kept as not valid, so that it neither joins nor separates.
    """
    scheme, value = scheme.strip().upper(), value.strip()
    if not value:
        return None
    try:
        if scheme == "LEI":
            return IdentifierValue(scheme, value.upper(), lei_valid(value))
        if scheme == "USCC":
            return uscc(value)
        if scheme == "GB-COH":
            return gb_company_number(value)
    except InvalidInput:
        return IdentifierValue(scheme, value.upper(), valid=False)
    return IdentifierValue(scheme, "".join(value.upper().split()))
