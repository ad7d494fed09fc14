"""Which records are about one party: identifiers decide, then probabilities; what is forbidden stays apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from domain.ownership.matching.clusters import Clusters, Pair, cluster, join_by_identifier
from domain.ownership.matching.comparable import Comparable, close_identifiers, comparable
from domain.ownership.matching.pair import CERTAIN, REVIEW
from domain.ownership.matching.record import MatchRecord


@dataclass(frozen=True, slots=True)
class Known:
    """What is settled about pairs of records, by their numbers: joined or kept apart whatever their likeness."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for a list of records.

    Attributes:
        records: The records, ready for comparison, in the order given.
        clusters: Which of them are one party.
        pairs: The probability of every compared pair.
        unsure: Pairs that a person should look at, the likeliest first: between two clusters, the likeliest pair only.
    """

    records: tuple[Comparable, ...]
    clusters: Clusters
    pairs: Mapping[Pair, float]
    unsure: tuple[Pair, ...]


def resolve(records: Iterable[MatchRecord], known: Known = Known()) -> Resolution:
    """Decide which records are about one party.

    Equal valid identifiers join, different valid ones of a scheme never do; what ``known`` settles is settled; then the
    pairs of at least ``CERTAIN`` are joined, the likeliest first.
    """
    from ingestion.ownership.resolution.linkage import probabilities  # noqa: PLC0415 - only who resolves waits for Splink

    ready = tuple(comparable(record) for record in records)
    pairs = probabilities(ready)
    rules = _Rules(ready, known.different)
    clusters = Clusters.single(len(ready))
    for left, right in sorted(known.same):
        if not clusters.together(left, right):
            clusters.join(left, right)
    join_by_identifier(clusters, [record.identifiers for record in ready], rules.forbid)
    cluster(clusters, pairs, rules.forbid, CERTAIN)
    return Resolution(ready, clusters, pairs, tuple(_unsure(clusters, pairs, rules)))


class _Rules:
    """What may never be joined."""

    def __init__(self, records: Sequence[Comparable], different: frozenset[Pair]) -> None:
        self._records = records
        self._different = different

    def forbid(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether kinds, identifiers or a decision keep two groups apart."""
        if self._records[ours[0]].record.is_person is not self._records[theirs[0]].record.is_person:
            return True
        if self._different and any(
            (min(one, other), max(one, other)) in self._different for one, other in product(ours, theirs)
        ):
            return True
        return self._identifiers_differ(ours, theirs)

    def _identifiers_differ(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        left, right = self._by_scheme(ours), self._by_scheme(theirs)
        return any(
            not keys & right[scheme] and not any(close_identifiers(*pair) for pair in product(keys, right[scheme]))
            for scheme, keys in left.items()
            if scheme in right
        )

    def _by_scheme(self, group: Sequence[int]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for record in group:
            for key in self._records[record].identifiers:
                found.setdefault(key.partition(":")[0], set()).add(key)
        return found


def _unsure(clusters: Clusters, pairs: Mapping[Pair, float], rules: _Rules) -> Iterable[Pair]:
    shown: set[tuple[int, int]] = set()
    for (left, right), probability in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if probability < REVIEW:
            return
        one, other = clusters.group[left], clusters.group[right]
        groups = (min(one, other), max(one, other))
        if one == other or groups in shown or rules.forbid(clusters.members[one], clusters.members[other]):
            continue
        shown.add(groups)
        yield left, right
