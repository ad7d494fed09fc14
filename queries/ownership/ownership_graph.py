"""Everything the ownership rules need to know about one party's surroundings, in one statement.

The statement finds all parties that the start reaches through stakes (downwards), or that reach it (upwards), and
returns the effective stakes between them on a date, with the shapes that the API selected for parties and holdings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import LiteralString, cast

from domain.access import COMMERCIAL, REGISTRY, Viewer
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from queries.ownership.holding_fields import STAKE_ENDS, Ends, effective, effective_end, valid_on
from queries.ownership.party_fields import kind_of
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible

MEMBERS_CAP = 100_000
"""Parties of one closure that a single request computes on; beyond, the answer says that it was cut."""


class Direction(Enum):
    """Which way from the start: to what it holds, or to who holds it."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class GraphRequest:
    """What to read around a party: direction, date, and the selections to shape parties and holdings with."""

    start: str
    direction: Direction
    on: date
    parties: tuple[Selection, ...] = ()
    holdings: tuple[Selection, ...] = ()
    companies_only: bool = True


@dataclass(frozen=True, slots=True)
class OwnershipGraph:
    """Parties around a start and the effective stakes between them.

    Attributes:
        kinds: Kind of every party by id, the start included.
        accounts: Ids of those that are accounts, as far as the viewer may know.
        stakes: Effective stakes on the date; downwards also one a company for all holders outside together.
        parties: For each selection of the request, the shaped party by id.
        holdings: For each selection of the request, the shaped holding by stake id.
        truncated: True when there are more parties than ``MEMBERS_CAP``.
    """

    kinds: dict[str, PartyKind]
    accounts: frozenset[str]
    stakes: tuple[Stake, ...]
    parties: tuple[dict[str, Shape], ...]
    holdings: tuple[dict[str, Shape], ...]
    truncated: bool = False


async def ownership_graph(store: Store, viewer: Viewer, request: GraphRequest) -> OwnershipGraph | None:
    """The surroundings of the start; None if there is no such party that the viewer may see."""
    statement, parameters = ownership_graph_statement(viewer, request)
    answer = await store.read(statement, parameters)
    return None if answer is None else _graph(answer, request)


# The bound keeps a hostile graph finite; real ownership chains stay below twenty.
_REACH: dict[Direction, LiteralString] = {
    Direction.DOWN: "MATCH (start)-[h:HOLDS*0..64]->(n:Party)",
    Direction.UP: "MATCH (start)<-[h:HOLDS*0..64]-(n:Party)",
}


def ownership_graph_statement(viewer: Viewer, request: GraphRequest) -> tuple[Statement, Parameters]:
    """The statement and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer), cap=MEMBERS_CAP)
    node, other = literal("n"), literal("m")
    clauses, holding = effective(Ends(node, other), request.on, rendering)
    columns = [node + literal(".id"), kind_of(node), _is_account(node, rendering)]
    shapes = [render_object(Scope(node), selection, rendering) for selection in request.parties]
    text = cypher(
        "MATCH (start:Party {id: <start>}) WHERE <visible><companies_only>"
        " CALL (start) { <reach> WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true))"
        " WITH DISTINCT n LIMIT $cap + 1 RETURN collect(n) AS members }"
        " WITH members[..$cap] AS members, size(members) > $cap AS truncated"
        " RETURN {truncated: truncated,"
        " parties: COLLECT { UNWIND members AS n RETURN [<columns>] },"
        " stakes: COLLECT { UNWIND members AS m <clauses> RETURN <facts> }}",
        start=rendering.parameter(request.start),
        visible=visible(REGISTRY, VIEWER, rendering),
        companies_only=literal(" AND start:Company") if request.companies_only else literal(""),
        reach=literal(_REACH[request.direction]),
        valid=valid_on(literal("r"), rendering.parameter(request.on)),
        columns=join(", ", columns + shapes),
        clauses=clauses,
        facts=_facts(holding, request.holdings, rendering),
    )
    return assembled(text), rendering.parameters


def _is_account(node: Fragment, rendering: Rendering) -> Fragment:
    return cypher("(<node>:Account AND <visible>)", node=node, visible=visible(COMMERCIAL, VIEWER, rendering))


def _facts(holding: Scope, selections: tuple[Selection, ...], rendering: Rendering) -> Fragment:
    parts = [
        cypher("<h>.id, <c>.id", h=holding.roles["holder"], c=holding.roles["company"]),
        *(effective_end(holding, name) for name in STAKE_ENDS),
        cypher("<g>[0].id", g=holding.variable),
        *(render_object(holding, selection, rendering) for selection in selections),
    ]
    return cypher("[<parts>]", parts=join(", ", parts))


def _graph(answer: dict[str, list[Row]], request: GraphRequest) -> OwnershipGraph:
    rows = answer["parties"]
    kinds = {str(row[0]): PartyKind(str(row[1])) for row in rows}
    held = [row for row in answer["stakes"] if row[0] in kinds and row[1] in kinds]
    held.sort(key=_largest_first)
    stakes = [Stake(*row[:9]) for row in held]  # type: ignore[arg-type]
    return OwnershipGraph(
        kinds=kinds,
        accounts=frozenset(str(row[0]) for row in rows if row[2]),
        stakes=(*stakes, *_outside(answer["stakes"], kinds)),
        parties=tuple(_shapes(rows, 0, 3 + place, one) for place, one in enumerate(request.parties)),
        holdings=tuple(_shapes(held, 8, 9 + place, one) for place, one in enumerate(request.holdings)),
        truncated=bool(answer["truncated"]),
    )


def _largest_first(row: Row) -> tuple[float, str, str]:
    return -cast("float", -1.0 if row[3] is None else row[3]), str(row[0]), str(row[1])


def _outside(rows: list[Row], kinds: Mapping[str, PartyKind]) -> Iterator[Stake]:
    """One stake a company for all holders outside the graph together, at least as large as they disclose."""
    total: dict[str, float] = {}
    for holder, company, low, *_ in rows:
        if holder not in kinds and low:
            total[str(company)] = total.get(str(company), 0.0) + cast("float", low)
    for company, low in total.items():
        yield Stake(f"outside {company}", company, low, low)


def _shapes(rows: list[Row], key: int, place: int, selection: Selection) -> dict[str, Shape]:
    read = reader(selection)
    return {str(row[key]): read(cast("Row", row[place])) for row in rows}
