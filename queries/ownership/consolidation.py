"""Consolidation as reported beside computed parents, around a company, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.access import Viewer
from domain.ownership.parents import Consolidation, ConsolidationDisagreement, all_parents, consolidation_disagreements
from queries.ownership.effective_stakes import valid_on
from queries.ownership.ownership_graph import MEMBERS_CAP
from queries.ownership.surroundings import Above, HistoryScope, Shapes, above, members, within_limits
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import viewer_parameter


@dataclass(frozen=True, slots=True)
class ConsolidationRequest:
    """Whose reports of which date, and the different selections to shape parties and reports with.

    ``unconfirmed`` includes reports about companies that nobody controls as far as stakes are known.
    """

    company: str
    on: date
    scope: HistoryScope
    unconfirmed: bool = False
    parties: tuple[Selection, ...] = ()
    reports: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsolidationCheck:
    """Where reported and computed parents differ.

    Attributes:
        disagreements: By company, then level.
        shapes: For each selection of the request, the shape of every company and every party above it by id.
        reports: The shape of every report by company, level and parent.
    """

    disagreements: tuple[ConsolidationDisagreement, ...]
    shapes: Shapes
    reports: Mapping[Selection, Mapping[tuple[str, str, str], Shape]]


async def consolidation_check(store: Store, viewer: Viewer, request: ConsolidationRequest) -> ConsolidationCheck:
    """The reported parents, direct and ultimate, that are not the computed ones.

    Raises:
        NotFound: there is no such company.
        InvalidInput: there are more than ``MEMBERS_CAP`` parties below the company.
    """
    statement, parameters = consolidation_statement(viewer, request)
    answer = within_limits(await store.read(statement, parameters), request.company)
    reports: list[list[Any]] = answer["reports"]
    over = Above.of(answer["above"], [request.on], request.parties)
    reported = {(row[0], Consolidation(row[1]), row[2]) for row in reports}
    found = consolidation_disagreements(reported, all_parents(over.stakes[0], over.kinds))
    return ConsolidationCheck(
        tuple(one for one in found if one.computed or request.unconfirmed),
        over.shapes,
        {selection: _reports(reports, place, selection) for place, selection in enumerate(request.reports, 3)},
    )


def consolidation_statement(viewer: Viewer, request: ConsolidationRequest) -> tuple[Statement, Parameters]:
    """The statement of ``consolidation_check`` and its parameters."""
    rendering = Rendering(**viewer_parameter(viewer), cap=MEMBERS_CAP)
    report = Scope(literal("report"), {"parent": literal("parent")})
    columns = [literal("company.id, report.level, parent.id")]
    columns += [render_object(report, selection, rendering) for selection in request.reports]
    text = cypher(
        "<members> CALL (members) { UNWIND members AS company MATCH (company)-[report:CONSOLIDATED_BY]->(parent:Party)"
        " WHERE <valid> RETURN collect([company, report, parent]) AS reports }"
        " RETURN {truncated: truncated, above: <above>, reports: COLLECT { UNWIND reports AS row"
        " WITH row[0] AS company, row[1] AS report, row[2] AS parent RETURN [<columns>] }}",
        members=members(request.company, request.scope, [request.on], rendering),
        valid=valid_on(literal("report"), rendering.parameter(request.on)),
        above=above(literal("[row IN reports | row[0]]"), [request.on], request.parties, rendering),
        columns=join(", ", columns),
    )
    return assembled(text), rendering.parameters


def _reports(rows: list[list[Any]], place: int, selection: Selection) -> dict[tuple[str, str, str], Shape]:
    read = reader(selection)
    return {(row[0], row[1], row[2]): read(row[place]) for row in rows}
