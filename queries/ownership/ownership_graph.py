"""Everything the ownership rules need to know about one party's surroundings, in one statement.

The statement finds all parties that the start, or who acts in concert with it, reaches through stakes and appointments
(downwards), or that reach it (upwards), and returns the effective stakes between them on a date, their appointments
and concerts, with the shapes that the API selected for parties and holdings.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import LiteralString, cast

from domain.access import COMMERCIAL, REGISTRY, Viewer
from domain.ownership.arrangements import Appointment, Arrangements, concerts
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from queries.ownership.effective_stakes import Ends, effective, row_by_row, valid_on
from queries.ownership.party_fields import kind_of
from queries.selection import Rendering, Row, Scope, Selection, Shape, reader, render_object
from queries.statement import REMEMBERED, Fragment, Statement, assembled, cypher, join, literal
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
        arrangements: Appointments and concerts on the date.
        parties: For each selection of the request, the shaped party by id.
        holdings: For each selection of the request, the shaped holding by stake id.
        truncated: True when there are more parties than ``MEMBERS_CAP``.
    """

    kinds: dict[str, PartyKind]
    accounts: frozenset[str]
    stakes: tuple[Stake, ...]
    arrangements: Arrangements
    parties: tuple[dict[str, Shape], ...]
    holdings: tuple[dict[str, Shape], ...]
    truncated: bool = False


async def ownership_graph(store: Store, viewer: Viewer, request: GraphRequest) -> OwnershipGraph | None:
    """The surroundings of the start; None if there is no such party that the viewer may see."""
    prepared = _prepared(request.direction, request.on, request.companies_only, request.parties, request.holdings)
    parameters = {**prepared.parameters, **viewer_parameter(viewer), "start": request.start}
    answer = await store.read(prepared.statement, parameters)
    return None if answer is None else _graph(answer, prepared)


# The bound keeps a hostile graph finite; real ownership chains stay below twenty.
_REACH: dict[Direction, LiteralString] = {
    Direction.DOWN: "MATCH (start)-[w:ACTS_WITH*0..8]-(one) WHERE all(r IN w WHERE <valid>) WITH DISTINCT one"
    " MATCH (one)-[h:HOLDS|APPOINTS*0..64]->(n:Party)",
    Direction.UP: "MATCH (start)<-[h:HOLDS|APPOINTS*0..64]-(n:Party)",
}


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The statement of one kind of request, the parameters that are the same each time, and how to read its rows."""

    statement: Statement
    parameters: Parameters
    parties: list[Callable[[Row], Shape]]
    holdings: list[Callable[[Row], Shape]]


@lru_cache(maxsize=REMEMBERED)
def _prepared(
    direction: Direction,
    on: date,
    companies_only: bool,
    parties: tuple[Selection, ...],
    holdings: tuple[Selection, ...],
) -> _Prepared:
    rendering = Rendering(cap=MEMBERS_CAP)
    node, other = literal("n"), literal("m")
    clauses, holding = effective(Ends(node, other), on, rendering)
    columns = [node + literal(".id"), kind_of(node), _is_account(node, rendering)]
    shapes = [render_object(Scope(node), selection, rendering) for selection in parties]
    valid = valid_on(literal("r"), rendering.parameter(on))
    text = cypher(
        "MATCH (start:Party {id: $start}) WHERE <visible><companies_only>"
        " CALL (start) { <reach> WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true))"
        " WITH DISTINCT n LIMIT $cap + 1 RETURN collect(n) AS members }"
        " WITH members[..$cap] AS members, size(members) > $cap AS truncated"
        " RETURN {truncated: truncated,"
        " parties: COLLECT { UNWIND members AS n RETURN [<columns>] },"
        " stakes: COLLECT { UNWIND members AS m <stakes> RETURN row },"
        " ties: COLLECT { UNWIND members AS m MATCH (m)-[r:APPOINTS|ACTS_WITH]->(o:Party) WHERE <valid>"
        " RETURN [r:APPOINTS, m.id, o.id, r.reason] }}",
        visible=visible(REGISTRY, VIEWER, rendering),
        companies_only=literal(" AND start:Company") if companies_only else literal(""),
        reach=cypher(_REACH[direction], valid=valid),
        valid=valid,
        columns=join(", ", columns + shapes),
        stakes=row_by_row(other, clauses, _facts(holding, holdings, rendering)),
    )
    return _Prepared(assembled(text), rendering.parameters, list(map(reader, parties)), list(map(reader, holdings)))


def _is_account(node: Fragment, rendering: Rendering) -> Fragment:
    return cypher("(<node>:Account AND <visible>)", node=node, visible=visible(COMMERCIAL, VIEWER, rendering))


def _facts(holding: Scope, selections: tuple[Selection, ...], rendering: Rendering) -> Fragment:
    parts = [
        cypher("<h>.id, <c>.id", h=holding.roles["holder"], c=holding.roles["company"]),
        holding.roles["ends"],
        cypher("<g>[0].id", g=holding.variable),
        *(render_object(holding, selection, rendering) for selection in selections),
    ]
    return cypher("[<parts>]", parts=join(", ", parts))


def _graph(answer: dict[str, list[Row]], prepared: _Prepared) -> OwnershipGraph:
    rows, stakes = answer["parties"], answer["stakes"]
    kinds = {cast("str", row[0]): _KINDS[row[1]] for row in rows}
    held = [row for row in stakes if row[0] in kinds and row[1] in kinds]
    within = [Stake(row[0], row[1], *row[2], row[3]) for row in held]  # type: ignore[misc, arg-type, call-arg]
    return OwnershipGraph(
        kinds=kinds,
        accounts=frozenset(cast("str", row[0]) for row in rows if row[2]),
        stakes=(*within, *(_outside(stakes, kinds) if len(held) < len(stakes) else ())),
        arrangements=_arrangements(answer["ties"], kinds),
        parties=tuple(_shapes(rows, 0, place, read) for place, read in enumerate(prepared.parties, 3)),
        holdings=tuple(_shapes(held, 3, place, read) for place, read in enumerate(prepared.holdings, 4)),
        truncated=bool(answer["truncated"]),
    )


def _arrangements(ties: list[Row], kinds: Mapping[str, PartyKind]) -> Arrangements:
    """The appointments and concerts among the parties."""
    among = [
        (row[0], str(row[1]), str(row[2]), str(row[3] or "")) for row in ties if row[1] in kinds and row[2] in kinds
    ]
    return Arrangements(
        tuple(Appointment(*ends) for appoints, *ends in among if appoints),
        concerts((one, other) for appoints, one, other, _ in among if not appoints),
    )


_KINDS: Mapping[object, PartyKind] = {kind.value: kind for kind in PartyKind}


def _outside(rows: list[Row], kinds: Mapping[str, PartyKind]) -> Iterator[Stake]:
    """One stake a company for all holders outside the graph together, at least as large as they disclose."""
    total: dict[str, float] = {}
    for row in rows:
        low = cast("list[float | None]", row[2])[0]
        if row[0] not in kinds and low:
            company = cast("str", row[1])
            total[company] = total.get(company, 0.0) + low
    for company, low in total.items():
        yield Stake(f"outside {company}", company, low, low)


def _shapes(rows: list[Row], key: int, place: int, read: Callable[[Row], Shape]) -> dict[str, Shape]:
    return {cast("str", row[key]): read(cast("Row", row[place])) for row in rows}
