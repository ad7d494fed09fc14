"""Maps that do not begin empty: from a template, from another map; and placeholders that turn out to be somebody."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.errors import InvalidInput
from domain.relationships.map_templates import MapTemplate
from domain.relationships.periods import Period
from domain.relationships.power_map import PoliticalStatus
from queries.relationships.dated import End, begin, finish, latest
from queries.relationships.people import named, who
from queries.relationships.positions import Position, ReportingLine, add_position, report_to
from queries.relationships.power_maps import Assessment, make_placeholder, map_of, place, placed, take_map
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

ON_MAP = statement(
    "MATCH (m:PowerMap {id: $map}) SET m.id = m.id RETURN {"
    " placed: COLLECT { MATCH (m)-[p:PLACES]->(s) WHERE p.validFrom <= $on AND coalesce(p.validTo > $on, true)"
    " WITH p, s ORDER BY p.id RETURN [s.id, properties(p)] },"
    " lines: COLLECT { MATCH (m)-[p:PLACES]->(a) WHERE p.validFrom <= $on AND coalesce(p.validTo > $on, true)"
    " MATCH (a)-[l:INFLUENCES|CONFLICTS_WITH]->(b) WHERE l.map = m.id AND l.validFrom <= $on"
    " AND coalesce(l.validTo > $on, true) WITH DISTINCT a, l, b ORDER BY l.id"
    " RETURN [type(l), a.id, b.id, l.strength, l.evidence] }}"
)
TIES_OF = statement(
    "MATCH (p:Placeholder {id: $id}) RETURN {"
    " places: COLLECT { MATCH (m:PowerMap)-[r:PLACES]->(p) WHERE coalesce(r.validTo > $on, true) RETURN [r.id, m.id] },"
    " lines: COLLECT { MATCH (p)-[r:REPORTS_TO|INFLUENCES|CONFLICTS_WITH]-(o) WHERE coalesce(r.validTo > $on, true)"
    " RETURN [type(r), r.id] } + COLLECT { MATCH (p)-[r:WORKS_FOR]->() WHERE coalesce(r.validTo > $on, true)"
    " RETURN ['WORKS_FOR', r.id] }}"
)
_NOT_COPIED = {"id", "version", "validFrom", "validTo", "recordedAt", "recordedBy", "endedAt", "endedBy"}


async def apply_template(run: Run, by: Author, account: str, chosen: MapTemplate, language: str) -> str:
    """Place the roles of a template on an account's map as placeholders with their reporting lines; gives the map's id.

    Raises:
        NotFound: there is no such account.
    """
    map_ = await map_of(run, by, account)
    made: list[str] = []
    for role in chosen.roles:
        name = role.name(language)
        id_ = await make_placeholder(run, by, name)
        made.append(id_)
        await add_position(run, by, id_, Position(account, {"title": name, "main": True}, Period(by.today)))
        values: dict[str, object] = {"buyingRoles": [one.value for one in role.buying_roles]}
        if role.political_status is not PoliticalStatus.UNKNOWN:
            values["politicalStatus"] = role.political_status.value
        await place(run, by, map_, id_, Assessment(values, f"{chosen.en} / {chosen.zh}", by.today))
        if role.reports_to is not None:
            await report_to(run, by, ReportingLine(id_, made[role.reports_to], account, by.today))
    return map_


async def copy_map(run: Run, by: Author, source: str, account: str) -> str:
    """Place on an account's map whom another map places and this one does not, with all that is thought of them.

    Evidence, author and day of each assessment stay those of the other map. Lines come along where both ends do not
    stand on this map yet. Gives the map's id.

    Raises:
        NotFound: there is no such map or account.
        InvalidInput: the map is the account's own.
    """
    owner = await take_map(run, source)
    if owner == account:
        raise InvalidInput("A map cannot be copied onto itself.", "Choose another map.", ["input", "fromMapId"])
    map_ = await map_of(run, by, account)
    other = await run(ON_MAP, {"map": source, "on": by.today})
    new: set[str] = set()
    for stakeholder, values in other["placed"]:
        if await placed(run, map_, stakeholder, by.today) is None:
            end, _ = await named(run, stakeholder)
            await begin(run, by, "PLACES", (End("PowerMap", map_), end), Period(by.today), copied(values))
            new.add(stakeholder)
    for type_, start, end_id, strength, evidence in other["lines"]:
        if {start, end_id} <= new:
            ends = await who(run, start), await who(run, end_id)
            facts = {"map": map_, "strength": strength, "evidence": evidence}
            await begin(run, by, type_, ends, Period(by.today), facts)
    return map_


async def fill_placeholder(run: Run, by: Author, placeholder: str, person: str, on: date) -> str:
    """Let a person take a placeholder's place on every map and in every line from the day on; gives the person's id.

    What the placeholder was, stays with its period; the person's own positions are not touched.

    Raises:
        NotFound: there is no such placeholder or person.
        InvalidInput: the ids are not those of a placeholder and a person, or a map has both.
    """
    role, role_name = await named(run, placeholder)
    held_by, name = await named(run, person)
    if role.label != "Placeholder" or held_by.label != "Person":
        raise InvalidInput("A placeholder is filled by a person.", "Check both ids.", ["input", "placeholderId"])
    ties = await run(TIES_OF, {"id": placeholder, "on": on})
    for id_, map_ in ties["places"]:
        await take_map(run, map_)
        if await placed(run, map_, person, on):
            raise InvalidInput(
                f"{name} and “{role_name}” stand on one map.", "Take one of them off first.", ["input", "personId"]
            )
        await _hand(run, by, "PLACES", id_, (role, held_by), on)
    for type_, id_ in ties["lines"]:
        await _hand(run, by, type_, id_, (role, held_by), on)
    await begin(run, by, "FILLED_BY", (role, held_by), Period(on), {})
    return person


async def _hand(run: Run, by: Author, type_: str, id_: str, ends: tuple[End, End], on: date) -> None:  # noqa: PLR0913, PLR0917 - a fact has that many sides
    """End a fact of the first node and begin the same one for the second."""
    role, person = ends
    fact = await latest(run, type_, id_)
    day = max(on, fact.period.start)
    await finish(run, by, fact, fact.version, day)
    if type_ == "WORKS_FOR":
        return
    start, end = (person if one.id == role.id else one for one in (fact.start, fact.end))
    await begin(run, by, type_, (start, end), Period(day, fact.period.end), copied(fact.values))


def copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a fact says, without its own id, period and authors."""
    return {name: value for name, value in values.items() if name not in _NOT_COPIED}
