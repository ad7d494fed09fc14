"""What a colleague's relationship with a contact is made of, kept at rest after every interaction (``IN_TOUCH``)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.relationships.contact import Seniority
from domain.relationships.strength import Contacted, Depth, Initiator, InteractionKind, Strength, strength
from queries.statement import statement
from queries.store import Run

CONTACTED = statement(
    "UNWIND $contacts AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id) SET p.id = p.id WITH p"
    " RETURN collect([p.id, head(COLLECT { MATCH (p)-[w:WORKS_FOR]->() WHERE w.validFrom <= $on"
    " AND coalesce(w.validTo > $on, true) AND w.seniority IS NOT NULL"
    " RETURN w.seniority ORDER BY w.main DESC, w.validFrom LIMIT 1 }),"
    " COLLECT { MATCH (p)-[:PARTICIPATED]->(i:Interaction)<-[:PARTICIPATED]-(u:User) WHERE date(i.at) <= $on"
    " RETURN [u.id, toString(date(i.at)), i.kind, i.initiator, i.people, i.depth] }])"
)
KEEP = statement(
    "UNWIND $contacts AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id)"
    " CALL (p) { MATCH (p)<-[old:IN_TOUCH]-() DELETE old }"
    " WITH p UNWIND [row IN $rows WHERE row[1] = p.id] AS row MATCH (u:User {id: row[0]})"
    " CREATE (u)-[t:IN_TOUCH]->(p) SET t = row[2]"
)


async def refresh_touch(run: Run, contacts: Sequence[str], on: date) -> None:
    """Compute again for the day what all colleagues' relationships with these contacts are made of, and keep it."""
    if not contacts:
        return
    found = await run(CONTACTED, {"contacts": list(contacts), "on": on})
    rows = [
        [user, person, _kept(one, on)]
        for person, seniority, facts in found
        for user, one in strengths_by_colleague(facts, seniority, on).items()
        if one.last_on is not None
    ]
    await run(KEEP, {"contacts": list(contacts), "rows": rows})


def strengths_by_colleague(facts: Sequence[Sequence[Any]], seniority: str | None, today: date) -> dict[str, Strength]:
    """The strength of each colleague's relationship with a contact, from rows such as ``CONTACTED`` reads them."""
    by_user: dict[str, list[Contacted]] = {}
    for user, on, kind, initiator, people, depth in facts:
        by_user.setdefault(user, []).append(
            Contacted(date.fromisoformat(on), InteractionKind(kind), Initiator(initiator), max(people, 2), Depth(depth))
        )
    rank = None if seniority is None else Seniority(seniority)
    return {user: strength(contacted, today, rank) for user, contacted in by_user.items()}


def _kept(one: Strength, on: date) -> dict[str, object]:
    return {
        "recency": one.accumulated,
        "fromUs": one.from_us,
        "fromThem": one.from_them,
        "interactions": one.interactions,
        "lastOn": one.last_on,
        "computedFor": on,
    }
