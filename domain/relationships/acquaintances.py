"""Who can introduce whom: the graph of acquaintances, in arrays that answer for many people at once.

Three things let one person introduce another:

- a colleague of ours knows a contact: what they have to do with each other tells how well, or the colleague's own
  word (0.2 for a vendor to 0.8 for a trusted advisor), whichever is more;
- a line between two people, of influence (with its assessed strength) or of reporting (0.7);
- a company that both belong to at the same time: as employee (0.7), officer (0.8) or holder of a stake (0.4). The
  strength is the product of both, times 1 / (1 + ln(n - 1)) where n people belong to the company; in a company of
  more than 200 belonging together tells nothing. Where one of the two has left since, it is half.

All strengths are design choices without an outside authority, save those that colleagues give.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
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
ALWAYS = (0, 99999999)
"""The day numbers of a membership without beginning and without end."""


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
_GROUND = {ground: place for place, ground in enumerate(GROUNDS)}
_KINDS = tuple(Membership)
_VALUES = np.array([MEMBERSHIPS[kind] for kind in _KINDS])
_SHARED = {
    Membership.EMPLOYEE: Ground.COLLEAGUES,
    Membership.OFFICER: Ground.BOARD,
    Membership.HOLDER: Ground.SHAREHOLDERS,
}
_SHARED_GROUND = np.array([_GROUND[_SHARED[kind]] for kind in _KINDS])


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of acquaintances on a day; days are numbers such as 20260131.

    Attributes:
        known: Rows of user, person, strength from 0 to 1 and day of the latest contact (or None).
        lines: Rows of person, other person, ground (INFLUENCE or REPORTING) and strength.
        memberships: Rows of person, company, kind of membership, first day and first day no longer (or None).
        barred: People who may not be asked: opponents, people without consent.
    """

    known: Sequence[tuple[str, str, float, int | None]] = ()
    lines: Sequence[tuple[str, str, Ground, float]] = ()
    memberships: Sequence[tuple[str, str, Membership, int | None, int | None]] = ()
    barred: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows that are sorted by a number: those of ``one`` stand from ``start[one]`` up to ``start[one + 1]``."""

    start: Integers

    @classmethod
    def sorted_by(cls, key: Integers, groups: int) -> tuple["Groups", Integers]:
        """The groups of rows with this key, and the order in which to put their columns."""
        start = np.concatenate(([0], np.cumsum(np.bincount(key, minlength=groups))))
        return cls(start.astype(np.int64)), np.argsort(key, kind="stable")

    def of(self, wanted: Integers) -> tuple[Integers, Integers]:
        """The rows of the wanted groups: for each the place in ``wanted``, and its number."""
        first = self.start[wanted]
        sizes = self.start[wanted + 1] - first
        place = np.repeat(np.arange(len(wanted)), sizes)
        before = np.concatenate(([0], np.cumsum(sizes)[:-1])) if len(wanted) else sizes
        return place, np.arange(len(place)) + np.repeat(first - before, sizes)


@dataclass(frozen=True, slots=True)
class KnownBy:
    """The colleagues who know each person, in columns grouped by person."""

    groups: Groups
    user: Integers
    strength: Numbers
    seen: Integers


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines between people, in both directions, in columns grouped by the person they lead from."""

    groups: Groups
    other: Integers
    strength: Numbers
    ground: Integers


@dataclass(frozen=True, slots=True)
class Members:
    """Memberships in columns, grouped by person or by company; ``other`` is the company or the person."""

    groups: Groups
    other: Integers
    kind: Integers
    begin: Integers
    end: Integers


@dataclass(frozen=True, slots=True)
class Ties:
    """Hops from people to others, row by row.

    Attributes:
        place: Which of the people that were asked for.
        other: Number of the person at the far end.
        strength: From 0 to 1.
        ground: Index of the ground in ``Ground``.
        company: Number of the shared company, -1 for none.
        former: Whether one of the two has left the company.
    """

    place: Integers
    other: Integers
    strength: Numbers
    ground: Integers
    company: Integers
    former: NDArray[np.bool_]


class AcquaintanceGraph:
    """The acquaintances of a day, people, users and companies by number; ``former`` lets former memberships count."""

    def __init__(self, facts: Facts, on: int, *, former: bool = False) -> None:
        self.users = sorted({row[0] for row in facts.known})
        self.people = sorted(
            {row[1] for row in facts.known}
            | {person for row in facts.lines for person in row[:2]}
            | {row[0] for row in facts.memberships}
        )
        self.companies = sorted({row[1] for row in facts.memberships})
        self._on = on
        self._former = former
        self.known = self._known(facts)
        self._lines = self._line_rows(facts)
        self._by_person, self._by_company = self._memberships(facts)
        self.askable = np.ones(len(self.people), np.bool_)
        self.askable[[self.number[one] for one in facts.barred if one in self.number]] = False

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each person."""
        return {person: place for place, person in enumerate(self.people)}

    @cached_property
    def user_number(self) -> dict[str, int]:
        """Number of each user."""
        return {user: place for place, user in enumerate(self.users)}

    @cached_property
    def best_known(self) -> Numbers:
        """Strength of the colleague who knows each person best, 0 where nobody does."""
        best = np.zeros(len(self.people))
        owner = np.repeat(np.arange(len(self.people)), np.diff(self.known.groups.start))
        np.maximum.at(best, owner, self.known.strength)
        return best

    def ties(self, people: Integers) -> Ties:
        """All hops from the people to others, several to the same one where there are several grounds."""
        place, rows = self._lines.groups.of(people)
        lines = self._lines
        none, stays = np.full(len(rows), -1), np.zeros(len(rows), np.bool_)
        by_line = Ties(place, lines.other[rows], lines.strength[rows], lines.ground[rows], none, stays)
        return _joined(by_line, self._shared(people))

    def _shared(self, people: Integers) -> Ties:
        place, own = self._by_person.groups.of(people)
        company = self._by_person.other[own]
        at, theirs = self._by_company.groups.of(company)
        begin = np.maximum(self._by_person.begin[own][at], self._by_company.begin[theirs])
        end = np.minimum(self._by_person.end[own][at], self._by_company.end[theirs])
        keep = np.flatnonzero((begin < end) & (self._by_company.other[theirs] != people[place[at]]))
        at, theirs, former = at[keep], theirs[keep], end[keep] <= self._on
        kind, other_kind, where = self._by_person.kind[own][at], self._by_company.kind[theirs], company[at]
        strength = _VALUES[kind] * _VALUES[other_kind] * self._nearness[where] * np.where(former, FORMER, 1.0)
        ground = np.where(kind == other_kind, _SHARED_GROUND[kind], _GROUND[Ground.SAME_COMPANY])
        return Ties(place[at], self._by_company.other[theirs], strength, ground, where, former)

    def _known(self, facts: Facts) -> KnownBy:
        """Of several rows of a pair the strongest, with the latest day."""
        best: dict[tuple[str, str], tuple[float, int]] = {}
        for user, person, strength, seen in facts.known:
            before, latest = best.get((user, person), (0.0, 0))
            best[user, person] = max(before, min(strength, STRONGEST)), max(latest, seen or 0)
        rows = [(pair, value) for pair, value in best.items() if value[0] > 0]
        contact = _integers(self.number[person] for (_, person), _ in rows)
        groups, order = Groups.sorted_by(contact, len(self.people))
        return KnownBy(
            groups,
            _integers(self.user_number[user] for (user, _), _ in rows)[order],
            np.array([strength for _, (strength, _) in rows], np.float64)[order],
            _integers(seen for _, (_, seen) in rows)[order],
        )

    def _line_rows(self, facts: Facts) -> Lines:
        rows = [row for row in facts.lines if row[0] != row[1] and row[3] > 0]
        one = _integers(self.number[row[0]] for row in rows)
        other = _integers(self.number[row[1]] for row in rows)
        groups, order = Groups.sorted_by(np.concatenate((one, other)), len(self.people))
        strength = np.minimum(np.array([row[3] for row in rows], np.float64), STRONGEST)
        ground = _integers(_GROUND[row[2]] for row in rows)
        return Lines(
            groups,
            np.concatenate((other, one))[order],
            np.tile(strength, 2)[order],
            np.tile(ground, 2)[order],
        )

    def _memberships(self, facts: Facts) -> tuple[Members, Members]:
        """The memberships that count, by person and by company; and how near to each other people of a company are."""
        company_of = {company: place for place, company in enumerate(self.companies)}
        person = _integers(self.number[row[0]] for row in facts.memberships)
        company = _integers(company_of[row[1]] for row in facts.memberships)
        kind = _integers(_KINDS.index(row[2]) for row in facts.memberships)
        begin = _integers(row[3] or ALWAYS[0] for row in facts.memberships)
        end = _integers(row[4] or ALWAYS[1] for row in facts.memberships)
        counts = (begin <= self._on) & (self._former | (end > self._on))
        pairs = np.unique(np.stack((company[counts], person[counts]), axis=1), axis=0)
        members = np.bincount(pairs[:, 0], minlength=len(self.companies))
        self._nearness: Numbers = 1.0 / (1.0 + np.log(np.maximum(members - 1, 1)))
        counts &= (members[company] > 1) & (members[company] <= MOST_MEMBERS)
        person, company, kind, begin, end = person[counts], company[counts], kind[counts], begin[counts], end[counts]
        of_person, order = Groups.sorted_by(person, len(self.people))
        by_person = Members(of_person, company[order], kind[order], begin[order], end[order])
        of_company, order = Groups.sorted_by(company, len(self.companies))
        return by_person, Members(of_company, person[order], kind[order], begin[order], end[order])


def _integers(values: Iterable[int]) -> Integers:
    return np.fromiter(values, np.int64)


def _joined(one: Ties, other: Ties) -> Ties:
    return Ties(
        np.concatenate((one.place, other.place)),
        np.concatenate((one.other, other.other)),
        np.concatenate((one.strength, other.strength)),
        np.concatenate((one.ground, other.ground)),
        np.concatenate((one.company, other.company)),
        np.concatenate((one.former, other.former)),
    )
