"""What happened at an account, the latest first: interactions, positions, seats and plans in one keyset-paged list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, LiteralString

from domain.access import RELATIONSHIPS, Viewer
from domain.errors import InvalidInput
from domain.relationships.timeline import TimelineKind
from queries.ownership.companies import cursor, decoded
from queries.selection import Rendering
from queries.statement import Statement, assembled, cypher, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened.

    Attributes:
        id: Of the interaction, position, seat, plan, objective, action or review.
        title: Subject of an interaction, title of a position, name of the rest; None: none.
        code: Kind of an interaction, role of a seat; None for the rest.
        people: Ids and names of contacts and placeholders.
        colleagues: Ids and names of colleagues.
    """

    key: str
    kind: TimelineKind
    id: str
    at: datetime
    title: str | None
    code: str | None
    note: str | None
    people: tuple[tuple[str, str], ...]
    colleagues: tuple[tuple[str, str], ...]

    @property
    def cursor(self) -> str:
        """Its place in the list."""
        return cursor([self.at.isoformat(), self.key])


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Entries and whether more follow."""

    entries: tuple[TimelineEntry, ...]
    has_next: bool


# Each branch gives at, key, kind, id, title, code, note, people, colleagues; no more of it than the page may need.
_PAGE: LiteralString = (
    " AND at <= $at AND NOT (at = $at AND key >= $key) WITH * ORDER BY at DESC, key DESC LIMIT $limit"
)
_INTERACTIONS: LiteralString = (
    "MATCH (a)<-[:OF_ACCOUNT]-(i:Interaction) WITH i, i.at AS at, 'I' + i.id AS key WHERE at <= $now<page>"
    " RETURN at, key, 'INTERACTION' AS kind, i.id AS id, i.subject AS title, i.kind AS code, i.note AS note,"
    " COLLECT { MATCH (i)<-[:PARTICIPATED]-(p:Contact) RETURN [p.id, p.name] ORDER BY p.name, p.id } AS people,"
    " COLLECT { MATCH (i)<-[:PARTICIPATED]-(u:User) RETURN [u.id, u.name] ORDER BY u.name, u.id } AS colleagues"
)
_POSITIONS: LiteralString = (
    "MATCH (a)<-[w:WORKS_FOR]-(p) WHERE coalesce(w.validTo > w.validFrom, true)"
    " UNWIND [[w.validFrom, 'POSITION_BEGUN'], [w.validTo, 'POSITION_ENDED']] AS moment"
    " WITH a, w, p, moment WHERE moment[0] <= $today AND (moment[1] = 'POSITION_BEGUN'"
    " OR NOT EXISTS { MATCH (a)<-[next:WORKS_FOR]-(p) WHERE next.validFrom = w.validTo })"
    " WITH w, p, moment, datetime({date: moment[0]}) AS at, 'P' + w.id + toString(w.version) + moment[1] AS key"
    " WHERE true<page>"
    " RETURN at, key, moment[1] AS kind, w.id AS id, w.title AS title, null AS code, w.department AS note,"
    " [[p.id, p.name]] AS people, [] AS colleagues"
)
_SEATS: LiteralString = (
    "MATCH (a)<-[s:SERVES]-(u:User) WHERE coalesce(s.validTo > s.validFrom, true)"
    " UNWIND [[s.validFrom, 'SEAT_BEGUN'], [s.validTo, 'SEAT_ENDED']] AS moment"
    " WITH s, u, moment WHERE moment[0] <= $today"
    " WITH s, u, moment, datetime({date: moment[0]}) AS at, 'S' + s.id + toString(s.version) + moment[1] AS key"
    " WHERE true<page>"
    " RETURN at, key, moment[1] AS kind, s.id AS id, null AS title, s.role AS code, null AS note, [] AS people,"
    " [[u.id, u.name]] AS colleagues"
)
_PLANS: LiteralString = (
    "MATCH (a)<-[:OF_ACCOUNT]-(p:Plan)"
    " CALL (p) { RETURN 'PLAN_CREATED' AS kind, p AS n, p.createdAt AS at"
    " UNION ALL MATCH (p)-[:HAS_OBJECTIVE]->(o) RETURN 'OBJECTIVE_ADDED' AS kind, o AS n, o.createdAt AS at"
    " UNION ALL MATCH (p)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->(d) RETURN 'ACTION_ADDED' AS kind, d AS n,"
    " d.createdAt AS at"
    " UNION ALL MATCH (p)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->(d) WHERE d.doneOn IS NOT NULL"
    " RETURN 'ACTION_DONE' AS kind, d AS n, datetime({date: d.doneOn}) AS at"
    " UNION ALL MATCH (p)<-[:REVIEWED]-(r) RETURN 'PLAN_REVIEWED' AS kind, r AS n,"
    " datetime({date: r.reviewedOn}) AS at }"
    " WITH kind, n, at, 'N' + n.id + kind AS key WHERE true<page>"
    " RETURN at, key, kind, n.id AS id, n.name AS title, null AS code, n.note AS note,"
    " COLLECT { MATCH (n)-[:ABOUT]->(s) RETURN [s.id, s.name] ORDER BY s.name, s.id } AS people,"
    " COLLECT { MATCH (u:User {id: n.createdBy}) RETURN [u.id, u.name] } AS colleagues"
)


def timeline_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement of a page, and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer))
    page = literal(_PAGE)
    text = cypher(
        "MATCH (a:Party {id: $account}) WHERE a:Account AND <visible> RETURN COLLECT { CALL (a) {"
        " <interactions> UNION ALL <positions> UNION ALL <seats> UNION ALL <plans> }"
        " WITH * ORDER BY at DESC, key DESC LIMIT $limit"
        " RETURN [key, kind, id, toString(at), title, code, note, people, colleagues] }",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        interactions=cypher(_INTERACTIONS, page=page),
        positions=cypher(_POSITIONS, page=page),
        seats=cypher(_SEATS, page=page),
        plans=cypher(_PLANS, page=page),
    )
    return assembled(text), rendering.parameters


async def timeline(  # noqa: PLR0913, PLR0917 - a page has that many sides
    store: Store, viewer: Viewer, account: str, first: int, after: str | None, now: datetime
) -> TimelinePage:
    """A page of what happened at an account until now; empty for a viewer who sees no relationships.

    Raises:
        InvalidInput: the cursor is not one of this list.
    """
    at, key = (datetime.max.replace(tzinfo=UTC), "") if after is None else _place(after)
    text, parameters = timeline_statement(viewer)
    given = {"account": account, "at": at, "key": key, "limit": first + 1, "now": now, "today": now.date()}
    rows = await store.read(text, {**parameters, **given}) or []
    return TimelinePage(tuple(map(_entry, rows[:first])), len(rows) > first)


def _entry(row: Sequence[Any]) -> TimelineEntry:
    key, kind, id_, at, title, code, note, people, colleagues = row
    return TimelineEntry(
        key,
        TimelineKind(kind),
        id_,
        _moment(at),
        title,
        code,
        note,
        tuple((one[0], one[1]) for one in people),
        tuple((one[0], one[1]) for one in colleagues),
    )


def _place(after: str) -> tuple[datetime, str]:
    text, key = decoded(after, str)
    try:
        return _moment(text), key
    except ValueError as error:
        message = "The cursor in `after` is not one of this list."
        raise InvalidInput(message, "Use an endCursor that the same list returned.", ["after"]) from error


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.removesuffix("[UTC]"))
