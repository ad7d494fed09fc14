"""Addresses in a colleague's calendar and mailbox that belong to no contact, as long as they belong to none."""

from dataclasses import dataclass
from datetime import datetime

from domain.access import RELATIONSHIPS, Viewer
from queries.selection import Rendering
from queries.statement import Statement, assembled, cypher
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class Unmatched:
    """An address, the name written beside it, and how often the latest import met it."""

    id: str
    email: str
    name: str | None
    times: int
    last_at: datetime


def unmatched_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads a colleague's own list, and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer))
    text = cypher(
        "RETURN COLLECT { MATCH (n:UnmatchedAddress {user: $viewer.id}) WHERE <visible>"
        " AND NOT EXISTS { MATCH (:Contact {email: n.email}) } WITH n ORDER BY n.times DESC, n.email LIMIT $first"
        " RETURN [n.id, n.email, n.name, n.times, toString(n.lastAt)] }",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
    )
    return assembled(text), rendering.parameters


async def unmatched_addresses(store: Store, viewer: Viewer, first: int) -> list[Unmatched]:
    """The addresses that the viewer's own imports met and that belong to no contact yet, the most frequent first."""
    text, parameters = unmatched_statement(viewer)
    rows = await store.read(text, {**parameters, "first": first})
    return [
        Unmatched(id_, email, name, times, datetime.fromisoformat(last.removesuffix("[UTC]")))
        for id_, email, name, times, last in rows
    ]
