"""The peers of the benchmark of introduction paths: the same rule on a networkx graph, and plain Cypher."""

from collections.abc import Iterator
from itertools import combinations
from math import log

import networkx as nx
from _paths_world import LEVELS, World

from domain.relationships.acquaintance_facts import LEVELS as STRENGTHS
from domain.relationships.acquaintance_facts import MEMBERSHIPS, MOST_MEMBERS, REPORTING, STRONGEST, Membership
from domain.relationships.introductions import HOP_FACTOR, MAX_HOPS
from queries.statement import statement

SHORTEST = statement(
    "MATCH (t:Party {id: $to}) MATCH p = SHORTEST 3"
    " (u:User)-[:KNOWS]->(:Person)(()-[:INFLUENCES|REPORTS_TO|WORKS_FOR|OFFICER_OF|HOLDS]-()){0,4}(t)"
    " RETURN collect([u.id, [n IN nodes(p) | n.id]])"
)
"""The paths with the fewest relationships, whatever their strengths: a hop over a company takes two."""

_MEMBERS = {
    "WORKS_FOR": MEMBERSHIPS[Membership.EMPLOYEE],
    "OFFICER_OF": MEMBERSHIPS[Membership.OFFICER],
    "HOLDS": MEMBERSHIPS[Membership.HOLDER],
}


def networkx_graph(world: World) -> "nx.Graph[str]":
    """People, users and companies as nodes; an edge has the strongest of what joins its ends."""
    graph: nx.Graph[str] = nx.Graph()
    for type_, rows in world.rows.items():
        for start, end, values in rows:
            if type_ in _MEMBERS:
                strength = _MEMBERS[type_]
            elif type_ == "KNOWS":
                strength = STRENGTHS[str(values["currentLevel"])]
            else:
                strength = REPORTING if type_ == "REPORTS_TO" else min(float(str(values["strength"])), STRONGEST)
            if start != end and strength > graph.get_edge_data(start, end, {}).get("strength", 0):
                graph.add_edge(start, end, strength=strength)
    for name in ("users", "companies"):
        for one in getattr(world, name):
            graph.add_node(one, kind=name)
    assert set(LEVELS) == set(STRENGTHS)
    return graph


def introductions(graph: "nx.Graph[str]", target: str, first: int) -> list[float]:
    """Strengths of the best chains, found by walking back from the target; a branch ends where it cannot be among them.

    That is what a programmer would write: the walk asks the graph for neighbours, remembers those of a person, and
    prunes by the strength it has reached.
    """
    if target not in graph:
        return []
    known = {target: _neighbours(graph, target)}
    chains = dict(_walk(graph, known, (target,), 1.0))
    kept: list[float] = []
    for chain, strength in sorted(chains.items(), key=lambda one: (-round(one[1], 12), len(one[0]))):
        shorter = (
            (chain[0], *some, target) for size in range(len(chain) - 2) for some in combinations(chain[1:-1], size)
        )
        if not any(chains.get(one, 0) >= strength - 1e-12 for one in shorter):
            kept.append(strength)
        if len(kept) == first:
            break
    return kept


def _walk(
    graph: "nx.Graph[str]", known: dict[str, dict[str, float]], people: tuple[str, ...], strength: float
) -> Iterator[tuple[tuple[str, ...], float]]:
    head = people[0]
    for one, edge in graph[head].items():
        if graph.nodes[one].get("kind") == "users":
            yield (one, *people), strength * edge["strength"]
    if len(people) == MAX_HOPS:
        return
    if head not in known:
        known[head] = _neighbours(graph, head)
    for one, of in known[head].items():
        if one not in people:
            yield from _walk(graph, known, (one, *people), strength * of * HOP_FACTOR)


def _neighbours(graph: "nx.Graph[str]", person: str) -> dict[str, float]:
    best: dict[str, float] = {}
    for one, edge in graph[person].items():
        kind = graph.nodes[one].get("kind")
        if kind is None:
            best[one] = max(best.get(one, 0), edge["strength"])
        elif kind == "companies" and 1 < len(graph[one]) <= MOST_MEMBERS:
            nearness = edge["strength"] / (1 + log(max(len(graph[one]) - 1, 1)))
            for other, their in graph[one].items():
                if other != person:
                    best[other] = max(best.get(other, 0), nearness * their["strength"])
    return best
