"""Reading the plans of an account, what is suggested for it, and a colleague's day. One statement each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from domain.access import RELATIONSHIPS, Viewer
from domain.relationships.contact import RelationshipLevel
from domain.relationships.graph_types import ASSESSED
from domain.relationships.plan import DueState, due_state
from domain.relationships.power_map import BuyingRole, Placement, PoliticalStatus, Support
from domain.relationships.suggestions import AccountFacts, Assessed, Standing, Subsidiary, Suggestion, suggestions
from domain.relationships.triangle import Seat, SeatRole
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Statement, assembled, cypher, declared, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

SOON_DAYS = 7
MOST_SUBSIDIARIES = 200
_Prepared = tuple[Statement, Parameters, Callable[[Row], Shape]]


@dataclass(frozen=True, slots=True)
class ToDo:
    """An open action or task of a colleague.

    Attributes:
        kind: ACTION or TASK.
        account: Id and name of its account; None: it has none.
        subject: Id and name of the person or placeholder it is about; None: nobody.
    """

    kind: str
    id: str
    version: int
    name: str
    due_on: date | None
    state: DueState
    plan: str | None
    account: tuple[str, str] | None
    subject: tuple[str, str] | None


async def plans_of(store: Store, viewer: Viewer, account: str, selection: Selection, on: date) -> list[Shape]:
    """The plans of an account, the latest period first; none for a viewer who sees no relationships."""
    statement, parameters, read = _prepared_plans(selection)
    rows = await store.read(statement, {**parameters, **viewer_parameter(viewer), "key": account, "on": on})
    return [read(row) for row in rows or []]


@lru_cache(maxsize=REMEMBERED)
def _prepared_plans(selection: Selection) -> _Prepared:
    rendering, node = Rendering(), literal("n")
    text = cypher(
        "MATCH (a:Party {id: $key}) WHERE a:Account AND <visible> RETURN COLLECT { MATCH (a)<-[:OF_ACCOUNT]-(n:Plan)"
        " WITH n ORDER BY n.startsOn DESC, n.id DESC RETURN <shape> }",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        shape=render_object(Scope(node, {"on": literal("$on")}), selection, rendering),
    )
    return assembled(text), rendering.parameters, reader(selection)


def facts_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads what suggestions are made from, and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer), limit=MOST_SUBSIDIARIES)
    assessed = join(", ", [cypher("toString(r.<name>)", name=declared(f"{name}On")) for name in ASSESSED])
    text = cypher(
        "MATCH (a:Party {id: $key}) WHERE a:Account AND <visible> RETURN {name: a.name,"
        " placed: COLLECT { MATCH (m:PowerMap {owner: $key})-[r:PLACES]->(p) WHERE r.validFrom <= $on"
        " AND coalesce(r.validTo > $on, true) RETURN [p.id, p.name, coalesce(r.buyingRoles, []), r.support,"
        " r.politicalStatus, r.sellsForUs, r.vestedInterest, [<assessed>],"
        " toString(date(head(COLLECT { MATCH (p)-[:PARTICIPATED]->(i:Interaction) WHERE date(i.at) <= $on"
        " RETURN max(i.at) })))] },"
        " seats: COLLECT { MATCH (a)<-[s:SERVES]-(u:User) WHERE s.validFrom <= $on"
        " AND coalesce(s.validTo > $on, true) RETURN [u.id, s.role, coalesce(u.active, false)] },"
        " subsidiaries: COLLECT { MATCH (a)-[:CONTROLS]->(c:Company) WITH c ORDER BY c.name, c.id LIMIT $limit"
        " RETURN [c.id, c.name, c:Account OR EXISTS { MATCH (c)<-[w:WORKS_FOR]-(:Contact)"
        " WHERE w.validFrom <= $on AND coalesce(w.validTo > $on, true) }] },"
        " standings: COLLECT { MATCH (a)<-[w:WORKS_FOR]-(p:Contact)<-[k:KNOWS]-(u:User)"
        " WHERE w.validFrom <= $on AND coalesce(w.validTo > $on, true) AND k.validFrom <= $on"
        " AND coalesce(k.validTo > $on, true) AND k.targetLevel IS NOT NULL"
        " RETURN DISTINCT [u.id, u.name, p.id, p.name, k.currentLevel, k.targetLevel] },"
        " taken: COLLECT { MATCH (a)<-[:OF_ACCOUNT]-(:Plan)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->(n:Action)"
        " WHERE n.status = 'OPEN' AND n.suggestion IS NOT NULL RETURN n.suggestion }}",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        assessed=assessed,
    )
    return assembled(text), rendering.parameters


async def suggestions_for(store: Store, viewer: Viewer, account: str, on: date) -> list[Suggestion]:
    """What is suggested for an account on the day; nothing for a viewer who sees no relationships."""
    text, parameters = facts_statement(viewer)
    row = await store.read(text, {**parameters, "key": account, "on": on})
    return [] if row is None else suggestions(account_facts(account, row), on)


def agenda_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads the open actions and tasks of the viewer, and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer))
    text = cypher(
        "MATCH (u:User {id: $viewer.id}) WHERE <visible> RETURN COLLECT {"
        " MATCH (u)-[c:IN_CHARGE]->(n) WHERE c.validTo IS NULL AND n.status = 'OPEN'"
        " AND ($until IS NULL OR n.dueOn <= $until)"
        " OPTIONAL MATCH (p:Plan)-[:HAS_OBJECTIVE]->()-[:HAS_ACTION]->(n)"
        " WITH n, p, coalesce(p, n) AS owner ORDER BY n.dueOn, n.name, n.id"
        " RETURN [n:Action, n.id, n.version, n.name, toString(n.dueOn), p.id,"
        " head(COLLECT { MATCH (owner)-[:OF_ACCOUNT]->(a) RETURN [a.id, a.name] }),"
        " head(COLLECT { MATCH (n)-[:ABOUT]->(s) RETURN [s.id, s.name] ORDER BY s.name, s.id })] }",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
    )
    return assembled(text), rendering.parameters


async def my_day(store: Store, viewer: Viewer, on: date) -> list[ToDo]:
    """The viewer's open actions and tasks that are overdue, due on the day, or due within a week, by day."""
    text, parameters = agenda_statement(viewer)
    rows = await store.read(text, {**parameters, "until": on + timedelta(days=SOON_DAYS)})
    return [_to_do(row, on) for row in rows or []]


def _to_do(row: Sequence[Any], on: date) -> ToDo:
    action, id_, version, name, due, plan, account, subject = row
    due_on = None if due is None else date.fromisoformat(due)
    return ToDo(
        "ACTION" if action else "TASK",
        id_,
        version,
        name,
        due_on,
        due_state(due_on, on),
        plan,
        None if account is None else (account[0], account[1]),
        None if subject is None else (subject[0], subject[1]),
    )


def account_facts(account: str, row: dict[str, Any]) -> AccountFacts:
    """The facts of an account, of the row that ``facts_statement`` reads."""
    return AccountFacts(
        account,
        row["name"],
        tuple(map(_assessed, row["placed"])),
        tuple(Seat(user, SeatRole(role), active) for user, role, active in row["seats"]),
        tuple(Subsidiary(id_, name, covered) for id_, name, covered in row["subsidiaries"]),
        tuple(
            Standing(user, user_name, person, name, _level(current), _level(target))
            for user, user_name, person, name, current, target in row["standings"]
        ),
        frozenset(row["taken"]),
    )


def _assessed(row: Sequence[Any]) -> Assessed:
    id_, name, roles, support, status, sells, interest, days, last = row
    placement = Placement(
        id_,
        frozenset(map(BuyingRole, roles)),
        Support(support or "UNKNOWN"),
        PoliticalStatus(status or "UNKNOWN"),
        sells_for_us=sells,
        vested_interest=interest,
    )
    newest = max((date.fromisoformat(day) for day in days if day is not None), default=None)
    return Assessed(placement, name, newest, None if last is None else date.fromisoformat(last))


def _level(code: str | None) -> RelationshipLevel | None:
    return None if code is None else RelationshipLevel(code)
