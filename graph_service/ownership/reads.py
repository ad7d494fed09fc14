"""Root fields that read parties and ownership. Each sends one statement."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, cast

import strawberry

from domain.errors import InvalidInput
from domain.ownership.customer_tree import TreeLimits
from graph_service.context import Info
from graph_service.ownership.party_types import Company, Node
from graph_service.ownership.tree_types import ControlledCompany, CustomerTree, HeldInterest, Ownership
from graph_service.ownership.trees import answer_controlled, answer_held, answer_ownership, answer_tree
from graph_service.paging import PageEnd, PageInfo
from graph_service.planning import computed, fill, fill_each, fill_from, filled, selected, selection_of, shaped
from graph_service.scalars import Date
from queries.ownership import companies as reading
from queries.ownership.ownership_graph import Direction, GraphRequest
from queries.selection import SelectedField, Selection, Shape

MAX_PAGE = 500
MAX_HELD = 5000
"""Interests of one party in one answer, as many as a customer tree has nodes."""
_Id = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")]
_AsOf = Annotated[Date | None, strawberry.argument(description="The day to show; today if not given.")]


@strawberry.type(description="A company in a page.")
class CompanyEdge:
    node: Company = filled("node", "The company.")
    cursor: str = filled("cursor", "Its place in the list.")


@strawberry.type(description="A page of companies.")
class CompanyConnection:
    edges: list[CompanyEdge] = filled("edges", "The companies of this page.")
    page_info: PageInfo = filled("page_info", "Whether more follow.")
    total_count: int = filled("total_count", "All that match; counted only when selected.")


@strawberry.type
class OwnershipQuery:
    """Parties, holdings and what the ownership rules say of them."""

    @strawberry.field(
        description="The party, holding, power map or user with this id; null if there is none you may see."
    )
    async def node(self, info: Info, id: _Id) -> Node | None:  # noqa: A002
        kinds = (selection_of(info, kind) for kind in ("Party", "Holding", "PowerMap", "User"))
        context, selections = info.context, reading.NodeSelections(*kinds)
        found = await reading.node(context.store, context.viewer, id, selections, context.today)
        return cast("Node", shaped(info, found))

    @strawberry.field(description="The company with this id; null if there is none.")
    async def company(self, info: Info, id: _Id) -> Company | None:  # noqa: A002
        found = await reading.company(info.context.store, info.context.viewer, id, selection_of(info))
        return cast("Company", shaped(info, found))

    @strawberry.field(description="The company that carries an identifier; null if there is none.")
    async def company_by_identifier(
        self,
        info: Info,
        scheme: Annotated[str, strawberry.argument(description="LEI, USCC, GB-COH, LISTING, …")],
        value: Annotated[str, strawberry.argument(description="The identifier as the scheme writes it.")],
    ) -> Company | None:
        found = await reading.company_by_identifier(
            info.context.store, info.context.viewer, (scheme.strip().upper(), value.strip().upper()), selection_of(info)
        )
        return cast("Company", shaped(info, found))

    @strawberry.field(description="Companies by name, or by relevance to a search text.")
    async def companies(
        self,
        info: Info,
        search: Annotated[
            str | None, strawberry.argument(description="Part of a Chinese or Latin name; every word counts.")
        ] = None,
        first: Annotated[int | None, strawberry.argument(description="Size of the page, 1-500; 20 if not given.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="`endCursor` of the page before.")] = None,
    ) -> CompanyConnection:
        size = 20 if first is None else first
        if not 1 <= size <= MAX_PAGE:
            msg = f"`first` is {size}, not between 1 and {MAX_PAGE}."
            raise InvalidInput(msg, "Ask for a smaller page and follow endCursor.", ["first"])
        selection = selection_of(info)
        answer = await _company_page(info, reading.PageRequest(size, after, search), selection)
        return cast("CompanyConnection", shaped(info, answer))

    @strawberry.field(description="Groups to begin with, for a home page; at most eight.")
    async def starting_points(self, info: Info) -> list[Company]:
        found = await reading.starting_points(info.context.store, info.context.viewer, selection_of(info))
        return cast("list[Company]", shaped(info, found))

    @strawberry.field(description="What a company holds, directly and through others, as a graph.")
    async def customer_tree(  # noqa: PLR0913, PLR0917 - one parameter per argument
        self,
        info: Info,
        root_id: _Id,
        as_of: _AsOf = None,
        min_percent: Annotated[
            float | None, strawberry.argument(description="Hide stakes below this, 0-100; the computation keeps them.")
        ] = 0,
        max_depth: Annotated[
            int | None, strawberry.argument(description="Fewest holdings from the root, at most.")
        ] = 10,
        max_nodes: Annotated[
            int | None, strawberry.argument(description="Nodes at most, 1-100000; the nearest and largest stay.")
        ] = 5000,
    ) -> CustomerTree:
        request = GraphRequest(root_id, Direction.DOWN, as_of or info.context.today)
        limits = TreeLimits(
            min_percent or 0, 10 if max_depth is None else max_depth, 5000 if max_nodes is None else max_nodes
        )
        return cast(
            "CustomerTree",
            await computed(
                info, (request, limits), lambda selection: answer_tree(info.context, request, limits, selection)
            ),
        )

    @strawberry.field(description="Who owns and controls a company.")
    async def ownership(self, info: Info, company_id: _Id, as_of: _AsOf = None) -> Ownership:
        request = GraphRequest(company_id, Direction.UP, as_of or info.context.today)
        return cast(
            "Ownership",
            await computed(info, request, lambda selection: answer_ownership(info.context, request, selection)),
        )

    @strawberry.field(description="The companies that a party controls.")
    async def controlled_by(self, info: Info, party_id: _Id, as_of: _AsOf = None) -> list[ControlledCompany]:
        request = GraphRequest(party_id, Direction.DOWN, as_of or info.context.today, companies_only=False)
        return cast(
            "list[ControlledCompany]",
            await computed(info, request, lambda selection: answer_controlled(info.context, request, selection)),
        )

    @strawberry.field(description="What a party has in everything below it: interest and control, largest first.")
    async def interests_of(
        self,
        info: Info,
        party_id: _Id,
        as_of: _AsOf = None,
        first: Annotated[int | None, strawberry.argument(description="How many at most; 500 if not given.")] = 500,
    ) -> list[HeldInterest]:
        request = GraphRequest(party_id, Direction.DOWN, as_of or info.context.today, companies_only=False)
        most = min(max(MAX_PAGE if first is None else first, 1), MAX_HELD)
        return cast(
            "list[HeldInterest]",
            await computed(
                info, (request, most), lambda selection: answer_held(info.context, request, most, selection)
            ),
        )


async def _company_page(info: Info, request: reading.PageRequest, selection: Selection) -> Shape:
    edges = [one for field in selected(selection, "edges") for one in selected(_of(field.selection), "node")]
    merged = [_of(one.selection) for one in edges]
    cursors = [
        *(one for field in selected(selection, "edges") for one in selected(_of(field.selection), "cursor")),
        *(one for field in selected(selection, "page_info") for one in selected(_of(field.selection), "end_cursor")),
    ]
    request = replace(request, count=bool(selected(selection, "total_count")), keys=bool(cursors))
    page = await reading.companies(info.context.store, info.context.viewer, request, merged)
    end = PageEnd(page.has_next, reading.cursor(page.rows[-1][0]) if page.rows and cursors else None)
    places = {id(one.selection): place for place, one in enumerate(edges)}
    getters: Mapping[str, Callable[[SelectedField], Callable[[reading.PageRow], object]]] = {
        "node": lambda field: _shape_at(places[id(field.selection)]),
        "cursor": lambda _: lambda row: reading.cursor(row[0]),
    }
    return fill(
        selection,
        {
            "edges": lambda field: fill_each(_of(field.selection), page.rows, getters),
            "page_info": lambda field: fill_from(_of(field.selection), end),
            "total_count": lambda _: page.total,
        },
    )


def _shape_at(place: int) -> Callable[[reading.PageRow], Shape]:
    return lambda row: row[1][place]


def _of(selection: Selection | None) -> Selection:
    return cast("Selection", selection)
