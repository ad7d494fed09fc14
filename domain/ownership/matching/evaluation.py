"""How well pairs and clusters agree with what is known to be true."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of pairs: found and true, found and not true, true and not found.

    ``precision`` and ``recall`` are 1 when nothing was found or nothing is true: nothing was done wrong.
    """

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / total if total else 1.0


def agreement(judged: Iterable[tuple[bool, bool]]) -> Agreement:
    """The agreement of pairs, each given as (found, true)."""
    counts = Counter(judged)
    return Agreement(counts[True, True], counts[True, False], counts[False, True])


def clusters_agreement(found: Mapping[str, Hashable], true: Mapping[str, Hashable]) -> Agreement:
    """The agreement of two partitions of the same records, over all pairs of records, without listing the pairs."""
    both = _pairs(Counter((found[record], true[record]) for record in true))
    joined = _pairs(Counter(found[record] for record in true))
    together = _pairs(Counter(true.values()))
    return Agreement(both, joined - both, together - both)


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
