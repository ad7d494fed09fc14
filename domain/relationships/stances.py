"""Where one person stands on several maps, and where that cannot both be so.

A person may well support one deal and doubt another; who is a supporter here and an opponent there is a contradiction
that somebody should look into. UNKNOWN and NEUTRAL contradict nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from domain.relationships.power_map import SUPPORTIVE, Support

OPPOSED = frozenset({Support.NON_SUPPORTER, Support.ENEMY})


@dataclass(frozen=True, slots=True)
class Stance:
    """What one map says of one person's support."""

    person: str
    map: str
    support: Support


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A person who is for us on some maps and against us on others; ids of the maps, sorted."""

    person: str
    supportive_on: tuple[str, ...]
    opposed_on: tuple[str, ...]


def contradictions(stances: Iterable[Stance]) -> tuple[Contradiction, ...]:
    """The persons whose stances contradict each other, by id."""
    supportive: defaultdict[str, set[str]] = defaultdict(set)
    opposed: defaultdict[str, set[str]] = defaultdict(set)
    for one in stances:
        if one.support in SUPPORTIVE:
            supportive[one.person].add(one.map)
        elif one.support in OPPOSED:
            opposed[one.person].add(one.map)
    return tuple(
        Contradiction(person, tuple(sorted(supportive[person])), tuple(sorted(opposed[person])))
        for person in sorted(supportive.keys() & opposed.keys())
    )
