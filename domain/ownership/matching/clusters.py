"""Joining records into parties: the surest pairs first, and never against what forbids it.

A chain of likely pairs must not join what nobody would join directly. So two groups are joined only when no record of
the one is forbidden with a record of the other, and when the pairs between them that were compared are likely on the
whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(slots=True)
class Clusters:
    """Groups of records, each named by its first record; ``refused`` are likely pairs that something forbids."""

    group: list[int]
    members: dict[int, list[int]] = field(default_factory=dict)
    refused: list[Pair] = field(default_factory=list)

    @classmethod
    def single(cls, records: int) -> "Clusters":
        """Every record on its own."""
        return cls(list(range(records)), {record: [record] for record in range(records)})

    def together(self, left: int, right: int) -> bool:
        """Whether the two are in one group."""
        return self.group[left] == self.group[right]

    def join(self, left: int, right: int) -> None:
        """Put the groups of the two together, under the name of the larger one."""
        one, other = self.group[left], self.group[right]
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        for record in self.members[other]:
            self.group[record] = one
        self.members[one] += self.members.pop(other)


Forbids = Callable[[Sequence[int], Sequence[int]], bool]
"""Whether two groups may not be joined."""


def cluster(
    clusters: Clusters, pairs: Mapping[Pair, float], forbids: Forbids, least: float, likely: float = 0.5
) -> Clusters:
    """Join the groups along the pairs of at least ``least``, the likeliest first (then by their numbers).

    ``pairs`` gives the probability of every compared pair, smaller number first. Two groups of several records are
    joined when the mean over the compared pairs between them reaches ``likely``.
    """
    for (left, right), probability in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if probability < least:
            break
        if clusters.together(left, right):
            continue
        ours, theirs = clusters.members[clusters.group[left]], clusters.members[clusters.group[right]]
        if forbids(ours, theirs) or _mean(ours, theirs, pairs) < likely:
            clusters.refused.append((left, right))
        else:
            clusters.join(left, right)
    return clusters


def _mean(ours: Sequence[int], theirs: Sequence[int], pairs: Mapping[Pair, float]) -> float:
    found = [pairs[key] for one in ours for other in theirs if (key := (min(one, other), max(one, other))) in pairs]
    return sum(found) / len(found) if found else 1.0


def join_by_identifier(clusters: Clusters, identifiers: Sequence[Iterable[str]], forbids: Forbids) -> None:
    """Join records that carry one identifier, unless something else forbids it."""
    first: dict[str, int] = {}
    for record, keys in enumerate(identifiers):
        for key in sorted(keys):
            other = first.setdefault(key, record)
            if other != record and not clusters.together(other, record):
                ours, theirs = clusters.members[clusters.group[other]], clusters.members[clusters.group[record]]
                if forbids(ours, theirs):
                    clusters.refused.append((other, record))
                else:
                    clusters.join(other, record)
