"""The root field of the change feed; one statement."""

from collections.abc import Callable, Mapping
from typing import Annotated, cast

import strawberry

from domain.errors import InvalidInput
from graph_service.context import Info
from graph_service.ownership.event_types import OwnershipEventConnection
from graph_service.ownership.reads import MAX_PAGE
from graph_service.planning import fill, fill_each, selected, selection_of, shaped
from graph_service.scalars import Date
from queries.ownership.companies import cursor
from queries.ownership.events import EventPage, EventsRequest, ownership_events
from queries.selection import SelectedField, Selection, Shape

_Row = tuple[list[object], list[Shape]]


@strawberry.type
class EventQuery:
    """What happened to companies."""

    @strawberry.field(description="What happened to companies, as it became known, the newest first.")
    async def ownership_events(
        self,
        info: Info,
        root_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only of the group that this party heads or headed, and what it controls."),
        ] = None,
        since: Annotated[
            Date | None, strawberry.argument(description="Only what became known on this day (UTC) or later.")
        ] = None,
        first: Annotated[int | None, strawberry.argument(description="Size of the page, 1-500; 20 if not given.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="`endCursor` of the page before.")] = None,
    ) -> OwnershipEventConnection:
        """A page of the change feed."""
        size = 20 if first is None else first
        if not 1 <= size <= MAX_PAGE:
            msg = f"`first` is {size}, not between 1 and {MAX_PAGE}."
            raise InvalidInput(msg, "Ask for a smaller page and follow endCursor.", ["first"])
        selection = selection_of(info)
        nodes = [one for edges in selected(selection, "edges") for one in selected(_of(edges), "node")]
        request = EventsRequest(root_id, since, size, after)
        page = await ownership_events(info.context.store, info.context.viewer, request, [_of(one) for one in nodes])
        places = {id(one.selection): place for place, one in enumerate(nodes)}
        return cast("OwnershipEventConnection", shaped(info, _connection(selection, page, places)))


def _connection(selection: Selection, page: EventPage, places: Mapping[int, int]) -> Shape:
    getters: Mapping[str, Callable[[SelectedField], Callable[[_Row], object]]] = {
        "node": lambda field: _shape_at(places[id(field.selection)]),
        "cursor": lambda _: lambda row: cursor(row[0]),
    }
    return fill(
        selection,
        {
            "edges": lambda field: fill_each(_of(field), page.rows, getters),
            "page_info": lambda field: fill(
                _of(field),
                {
                    "has_next_page": lambda _: page.has_next,
                    "end_cursor": lambda _: cursor(page.rows[-1][0]) if page.rows else None,
                },
            ),
        },
    )


def _shape_at(place: int) -> Callable[[_Row], Shape]:
    return lambda row: row[1][place]


def _of(field: SelectedField) -> Selection:
    return cast("Selection", field.selection)
