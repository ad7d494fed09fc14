"""What is kept of a contact, and what it must look like."""

import re
from collections.abc import Sequence
from enum import StrEnum

from domain.errors import InvalidInput
from domain.written import optional_line

_EMAIL = re.compile(r"[^\s@<>,;\"']+@[^\s@<>,;\"']+\.[^\s@<>,;\"']+\Z")


class Consent(StrEnum):
    """What a person answered when asked whether we may keep their data and write to them."""

    NOT_ASKED = "NOT_ASKED"
    GIVEN = "GIVEN"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


BARRING = frozenset({Consent.REFUSED, Consent.WITHDRAWN})
"""Answers after which nobody is to turn to the person, nor through them to others."""


class Seniority(StrEnum):
    """Rank of a position, the highest first."""

    BOARD = "BOARD"
    EXECUTIVE = "EXECUTIVE"
    DIRECTOR = "DIRECTOR"
    MANAGER = "MANAGER"
    STAFF = "STAFF"


class RelationshipLevel(StrEnum):
    """What our own company is to a contact, from the lowest to the highest level (Altify's four)."""

    VENDOR = "VENDOR"
    CREDIBLE_SOURCE = "CREDIBLE_SOURCE"
    PROBLEM_SOLVER = "PROBLEM_SOLVER"
    TRUSTED_ADVISOR = "TRUSTED_ADVISOR"


def email_address(text: str | None, path: Sequence[str]) -> str | None:
    """The address in lower case; None for none.

    Raises:
        InvalidInput: it is no e-mail address.
    """
    kept = optional_line(text, path)
    if kept is not None and not _EMAIL.match(kept):
        raise InvalidInput(f"“{kept}” is no e-mail address.", "Write it as name@example.com.", path)
    return kept and kept.lower()
