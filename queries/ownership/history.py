"""Stakes around a company on two dates, and stakes whose sources disagree; each in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.access import Viewer
from domain.ownership.parents import Parents, all_parents
from domain.ownership.stake_changes import StakeChange, stake_changes
from domain.ownership.stakes import Stake
from queries.ownership.claims_fields import sources_differ
from queries.ownership.effective_stakes import Ends, by_size, effective, row_by_row, valid_on
from queries.ownership.ownership_graph import MEMBERS_CAP
from queries.ownership.surroundings import (
    Above,
    HistoryScope,
    above,
    members,
    shapes_by_id,
    stake_columns,
    within_limits,
)
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import viewer_parameter


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """Changes between two dates, and the selections to shape holders, companies and ultimate controllers with."""

    company: str
    before: date
    after: date
    scope: HistoryScope = HistoryScope.GROUP
    holders: tuple[Selection, ...] = ()
    companies: tuple[Selection, ...] = ()
    controllers: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class StakeHistory:
    """What changed around a company.

    Attributes:
        changes: The changed stakes, the largest movement first.
        heads: Ultimate controllers of controlled companies, before and after; empty unless asked for.
        holders: For each selection of the request, the shape of every holder by id.
        companies: The same of every company.
        controllers: The same of every party that may be an ultimate controller.
    """

    changes: tuple[StakeChange, ...]
    heads: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]
    holders: tuple[Mapping[str, Shape], ...]
    companies: tuple[Mapping[str, Shape], ...]
    controllers: tuple[Mapping[str, Shape], ...]


async def stake_history(store: Store, viewer: Viewer, request: ChangesRequest) -> StakeHistory:
    """The stakes that differ between the two dates.

    Raises:
        NotFound: there is no such company.
        InvalidInput: there are more than ``MEMBERS_CAP`` parties below the company.
    """
    statement, parameters = changes_statement(viewer, request)
    answer = within_limits(await store.read(statement, parameters), request.company)
    pairs = answer["pairs"]
    changes = stake_changes(_stakes(pairs, 0), _stakes(pairs, 1))
    over = Above.of(answer["above"] or _NOTHING_ABOVE, request.controllers)
    before, after = (all_parents(stakes, over.kinds) for stakes in over.stakes)
    holders = 3 + len(request.companies)
    return StakeHistory(
        changes,
        (_ultimate(before), _ultimate(after)),
        tuple(shapes_by_id(pairs, 0, place, one) for place, one in enumerate(request.holders, holders)),
        tuple(shapes_by_id(pairs, 1, place, one) for place, one in enumerate(request.companies, 3)),
        over.shapes,
    )


_NOTHING_ABOVE: dict[str, Any] = {"parties": [], "stakes": [[], []]}


def _ultimate(parents: Mapping[str, Parents]) -> dict[str, tuple[str, ...]]:
    return {company: one.ultimate for company, one in parents.items()}


def changes_statement(viewer: Viewer, request: ChangesRequest) -> tuple[Statement, Parameters]:
    """The statement of ``stake_history`` and its parameters.

    Only pairs with an assertion that is valid on one of the dates and not on the other can have changed.
    """
    rendering = Rendering(**viewer_parameter(viewer), cap=MEMBERS_CAP)
    holder, company = literal("holder"), literal("company")
    days = [rendering.parameter(request.before), rendering.parameter(request.after)]
    pair = [literal("holder.id, company.id"), _stake_on_each(days, rendering)]
    pair += [render_object(Scope(company), selection, rendering) for selection in request.companies]
    pair += [render_object(Scope(holder), selection, rendering) for selection in request.holders]
    text = cypher(
        "<members> CALL (members) { UNWIND members AS company MATCH (holder:Party)-[r:HOLDS]->(company)"
        " WHERE coalesce(r.direct, true) AND (<first>) <> (<second>)"
        " WITH DISTINCT holder, company RETURN collect([holder, company]) AS pairs }"
        " RETURN {truncated: truncated, above: <above>,"
        " pairs: COLLECT { UNWIND pairs AS pair WITH pair[0] AS holder, pair[1] AS company RETURN [<pair>] }}",
        members=members(request.company, request.scope, days, rendering),
        first=valid_on(literal("r"), days[0]),
        second=valid_on(literal("r"), days[1]),
        above=above(literal("[pair IN pairs | pair[1]]"), days, request.controllers, rendering)
        if request.controllers
        else literal("null"),
        pair=join(", ", pair),
    )
    return assembled(text), rendering.parameters


@dataclass(frozen=True, slots=True)
class DisagreementsRequest:
    """Whose disagreements of which date, and what to show of each holding."""

    company: str
    on: date
    scope: HistoryScope
    holding: Selection


async def disagreements(store: Store, viewer: Viewer, request: DisagreementsRequest) -> list[Shape]:
    """The holdings whose sources say what cannot both be true on the date, largest first, in the selection's shape.

    Raises:
        NotFound: there is no such company.
        InvalidInput: there are more than ``MEMBERS_CAP`` parties below the company.
    """
    rendering = Rendering(**viewer_parameter(viewer), cap=MEMBERS_CAP)
    ends = Ends(literal("holder"), literal("company"))
    clauses, holding = effective(ends, request.on, rendering)
    text = cypher(
        "<members> RETURN {truncated: truncated, rows: COLLECT {"
        " UNWIND members AS company CALL (company) { <clauses> WHERE <differ> RETURN holder, <holding> }"
        " WITH * ORDER BY <order>, company.id RETURN <shape> }}",
        members=members(request.company, request.scope, [rendering.parameter(request.on)], rendering),
        clauses=clauses,
        holding=join(", ", [holding.variable, holding.roles["all"], holding.roles["ends"]]),
        differ=sources_differ(holding, rendering),
        order=by_size(holding, ends.holder),
        shape=render_object(holding, request.holding, rendering),
    )
    answer = within_limits(await store.read(assembled(text), rendering.parameters), request.company)
    return list(map(reader(request.holding), answer["rows"]))


def _stake_on_each(days: list[Fragment], rendering: Rendering) -> Fragment:
    """The effective stake of ``holder`` in ``company`` on each of the days, null where there is none."""
    ends = Ends(literal("holder"), literal("company"))
    return cypher("[<stakes>]", stakes=join(", ", [_stake_on(day, ends, rendering) for day in days]))


def _stake_on(day: Fragment, ends: Ends, rendering: Rendering) -> Fragment:
    clauses, holding = effective(ends, day, rendering)
    row = cypher("[<ends>]", ends=stake_columns(holding))
    both = join(", ", [ends.holder, ends.company])
    return cypher("head(COLLECT { <stake> RETURN row })", stake=row_by_row(both, clauses, row))


def _stakes(pairs: list[list[Any]], day: int) -> list[Stake]:
    return [Stake(row[0], row[1], *row[2][day]) for row in pairs if row[2][day] is not None]
