"""Sums over the simple paths inside a loop: no party twice on a path, so nothing goes round."""

from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from domain.ownership.loops import Entries
from domain.ownership.market import Vector

MOST_STEPS = 400_000
"""Steps along paths that are followed inside one loop."""


class LoopPaths(NamedTuple):
    """What the simple paths inside a loop carry from one member (row) to another (column); 1 to itself.

    Attributes:
        low: On lower ends of the shares, at least: without the paths that were not followed.
        high: On upper ends, at most.
        truncated: Whether there are more paths than were followed.
    """

    low: Vector
    high: Vector
    truncated: bool


def loop_paths(entries: Entries, size: int, most_steps: int = MOST_STEPS) -> LoopPaths:
    """The sums between all members of a loop with these shares in each other.

    The number of simple paths grows exponentially with the stakes in a loop. From each member the paths that carry most
    are followed first, so that those left out, where there are too many, carry least. Nothing bounds their sum better
    than the whole then: ``high`` is 1.
    """
    rows, columns, shares = entries
    successors: list[list[tuple[int, float]]] = [[] for _ in range(size)]
    for row, column, share in sorted(zip(rows.tolist(), columns.tolist(), shares.tolist(), strict=True)):
        successors[row].append((column, share))
    low = np.zeros((size, size))
    truncated = False
    for start in range(size):
        finished = _follow(start, successors, low[start], max(1, most_steps // size))
        truncated = truncated or not finished
    high = low
    if truncated:
        high = np.ones((size, size))
    return LoopPaths(low, high, truncated)


def _follow(start: int, successors: list[list[tuple[int, float]]], sums: Vector, most_steps: int) -> bool:
    """Adds up the paths from the start, those that carry most first; whether all were followed."""
    queue = [(-1.0, start, 1 << start)]  # what the path carries, where it ends, a bit for each party on it
    while queue:
        minus, end, visited = heappop(queue)
        sums[end] -= minus
        for company, share in successors[end]:
            if not visited >> company & 1:
                most_steps -= 1
                if most_steps >= 0:
                    heappush(queue, (minus * share, company, visited | 1 << company))
    return most_steps >= 0
