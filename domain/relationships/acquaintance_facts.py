"""What is known of acquaintances, as the graph of them is built from it, and what each kind counts for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]

STRONGEST = 0.99
"""No strength is more, so that a hop always costs something."""
REPORTING = 0.7
FORMER = 0.5
LEVELS = {"VENDOR": 0.2, "CREDIBLE_SOURCE": 0.4, "PROBLEM_SOLVER": 0.6, "TRUSTED_ADVISOR": 0.8}
"""What a colleague's own word on how they stand with a contact counts for."""
MOST_MEMBERS = 200


class Ground(StrEnum):
    """What a hop rests on."""

    KNOWN = "KNOWN"
    INFLUENCE = "INFLUENCE"
    REPORTING = "REPORTING"
    COLLEAGUES = "COLLEAGUES"
    BOARD = "BOARD"
    SHAREHOLDERS = "SHAREHOLDERS"
    SAME_COMPANY = "SAME_COMPANY"


class Membership(StrEnum):
    """How a person belongs to a company."""

    EMPLOYEE = "EMPLOYEE"
    OFFICER = "OFFICER"
    HOLDER = "HOLDER"


MEMBERSHIPS = {Membership.EMPLOYEE: 0.7, Membership.OFFICER: 0.8, Membership.HOLDER: 0.4}
GROUNDS = tuple(Ground)
KINDS = tuple(Membership)


@dataclass(frozen=True, slots=True)
class KnownRows:
    """Who of us knows whom, how well (0 to 1), and the day of the latest contact (0: none is known)."""

    user: Integers
    person: Integers
    strength: Numbers
    seen: Integers


@dataclass(frozen=True, slots=True)
class LineRows:
    """Lines between two people; ``ground`` is an index of ``GROUNDS``, INFLUENCE or REPORTING."""

    one: Integers
    other: Integers
    ground: Integers
    strength: Numbers


@dataclass(frozen=True, slots=True)
class MembershipRows:
    """Who belonged to which company from when until when; ``kind`` is an index of ``KINDS``."""

    person: Integers
    company: Integers
    kind: Integers
    begin: Integers
    end: Integers


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of acquaintances on a day, in columns; days are numbers such as 20260131.

    Attributes:
        users: Ids of colleagues; rows name them by their place here.
        people: Ids of people, likewise.
        companies: Ids of companies, likewise.
        barred: Places of people who may not be asked: opponents, people without consent.
    """

    users: Sequence[str]
    people: Sequence[str]
    companies: Sequence[str]
    known: KnownRows
    lines: LineRows
    memberships: MembershipRows
    barred: Integers
