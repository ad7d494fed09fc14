"""The pages that people mail around: read from the store, computed by the rules, ready to be written as files."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from domain.access import Viewer
from domain.errors import NotFound
from domain.ownership.customer_tree import TreeLimits, customer_tree
from domain.ownership.penetration_chart import ChartSide, penetration_chart
from domain.ownership.records import PartyKind
from queries.ownership.holding_fields import FirstOf, Sources
from queries.ownership.ownership_graph import Direction, GraphRequest, OwnershipGraph, ownership_graph
from queries.ownership.party_fields import KindOf
from queries.selection import SelectedField, Selection, Shape, Variant
from queries.store import Store
from queries.stored_fields import Stored, StoredFlag, StoredList
from visualization.ownership.tree_page import PartyFacts, StakeOrigin, TreePage, chart_page_of, page_of

_PARTY = Selection(
    (
        Variant(
            None,
            (
                SelectedField("name", Stored("name")),
                SelectedField("kind", KindOf()),
                SelectedField("other_names", StoredList("otherNames")),
                SelectedField("jurisdiction", Stored("jurisdiction")),
                SelectedField("fictional", StoredFlag("fictional")),
            ),
        ),
    )
)
_HOLDING = Selection(
    (
        Variant(
            None, (SelectedField("sources", Sources()), SelectedField("valid_from", FirstOf("validFrom", as_text=True)))
        ),
    )
)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Whose page of which date, for whom, and how much of it."""

    viewer: Viewer
    root: str
    on: date
    limits: TreeLimits


async def tree_page(store: Store, request: ExportRequest) -> TreePage:
    """The customer tree below a company as a page.

    Raises:
        NotFound: there is no such company.
    """
    graph = await _graph(store, request, Direction.DOWN, companies_only=True)
    tree = customer_tree(
        request.root, graph.stakes, graph.kinds, graph.accounts, request.limits, arrangements=graph.arrangements
    )
    return page_of(tree, request.on, _facts(graph), _origins(graph), request.limits)


async def chart_page(store: Store, request: ExportRequest) -> TreePage:
    """The penetration chart of any party as a page: who stands above it, and what lies below.

    Raises:
        NotFound: there is no such party.
    """
    above = await _graph(store, request, Direction.UP, companies_only=False)
    below = await _graph(store, request, Direction.DOWN, companies_only=False)
    chart = penetration_chart(request.root, _side(above), _side(below), request.limits)
    facts, origins = _facts(above) | _facts(below), _origins(above) | _origins(below)
    return chart_page_of(chart, request.on, facts, origins, request.limits)


async def _graph(store: Store, request: ExportRequest, direction: Direction, *, companies_only: bool) -> OwnershipGraph:
    wanted = GraphRequest(request.root, direction, request.on, (_PARTY,), (_HOLDING,), companies_only)
    graph = await ownership_graph(store, request.viewer, wanted)
    if graph is None:
        msg = f"There is no {'company' if companies_only else 'party'} with the id {request.root}."
        raise NotFound(msg, "Give its id, or an identifier such as LEI:… or LISTING:….")
    return graph


def _side(graph: OwnershipGraph) -> ChartSide:
    return ChartSide(graph.stakes, graph.kinds, graph.arrangements)


def _facts(graph: OwnershipGraph) -> dict[str, PartyFacts]:
    return {id_: _party(shape, account=id_ in graph.accounts) for id_, shape in graph.parties[0].items()}


def _origins(graph: OwnershipGraph) -> dict[str, StakeOrigin]:
    return {id_: _origin(shape) for id_, shape in graph.holdings[0].items()}


def _party(shape: Shape, *, account: bool) -> PartyFacts:
    return PartyFacts(
        name=str(shape["name"]),
        kind=PartyKind(str(shape["kind"])),
        other_names=tuple(cast("list[str]", shape["other_names"])),
        jurisdiction=cast("str | None", shape["jurisdiction"]),
        account=account,
        fictional=bool(shape["fictional"]),
    )


def _origin(shape: Shape) -> StakeOrigin:
    valid_from = cast("str | None", shape["valid_from"])
    sources = tuple(cast("list[str]", shape["sources"]))
    return StakeOrigin(sources, date.fromisoformat(valid_from) if valid_from else None)
