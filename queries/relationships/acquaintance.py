"""How colleagues stand with contacts: strengths from stored interactions, and the levels that colleagues state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, LiteralString

from domain.access import RELATIONSHIPS, Viewer
from domain.relationships.contact import RelationshipLevel
from domain.relationships.layers import ContactStanding, JointMeeting, LayerStanding, layers
from domain.relationships.levels import level_gap
from domain.relationships.periods import Period
from domain.relationships.power_map import BuyingRole, Placement, PoliticalStatus, Support
from domain.relationships.strength import Strength, strength
from queries.relationships.dated import End, begin, change, latest
from queries.relationships.people import require_contact
from queries.relationships.touch import strengths_by_colleague
from queries.selection import Rendering
from queries.statement import Fragment, Statement, assembled, cypher, literal, statement
from queries.store import Parameters, Run, Store
from queries.submissions import Author
from queries.visibility import VIEWER, viewer_parameter, visible

LOOKED_BACK = timedelta(days=730)
"""Older interactions leave nothing of a strength: 2^-24 of their weight."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """How one colleague stands with one contact.

    Attributes:
        id: Id of what is stated of the levels; None: nothing was.
        version: Its version, to base a change on.
    """

    user: str
    user_name: str
    person: str
    person_name: str
    strength: Strength
    id: str | None = None
    version: int | None = None
    current: RelationshipLevel | None = None
    target: RelationshipLevel | None = None
    evidence: str | None = None

    @property
    def steps(self) -> int:
        """Levels from the current to the target one."""
        return level_gap(self.current, self.target)


_OF_ACCOUNT = literal(
    "MATCH (p:Contact)-[w:WORKS_FOR]->(:Party {id: $key}) WHERE w.validFrom <= $on AND coalesce(w.validTo > $on, true)"
    " WITH DISTINCT p"
)
_OF_PERSON = literal("MATCH (p:Party {id: $key}) WHERE p:Contact WITH p")
_KNOWN = literal(
    "[p.id, p.name,"
    " head(COLLECT { MATCH (p)-[v:WORKS_FOR]->() WHERE v.validFrom <= $on AND coalesce(v.validTo > $on, true)"
    " AND v.seniority IS NOT NULL RETURN v.seniority ORDER BY v.main DESC, v.validFrom LIMIT 1 }),"
    " head(COLLECT { MATCH (p)-[v:WORKS_FOR]->() WHERE v.validFrom <= $on AND coalesce(v.validTo > $on, true)"
    " AND v.department IS NOT NULL RETURN v.department ORDER BY v.main DESC, v.validFrom LIMIT 1 }),"
    " COLLECT { MATCH (p)-[:PARTICIPATED]->(i:Interaction)<-[:PARTICIPATED]-(u:User)"
    " WHERE i.at >= $since AND date(i.at) <= $on"
    " RETURN [u.id, toString(date(i.at)), i.kind, i.initiator, i.people, i.depth] },"
    " COLLECT { MATCH (p)<-[k:KNOWS]-(u:User) WHERE k.validFrom <= $on AND coalesce(k.validTo > $on, true)"
    " RETURN [u.id, k.id, k.version, k.currentLevel, k.targetLevel, k.evidence] },"
    " COLLECT { MATCH (p)-[:PARTICIPATED]->(i:Interaction)<-[:PARTICIPATED]-(u:User) WHERE i.at >= $since"
    " RETURN DISTINCT [u.id, u.name] } + COLLECT { MATCH (p)<-[:KNOWS]-(u:User) RETURN DISTINCT [u.id, u.name] }]"
)
_ACQUAINTANCES: LiteralString = "RETURN COLLECT { <people> WHERE <visible> RETURN <known> ORDER BY p.name, p.id }"
_LAYERS: LiteralString = (
    "MATCH (a:Party {id: $key}) WHERE a:Account AND <visible> RETURN {"
    " people: COLLECT { <people> RETURN <known> },"
    " placed: COLLECT { MATCH (m:PowerMap {owner: $key})-[r:PLACES]->(p:Person) WHERE r.validFrom <= $on"
    " AND coalesce(r.validTo > $on, true)"
    " RETURN [p.id, coalesce(r.buyingRoles, []), r.support, r.politicalStatus] },"
    " meetings: COLLECT { MATCH (a)<-[:OF_ACCOUNT]-(i:Interaction) WHERE i.kind IN ['VISIT', 'MEETING']"
    " AND i.at >= $since AND date(i.at) <= $on RETURN [toString(date(i.at)),"
    " COUNT { (i)<-[:PARTICIPATED]-(:User) }, COUNT { (i)<-[:PARTICIPATED]-(:Contact) }] }}"
)


def acquaintances_statement(viewer: Viewer, *, of_account: bool) -> tuple[Statement, Parameters]:
    """The statement that reads what is known of contacts, those of an account or one, and its parameters."""
    return _statement(_ACQUAINTANCES, viewer, _OF_ACCOUNT if of_account else _OF_PERSON)


def layers_statement(viewer: Viewer) -> tuple[Statement, Parameters]:
    """The statement that reads what the layers of an account look at, and its parameters."""
    return _statement(_LAYERS, viewer, _OF_ACCOUNT)


async def acquaintances(
    store: Store, viewer: Viewer, *, account: str | None = None, person: str | None = None, on: date
) -> list[Acquaintance]:
    """How colleagues stand with a contact, or with the contacts of an account, on the day; the strongest first.

    Only pairs that met or of which somebody stated a level; none for a viewer who sees no relationships.
    """
    text, parameters = acquaintances_statement(viewer, of_account=account is not None)
    rows = await store.read(text, {**parameters, **_days(on), "key": account or person})
    found = [one for row in rows or [] for one in _of_contact(row, on)]
    return sorted(found, key=lambda one: (-one.strength.value, one.person_name, one.user_name, one.person, one.user))


async def layer_standings(
    store: Store, viewer: Viewer, account: str, on: date
) -> tuple[tuple[LayerStanding, ...], Mapping[str, str]]:
    """How an account stands in the three layers on the day, and the names of the people whom that is about."""
    text, parameters = layers_statement(viewer)
    row = await store.read(text, {**parameters, **_days(on), "key": account})
    if row is None:
        return (), {}
    placed = {one[0]: _placement(one) for one in row["placed"]}
    meetings = [JointMeeting(date.fromisoformat(day), ours, theirs) for day, ours, theirs in row["meetings"]]
    contacts = [_standing(one, placed.get(one[0]), on) for one in row["people"]]
    return layers(contacts, meetings, on), {one[0]: one[1] for one in row["people"]}


async def set_level(  # noqa: PLR0913, PLR0917 - a statement of levels has that many sides
    run: Run, by: Author, user: str, person: str, based_on: int | None, levels: Mapping[str, object]
) -> None:
    """State how a colleague stands with a contact, or is to stand.

    Raises:
        NotFound: there is no such colleague or contact.
        Conflict: it has been changed meanwhile, or was stated and ``based_on`` names no version.
    """
    await require_contact(run, person)
    known = await run(STATED, {"user": user, "person": person, "on": by.today})
    if known is None:
        ends = End("User", user), End("Person", person)
        await begin(run, by, "KNOWS", ends, Period(by.today), levels)
        return
    fact = await latest(run, "KNOWS", known)
    await change(run, by, fact, based_on or 0, levels, by.today)


STATED = statement(
    "MATCH (u:User {id: $user}) SET u.id = u.id WITH u"
    " MATCH (u)-[k:KNOWS]->(:Party {id: $person}) WHERE coalesce(k.validTo > $on, true) RETURN k.id LIMIT 1"
)


def _statement(template: LiteralString, viewer: Viewer, people: Fragment) -> tuple[Statement, Parameters]:
    rendering = Rendering(**viewer_parameter(viewer))
    parts = {"people": people, "known": _KNOWN, "visible": visible(RELATIONSHIPS, VIEWER, rendering)}
    return assembled(cypher(template, **parts)), rendering.parameters


def _days(on: date) -> dict[str, object]:
    return {"on": on, "since": datetime.combine(on - LOOKED_BACK, time(), UTC)}


def _of_contact(row: Sequence[Any], on: date) -> list[Acquaintance]:
    person, name, seniority, _, facts, levels, users = row
    strengths = strengths_by_colleague(facts, seniority, on)
    names = dict(users)
    stated = {one[0]: one[1:] for one in levels}
    nothing = strength((), on)
    return [
        _acquaintance((user, names[user]), (person, name), strengths.get(user, nothing), stated.get(user))
        for user in sorted({*strengths, *stated})
    ]


def _acquaintance(
    user: tuple[str, str], person: tuple[str, str], found: Strength, stated: Sequence[Any] | None
) -> Acquaintance:
    if stated is None:
        return Acquaintance(*user, *person, found)
    id_, version, current, target, evidence = stated
    return Acquaintance(*user, *person, found, id_, version, _level(current), _level(target), evidence)


def _standing(row: Sequence[Any], placement: Placement | None, on: date) -> ContactStanding:
    person, _, seniority, department, facts, *_ = row
    strengths = strengths_by_colleague(facts, seniority, on)
    return ContactStanding(
        person,
        key=placement is not None and (placement.key_player or placement.decides),
        supportive=placement is not None and placement.supportive,
        strengths=tuple((user, one.value) for user, one in sorted(strengths.items())),
        department=department,
    )


def _placement(row: Sequence[Any]) -> Placement:
    person, roles, support, status = row
    return Placement(
        person,
        frozenset(map(BuyingRole, roles)),
        Support(support or "UNKNOWN"),
        PoliticalStatus(status or "UNKNOWN"),
    )


def _level(code: str | None) -> RelationshipLevel | None:
    return None if code is None else RelationshipLevel(code)
