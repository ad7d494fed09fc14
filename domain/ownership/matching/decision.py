"""What was decided of two source records: that they describe one party, or two; and what must be done about it.

Decisions are never overwritten by the matcher once a person has spoken. Which parties are one follows from the
decisions alone: the parties whose records are joined by standing SAME decisions. So undoing a decision needs no memory
of what merging did.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.ownership.party_assignment import SHARED_SCHEMES
from domain.ownership.records import IdentifierValue

MATCHER = "matcher"
"""The author of what the matcher decided by itself."""


class Judgement(StrEnum):
    """What was decided: the records describe one party, two parties, or it waits for a person."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A scheme in which two parties carry different valid values."""

    scheme: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.scheme} {', '.join(self.left)} against {', '.join(self.right)}"


def disagreements(left: Iterable[IdentifierValue], right: Iterable[IdentifierValue]) -> list[Disagreement]:
    """Schemes in which both carry valid values and share none; each forbids that they are one party."""
    ours, theirs = _values(left), _values(right)
    return [
        Disagreement(scheme, tuple(sorted(ours[scheme])), tuple(sorted(theirs[scheme])))
        for scheme in sorted(ours.keys() & theirs.keys())
        if not ours[scheme] & theirs[scheme]
    ]


def _values(identifiers: Iterable[IdentifierValue]) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    for one in identifiers:
        if one.valid and one.scheme not in SHARED_SCHEMES:
            values.setdefault(one.scheme, set()).add(one.value)
    return values


@dataclass(frozen=True, slots=True)
class Part:
    """Parties that stay together when a merged party falls apart: the one that is kept, and those merged into it."""

    kept: str
    merged: tuple[str, ...] = ()


def parts(kept: str, homes: Collection[str], same: Iterable[tuple[str, str]]) -> list[Part]:
    """What a merged party consists of by the decisions that still stand; the part of ``kept`` comes first.

    ``homes`` are the parties that were merged, ``kept`` the one they were merged into; ``same`` are pairs of them.
    In a part without ``kept`` the first by id is kept.
    """
    neighbours: dict[str, set[str]] = {home: set() for home in {*homes, kept}}
    for left, right in same:
        neighbours[left].add(right)
        neighbours[right].add(left)
    found = []
    unseen = dict.fromkeys([kept, *sorted(homes)])
    while unseen:
        first = next(iter(unseen))
        together = _reached(first, neighbours)
        for home in together:
            del unseen[home]
        found.append(Part(first, tuple(sorted(together - {first}))))
    return found


def _reached(start: str, neighbours: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        new = neighbours[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


@dataclass(frozen=True, slots=True)
class Mergeable:
    """What decides which of two parties is kept: whether its own record is known, its records, its id."""

    id: str
    is_stub: bool
    records: int


def keep(left: Mergeable, right: Mergeable) -> tuple[str, str]:
    """The party to keep and the one to merge into it: a full one before a stub, more records first, then by id."""
    first, second = sorted((left, right), key=lambda one: (one.is_stub, -one.records, one.id))
    return first.id, second.id


def self_holdings(stakes: Sequence[tuple[str, str]], left: str, right: str) -> int:
    """How many stakes (holder, company) between the two would become stakes of the merged party in itself."""
    pair = {left, right}
    return sum(holder in pair and company in pair and holder != company for holder, company in stakes)
