"""Warm introductions: the strongest chains of acquaintance from any colleague to a person.

A chain's strength is the product of the strengths of its hops, times 0.9 for every hop after the first; the best
chain is the shortest path under the cost -ln(strength). Chains have at most three hops and no person twice. A
strength counts as 0.99 at most, so that a hop always costs something. Nobody who may not be asked stands between the
ends.

Among chains of equal strength the one with fewer hops comes first, then the one with the fresher evidence at its
stalest hop, then the smaller ids.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod

MAX_HOPS = 3
HOP_FACTOR = 0.9
STRONGEST = 0.99


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Two people who can introduce each other.

    Attributes:
        strength: From 0 (not at all) to 1.
        ground: What it rests on, for people to read: the interactions, the influence line, the shared board.
        seen_on: Day of the freshest evidence; None when it has no day.
    """

    one: str
    other: str
    strength: float
    ground: str = ""
    seen_on: date | None = None

    def far_end(self, near: str) -> str:
        """The other person than ``near``."""
        return self.other if near == self.one else self.one


@dataclass(frozen=True, slots=True)
class Introduction:
    """A chain from a colleague to the person: the people in order, the hops between them, and its strength."""

    people: tuple[str, ...]
    hops: tuple[Acquaintance, ...]
    strength: float


def introductions(
    target: str,
    colleagues: Collection[str],
    acquaintances: Iterable[Acquaintance],
    *,
    barred: Collection[str] = (),
    first: int = 3,
) -> tuple[Introduction, ...]:
    """The ``first`` best chains from a colleague to the target, strongest first.

    Colleagues stand at the beginning only: whom a second colleague knows, that colleague can introduce himself.
    ``barred`` are people who may not be asked: opponents, people who have left, people without consent.
    """
    known = _by_person(acquaintances)
    among = frozenset(colleagues) - {target}
    found = _chains_to((target,), (), known, among, frozenset(barred))
    return tuple(sorted(found, key=_best_first)[:first])


def _chains_to(
    people: tuple[str, ...],
    hops: tuple[Acquaintance, ...],
    known: Mapping[str, Sequence[Acquaintance]],
    colleagues: frozenset[str],
    barred: frozenset[str],
) -> Iterable[Introduction]:
    """All chains that end in ``people``, found backwards from the target."""
    for hop in known.get(people[0], ()):
        person = hop.far_end(people[0])
        if person in people:
            continue
        chain, ways = (person, *people), (hop, *hops)
        if person in colleagues:
            yield Introduction(chain, ways, _strength(ways))
        elif person not in barred and len(ways) < MAX_HOPS:
            yield from _chains_to(chain, ways, known, colleagues, barred)


def _strength(hops: Sequence[Acquaintance]) -> float:
    return prod(min(hop.strength, STRONGEST) for hop in hops) * HOP_FACTOR ** (len(hops) - 1)


def _best_first(chain: Introduction) -> tuple[float, int, int, tuple[str, ...]]:
    stalest = min((hop.seen_on or date.min).toordinal() for hop in chain.hops)
    return -round(chain.strength, 12), len(chain.hops), -stalest, chain.people


def _by_person(acquaintances: Iterable[Acquaintance]) -> dict[str, list[Acquaintance]]:
    """The acquaintances of each person; of several between two people the strongest."""
    best: dict[frozenset[str], Acquaintance] = {}
    for one in acquaintances:
        pair = frozenset((one.one, one.other))
        if one.strength > 0 and len(pair) == 2 and (pair not in best or one.strength > best[pair].strength):
            best[pair] = one
    known: defaultdict[str, list[Acquaintance]] = defaultdict(list)
    for one in best.values():
        known[one.one].append(one)
        known[one.other].append(one)
    return known
