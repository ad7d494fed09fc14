"""Influence of people, from who turns to whom.

A tie leads from the person who asks for advice (or writes) to the person who is asked: influence flows along it.

    score(p) = ln PR(p) + R(p)

PR is PageRank with damping 0.85 (Page, Brin 1998): to be asked by people who are asked. R is the reach, the share of
the others who turn to p directly or through one person between: a word that comes to many, from few or from many.
Distinct people count, not messages: a weight enters as 1 + ln(weight), and ties of a person with themselves do not
count. Advice tells rank, friendship does not; a title, where it is known, is nearer to the truth than any of this.
``docs/relationships.md`` has the figures on networks with known ranks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

DAMPING = 0.85
_TOLERANCE = 1e-12
_DIGITS = 9
"""Scores that agree so far are equal: people in the same place must tie, whatever the order of sums."""
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
    """The score of everybody with at least one tie; only the order and the differences mean something.

    People without ties are not in the answer: nothing is known of them, which is not the lowest influence.
    """
    weights = _distinct(ties)
    if not weights:
        return {}
    people = sorted({person for pair in weights for person in pair})
    number = {person: place for place, person in enumerate(people)}
    ends = ([number[source] for source, _ in weights], [number[target] for _, target in weights])
    asked: Sparse = csr_array((list(weights.values()), ends), shape=(len(people), len(people)))
    scores = np.log(_pagerank(_shares(asked))) + _reach(asked)
    return {person: float(scores[place]) for place, person in enumerate(people)}


def standing(scores: Mapping[str, float], person: str) -> float | None:
    """The share of the others that the person scores above, 0 to 1, equals half; None without a score or others."""
    if person not in scores or len(scores) < 2:
        return None
    own = np.array([scores[person]]).round(_DIGITS)
    others = np.sort(np.array([score for one, score in scores.items() if one != person]).round(_DIGITS))
    return _won(own, others) / len(others)


def rank_agreement(scores: Mapping[str, float], ranks: Mapping[str, float]) -> RankAgreement:
    """How well scores order the people of ``ranks`` (higher is more senior); people without a score come last."""
    of = np.array([scores.get(person, -np.inf) for person in ranks]).round(_DIGITS)
    rank = np.fromiter(ranks.values(), float, len(ranks))
    won, pairs = 0.0, 0
    for value in np.unique(rank):
        lower = np.sort(of[rank < value])
        won += _won(of[rank == value], lower)
        pairs += int((rank == value).sum()) * len(lower)
    if not pairs:
        return RankAgreement(None, None, 0)
    high = rank > (rank.min() + rank.max()) / 2
    auc = _won(of[high], np.sort(of[~high])) / (high.sum() * (~high).sum())
    return RankAgreement(won / pairs, float(auc), pairs)


def _won(high: Vector, low: Vector) -> float:
    """In how many pairs of one of ``high`` and one of ``low``, which is sorted, the former is larger; a tie is half."""
    return float(np.searchsorted(low, high, "left").sum() + np.searchsorted(low, high, "right").sum()) / 2


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


def _reach(ties: Sparse) -> Vector:
    """The share of the others who turn to each person, directly or through one between."""
    size = ties.shape[0]
    known: csr_array[np.bool_] = ties.astype(np.bool_)
    near = csr_array(known + known @ known)
    near.setdiag(False)
    return np.asarray(near.astype(np.float64).sum(axis=0)).ravel() / max(size - 1, 1)


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
