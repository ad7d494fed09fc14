"""Lines of influence and conflict between the stakeholders of a map."""

from dataclasses import dataclass
from datetime import date

from domain.errors import Conflict, InvalidInput
from domain.relationships.periods import Period
from queries.relationships.dated import End, begin, change, finish, latest
from queries.relationships.people import named
from queries.relationships.power_maps import placed, take_map
from queries.statement import statement
from queries.store import Run
from queries.submissions import Author

SAME_LINE = statement(
    "MATCH (m:PowerMap {id: $map})-[:PLACES]->(a {id: $start}) WITH DISTINCT m, a"
    " MATCH (a)-[l:INFLUENCES|CONFLICTS_WITH]-(b {id: $end}) WHERE l.map = m.id AND type(l) = $type"
    " AND coalesce(l.validTo > $on, true) AND coalesce(l.validTo > l.validFrom, true)"
    " AND (startNode(l) = a OR type(l) = 'CONFLICTS_WITH') RETURN count(l)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one stakeholder to another, by their ids; ``strength`` is above 0, at most 1."""

    map: str
    start: str
    end: str
    strength: float
    conflict: bool
    evidence: str | None
    on: date

    @property
    def type(self) -> str:
        """The relationship type that stores it."""
        return line_type(self.conflict)


def line_type(conflict: bool) -> str:
    """The relationship type of a line."""
    return "CONFLICTS_WITH" if conflict else "INFLUENCES"


async def connect(run: Run, by: Author, line: Line) -> str:
    """Draw a line; gives the map's id.

    Raises:
        NotFound: there is no such map or stakeholder.
        InvalidInput: both ends are one, one is not on the map, or the strength is no share.
        Conflict: there is such a line already.
    """
    await take_map(run, line.map)
    require_strength(line.strength)
    if line.start == line.end:
        raise InvalidInput("Nobody influences themselves.", "Choose another stakeholder.", ["input", "to"])
    ends = await _on_map(run, line, line.start, "from"), await _on_map(run, line, line.end, "to")
    same = {"map": line.map, "start": line.start, "end": line.end, "type": line.type, "on": line.on}
    if await run(SAME_LINE, same):
        raise Conflict("There is such a line already.", "Change that one with `changeInfluence`.")
    facts = {"map": line.map, "strength": line.strength, "evidence": line.evidence}
    await begin(run, by, line.type, ends, Period(line.on), facts)
    return line.map


@dataclass(frozen=True, slots=True)
class LineChange:
    """What is to change of a line of a type; ``based_on`` is the version that was looked at."""

    id: str
    conflict: bool
    based_on: int
    on: date


async def change_line(run: Run, by: Author, what: LineChange, strength: float, evidence: str | None) -> str:
    """Change how strong a line is from the day on; gives the map's id.

    Raises:
        NotFound: there is no such line.
        InvalidInput: the strength is no share, or the day lies before the line began.
        Conflict: somebody else has changed it meanwhile.
    """
    require_strength(strength)
    line = await latest(run, line_type(what.conflict), what.id)
    map_ = str(line.values["map"])
    await take_map(run, map_)
    await change(run, by, line, what.based_on, {"strength": strength, "evidence": evidence}, what.on)
    return map_


async def disconnect(run: Run, by: Author, what: LineChange) -> str:
    """End a line on the day; gives the map's id.

    Raises:
        NotFound: there is no such line.
        Conflict: somebody else has changed it meanwhile.
        InvalidInput: the day lies before the line began.
    """
    line = await latest(run, line_type(what.conflict), what.id)
    map_ = str(line.values["map"])
    await take_map(run, map_)
    await finish(run, by, line, what.based_on, what.on)
    return map_


async def _on_map(run: Run, line: Line, id_: str, side: str) -> End:
    end, name = await named(run, id_)
    if await placed(run, line.map, id_, line.on) is None:
        raise InvalidInput(f"{name} is not on the map.", "Place them first.", ["input", side])
    return end


def require_strength(strength: float) -> None:
    """Return if a strength is above 0 and at most 1.

    Raises:
        InvalidInput: it is not.
    """
    if not 0 < strength <= 1:
        raise InvalidInput(f"A strength of {strength} is no share.", "Give above 0 to 1.", ["input", "strength"])
