"""Clauses that several questions about a company's surroundings share: what is below it, and what stands above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from domain.access import REGISTRY
from domain.errors import InvalidInput, NotFound
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from queries.ownership.effective_stakes import STAKE_ENDS, Ends, effective, effective_end, row_by_row, valid_on
from queries.ownership.ownership_graph import MEMBERS_CAP
from queries.ownership.party_fields import kind_of
from queries.selection import Rendering, Scope, Selection, Shape, reader, render_object
from queries.statement import Fragment, cypher, join, literal
from queries.visibility import VIEWER, visible


class HistoryScope(StrEnum):
    """The companies whose stakes are looked at: the company alone, or with all that it holds through others."""

    HOLDERS = "HOLDERS"
    GROUP = "GROUP"


def members(company: str, scope: HistoryScope, days: Sequence[date], rendering: Rendering) -> Fragment:
    """Clauses that bind ``members``, what the company reaches on any of the days, and ``truncated``.

    They need the parameter ``cap`` to be ``MEMBERS_CAP``.
    """
    reach = literal("RETURN start AS n")
    if scope is HistoryScope.GROUP:
        reach = cypher(
            "UNWIND <days> AS day MATCH (start)-[h:HOLDS*0..64]->(n:Party)"
            " WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true)) RETURN DISTINCT n",
            days=_each(days, rendering),
            valid=valid_on(literal("r"), _DAY),
        )
    return cypher(
        "MATCH (start:Party {id: <start>}) WHERE <visible> AND start:Company"
        " CALL (start) { CALL (start) { <reach> } WITH n LIMIT $cap + 1 RETURN collect(n) AS members }"
        " WITH members[..$cap] AS members, size(members) > $cap AS truncated",
        start=rendering.parameter(company),
        visible=visible(REGISTRY, VIEWER, rendering),
        reach=reach,
    )


def above(companies: Fragment, days: Sequence[date], shapes: Sequence[Selection], rendering: Rendering) -> Fragment:
    """The listed companies with all that stands above them on any of the days, and the stakes in these by day.

    The clauses for all days and selections stand once: what takes long to plan is their number.
    """
    node = literal("n")
    clauses, holding = effective(Ends(literal("holder"), literal("m")), _DAY, rendering)
    row = cypher(
        "[day = <last>, holder.id, m.id, <ends>]", last=rendering.parameter(days[-1]), ends=stake_columns(holding)
    )
    return cypher(
        "head(COLLECT { WITH <companies> AS companies CALL (companies) {"
        " UNWIND <days> AS day UNWIND companies AS company WITH DISTINCT day, company"
        " MATCH (company)<-[h:HOLDS*0..64]-(n:Party) WHERE all(r IN h WHERE <valid> AND coalesce(r.direct, true))"
        " RETURN collect(DISTINCT n) AS above }"
        " RETURN {parties: [n IN above | [<parties>]], stakes: COLLECT {"
        " UNWIND <days> AS day UNWIND above AS m <stakes> RETURN row }} })",
        companies=companies,
        days=_each(days, rendering),
        valid=valid_on(literal("r"), _DAY),
        parties=join(
            ", ", [literal("n.id"), kind_of(node), *(render_object(Scope(node), one, rendering) for one in shapes)]
        ),
        stakes=row_by_row(literal("day, m"), clauses, row),
    )


_DAY = literal("day")


def _each(days: Sequence[date], rendering: Rendering) -> Fragment:
    """The list of the different days."""
    return cypher("[<days>]", days=join(", ", [rendering.parameter(day) for day in dict.fromkeys(days)]))


def stake_columns(holding: Scope) -> Fragment:
    """The ends of an effective stake and its id, in the order of the attributes of ``Stake``."""
    ends = [effective_end(holding, name) for name in STAKE_ENDS]
    return join(", ", [*ends, cypher("<g>[0].id", g=holding.variable)])


def within_limits(answer: dict[str, Any] | None, company: str) -> dict[str, Any]:
    """The answer of a statement with ``members``.

    Raises:
        NotFound: there is no such company.
        InvalidInput: there are more than ``MEMBERS_CAP`` parties below the company.
    """
    if answer is None:
        raise NotFound(f"There is no company with the id {company}.", "Search for its name.")
    if answer["truncated"]:
        raise InvalidInput(
            f"More than {MEMBERS_CAP} parties stand below the company.",
            "Ask with the scope HOLDERS, or for a company further down.",
            ["scope"],
        )
    return answer


@dataclass(frozen=True, slots=True)
class Above:
    """What ``above`` gave.

    Attributes:
        kinds: Kind of every party.
        stakes: The effective stakes in them on the first of the days, and on the last.
        shapes: For each selection, the shape of every party by id.
    """

    kinds: dict[str, PartyKind]
    stakes: tuple[tuple[Stake, ...], tuple[Stake, ...]]
    shapes: "Shapes"

    @classmethod
    def of(cls, answer: dict[str, Any], days: Sequence[date], shapes: Sequence[Selection]) -> "Above":
        """The answer for the days and the selections that were asked for."""
        parties = answer["parties"]
        last = tuple(Stake(*row) for is_last, *row in answer["stakes"] if is_last)
        first = tuple(Stake(*row) for is_last, *row in answer["stakes"] if not is_last)
        return cls(
            {row[0]: PartyKind(row[1]) for row in parties},
            (last if days[0] == days[-1] else first, last),
            {selection: shapes_by_id(parties, place, selection) for place, selection in enumerate(shapes, 2)},
        )


Shapes = Mapping[Selection, Mapping[str, Shape]]
"""For each selection, the shape of every party by id."""


def shapes_by_id(rows: Sequence[Sequence[Any]], place: int, selection: Selection) -> dict[str, Shape]:
    """The shapes at one place of the rows, by the id that leads each."""
    read = reader(selection)
    return {row[0]: read(row[place]) for row in rows}
