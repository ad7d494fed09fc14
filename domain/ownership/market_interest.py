"""Interest of every holder in every company of a market at once, by sparse matrices."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import block_diag, coo_array, csr_array, diags_array, eye_array
from scipy.sparse.csgraph import connected_components

from domain.ownership.chains import lower_end
from domain.ownership.loops import closed_loops, loop_inverse, share_matrix
from domain.ownership.stake_graph import StakeGraph

Sparse: TypeAlias = csr_array[np.float64]
Coordinates: TypeAlias = coo_array[np.float64, tuple[int, int]]


class MarketInterest(NamedTuple):
    """Interests as (holder, company, percent) in the order of ids, and the closed loops that were left out."""

    pairs: list[tuple[str, str, float]]
    closed: tuple[tuple[str, ...], ...]


def market_interest(graph: StakeGraph) -> MarketInterest:
    """The lower ends of all interests above 0."""
    parties = sorted(graph.companies_of.keys() | graph.holders_of.keys())
    if not parties:
        return MarketInterest([], ())
    loops = _loops(parties, graph)
    closed = closed_loops(loops, graph.companies_of, lower_end)
    open_graph = graph.without_loops(closed)
    open_loops = [loop for loop in loops if loop not in closed]
    return MarketInterest(_all_pairs(parties, open_loops, open_graph), closed)


def _loops(parties: Sequence[str], graph: StakeGraph) -> list[tuple[str, ...]]:
    """Components of two or more parties that reach each other through stakes above 0."""
    count, labels = connected_components(share_matrix(parties, graph.companies_of, lower_end), connection="strong")
    if count == len(parties):
        return []
    members: dict[int, list[str]] = {}
    for party, label in zip(parties, labels.tolist(), strict=True):
        members.setdefault(label, []).append(party)
    return [tuple(group) for group in members.values() if len(group) > 1]


def _all_pairs(
    parties: Sequence[str], loops: Sequence[tuple[str, ...]], graph: StakeGraph
) -> list[tuple[str, str, float]]:
    """Y = diag(V)^-1 (V - I), as triples.

    W = D + L with D the stakes inside loops and L the rest. With V_D = (I - D)^-1, block by block, and
    M = L V_D, which is nilpotent because the loops form no loop among themselves,
    V = V_D (I + M)(I + M^2)(I + M^4)…; the diagonals of V and V_D are the same.
    """
    in_loops = [member for loop in loops for member in loop]
    looped = set(in_loops)
    order = in_loops + [party for party in parties if party not in looped]
    blocks = [share_matrix(loop, graph.companies_of, lower_end) for loop in loops]
    alone = eye_array(len(order) - len(in_loops))
    inside = csr_array(block_diag([loop_inverse(block) for block in blocks] + [alone]))
    between = csr_array(share_matrix(order, graph.without_loops(loops).companies_of, lower_end))
    reach = csr_array(inside @ _sum_of_powers(between @ inside))
    result = coo_array(diags_array(100.0 / inside.diagonal()) @ reach)
    return _triples(result, order)


def _sum_of_powers(step: Sparse) -> Sparse:
    """I + M + M^2 + … of a nilpotent M, in about log2(longest chain) products."""
    total = csr_array(eye_array(step.shape[0]) + step)
    power = step
    while True:
        power = power @ power
        if power.nnz == 0:
            return total
        total = csr_array(total + total @ power)


def _triples(result: Coordinates, order: Sequence[str]) -> list[tuple[str, str, float]]:
    rows, columns = result.coords
    kept = (rows != columns) & (result.data > 0)
    triples = [
        (order[row], order[column], percent)
        for row, column, percent in zip(
            rows[kept].tolist(), columns[kept].tolist(), result.data[kept].tolist(), strict=True
        )
    ]
    triples.sort()
    return triples
