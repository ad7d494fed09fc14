"""Warm introductions: the strongest chains of acquaintance from any colleague to a person.

A chain's strength is the product of the strengths of its hops, times 0.9 for every hop after the first; the best
chain is the shortest path under the cost -ln(strength). Chains have at most three hops and no person twice: a
colleague knows the first contact, and each person can introduce the next. Nobody who may not be asked stands between
the ends. A chain is left out when going round one of its people makes it no weaker: who works with the target
need not ask a third colleague.

Among chains of equal strength the one with fewer hops comes first, then the one whose colleague met the first contact
later, then the smaller ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

import numpy as np

from domain.relationships.acquaintance_facts import GROUNDS, Ground, Integers, Numbers
from domain.relationships.acquaintances import AcquaintanceGraph, Ties

MAX_HOPS = 3
HOP_FACTOR = 0.9
_DIGITS = 12
_EQUAL = 1e-12
_SOME = 8


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop of a chain.

    Attributes:
        company: Id of the company that both belong to; None where the hop does not rest on one.
        former: Whether one of the two has left that company since.
        seen_on: Day number of the latest contact, such as 20260131; None: none is known.
    """

    ground: Ground
    strength: float
    company: str | None = None
    former: bool = False
    seen_on: int | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """A chain: the colleague, the people from the first contact to the target, the hops, and the strength."""

    user: str
    people: tuple[str, ...]
    hops: tuple[Hop, ...]
    strength: float


_Chain: TypeAlias = tuple[int, ...]
"""Numbers: the user, then the people from the first contact to the target."""


@dataclass(frozen=True, slots=True)
class _Chains:
    """Chains of equal length in arrays, one row a chain."""

    strength: Numbers
    seen: Integers
    numbers: Integers

    def from_user(self, user: int | None) -> "_Chains":
        return self if user is None else self.among(np.flatnonzero(self.numbers[:, 0] == user))

    def among(self, rows: Integers) -> "_Chains":
        return _Chains(self.strength[rows], self.seen[rows], self.numbers[rows])


def introductions(
    graph: AcquaintanceGraph, target: str, *, user: str | None = None, first: int = 3
) -> tuple[Introduction, ...]:
    """The ``first`` best chains to the target, from any colleague or from one, strongest first; none if unknown."""
    if target not in graph.number or (user is not None and user not in graph.user_number):
        return ()
    end = graph.number[target]
    start = None if user is None else graph.user_number[user]
    near, strength = _best_ties(graph, graph.ties(np.array([end])))[1:]
    asked = graph.askable[near]
    near, strength = near[asked], strength[asked] * HOP_FACTOR
    short = [
        _known(graph, np.array([[end]]), np.ones(1)).from_user(start),
        _known(graph, np.stack((near, np.full(len(near), end)), axis=1), strength).from_user(start),
    ]
    found = _best(short, first)
    least = found[-1][0] if len(found) == first else 0.0
    found = _best([*short, _longest(graph, end, near, strength, least).from_user(start)], first)
    return tuple(_introduction(graph, strength, seen, chain) for strength, seen, chain in found)


def _longest(graph: AcquaintanceGraph, end: int, near: Integers, strength: Numbers, least: float) -> _Chains:
    """The chains of three hops that are at least so strong, given the people near the end."""
    reach = graph.strongest_known * HOP_FACTOR
    worth = np.flatnonzero(strength * reach >= least - _EQUAL)
    near, strength = near[worth], strength[worth]
    place, other, of = _best_ties(graph, graph.ties_to_first(near))
    of = of * strength[place] * HOP_FACTOR
    keep = (other != end) & (of * graph.best_known[other] >= least - _EQUAL)
    place, other, of = place[keep], other[keep], of[keep]
    return _known(graph, np.stack((other, near[place], np.full(len(place), end)), axis=1), of)


def _known(graph: AcquaintanceGraph, people: Integers, strength: Numbers) -> _Chains:
    """The chains of people, each begun by every colleague who knows its first one."""
    place, rows = graph.known.groups.of(people[:, 0])
    numbers = np.concatenate((graph.known.user[rows][:, None], people[place]), axis=1)
    return _Chains(strength[place] * graph.known.strength[rows], graph.known.seen[rows], numbers)


def _best_ties(graph: AcquaintanceGraph, ties: Ties) -> tuple[Integers, Integers, Numbers]:
    """Of the hops between each of the people and another the strongest: place, other and strength."""
    key = ties.place * len(graph.people) + ties.other
    order = np.lexsort((-ties.strength, key))
    first = order[np.concatenate(([True], np.diff(key[order]) != 0))] if len(order) else order
    return ties.place[first], ties.other[first], ties.strength[first]


def _best(groups: list[_Chains], first: int) -> list[tuple[float, int, _Chain]]:
    """The best chains of all groups that no shorter one replaces."""
    most = first * _SOME
    total = sum(len(one.strength) for one in groups)
    while True:
        found = [*_unreplaced([_strongest(one, most) for one in groups], first)]
        if len(found) == first or most >= total:
            return found
        most *= 8


def _strongest(chains: _Chains, most: int) -> _Chains:
    if len(chains.strength) <= most:
        return chains
    least = np.partition(chains.strength, -most)[-most]
    return chains.among(np.flatnonzero(chains.strength >= least - _EQUAL))


def _unreplaced(groups: list[_Chains], first: int) -> Iterator[tuple[float, int, _Chain]]:
    rows = [
        (float(strength), int(seen), tuple(int(one) for one in numbers))
        for group in groups
        for strength, seen, numbers in zip(group.strength, group.seen, group.numbers, strict=True)
    ]
    rows.sort(key=lambda row: (-round(row[0], _DIGITS), len(row[2]), -row[1], row[2]))
    before: set[_Chain] = set()
    left = first
    for row in rows:
        user, *between, end = row[2]
        shorter = ((user, *some, end) for size in range(len(between)) for some in combinations(between, size))
        if left and before.isdisjoint(shorter):
            left -= 1
            yield row
        before.add(row[2])


def _introduction(graph: AcquaintanceGraph, strength: float, seen: int, chain: _Chain) -> Introduction:
    user, *people = chain
    known = strength
    hops: list[Hop] = []
    for one, other in pairwise(people):
        hops.append(_hop(graph, one, other))
        known /= hops[-1].strength * HOP_FACTOR
    begin = Hop(Ground.KNOWN, known, seen_on=seen or None)
    return Introduction(graph.users[user], tuple(graph.people[one] for one in people), (begin, *hops), strength)


def _hop(graph: AcquaintanceGraph, one: int, other: int) -> Hop:
    """The strongest hop between two people; of equal ones that which stands first in ``Ground``."""
    ties = graph.ties(np.array([one]))
    rows = np.flatnonzero(ties.other == other)
    best = min(rows, key=lambda row: (-ties.strength[row], ties.ground[row], ties.company[row]))
    company = int(ties.company[best])
    return Hop(
        GROUNDS[ties.ground[best]],
        float(ties.strength[best]),
        None if company < 0 else graph.companies[company],
        bool(ties.former[best]),
    )
