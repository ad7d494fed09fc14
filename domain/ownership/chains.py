"""One holder's interest along all chains below it, by one pass over the components in topological order."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from domain.ownership.loops import Reader, closed_loops, components_from, fill_component
from domain.ownership.stake_graph import Bounds, Pairs, StakeGraph


def lower_end(bounds: Bounds) -> float:
    """What the holder has at least, in percent."""
    return bounds.low


def upper_end(bounds: Bounds) -> float:
    """What the holder has at most, in percent."""
    return bounds.high


def certain_edges(pairs: Pairs) -> Callable[[str], Iterable[str]]:
    """Neighbours through shares whose lower end is above 0."""

    def neighbours(party: str) -> Iterable[str]:
        return [other for other, bounds in pairs.get(party, {}).items() if bounds.low > 0]

    return neighbours


class Survey(NamedTuple):
    """What lies below (or above) a party through shares above 0.

    Attributes:
        party: The party.
        graph: The graph without the closed loops.
        components: Its components from the party on, in topological order.
        closed: Loops whose members own each other wholly; the stakes between them are left out.
    """

    party: str
    graph: StakeGraph
    components: list[list[str]]
    closed: tuple[tuple[str, ...], ...]


def survey(party: str, graph: StakeGraph, *, upwards: bool = False, within: Collection[str] | None = None) -> Survey:
    """The components below (or above) the party, closed loops taken apart; ``within`` limits the parties."""
    components = components_from(party, _certain_edges(graph, upwards=upwards, within=within))
    closed = closed_loops(components, graph.companies_of, lower_end)
    if closed:
        graph = graph.without_loops(closed)
        components = components_from(party, _certain_edges(graph, upwards=upwards, within=within))
    return Survey(party, graph, components, closed)


def minimums(below: Survey) -> dict[str, float]:
    """The party's interest at least, by company; only companies with some."""
    return _flow(below.party, below.components, below.graph.companies_of, lower_end, None)


def maximums(below: Survey, floor: Mapping[str, float], within: Collection[str] | None = None) -> dict[str, float]:
    """The party's interest at most, by company; never above the larger of 100 and ``floor``, its minimums.

    A loop that the upper ends close (two companies with undisclosed stakes in each other) bounds nothing:
    its members get 100.
    """
    pairs = below.graph.companies_of

    def edges(party: str) -> Iterable[str]:
        return [other for other in pairs.get(party, ()) if within is None or other in within]

    return _flow(below.party, components_from(below.party, edges), pairs, upper_end, floor)


def _certain_edges(
    graph: StakeGraph, *, upwards: bool, within: Collection[str] | None
) -> Callable[[str], Iterable[str]]:
    pairs = graph.holders_of if upwards else graph.companies_of
    if within is None and not graph.banded:
        return lambda party: pairs.get(party, ())
    return lambda party: [
        other
        for other, bounds in pairs.get(party, {}).items()
        if bounds.low > 0 and (within is None or other in within)
    ]


def _flow(
    holder: str,
    components: Iterable[list[str]],
    pairs: Pairs,
    read: Reader,
    floor: Mapping[str, float] | None,
) -> dict[str, float]:
    """h_j = W_ij + sum over k != i of h_k W_kj for the holder i: what flows back to i is not counted again."""
    reached: dict[str, float] = {}
    inflow = {company: read(bounds) for company, bounds in pairs.get(holder, {}).items()}
    for component in components:
        members = [member for member in component if member != holder]
        level: Mapping[str, float] | None = inflow
        if len(members) > 1:
            level = fill_component(members, pairs, read, inflow)
        inside = set(members)
        for member in members:
            share = 100.0 if level is None else level.get(member, 0.0)
            if floor is not None:
                share = max(floor.get(member, 0.0), min(100.0, share))
            reached[member] = share
            for company, bounds in pairs.get(member, {}).items():
                if company not in inside:
                    inflow[company] = inflow.get(company, 0.0) + share * read(bounds) / 100.0
    return reached
