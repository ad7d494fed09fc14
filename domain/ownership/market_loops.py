"""The loops of a market: strongly connected components of two or more parties, with the stakes inside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from domain.ownership.loops import Entries
from domain.ownership.market import Flags, MarketPairs, Numbers, Vector, grouped

Sparse: TypeAlias = csr_array[np.float64]


class MarketLoop(NamedTuple):
    """Members in ascending order, and the shares between them as (row, column, fraction of 0 to 1)."""

    members: Numbers
    entries: Entries


def market_loops(pairs: MarketPairs, shares: Vector) -> Iterator[MarketLoop]:
    """The loops of the pairs whose share is above 0, in the order of their first members.

    Args:
        pairs: The pairs of the market.
        shares: Percent of each pair: its lower or its upper end.
    """
    size = pairs.size
    positive = shares > 0
    graph = csr_array((shares[positive], (pairs.holders[positive], pairs.companies[positive])), shape=(size, size))
    count, labels = connected_components(graph, connection="strong")
    if count == size:
        return
    looped = np.flatnonzero(np.bincount(labels, minlength=count)[labels] > 1)
    inner = np.flatnonzero(positive & (labels[pairs.holders] == labels[pairs.companies]))
    members, member_starts = grouped(labels[looped].astype(np.int64), count)
    places, starts = grouped(labels[pairs.holders[inner]].astype(np.int64), count)
    for label in dict.fromkeys(labels[looped].tolist()):
        parties = looped[members[member_starts[label] : member_starts[label + 1]]]
        stakes = inner[places[starts[label] : starts[label + 1]]]
        rows, columns = (np.searchsorted(parties, ends[stakes]) for ends in (pairs.holders, pairs.companies))
        yield MarketLoop(parties, (rows, columns, shares[stakes] / 100.0))


def within(loops: Sequence[MarketLoop], pairs: MarketPairs) -> Flags:
    """Whether both ends of a pair are members of one of these loops."""
    of = np.full(pairs.size, -1, np.int64)
    for number, loop in enumerate(loops):
        of[loop.members] = number
    return np.asarray((of[pairs.holders] >= 0) & (of[pairs.holders] == of[pairs.companies]), np.bool_)
