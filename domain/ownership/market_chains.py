"""Sums over all chains of a market, once it is known what chains inside loops carry.

A chain passes through loops one after the other, because loops form no loop among themselves. With D_ij what chains
inside a loop carry from i to j (1 from a party to itself) and L the stakes outside loops, all chains together carry

    D + D (L D) + D (L D)^2 + …

which ends after as many terms as the longest chain of loops. The two rules on it differ in D alone: for economic
interest D = (I - W)^-1 of the loop, for accumulated ownership the sum over the simple paths inside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from domain.ownership.market import MarketPairs, Numbers, Vector
from domain.ownership.market_loops import Loops, Sparse, within

_SMALL = np.int32
"""What parties are numbered with inside matrices: half of what a product moves."""


@dataclass(frozen=True)
class Chains:
    """What chains carry.

    Attributes:
        inside: D. Fractions; a row for each holder.
        through: L D in percent.
        returning: By party, D from the party to itself, which is taken out of its row.
    """

    inside: Sparse
    through: Sparse
    returning: Vector

    @classmethod
    def of(cls, pairs: MarketPairs, shares: Vector, loops: Sequence[Loops], carried: Sequence[Vector]) -> "Chains":
        """Chains along the pairs.

        Args:
            pairs: The pairs.
            shares: Percent of each.
            loops: The loops among them.
            carried: Beside each stack of shares one of the same shape: what chains inside the loops carry.
        """
        size = pairs.size
        outside = (shares > 0) & ~within(loops, pairs)
        ends = (pairs.holders[outside].astype(_SMALL), pairs.companies[outside].astype(_SMALL))
        stakes = csr_array((shares[outside], ends), shape=(size, size))
        alone = np.ones(size, np.bool_)
        for loop in loops:
            alone[loop.members] = False
        rest = np.flatnonzero(alone)
        rows = [rest, *(np.repeat(loop.members, loop.members.shape[1], axis=1).ravel() for loop in loops)]
        columns = [rest, *(np.tile(loop.members, loop.members.shape[1]).ravel() for loop in loops)]
        values = [np.ones(len(rest)), *(matrix.ravel() for matrix in carried)]
        ends = (np.concatenate(rows).astype(_SMALL), np.concatenate(columns).astype(_SMALL))
        inside = csr_array((np.concatenate(values), ends), shape=(size, size))
        through = csr_array(stakes @ inside) if loops else stakes
        return cls(inside, through, np.asarray(inside.diagonal(), np.float64))

    def percents(self, holders: Numbers) -> tuple[Numbers, Numbers, Vector]:
        """What each of the holders has in other companies, in percent: (holder, company, percent), sorted."""
        step = csr_array(self.inside[holders])
        step.data = step.data / np.repeat(self.returning[holders], np.diff(step.indptr))
        rows, columns = step.tocoo().coords
        others = holders[rows] != columns
        found = [(rows[others], columns[others], 100.0 * step.data[others])]
        alive, step = _going_on(np.arange(len(holders), dtype=_SMALL), csr_array(step @ self.through))
        while step.nnz:
            rows, columns = step.tocoo().coords
            found.append((alive[rows], columns, step.data))
            alive, step = _going_on(alive, csr_array(step @ self.through))
            step.data /= 100.0
        at, companies, percents = (np.concatenate(columns) for columns in zip(*found, strict=True))
        summed = csr_array(coo_array((percents, (at, companies)), shape=(len(holders), self.inside.shape[1])))
        summed.sum_duplicates()
        row, company = summed.tocoo().coords
        return holders[row], company.astype(np.int64), summed.data


def _going_on(holders: NDArray[np.int32], step: Sparse) -> tuple[NDArray[np.int32], Sparse]:
    """The rows that are not empty, most chains being short."""
    some = np.flatnonzero(np.diff(step.indptr))
    return holders[some], csr_array(step[some])
