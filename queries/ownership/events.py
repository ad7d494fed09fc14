"""Reading the change feed: ownership events, the newest first, in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import LiteralString

from domain.access import REGISTRY, Viewer
from domain.errors import InvalidInput, NotFound
from queries.ownership.companies import decoded
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class EventsRequest:
    """A page of ``first`` events after the cursor: of a root's group or of all, learned on ``since`` or later."""

    root: str | None = None
    since: date | None = None
    first: int = 20
    after: str | None = None


@dataclass(frozen=True, slots=True)
class EventPage:
    """Events as the sort keys and the shapes of each, and whether more follow."""

    rows: list[tuple[list[object], list[Shape]]]
    has_next: bool


async def ownership_events(
    store: Store, viewer: Viewer, request: EventsRequest, selections: Sequence[Selection]
) -> EventPage:
    """A keyset page of events, each in every selection's shape.

    Raises:
        NotFound: there is no such root.
        InvalidInput: the cursor is not one of this list.
    """
    statement, parameters = events_statement(viewer, request, selections)
    answer = await store.read(statement, parameters)
    if answer is None:
        raise NotFound(f"There is no party with the id {request.root}.", "Search for its name.")
    readers = [reader(selection) for selection in selections]
    rows = [
        (keys, [read(row) for read, row in zip(readers, shaped, strict=True)])
        for keys, *shaped in answer[: request.first]
    ]
    return EventPage(rows, len(answer) > request.first)


# A root's events: where its group is the one before or after, and those of all that it controls today.
_OF_ROOT: LiteralString = (
    "CALL (root) { MATCH (root)<-[:CONCERNS|GROUP_BEFORE|GROUP_AFTER]-(e:OwnershipEvent) RETURN e"
    " UNION MATCH (root)-[:CONTROLS]->(:Party)<-[:CONCERNS]-(e:OwnershipEvent) RETURN e } WITH e"
)
_OF_ALL: LiteralString = "MATCH (e:OwnershipEvent) USING INDEX e:OwnershipEvent(recordedAt, id)"


def events_statement(
    viewer: Viewer, request: EventsRequest, selections: Sequence[Selection]
) -> tuple[Statement, Parameters]:
    """The statement of a page and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer), limit=request.first + 1, **_bounds(request))
    event = literal("e")
    text = cypher(
        "<root>RETURN COLLECT { <source> WHERE e.recordedAt >= $since AND e.recordedAt <= $at AND e.id IS NOT NULL"
        " AND NOT (e.recordedAt = $at AND e.id >= $id) AND <visible>"
        " WITH e ORDER BY e.recordedAt DESC, e.id DESC LIMIT $limit RETURN [<columns>] }",
        root=literal("")
        if request.root is None
        else cypher("MATCH (root:Party {id: <id>}) ", id=rendering.parameter(request.root)),
        source=literal(_OF_ALL if request.root is None else _OF_ROOT),
        visible=visible(REGISTRY, VIEWER, rendering),
        columns=join(
            ", ",
            [
                literal("[toString(e.recordedAt), e.id]"),
                *(render_object(Scope(event), selection, rendering) for selection in selections),
            ],
        ),
    )
    return assembled(text), rendering.parameters


def _bounds(request: EventsRequest) -> dict[str, object]:
    since = datetime.combine(request.since or date.min, time(), UTC)
    at, id_ = (datetime.combine(date.max, time(), UTC), "") if request.after is None else _place(request.after)
    return {"since": since, "at": at, "id": id_}


def _place(cursor: str) -> tuple[datetime, str]:
    text, id_ = decoded(cursor, str)
    try:
        return datetime.fromisoformat(text.removesuffix("[UTC]")), id_
    except ValueError as error:
        message = "The cursor in `after` is not one of this list."
        raise InvalidInput(message, "Use an endCursor that the same list returned.", ["after"]) from error
