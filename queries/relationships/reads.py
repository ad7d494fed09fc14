"""Reading accounts, contacts, maps and colleagues, each as one statement in the shape of what is selected."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from domain.access import RELATIONSHIPS, Viewer
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Fragment, Statement, assembled, cypher, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

_NODE = literal("n")
_ACCOUNT = literal("MATCH (n:Party {id: $key}) WHERE n:Account")
_CONTACT = literal("MATCH (n:Party {id: $key}) WHERE n:Contact")
_MAP = literal("MATCH (n:PowerMap {id: $key}) WHERE true")
_MAP_OF = literal("MATCH (n:PowerMap {owner: $key}) WHERE true")
_INTERACTION = literal("MATCH (n:Interaction {id: $key}) WHERE true")
_PLAN = literal("MATCH (n:Plan {id: $key}) WHERE true")
_TASK = literal("MATCH (n:Task {id: $key}) WHERE true")
_COLLEAGUES = literal("MATCH (n:User) USING INDEX n:User(login) WHERE n.login IS NOT NULL")
_ACCOUNTS = literal(
    "MATCH (n:Account) USING INDEX n:Account(name, id) WHERE n.name IS NOT NULL AND n.id IS NOT NULL AND"
    " ($search = '' OR any(one IN [n.name] + coalesce(n.otherNames, []) WHERE toLower(one) CONTAINS toLower($search)))"
)
_Prepared = tuple[Statement, Parameters, Callable[[Row], Shape]]


async def account(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The account of a company on the day; None if it is none, or the viewer may not see it."""
    return await _one(store, viewer, _ACCOUNT, id_, selection, on)


async def contact(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The contact with our id on the day; None if there is none the viewer may see."""
    return await _one(store, viewer, _CONTACT, id_, selection, on)


async def power_map(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The power map with our id as it was on the day; None if there is none the viewer may see."""
    return await _one(store, viewer, _MAP, id_, selection, on)


async def power_map_of(store: Store, viewer: Viewer, owner: str, selection: Selection, on: date) -> Shape | None:
    """The power map of an account as it was on the day; None if it has none, or the viewer may not see it."""
    return await _one(store, viewer, _MAP_OF, owner, selection, on)


async def interaction(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The interaction with our id; None if there is none the viewer may see."""
    return await _one(store, viewer, _INTERACTION, id_, selection, on)


async def plan(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The relationship plan with our id; None if there is none the viewer may see."""
    return await _one(store, viewer, _PLAN, id_, selection, on)


async def task(store: Store, viewer: Viewer, id_: str, selection: Selection, on: date) -> Shape | None:
    """The task with our id; None if there is none the viewer may see."""
    return await _one(store, viewer, _TASK, id_, selection, on)


async def _one(  # noqa: PLR0913, PLR0917 - a read has that many sides
    store: Store, viewer: Viewer, match: Fragment, key: str, selection: Selection, on: date
) -> Shape | None:
    statement, parameters, read = _prepared(match, selection)
    row: Row | None = await store.read(statement, {**parameters, **viewer_parameter(viewer), "key": key, "on": on})
    return None if row is None else read(row)


@lru_cache(maxsize=REMEMBERED)
def _prepared(match: Fragment, selection: Selection) -> _Prepared:
    rendering = Rendering()
    text = cypher(
        "<match> AND <visible> RETURN <shape>",
        match=match,
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        shape=render_object(Scope(_NODE, {"on": literal("$on")}), selection, rendering),
    )
    return assembled(text), rendering.parameters, reader(selection)


async def colleagues(store: Store, viewer: Viewer, selection: Selection) -> list[Shape]:
    """All colleagues, active ones first, by name; none for a viewer who sees no relationships."""
    statement, parameters, read = _prepared_colleagues(selection)
    rows: list[Row] = await store.read(statement, {**parameters, **viewer_parameter(viewer)}) or []
    return [read(row) for row in rows]


@lru_cache(maxsize=REMEMBERED)
def _prepared_colleagues(selection: Selection) -> _Prepared:
    rendering = Rendering()
    text = cypher(
        "<match> AND <visible> WITH n ORDER BY n.active DESC, n.name, n.id RETURN collect(<shape>)",
        match=_COLLEAGUES,
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        shape=render_object(Scope(_NODE), selection, rendering),
    )
    return assembled(text), rendering.parameters, reader(selection)


async def accounts(  # noqa: PLR0913, PLR0917 - a read has that many sides
    store: Store, viewer: Viewer, selection: Selection, on: date, search: str, first: int
) -> list[Shape]:
    """The first so many accounts whose name holds ``search``, by name; none for a viewer who sees no relationships."""
    statement, parameters, read = _prepared_accounts(selection)
    asked = {**parameters, **viewer_parameter(viewer), "on": on, "search": search.strip(), "first": first}
    rows: list[Row] = await store.read(statement, asked) or []
    return [read(row) for row in rows]


@lru_cache(maxsize=REMEMBERED)
def _prepared_accounts(selection: Selection) -> _Prepared:
    rendering = Rendering()
    text = cypher(
        "<match> AND <visible> WITH n ORDER BY n.name, n.id LIMIT $first RETURN collect(<shape>)",
        match=_ACCOUNTS,
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        shape=render_object(Scope(_NODE, {"on": literal("$on")}), selection, rendering),
    )
    return assembled(text), rendering.parameters, reader(selection)
