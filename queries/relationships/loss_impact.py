"""What a contact or a colleague carries at our accounts: one statement gives the facts for the rule, and the shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, LiteralString

from domain.access import RELATIONSHIPS, Viewer
from domain.relationships.loss_impact import AccountFacts, Loss, losses_without_person, losses_without_user
from domain.relationships.triangle import Seat, SeatRole
from queries.relationships.dated_fields import true_on
from queries.relationships.map_fields import PLACEMENT_FACTS, placement_of
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves: a contact, or else a colleague; and the day."""

    person: str | None
    user: str | None
    on: date


@dataclass(frozen=True, slots=True)
class Losses:
    """What is lost, and for each selection the shape of every account and subsidiary in it, by id."""

    found: tuple[Loss, ...]
    companies: tuple[Mapping[str, Shape], ...]


async def losses(store: Store, viewer: Viewer, leaving: Leaving, companies: tuple[Selection, ...]) -> Losses | None:
    """What is lost at each account; None if there is no such person or colleague whom the viewer may see."""
    statement, parameters = prepared(companies)
    given = {"person": leaving.person, "user": leaving.user, "on": leaving.on}
    answer = await store.read(statement, {**parameters, **viewer_parameter(viewer), **given})
    if answer is None:
        return None
    facts = [_facts(row) for row in answer]
    if leaving.person is not None:
        found = losses_without_person(facts, leaving.person)
    else:
        found = losses_without_user(facts, leaving.user or "")
    readers = [reader(one) for one in companies]
    rows = [row for account in answer for row in (account[0], *account[4])]
    return Losses(found, tuple({row[0]: read(row[at]) for row in rows} for at, read in enumerate(readers, 1)))


_SOMEWHERE: LiteralString = (
    "MATCH (p:Party {id: $person})<-[place:PLACES]-(:PowerMap)-[:MAPS]->(a) WHERE <placed> RETURN a"
    " UNION MATCH (:User {id: $user})-[seat:SERVES]->(a) WHERE <seated> RETURN a"
    " UNION MATCH (:User {id: $user})-[k:KNOWS|IN_TOUCH]->(:Person)<-[place:PLACES]-(:PowerMap)-[:MAPS]->(a)"
    " WHERE <placed> AND <acquainted> RETURN a"
)


@lru_cache(maxsize=REMEMBERED)
def prepared(companies: tuple[Selection, ...]) -> tuple[Statement, Parameters]:
    """The statement that reads the accounts which somebody has to do with, and the parameters that stay the same."""
    rendering = Rendering()
    on, place, seat = literal("$on"), literal("place"), literal("seat")
    placed, seated = true_on(place, on), true_on(seat, on)
    acquainted = cypher("(k:IN_TOUCH OR <true>)", true=true_on(literal("k"), on))
    shapes = {
        name: join(", ", [cypher("<n>.id", n=node), *(render_object(Scope(node), one, rendering) for one in companies)])
        for name, node in (("account", literal("a")), ("subsidiary", literal("c")))
    }
    text = cypher(
        "CALL () { MATCH (p:Party {id: $person}) WHERE p:Person RETURN 1 AS there"
        " UNION MATCH (:User {id: $user}) RETURN 1 AS there } WITH there WHERE <visible>"
        " RETURN COLLECT { CALL () { <somewhere> } WITH DISTINCT a ORDER BY a.id RETURN [[<account>],"
        " COLLECT { MATCH (a)<-[:MAPS]-(:PowerMap)-[place:PLACES]->(s) WHERE <placed> RETURN <facts> },"
        " COLLECT { MATCH (a)<-[:MAPS]-(:PowerMap)-[place:PLACES]->(s)<-[k:KNOWS|IN_TOUCH]-(u:User)"
        " WHERE <placed> AND <acquainted> AND u.active RETURN DISTINCT [u.id, s.id] },"
        " COLLECT { MATCH (a)<-[seat:SERVES]-(u:User) WHERE <seated> AND seat.role IN ['AR', 'SR', 'FR']"
        " RETURN [u.id, seat.role, u.active] },"
        " COLLECT { MATCH (a)-[:CONTROLS {certainty: 'CERTAIN'}]->(c:Company)"
        " WHERE c <> a AND NOT EXISTS { (c)<-[:MAPS]-(:PowerMap) } WITH DISTINCT c ORDER BY c.name, c.id"
        " RETURN [<subsidiary>] }] }",
        somewhere=cypher(_SOMEWHERE, placed=placed, seated=seated, acquainted=acquainted),
        visible=visible(RELATIONSHIPS, VIEWER, rendering),
        facts=cypher(PLACEMENT_FACTS, s=literal("s"), p=place),
        placed=placed,
        seated=seated,
        acquainted=acquainted,
        **shapes,
    )
    return assembled(text), rendering.parameters


def _facts(row: Sequence[Any]) -> AccountFacts:
    account, places, known, seats, subsidiaries = row
    return AccountFacts(
        account[0],
        tuple(map(placement_of, places)),
        frozenset((user, stakeholder) for user, stakeholder in known),
        tuple(Seat(user, SeatRole(role), active) for user, role, active in seats),
        tuple(one[0] for one in subsidiaries),
    )
