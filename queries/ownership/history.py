"""Stakes around a company on two dates, and stakes whose sources disagree; each in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.access import REGISTRY, Viewer
from domain.errors import InvalidInput, NotFound
from domain.ownership.records import PartyKind
from domain.ownership.stake_changes import StakeChange, stake_changes
from domain.ownership.stakes import Stake
from domain.ownership.standing import ultimate_controllers
from queries.ownership.claims_fields import sources_differ
from queries.ownership.holding_fields import STAKE_ENDS, Ends, by_size, effective, effective_end, valid_on
from queries.ownership.ownership_graph import MEMBERS_CAP
from queries.ownership.party_fields import kind_of
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import Fragment, Statement, assembled, cypher, join, literal
from queries.store import Parameters, Store
from queries.visibility import VIEWER, viewer_parameter, visible


class HistoryScope(StrEnum):
    """The companies whose stakes are looked at: the company alone, or with all that it holds through others."""

    HOLDERS = "HOLDERS"
    GROUP = "GROUP"


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
        heads: Ultimate controllers of the changed companies, before and after; empty unless asked for.
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
    answer = _within_limits(await store.read(statement, parameters), request.company)
    pairs = answer["pairs"]
    changes = stake_changes(_stakes(pairs, 0), _stakes(pairs, 1))
    above = answer["above"] or {"parties": [], "stakes": [[], []]}
    kinds = {row[0]: PartyKind(row[1]) for row in above["parties"]}
    companies = {change.company for change in changes if request.controllers}
    before, after = (
        ultimate_controllers([Stake(*row) for row in stakes], kinds, companies) for stakes in above["stakes"]
    )
    holders = 3 + len(request.companies)
    return StakeHistory(
        changes,
        (before, after),
        tuple(_shapes(pairs, 0, place, one) for place, one in enumerate(request.holders, holders)),
        tuple(_shapes(pairs, 1, place, one) for place, one in enumerate(request.companies, 3)),
        tuple(_shapes(above["parties"], 0, place, one) for place, one in enumerate(request.controllers, 2)),
    )


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
        members=_members(request.company, request.scope, days, rendering),
        first=valid_on(literal("r"), days[0]),
        second=valid_on(literal("r"), days[1]),
        above=_above(request, days, rendering) if request.controllers else literal("null"),
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
        " UNWIND members AS company <clauses> WHERE <differ> WITH * ORDER BY <order>, company.id RETURN <shape> }}",
        members=_members(request.company, request.scope, [rendering.parameter(request.on)], rendering),
        clauses=clauses,
        differ=sources_differ(holding, rendering),
        order=by_size(holding, ends.holder),
        shape=render_object(holding, request.holding, rendering),
    )
    answer = _within_limits(await store.read(assembled(text), rendering.parameters), request.company)
    return list(map(reader(request.holding), answer["rows"]))


def _members(company: str, scope: HistoryScope, days: list[Fragment], rendering: Rendering) -> Fragment:
    """Clauses that bind ``members``, what the company reaches on any of the days, and ``truncated``."""
    reach = literal("RETURN start AS n")
    if scope is HistoryScope.GROUP:
        reach = join(
            " UNION ",
            [
                cypher(
                    "MATCH (start)-[h:HOLDS*0..64]->(n:Party)"
                    " WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true)) RETURN DISTINCT n",
                    valid=valid_on(literal("r"), day),
                )
                for day in dict.fromkeys(days)
            ],
        )
    return cypher(
        "MATCH (start:Party {id: <start>}) WHERE <visible> AND start:Company"
        " CALL (start) { CALL (start) { <reach> } WITH n LIMIT $cap + 1 RETURN collect(n) AS members }"
        " WITH members[..$cap] AS members, size(members) > $cap AS truncated",
        start=rendering.parameter(company),
        visible=visible(REGISTRY, VIEWER, rendering),
        reach=reach,
    )


def _above(request: ChangesRequest, days: list[Fragment], rendering: Rendering) -> Fragment:
    """The companies of ``pairs`` with all that stands above them on any of the days, and the stakes in these by day."""
    reach = [
        cypher(
            "UNWIND pairs AS pair WITH DISTINCT pair[1] AS company MATCH (company)<-[h:HOLDS*0..64]-(n:Party)"
            " WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true)) RETURN DISTINCT n",
            valid=valid_on(literal("r"), day),
        )
        for day in dict.fromkeys(days)
    ]
    node = literal("n")
    shapes = [render_object(Scope(node), selection, rendering) for selection in request.controllers]
    clauses, holding = effective(Ends(literal("holder"), literal("m")), literal("day"), rendering)
    return cypher(
        "head(COLLECT { CALL (pairs) { <reach> } WITH collect(n) AS above"
        " RETURN {parties: [n IN above | [<parties>]], stakes: [day IN [<days>] |"
        " COLLECT { UNWIND above AS m <clauses> RETURN [holder.id, m.id, <ends>] }]} })",
        reach=join(" UNION ", reach),
        parties=join(", ", [literal("n.id"), kind_of(node), *shapes]),
        days=join(", ", days),
        clauses=clauses,
        ends=_columns(holding),
    )


def _stake_on_each(days: list[Fragment], rendering: Rendering) -> Fragment:
    """The effective stake of ``holder`` in ``company`` on each of the days, null where there is none."""
    clauses, holding = effective(Ends(literal("holder"), literal("company")), literal("day"), rendering)
    return cypher(
        "[day IN [<days>] | head(COLLECT { <clauses> RETURN [<ends>] })]",
        days=join(", ", days),
        clauses=clauses,
        ends=_columns(holding),
    )


def _columns(holding: Scope) -> Fragment:
    """The ends of an effective stake and its id, in the order of the attributes of ``Stake``."""
    ends = [effective_end(holding, name) for name in STAKE_ENDS]
    return join(", ", [*ends, cypher("<g>[0].id", g=holding.variable)])


def _within_limits(answer: dict[str, Any] | None, company: str) -> dict[str, Any]:
    if answer is None:
        raise NotFound(f"There is no company with the id {company}.", "Search for its name.")
    if answer["truncated"]:
        raise InvalidInput(
            f"More than {MEMBERS_CAP} parties stand below the company.",
            "Ask with the scope HOLDERS, or for a company further down.",
            ["scope"],
        )
    return answer


def _stakes(pairs: list[list[Any]], day: int) -> list[Stake]:
    return [Stake(row[0], row[1], *row[2][day]) for row in pairs if row[2][day] is not None]


def _shapes(rows: list[list[Any]], key: int, place: int, selection: Selection) -> dict[str, Shape]:
    read = reader(selection)
    return {row[key]: read(row[place]) for row in rows}
