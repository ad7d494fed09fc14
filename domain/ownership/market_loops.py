"""The loops of a market: strongly connected components of two or more parties, with the stakes inside them."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from domain.ownership.market import Flags, MarketPairs, Numbers, Vector

Sparse: TypeAlias = csr_array[np.float64]


class Loops(NamedTuple):
    """Loops of one size.

    Attributes:
        members: A row for each loop, members in ascending order.
        shares: For each loop what its members hold in each other, row = holder, column = company, fraction of 0 to 1.
    """

    members: Numbers
    shares: Vector

    def only(self, which: Flags) -> "Loops":
        """Those of the loops."""
        return Loops(self.members[which], self.shares[which])


def market_loops(pairs: MarketPairs, shares: Vector) -> list[Loops]:
    """The loops of the pairs whose share is above 0, by size.

    Args:
        pairs: The pairs of the market.
        shares: Percent of each pair: its lower or its upper end.
    """
    size = pairs.size
    positive = shares > 0
    graph = csr_array((shares[positive], (pairs.holders[positive], pairs.companies[positive])), shape=(size, size))
    count, labels = connected_components(graph, connection="strong")
    sizes = np.bincount(labels, minlength=count)
    looped = np.flatnonzero(sizes[labels] > 1)
    inner = np.flatnonzero(positive & (labels[pairs.holders] == labels[pairs.companies]))
    found = []
    for most in np.unique(sizes[labels[looped]]).tolist():
        parties = looped[sizes[labels[looped]] == most]
        members = parties[np.argsort(labels[parties], kind="stable")].reshape(-1, most)
        place = np.zeros(size, np.int64)
        place[members.ravel()] = np.arange(members.size)
        stakes = inner[sizes[labels[pairs.holders[inner]]] == most]
        holders, companies = place[pairs.holders[stakes]], place[pairs.companies[stakes]]
        dense = np.zeros((len(members), most, most))
        dense[holders // most, holders % most, companies % most] = shares[stakes] / 100.0
        found.append(Loops(members, dense))
    return found


def within(loops: Sequence[Loops], pairs: MarketPairs) -> Flags:
    """Whether both ends of a pair are members of one of these loops."""
    of = np.full(pairs.size, -1, np.int64)
    for loop in loops:
        of[loop.members] = loop.members[:, :1]
    return np.asarray((of[pairs.holders] >= 0) & (of[pairs.holders] == of[pairs.companies]), np.bool_)
