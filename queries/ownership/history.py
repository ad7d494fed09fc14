"""Stakes around a company on two dates, and stakes whose sources disagree; each in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.access import Viewer
from domain.ownership.parents import Parents, all_parents
from domain.ownership.stake_changes import StakeChange, stake_changes
from queries.ownership.claims_fields import sources_differ
from queries.ownership.effective_stakes import Ends, by_size, effective, valid_on
from queries.ownership.ownership_graph import MEMBERS_CAP
from queries.ownership.surroundings import (
    Above,
    HistoryScope,
    Shapes,
    above,
    members,
    within_limits,
)
from queries.selection import Rendering, Selection, Shape, reader, render_object
from queries.statement import Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import viewer_parameter


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """Changes between two dates, and the different selections to shape holders, companies and controllers with."""

    company: str
    before: date
    after: date
    scope: HistoryScope = HistoryScope.GROUP
    parties: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class StakeHistory:
    """What changed around a company.

    Attributes:
        changes: The changed stakes, the largest movement first.
        heads: Ultimate controllers of controlled companies, before and after.
        shapes: For each selection of the request, the shape of every party by id.
    """

    changes: tuple[StakeChange, ...]
    heads: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]
    shapes: Shapes


async def stake_history(store: Store, viewer: Viewer, request: ChangesRequest) -> StakeHistory:
    """The stakes that differ between the two dates.

    Raises:
        NotFound: there is no such company.
        InvalidInput: there are more than ``MEMBERS_CAP`` parties below the company.
    """
    statement, parameters = changes_statement(viewer, request)
    answer = within_limits(await store.read(statement, parameters), request.company)
    over = Above.of(answer["above"], (request.before, request.after), request.parties)
    pairs = {(holder, company) for holder, company in answer["pairs"]}
    was, now = ([one for one in stakes if (one.holder, one.company) in pairs] for stakes in over.stakes)
    before, after = (all_parents(stakes, over.kinds) for stakes in over.stakes)
    return StakeHistory(stake_changes(was, now), (_ultimate(before), _ultimate(after)), over.shapes)


def _ultimate(parents: Mapping[str, Parents]) -> dict[str, tuple[str, ...]]:
    return {company: one.ultimate for company, one in parents.items()}


def changes_statement(viewer: Viewer, request: ChangesRequest) -> tuple[Statement, Parameters]:
    """The statement of ``stake_history`` and its parameters.

    Only pairs with an assertion that is valid on one of the dates and not on the other can have changed.
    """
    rendering = Rendering(**viewer_parameter(viewer), cap=MEMBERS_CAP)
    days = (request.before, request.after)
    text = cypher(
        "<members> CALL (members) { UNWIND members AS company MATCH (holder:Party)-[r:HOLDS]->(company)"
        " WHERE coalesce(r.direct, true) AND (<first>) <> (<second>)"
        " WITH DISTINCT holder, company RETURN collect([holder, company]) AS pairs }"
        " RETURN {truncated: truncated, above: <above>, pairs: [pair IN pairs | [pair[0].id, pair[1].id]]}",
        members=members(request.company, request.scope, days, rendering),
        first=valid_on(literal("r"), rendering.parameter(request.before)),
        second=valid_on(literal("r"), rendering.parameter(request.after)),
        above=above(literal("[pair IN pairs | pair[1]]"), days, request.parties, rendering),
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
        members=members(request.company, request.scope, [request.on], rendering),
        clauses=clauses,
        holding=join(", ", [holding.variable, holding.roles["all"], holding.roles["ends"]]),
        differ=sources_differ(holding, rendering),
        order=by_size(holding, ends.holder),
        shape=render_object(holding, request.holding, rendering),
    )
    answer = within_limits(await store.read(assembled(text), rendering.parameters), request.company)
    return list(map(reader(request.holding), answer["rows"]))
