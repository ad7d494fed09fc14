"""What became of a power map between two days, and persons who stand differently on several maps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.access import RELATIONSHIPS, Viewer
from domain.errors import NotFound
from domain.relationships.graph_types import ASSESSED
from domain.relationships.map_comparison import MapChange, MapChangeKind, map_changes
from domain.relationships.power_map import Support
from domain.relationships.stances import Contradiction, Stance, contradictions
from queries.selection import Rendering
from queries.statement import Fragment, Statement, assembled, cypher, declared, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of a map with the names of those it is about; ``to`` is the far end of a line."""

    change: MapChange
    who: tuple[str, str]
    to: tuple[str, str] | None

    @property
    def kind(self) -> MapChangeKind:
        """What happened."""
        return self.change.kind


@dataclass(frozen=True, slots=True)
class NamedContradiction:
    """A contradiction with the name of the person and, by map, the account and its name."""

    found: Contradiction
    name: str
    accounts: Mapping[str, tuple[str, str]]


def _on(day: Fragment) -> Fragment:
    """The state of the map ``m`` on a day: stakeholders and lines, with what they say as text."""
    values = join(
        ", ",
        [cypher("<name>: <value>", name=declared(name), value=_text(name)) for name in ASSESSED],
    )
    return cypher(
        "{placed: COLLECT { MATCH (m)-[p:PLACES]->(s) WHERE p.validFrom <= <day> AND coalesce(p.validTo > <day>, true)"
        " RETURN [s.id, s.name, {<values>}] },"
        " lines: COLLECT { MATCH (m)-[p:PLACES]->(a) WHERE p.validFrom <= <day> AND coalesce(p.validTo > <day>, true)"
        " MATCH (a)-[l:INFLUENCES|CONFLICTS_WITH]->(b) WHERE l.map = m.id AND l.validFrom <= <day>"
        " AND coalesce(l.validTo > <day>, true)"
        " RETURN DISTINCT [a.id, a.name, b.id, b.name, type(l), toString(l.strength)] }}",
        day=day,
        values=values,
    )


def _text(name: str) -> Fragment:
    if name == "buyingRoles":
        return literal("reduce(t = '', one IN coalesce(p.buyingRoles, []) | t + one + ' ')")
    return cypher("toString(p.<name>)", name=declared(name))


def changes_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads an account's map on two days."""
    rendering = Rendering(**viewer_parameter(viewer))
    text = cypher(
        "MATCH (m:PowerMap {owner: $owner}) WHERE <visible> RETURN [<before>, <after>]",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        before=_on(literal("$before")),
        after=_on(literal("$after")),
    )
    return assembled(text), rendering.parameters


async def power_map_changes(store: Store, viewer: Viewer, owner: str, days: tuple[date, date]) -> list[NamedChange]:
    """What differs between an account's map on the first and on the second day, by stakeholder.

    Raises:
        NotFound: the account has no map, or the viewer may not see it.
    """
    statement, parameters = changes_statement(viewer)
    before, after = days
    found = await store.read(statement, {**parameters, "owner": owner, "before": before, "after": after})
    if found is None:
        raise NotFound("The account has no power map.", "Place a stakeholder to begin one.")
    ends = {key: ends for state in found for key, ends in _ends(state).items()}
    return [NamedChange(one, *ends[one.subject]) for one in map_changes(_values(found[0]), _values(found[1]))]


def _values(state: Mapping[str, Any]) -> dict[str, dict[str, str | None]]:
    people = {
        row[0]: {name: (value or "").strip() or None for name, value in row[2].items()} for row in state["placed"]
    }
    lines = {_key(row): {"strength": row[5]} for row in state["lines"]}
    return people | lines


def _ends(state: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str], tuple[str, str] | None]]:
    people: dict[str, tuple[tuple[str, str], tuple[str, str] | None]] = {
        row[0]: ((row[0], row[1]), None) for row in state["placed"]
    }
    return people | {_key(row): ((row[0], row[1]), (row[2], row[3])) for row in state["lines"]}


def _key(row: list[str]) -> str:
    return f"{row[0]} {row[4]} {row[2]}"


def stances_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads, of everybody on an account's map, where they stand on every map."""
    rendering = Rendering(**viewer_parameter(viewer))
    text = cypher(
        "MATCH (m:PowerMap {owner: $owner}) WHERE <visible>"
        " RETURN COLLECT { MATCH (m)-[p:PLACES]->(s:Person) WHERE p.validFrom <= $on"
        " AND coalesce(p.validTo > $on, true) MATCH (o:PowerMap)-[q:PLACES]->(s) WHERE q.validFrom <= $on"
        " AND coalesce(q.validTo > $on, true) MATCH (o)-[:MAPS]->(a)"
        " RETURN DISTINCT [s.id, s.name, o.id, coalesce(q.support, 'UNKNOWN'), a.id, a.name] }",
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
    )
    return assembled(text), rendering.parameters


async def stance_contradictions(store: Store, viewer: Viewer, owner: str, on: date) -> list[NamedContradiction]:
    """Everybody on an account's map whose stance there or elsewhere contradicts another, on the day."""
    statement, parameters = stances_statement(viewer)
    rows = await store.read(statement, {**parameters, "owner": owner, "on": on}) or []
    names = {row[0]: row[1] for row in rows}
    accounts = {row[2]: (row[4], row[5]) for row in rows}
    found = contradictions(Stance(row[0], row[2], Support(row[3])) for row in rows)
    return [NamedContradiction(one, names[one.person], accounts) for one in found]
