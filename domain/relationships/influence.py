"""Influence of people, from who turns to whom.

A tie leads from the person who asks for advice (or writes) to the person who is asked: influence flows along it. The
score adds three logarithms, each the surprise of one thing beside an even share:

    score(p) = ln PR(p) + 0.7 ln A(p) - 0.1 ln PR'(p)

PR is PageRank with damping 0.85 (Page, Brin 1998): to be asked by people who are asked. A is the attention received,
the sum over those who ask p of their share of attention, plus 0.1: to be one of few whom somebody asks. PR' is
PageRank on the reversed ties: who asks everybody stands lower. Distinct people count, not messages: a weight enters
as 1 + ln(weight), and ties of a person with themselves do not count. Advice tells rank, friendship does not; a title,
where it is known, is nearer to the truth than any of this.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

DAMPING = 0.85
ATTENTION = 0.7
ASKING = 0.1
_FLOOR = 0.1
_TOLERANCE = 1e-12
_ROUNDS = 200
Vector: TypeAlias = NDArray[np.float64]
Sparse: TypeAlias = csr_array[np.float64]


@dataclass(frozen=True, slots=True)
class Tie:
    """``source`` turns to ``target``, ``weight`` times or as strongly; 0 or less is no tie."""

    source: str
    target: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class RankAgreement:
    """How well scores agree with known ranks.

    Attributes:
        pairwise_accuracy: Share of pairs of different rank in which the higher one scores higher; a tie counts half.
        auc: Probability that someone above the middle of the ranks scores higher than someone at or below it.
        pairs: Pairs of different rank.
    """

    pairwise_accuracy: float | None
    auc: float | None
    pairs: int


def influence_scores(ties: Iterable[Tie]) -> dict[str, float]:
    """The score of everybody with at least one tie; only the order means something, and 0 is nobody's average.

    People without ties are not in the answer: nothing is known of them, which is not the lowest influence.
    """
    weights = _distinct(ties)
    if not weights:
        return {}
    people = sorted({person for pair in weights for person in pair})
    number = {person: place for place, person in enumerate(people)}
    rows = [number[source] for source, _ in weights]
    columns = [number[target] for _, target in weights]
    shape = (len(people), len(people))
    shares = _shares(csr_array((list(weights.values()), (rows, columns)), shape=shape))
    asked = _shares(csr_array((list(weights.values()), (columns, rows)), shape=shape))
    attention = np.asarray(shares.sum(axis=0)).ravel() + _FLOOR
    scores = np.log(_pagerank(shares)) + ATTENTION * np.log(attention) - ASKING * np.log(_pagerank(asked))
    return {person: float(scores[place]) for place, person in enumerate(people)}


def rank_agreement(scores: Mapping[str, float], ranks: Mapping[str, float]) -> RankAgreement:
    """How well scores order the people of ``ranks`` (higher is more senior); people without a score come last."""
    of = {person: scores.get(person, -float("inf")) for person in ranks}
    pairs = [(one, other) for one, other in combinations(ranks, 2) if ranks[one] != ranks[other]]
    if not pairs:
        return RankAgreement(None, None, 0)
    ordered = [(one, other) if ranks[one] > ranks[other] else (other, one) for one, other in pairs]
    middle = (min(ranks.values()) + max(ranks.values())) / 2
    split = [(high, low) for high, low in ordered if ranks[high] > middle >= ranks[low]]
    return RankAgreement(_won(ordered, of), _won(split, of) if split else None, len(pairs))


def _won(pairs: Collection[tuple[str, str]], scores: Mapping[str, float]) -> float:
    return sum(_win(scores[high], scores[low]) for high, low in pairs) / len(pairs)


def _win(high: float, low: float) -> float:
    if high == low or abs(high - low) <= _TOLERANCE:
        return 0.5
    return float(high > low)


def _distinct(ties: Iterable[Tie]) -> dict[tuple[str, str], float]:
    total: defaultdict[tuple[str, str], float] = defaultdict(float)
    for tie in ties:
        if tie.source != tie.target and tie.weight > 0:
            total[tie.source, tie.target] += tie.weight
    least = min(total.values(), default=1.0)
    return {pair: 1.0 + log(weight / least) for pair, weight in sorted(total.items())}


def _shares(weights: Sparse) -> Sparse:
    """Each row as shares of its sum; rows of people who turn to nobody stay empty."""
    sums: Vector = np.asarray(weights.sum(axis=1)).ravel()
    scale: Vector = np.divide(1.0, sums, out=np.zeros_like(sums), where=sums > 0)
    return csr_array(weights.multiply(scale[:, None]))


def _pagerank(shares: Sparse) -> Vector:
    """PageRank by power iteration; who turns to nobody spreads over all."""
    size = shares.shape[0]
    silent = np.asarray(shares.sum(axis=1)).ravel() == 0
    flow = csr_array(shares.T)
    rank: Vector = np.full(size, 1.0 / size)
    for _ in range(_ROUNDS):
        following: Vector = (1.0 - DAMPING) / size + DAMPING * (flow @ rank + rank[silent].sum() / size)
        if np.abs(following - rank).sum() < _TOLERANCE:
            return following
        rank = following
    return rank
