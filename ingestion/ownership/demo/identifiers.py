"""Identifiers of companies that do not exist: check digits agree, and nobody can have issued them.

Every draw depends on the seed and on what it is for, not on the draws before it: a company added later changes
nothing about the others.
"""

from hashlib import blake2b

from domain.ownership.records import IdentifierValue

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

UNISSUED_USCC_PREFIX = "09990000"
"""Registering authority 0, category 9, division 990000: GB 32100-2015 has no authority 0, GB/T 2260 no division 99."""

UNISSUED_LEI_PREFIX = "ZZZZ00"
"""An issuer prefix of four letters Z: no local operating unit carries it; 00 is reserved in positions 5 and 6."""

UNISSUED_UK_PREFIX = "ZZ"
"""Companies House has no register whose numbers start with ZZ."""


def draw(seed: int, *purpose: str) -> int:
    """A number of 64 bits for one purpose; equal for equal seed and purpose on every machine and Python."""
    text = "\x1f".join((str(seed), *purpose)).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")


def invented_uscc(seed: int, local_id: str) -> IdentifierValue:
    """A unified social credit code (统一社会信用代码) with both check characters right.

    Source: GB 32100-2015 (weights 3^(i-1) mod 31) and GB 11714 for the organisation code in positions 9 to 17.
    """
    organisation = f"{draw(seed, 'uscc', local_id) % 10**8:08d}"
    remainder = 11 - sum(w * int(c) for w, c in zip(_ORGANISATION_WEIGHTS, organisation, strict=True)) % 11
    body = UNISSUED_USCC_PREFIX + organisation + {10: "X", 11: "0"}.get(remainder, str(remainder))
    total = sum(w * _USCC.index(c) for w, c in zip(_USCC_WEIGHTS, body, strict=True))
    return IdentifierValue("USCC", body + _USCC[(31 - total % 31) % 31])


def invented_lei(seed: int, local_id: str) -> IdentifierValue:
    """A legal entity identifier whose check digits agree (ISO 17442: ISO 7064 MOD 97-10)."""
    body = UNISSUED_LEI_PREFIX + f"{draw(seed, 'lei', local_id) % 36**11:012X}"[-12:]
    number = int("".join(str(int(character, 36)) for character in body + "00"))
    return IdentifierValue("LEI", f"{body}{98 - number % 97:02d}")


def invented_company_number(seed: int, local_id: str) -> IdentifierValue:
    """A number in the form of the British register, which has no check digit."""
    return IdentifierValue("GB-COH", f"{UNISSUED_UK_PREFIX}{draw(seed, 'gb-coh', local_id) % 10**6:06d}")
