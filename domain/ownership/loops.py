"""Loops of ownership: strongly connected components in topological order, and the equations inside one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, eye_array
from scipy.sparse.linalg import splu

from domain.ownership.stake_graph import Bounds, Pairs

Vector: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.intp]
Entries: TypeAlias = tuple[Indices, Indices, Vector]
Reader: TypeAlias = Callable[[Bounds], float]

_DENSE_LIMIT = 500
"""Largest loop whose equations are solved as a dense matrix."""

_LARGEST_TURNOVER = 1e10
"""Largest entry of (I - W)^-1 1, about 1 / (1 - spectral radius), before a loop counts as closed."""


def components_from(start: str, successors: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Strongly connected components of everything reachable from ``start``, each before what it leads to.

    Tarjan's algorithm without recursion, so that chains of any length work. O(nodes + edges).
    """
    found: list[list[str]] = []
    index: dict[str, int] = {start: 0}
    low: dict[str, int] = {start: 0}
    pending: set[str] = {start}
    stack: list[str] = [start]
    work: list[tuple[str, Iterator[str]]] = [(start, iter(successors(start)))]
    while work:
        node, rest = work[-1]
        for other in rest:
            if other not in index:
                index[other] = low[other] = len(index)
                stack.append(other)
                pending.add(other)
                work.append((other, iter(successors(other))))
                break
            if other in pending and index[other] < low[node]:
                low[node] = index[other]
        else:
            work.pop()
            if work and low[node] < low[work[-1][0]]:
                low[work[-1][0]] = low[node]
            if low[node] == index[node]:
                found.append(_pop_component(node, stack, pending))
    found.reverse()
    return found


def _pop_component(node: str, stack: list[str], pending: set[str]) -> list[str]:
    if stack[-1] == node:
        pending.remove(node)
        return [stack.pop()]
    at = len(stack) - 1
    while stack[at] != node:
        at -= 1
    component = sorted(stack[at:])
    del stack[at:]
    pending.difference_update(component)
    return component


def closed_loops(components: Iterable[Sequence[str]], pairs: Pairs, read: Reader) -> tuple[tuple[str, ...], ...]:
    """The components of two or more members whose members own each other wholly: nobody outside owns them."""
    return tuple(
        tuple(members)
        for members in components
        if len(members) > 1 and is_closed(loop_entries(members, pairs, read), len(members))
    )


def fill_component(
    members: Sequence[str], pairs: Pairs, read: Reader, inflow: Mapping[str, float]
) -> dict[str, float] | None:
    """h_j = inflow_j + sum over members k of h_k W_kj; None when the members form a closed loop."""
    holders, companies, shares = loop_entries(members, pairs, read)
    right = np.array([inflow.get(member, 0.0) for member in members])
    result = _solve((companies, holders, shares), right)
    return None if result is None else dict(zip(members, result.tolist(), strict=True))


def is_closed(entries: Entries, size: int) -> bool:
    """Whether members of a loop, with these shares in each other, own each other wholly."""
    return _solve(entries, np.ones(size)) is None


def loop_inverse(entries: Entries, size: int) -> Vector:
    """(I - W)^-1 of a loop that is not closed, dense."""
    system = np.eye(size)
    np.subtract.at(system, entries[:2], entries[2])
    return np.asarray(np.linalg.inv(system), dtype=np.float64)


def loop_entries(members: Sequence[str], pairs: Pairs, read: Reader) -> Entries:
    """W of the members as (row = holder, column = company, fraction of 0 to 1)."""
    at = {member: i for i, member in enumerate(members)}
    rows: list[int] = []
    columns: list[int] = []
    shares: list[float] = []
    for member, row in at.items():
        for company, bounds in pairs.get(member, {}).items():
            column = at.get(company)
            if column is not None:
                rows.append(row)
                columns.append(column)
                shares.append(read(bounds) / 100.0)
    return np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(shares)


def _solve(entries: Entries, right: Vector) -> Vector | None:
    """X of (I - W) x = right; None when W is closed, that is when its spectral radius is 1 or more.

    For W >= 0 the radius is below 1 exactly when (I - W) x = 1 has a positive solution (I - W is then a
    non-singular M-matrix), so the same factorisation answers both questions.
    """
    rows, columns, shares = entries
    size = len(right)
    both = np.column_stack([np.ones(size), right])
    try:
        if size <= _DENSE_LIMIT:
            system = np.eye(size)
            system[rows, columns] -= shares
            solved = np.linalg.solve(system, both)
        else:
            matrix = csc_array((shares, (rows, columns)), shape=(size, size))
            solved = splu(csc_array(eye_array(size) - matrix)).solve(both)
    except (np.linalg.LinAlgError, RuntimeError):  # exactly singular
        return None
    turnover = solved[:, 0]
    if not np.all((turnover > 0) & (turnover < _LARGEST_TURNOVER)):
        return None
    return np.asarray(solved[:, 1], dtype=np.float64)
