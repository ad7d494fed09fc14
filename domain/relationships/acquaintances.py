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

from collections.abc import Sequence
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
KINDS = tuple(Membership)
_VALUES = np.array([MEMBERSHIPS[kind] for kind in KINDS])
_SHARED = {
    Membership.EMPLOYEE: Ground.COLLEAGUES,
    Membership.OFFICER: Ground.BOARD,
    Membership.HOLDER: Ground.SHAREHOLDERS,
}
_SHARED_GROUND = np.array([_GROUND[_SHARED[kind]] for kind in KINDS])


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
        self.users, self.people, self.companies = facts.users, facts.people, facts.companies
        self._on = on
        self._former = former
        self.known = self._known(facts.known)
        self._lines = self._line_rows(facts.lines)
        self._by_person, self._by_company = self._memberships(facts.memberships)
        self.askable = np.ones(len(self.people), np.bool_)
        self.askable[facts.barred] = False

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

    def _known(self, rows: KnownRows) -> KnownBy:
        """Of several rows of a pair the strongest, with the latest day."""
        pair = rows.person * len(self.users) + rows.user
        order = np.lexsort((-rows.strength, pair))
        order = order[rows.strength[order] > 0]
        first = order[_changes(pair[order])]
        latest = np.zeros(len(pair), np.int64)
        place = np.unique(pair, return_inverse=True)[1]
        np.maximum.at(latest, place, rows.seen)
        groups, _ = Groups.sorted_by(rows.person[first], len(self.people))
        strength = np.minimum(rows.strength[first], STRONGEST)
        return KnownBy(groups, rows.user[first], strength, latest[place[first]])

    def _line_rows(self, rows: LineRows) -> Lines:
        keep = (rows.one != rows.other) & (rows.strength > 0)
        one, other = rows.one[keep], rows.other[keep]
        groups, order = Groups.sorted_by(np.concatenate((one, other)), len(self.people))
        strength = np.tile(np.minimum(rows.strength[keep], STRONGEST), 2)
        return Lines(groups, np.concatenate((other, one))[order], strength[order], np.tile(rows.ground[keep], 2)[order])

    def _memberships(self, rows: MembershipRows) -> tuple[Members, Members]:
        """The memberships that count, by person and by company; and how near to each other people of a company are."""
        counts = (rows.begin <= self._on) & (self._former | (rows.end > self._on))
        pairs = np.unique(rows.company[counts] * len(self.people) + rows.person[counts])
        members = np.bincount(pairs // max(len(self.people), 1), minlength=len(self.companies))
        self._nearness: Numbers = 1.0 / (1.0 + np.log(np.maximum(members - 1, 1)))
        counts &= (members[rows.company] > 1) & (members[rows.company] <= MOST_MEMBERS)
        person, company, kind = rows.person[counts], rows.company[counts], rows.kind[counts]
        begin, end = rows.begin[counts], rows.end[counts]
        of_person, order = Groups.sorted_by(person, len(self.people))
        by_person = Members(of_person, company[order], kind[order], begin[order], end[order])
        of_company, order = Groups.sorted_by(company, len(self.companies))
        return by_person, Members(of_company, person[order], kind[order], begin[order], end[order])


def _changes(sorted_: Integers) -> NDArray[np.bool_]:
    """Where a sorted column begins a new value."""
    return np.concatenate(([True], np.diff(sorted_) != 0)) if len(sorted_) else np.zeros(0, np.bool_)


def _joined(one: Ties, other: Ties) -> Ties:
    return Ties(
        np.concatenate((one.place, other.place)),
        np.concatenate((one.other, other.other)),
        np.concatenate((one.strength, other.strength)),
        np.concatenate((one.ground, other.ground)),
        np.concatenate((one.company, other.company)),
        np.concatenate((one.former, other.former)),
    )
