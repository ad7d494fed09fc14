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

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from domain.relationships.acquaintance_facts import (
    FORMER,
    GROUNDS,
    KINDS,
    MEMBERSHIPS,
    MOST_MEMBERS,
    STRONGEST,
    Facts,
    Ground,
    Integers,
    KnownRows,
    LineRows,
    Membership,
    MembershipRows,
    Numbers,
)

_GROUND = {ground: place for place, ground in enumerate(GROUNDS)}
_VALUES = np.array([MEMBERSHIPS[kind] for kind in KINDS])
_SHARED = {
    Membership.EMPLOYEE: Ground.COLLEAGUES,
    Membership.OFFICER: Ground.BOARD,
    Membership.HOLDER: Ground.SHAREHOLDERS,
}
_SHARED_GROUND = np.array([_GROUND[_SHARED[kind]] for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows that are sorted by a number: those of ``one`` stand from ``start[one]`` up to ``start[one + 1]``."""

    start: Integers

    @classmethod
    def sorted_by(cls, key: Integers, groups: int) -> tuple["Groups", Integers]:
        """The groups of rows with this key, and the order in which to put their columns."""
        start = np.concatenate(([0], np.cumsum(np.bincount(key, minlength=groups))))
        return cls(start.astype(np.int64)), np.argsort(key, kind="stable")

    def among(self, kept: NDArray[np.bool_]) -> "Groups":
        """The groups of those rows that are kept."""
        return Groups(np.concatenate(([0], np.cumsum(kept)))[self.start])

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

    def to(self, wanted: NDArray[np.bool_]) -> "Lines":
        """The lines that lead to some people only."""
        kept = wanted[self.other]
        return Lines(self.groups.among(kept), self.other[kept], self.strength[kept], self.ground[kept])


@dataclass(frozen=True, slots=True)
class Members:
    """Memberships in columns, grouped by person or by company; ``other`` is the company or the person."""

    groups: Groups
    other: Integers
    kind: Integers
    begin: Integers
    end: Integers

    def to(self, wanted: NDArray[np.bool_]) -> "Members":
        """The memberships of some people only, of those grouped by company."""
        kept = wanted[self.other]
        groups = self.groups.among(kept)
        return Members(groups, self.other[kept], self.kind[kept], self.begin[kept], self.end[kept])


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
        first = self.askable & (self.best_known > 0)
        self._lines_to_first, self._first_by_company = self._lines.to(first), self._by_company.to(first)

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

    @cached_property
    def strongest_known(self) -> float:
        """The largest of these."""
        return float(self.best_known.max(initial=0.0))

    def ties(self, people: Integers) -> Ties:
        """All hops from the people to others, several to the same one where there are several grounds."""
        return _joined(self._by_line(people, self._lines), self._shared(people, self._by_company))

    def ties_to_first(self, people: Integers) -> Ties:
        """Those of the hops that lead to somebody who may be asked and whom a colleague knows: a few of them all."""
        lines, shared = self._by_line(people, self._lines_to_first), self._shared(people, self._first_by_company)
        return _joined(lines, shared)

    @staticmethod
    def _by_line(people: Integers, lines: Lines) -> Ties:
        place, rows = lines.groups.of(people)
        none, stays = np.full(len(rows), -1), np.zeros(len(rows), np.bool_)
        return Ties(place, lines.other[rows], lines.strength[rows], lines.ground[rows], none, stays)

    def _shared(self, people: Integers, members: Members) -> Ties:
        place, own = self._by_person.groups.of(people)
        company = self._by_person.other[own]
        at, theirs = members.groups.of(company)
        begin = np.maximum(self._by_person.begin[own][at], members.begin[theirs])
        end = np.minimum(self._by_person.end[own][at], members.end[theirs])
        keep = np.flatnonzero((begin < end) & (members.other[theirs] != people[place[at]]))
        at, theirs, former = at[keep], theirs[keep], end[keep] <= self._on
        kind, other_kind, where = self._by_person.kind[own][at], members.kind[theirs], company[at]
        strength = _VALUES[kind] * _VALUES[other_kind] * self._nearness[where] * np.where(former, FORMER, 1.0)
        ground = np.where(kind == other_kind, _SHARED_GROUND[kind], _GROUND[Ground.SAME_COMPANY])
        return Ties(place[at], members.other[theirs], strength, ground, where, former)

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
