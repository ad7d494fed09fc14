"""Positions and reporting lines: begun, moved, ended; what was, stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.errors import InvalidInput, NotFound
from domain.relationships.periods import Period
from queries.relationships.dated import End, begin, change, finish, latest
from queries.relationships.people import named, who
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

COMPANY = statement("MATCH (c:Party {id: $id}) WHERE c:Company RETURN c.name")
LINES = statement(
    "CALL () { MATCH (p:Party {id: $person}) RETURN p UNION ALL MATCH (p:Placeholder {id: $person}) RETURN p }"
    " MATCH (p)-[r:REPORTS_TO {company: $company}]->() WHERE coalesce(r.validTo > $on, true) RETURN collect(r.id)"
)
ABOVE = statement(
    "CALL () { MATCH (b:Party {id: $boss}) RETURN b UNION ALL MATCH (b:Placeholder {id: $boss}) RETURN b }"
    " RETURN EXISTS { MATCH (b) (()-[r:REPORTS_TO {company: $company}]->() WHERE coalesce(r.validTo > $on, true)){1,30}"
    " (p) WHERE p.id = $person }"
)


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a company: title, department, seniority and whether it is the main one, by property."""

    company: str
    values: Mapping[str, object]
    during: Period


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """Who reports to whom in a company from a day on; ``boss`` None: to nobody."""

    person: str
    boss: str | None
    company: str
    on: date


async def add_position(run: Run, by: Author, person: str, position: Position) -> str:
    """Give a person or placeholder a position, beside those they have; gives its id.

    Raises:
        NotFound: there is no such person, placeholder or company.
    """
    await require_company(run, position.company)
    ends = await who(run, person), End("Company", position.company)
    return await begin(run, by, "WORKS_FOR", ends, position.during, position.values)


async def move_position(run: Run, by: Author, id_: str, based_on: int, to: Position) -> str:
    """Move a person from one position to another from the day on; gives the person's id.

    Another company ends the position and begins a new one, and ends the reporting lines in the company that is left;
    in the same company the position changes.

    Raises:
        NotFound: there is no such position or company.
        Conflict: somebody else has changed it meanwhile, or it has ended.
        InvalidInput: the day lies before the position began.
    """
    held, on = await latest(run, "WORKS_FOR", id_), to.during.start
    if to.company == held.end.id:
        await change(run, by, held, based_on, to.values, on)
        return held.start.id
    await require_company(run, to.company)
    await _leave(run, by, id_, based_on, on)
    kept = {"main": held.values["main"], **to.values}
    await begin(run, by, "WORKS_FOR", (held.start, End("Company", to.company)), Period(on), kept)
    return held.start.id


async def end_position(run: Run, by: Author, id_: str, based_on: int, on: date) -> str:
    """End a position and its reporting lines; gives the person's id.

    Raises:
        NotFound: there is no such position.
        Conflict: somebody else has changed it meanwhile.
        InvalidInput: the day lies before the position began.
    """
    return await _leave(run, by, id_, based_on, on)


async def report_to(run: Run, by: Author, line: ReportingLine) -> str:
    """Let a person report to another from a day on; ends the line that was; gives the person's id.

    Raises:
        NotFound: there is no such person, placeholder or company.
        InvalidInput: the line would lead round in a circle.
    """
    await require_company(run, line.company)
    below, name = await named(run, line.person)
    asked = {"person": line.person, "company": line.company, "on": line.on}
    for id_ in await run(LINES, asked):
        known = await latest(run, "REPORTS_TO", id_)
        if known.end.id == line.boss:
            return line.person
        await finish(run, by, known, known.version, max(line.on, known.period.start))
    if line.boss is None:
        return line.person
    above, above_name = await named(run, line.boss)
    if line.boss == line.person or await run(ABOVE, {**asked, "boss": line.boss}):
        raise InvalidInput(
            f"{above_name} reports to {name} already, directly or through others.",
            "End that line first.",
            ["input", "reportsToId"],
        )
    await begin(run, by, "REPORTS_TO", (below, above), Period(line.on), {"company": line.company})
    return line.person


async def require_company(run: Run, id_: str) -> str:
    """The name of a company.

    Raises:
        NotFound: there is none with that id.
    """
    name: str | None = await run(COMPANY, {"id": id_})
    if name is None:
        raise NotFound(f"There is no company with the id {id_}.", "Search for its name.")
    return name


async def _leave(run: Run, by: Author, id_: str, based_on: int, on: date) -> str:
    held = await latest(run, "WORKS_FOR", id_)
    await finish(run, by, held, based_on, on)
    for line_id in await run(LINES, {"person": held.start.id, "company": held.end.id, "on": on}):
        line = await latest(run, "REPORTS_TO", line_id)
        await finish(run, by, line, line.version, max(on, line.period.start))
    return held.start.id
