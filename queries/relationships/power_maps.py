"""Power maps as users draw them: stakeholders placed, assessed, moved and taken off.

Every change of a map takes the map first, so that two users of one map never change it at once: the second waits, and
then sees by the version of what it changes that somebody else was first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.errors import Conflict, NotFound
from domain.relationships.graph_types import ASSESSED
from domain.relationships.periods import Period, require_open, require_version
from queries.new_ids import new_id
from queries.relationships.accounts import require_account
from queries.relationships.dated import End, begin, change, finish, latest
from queries.relationships.people import named
from queries.statement import statement
from queries.store import Run, Store
from queries.submissions import Author

MAP_OF = statement(
    "MATCH (o:Party {id: $owner}) WHERE o:Account MERGE (m:PowerMap {owner: $owner})"
    " ON CREATE SET m.id = $id, m.version = 0, m.createdAt = $now, m.createdBy = $by"
    " SET m.version = m.version + 1 MERGE (m)-[:MAPS]->(o) RETURN m.id"
)
"""The map of an account, made if there is none; it is taken until the end of the transaction."""

ANY_MAP = statement("RETURN EXISTS { MATCH (m:PowerMap) WHERE m.owner IN $owners }")
TAKE_MAP = statement("MATCH (m:PowerMap {id: $id}) SET m.version = m.version + 1 RETURN m.owner")
PLACED = statement(
    "MATCH (:PowerMap {id: $map})-[p:PLACES]->(s {id: $stakeholder})"
    " WHERE coalesce(p.validTo > $on, true) AND coalesce(p.validTo > p.validFrom, true)"
    " RETURN head(collect([p.id, p.version]))"
)
MAP_LINES_OF = statement(
    "MATCH (m:PowerMap {id: $map})-[:PLACES]->(s {id: $stakeholder})"
    " MATCH (s)-[l:INFLUENCES|CONFLICTS_WITH]-() WHERE l.map = m.id AND coalesce(l.validTo > $on, true)"
    " RETURN collect(DISTINCT [type(l), l.id])"
)
MOVE = statement(
    "MATCH (:PowerMap {id: $map})-[p:PLACES {id: $id, version: $version}]->()"
    " SET p.x = $x, p.y = $y, p.version = p.version + 1, p.recordedAt = $now, p.recordedBy = $by"
)
MAKE_PLACEHOLDER = statement(
    "CREATE (p:Placeholder {id: $id, version: 1, createdAt: $now, createdBy: $by, name: $name}) RETURN p.id"
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a colleague thinks of a stakeholder.

    Attributes:
        values: What was assessed, by attribute of ``ASSESSED``; None: unknown again.
        evidence: What all of it rests on.
        on: Day of the assessment, from which it holds.
    """

    values: Mapping[str, object]
    evidence: str | None
    on: date

    def properties(self, by: Author) -> dict[str, object]:
        """The properties that hold it, with evidence, author and day for each attribute."""
        written: dict[str, object] = {}
        for name, value in self.values.items():
            assert name in ASSESSED, name  # noqa: S101 - the API offers no others
            written |= {name: value, f"{name}Evidence": self.evidence, f"{name}By": by.id, f"{name}On": self.on}
        return written


async def place_stakeholder(run: Run, by: Author, account: str, stakeholder: str, assessment: Assessment) -> str:
    """Put a person or placeholder on an account's map, which is made if there is none; gives the map's id.

    Raises:
        NotFound: there is no such account, person or placeholder.
        Conflict: the map has them already.
    """
    map_ = await map_of(run, by, account)
    await place(run, by, map_, stakeholder, assessment)
    return map_


async def map_of(run: Run, by: Author, account: str) -> str:
    """The id of an account's map, made if there is none and taken until the end of the transaction.

    Raises:
        NotFound: there is no such account.
    """
    await require_account(run, account)
    found: str = await run(MAP_OF, {"owner": account, "id": new_id(by.now), "now": by.now, "by": by.id})
    return found


async def has_map(store: Store, accounts: Iterable[str]) -> bool:
    """Whether any of the accounts has a power map."""
    found: bool = await store.read(ANY_MAP, {"owners": list(accounts)})
    return found


async def take_map(run: Run, map_: str) -> str:
    """Keep a map from other changes until the end of the transaction; gives the id of what it maps.

    Raises:
        NotFound: there is no such map.
    """
    owner: str | None = await run(TAKE_MAP, {"id": map_})
    if owner is None:
        raise NotFound(f"There is no power map with the id {map_}.", "Read the account again.")
    return owner


async def place(run: Run, by: Author, map_: str, stakeholder: str, assessment: Assessment) -> str:
    """Put a person or placeholder on a map that is taken; gives the id of the place.

    Raises:
        NotFound: there is no such person or placeholder.
        Conflict: the map has them already.
    """
    end, name = await named(run, stakeholder)
    if await placed(run, map_, stakeholder, assessment.on):
        raise Conflict(f"{name} is on the map already.", "Change the assessment with `assessStakeholder`.")
    during = Period(assessment.on)
    return await begin(run, by, "PLACES", (End("PowerMap", map_), end), during, assessment.properties(by))


async def make_placeholder(run: Run, by: Author, name: str) -> str:
    """A placeholder for a role whose holder is not known; gives its id."""
    made: str = await run(MAKE_PLACEHOLDER, {"id": new_id(by.now), "now": by.now, "by": by.id, "name": name})
    return made


async def placed(run: Run, map_: str, stakeholder: str, on: date) -> tuple[str, int] | None:
    """Id and version of a stakeholder's place on a map on the day or later; None if they have none."""
    found = await run(PLACED, {"map": map_, "stakeholder": stakeholder, "on": on})
    return None if found is None else (found[0], found[1])


async def assess_stakeholder(run: Run, by: Author, id_: str, based_on: int, assessment: Assessment) -> str:
    """Change what is thought of a stakeholder from the day on; gives the map's id.

    Raises:
        NotFound: there is no such place on a map.
        Conflict: somebody else has changed it meanwhile; it carries both values.
        InvalidInput: the day lies before the stakeholder was placed or last assessed.
    """
    fact = await latest(run, "PLACES", id_)
    await take_map(run, fact.start.id)
    require_version(based_on, fact.version, assessment.values, fact.values, fact.author)
    await change(run, by, fact, fact.version, assessment.properties(by), assessment.on)
    return fact.start.id


async def move_stakeholder(run: Run, by: Author, id_: str, based_on: int, place: tuple[float, float]) -> str:
    """Put a stakeholder elsewhere on the drawing, which is no new assessment; gives the map's id.

    Raises:
        NotFound: there is no such place on a map.
        Conflict: somebody else has changed it meanwhile.
    """
    fact = await latest(run, "PLACES", id_)
    await take_map(run, fact.start.id)
    x, y = place
    require_version(based_on, fact.version, {"x": x, "y": y}, fact.values, fact.author)
    require_open(fact.period, max(by.today, fact.period.start), ["input", "id"])
    where = {"x": x, "y": y, "now": by.now, "by": by.id}
    await run(MOVE, {"map": fact.start.id, "id": id_, "version": fact.version, **where})
    return fact.start.id


async def remove_stakeholder(run: Run, by: Author, id_: str, based_on: int, on: date) -> str:
    """Take a stakeholder off a map from the day on, with their lines on it; gives the map's id.

    Raises:
        NotFound: there is no such place on a map.
        Conflict: somebody else has changed it meanwhile.
        InvalidInput: the day lies before they were placed.
    """
    fact = await latest(run, "PLACES", id_)
    map_ = fact.start.id
    await take_map(run, map_)
    await finish(run, by, fact, based_on, on)
    for type_, line in await run(MAP_LINES_OF, {"map": map_, "stakeholder": fact.end.id, "on": on}):
        known = await latest(run, type_, line)
        await finish(run, by, known, known.version, max(on, known.period.start))
    return map_
