"""The queries of the GraphQL benchmark, as each of the two services asks them, and what both must answer alike.

Where the peer offers several ways, its quickest one with the same answer is taken: plain lists, no totals.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from _graphql_world import TREE_LEVELS, World

from domain.ownership.party_search import party_search

Found = Sequence[object]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    """A query with the variables that its requests go through, and what is compared of an answer."""

    query: str
    variables: list[dict[str, object]]
    found: Callable[[Data], Found]


@dataclass(frozen=True)
class Case:
    """One case, the goal for its throughput in times the peer's, and the companies that an answer should hold."""

    name: str
    goal: float
    ours: Operation
    peer: Operation


_SIX = "id name jurisdiction region status industry"
_EIGHT = f"{_SIX} legalForm otherNames"


def cases(world: World) -> Iterator[Case]:
    """All cases, small ones first."""
    yield _by_id(world)
    yield _search(world)
    yield _list()
    yield _nested("three levels of holdings", 2.5, world.group_roots, 3)
    yield _tree(world, "tree of 1,000, first time", [{"depth": depth} for depth in range(100, 20_000)])
    yield _tree(world, "tree of 1,000, asked again", [{"depth": 100}])


def _by_id(world: World) -> Case:
    ids = world.ids(200)
    return Case(
        "company by id",
        1.2,
        Operation(
            f"query($id: ID!) {{ company(id: $id) {{ {_EIGHT} }} }}",
            [{"id": one} for one in ids],
            lambda data: [data["company"]],
        ),
        Operation(
            f"query($id: ID!) {{ companies(where: {{id: {{eq: $id}}}}) {{ {_EIGHT} }} }}",
            [{"id": one} for one in ids],
            lambda data: list(data["companies"]),
        ),
    )


def _search(world: World) -> Case:
    """Both search the same full-text index with the same words; ours also looks inside names and ranks them."""
    return Case(
        "search, page of 20",
        1.2,
        Operation(
            f"query($text: String!) {{ companies(search: $text, first: 20) {{ edges {{ node {{ {_SIX} }} }} }} }}",
            [{"text": word} for word in world.words],
            lambda data: [len(data["companies"]["edges"])],
        ),
        Operation(
            "query($text: String!) { companiesByText(phrase: $text, first: 20)"
            f" {{ edges {{ node {{ {_SIX} }} }} }} }}",
            [{"text": party_search(word).words} for word in world.words],
            lambda data: [len(data["companiesByText"]["edges"])],
        ),
    )


def _list() -> Case:
    return Case(
        "list of 500",
        2.5,
        Operation(
            f"{{ companies(first: 500) {{ edges {{ node {{ {_SIX} }} }} }} }}",
            [{}],
            lambda data: [edge["node"] for edge in data["companies"]["edges"]],
        ),
        Operation(
            f"{{ companies(limit: 500, sort: [{{name: ASC}}]) {{ {_SIX} }} }}",
            [{}],
            lambda data: list(data["companies"]),
        ),
    )


def _nested(name: str, goal: float, roots: list[str], levels: int) -> Case:
    """Holdings below each other, largest stake first on both sides."""
    ours = "id name"
    for _ in range(levels):
        ours = f"id name holdings {{ percent company {{ {ours} }} }}"
    return Case(
        name,
        goal,
        Operation(
            f"query($id: ID!) {{ company(id: $id) {{ {ours} }} }}",
            [{"id": one} for one in roots],
            lambda data: sorted(_stakes(data["company"], _our_holdings)),
        ),
        _peer_nested(roots, levels),
    )


def _peer_nested(roots: list[str], levels: int) -> Operation:
    below = "id name"
    for _ in range(levels):
        below = (
            "id name holdingsConnection(sort: [{edge: {percentMin: DESC}}])"
            f" {{ edges {{ properties {{ percentMin }} node {{ {below} }} }} }}"
        )
    return Operation(
        f"query($id: ID!) {{ companies(where: {{id: {{eq: $id}}}}) {{ {below} }} }}",
        [{"id": one} for one in roots],
        lambda data: sorted(_stakes(data["companies"][0], _peer_holdings)),
    )


def _tree(world: World, name: str, depths: list[dict[str, object]]) -> Case:
    """Ours is the customer tree with control and interest; the peer gives the same companies and stakes, nested.

    Different depths, all deeper than the tree, have equal answers that the service cannot have kept.
    """
    query = (
        "query($id: ID!, $depth: Int) { customerTree(rootId: $id, maxDepth: $depth) {"
        " nodes { depth controlled interestPercent party { id name } }"
        " holdings { percent holder { id } company { id } } truncated } }"
    )
    peer = _peer_nested([world.tree_root], len(TREE_LEVELS) - 1)
    return Case(
        name,
        2.5,
        Operation(
            query,
            [{"id": world.tree_root, **depth} for depth in depths],
            lambda data: _tree_stakes(data["customerTree"]),
        ),
        Operation(peer.query, peer.variables, lambda data: sorted(set(peer.found(data)), key=str)),
    )


def companies_in(found: Found) -> int:
    """How many companies an answer holds."""
    if found and isinstance(found[0], tuple):
        return len({end for stake in found if isinstance(stake, tuple) for end in stake[:2]})
    return found[0] if found and isinstance(found[0], int) else len(found)


def _tree_stakes(tree: Data) -> Found:
    if tree["truncated"]:
        msg = "The tree was cut off, so the two answers are not the same."
        raise ValueError(msg)
    rows = ((one["holder"]["id"], one["company"]["id"], one["percent"]) for one in tree["holdings"])
    return sorted(rows, key=str)


def _our_holdings(company: Data) -> Iterator[tuple[float, Data]]:
    for one in company.get("holdings", ()):
        yield one["percent"], one["company"]


def _peer_holdings(company: Data) -> Iterator[tuple[float, Data]]:
    for one in company.get("holdingsConnection", {"edges": ()})["edges"]:
        yield one["properties"]["percentMin"], one["node"]


def _stakes(
    company: Data, holdings: Callable[[Data], Iterator[tuple[float, Data]]]
) -> Iterator[tuple[str, str, float]]:
    for percent, held in holdings(company):
        yield company["id"], held["id"], percent
        yield from _stakes(held, holdings)
