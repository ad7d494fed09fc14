"""How far a company is covered: the facts in the statement that reads the company, the rule after it."""

from dataclasses import dataclass
from typing import ClassVar, cast

from domain.access import RELATIONSHIPS
from domain.relationships.coverage import Coverage, CoverageFacts, Potential, coverage
from domain.relationships.triangle import Seat, SeatRole
from queries.relationships.dated_fields import day_of, true_on
from queries.relationships.map_fields import PLACEMENT_FACTS, placement_of
from queries.selection import Rendering, Scope, SelectedField, Selection, Shape, slotted
from queries.statement import Fragment, cypher
from queries.visibility import VIEWER, visible


@dataclass(frozen=True, slots=True)
class CoverageRead:
    """What is known of our business and relationships with a company; null to those who may not know, and of others."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        on = day_of(scope, selected, rendering)
        relation, end, map_ = rendering.variable("r"), rendering.variable("e"), rendering.variable("m")
        return cypher(
            "CASE WHEN <n>:Company AND <visible> THEN [<n>:Account,"
            " EXISTS { (<n>)<-[<r>:WORKS_FOR]-(:Contact) WHERE <true> }"
            " OR EXISTS { (<n>)<-[<r>:SERVES]-() WHERE <true> },"
            " <n>.potentialAmount, <n>.potentialCurrency,"
            " COLLECT { MATCH (<n>)<-[<r>:SERVES]-(<e>:User) WHERE <true> AND <r>.role IN ['AR', 'SR', 'FR']"
            " RETURN [<e>.id, <r>.role, coalesce(<e>.active, false)] },"
            " COLLECT { MATCH (<n>)<-[:MAPS]-(<m>:PowerMap)-[<r>:PLACES]->(<e>) WHERE <true> RETURN <place> }] END",
            n=scope.variable,
            r=relation,
            e=end,
            m=map_,
            true=true_on(relation, on),
            visible=visible(RELATIONSHIPS, VIEWER, rendering),
            place=cypher(PLACEMENT_FACTS, s=end, p=relation),
        )


@dataclass(frozen=True, slots=True)
class CoverageOf(CoverageRead):
    """The coverage of a company."""

    def ruled(self, facts: object, selected: SelectedField) -> object:
        found = coverage_of(facts)
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        return None if found is None else coverage_shape(found, selected.selection)


def coverage_of(row: object) -> Coverage | None:
    """The coverage that follows from what ``CoverageRead`` gives; None of null."""
    if row is None:
        return None
    account, lead, amount, currency, seats, places = cast("list[object]", row)
    potential = None
    if isinstance(amount, int) and isinstance(currency, str):
        potential = Potential(amount, currency)
    facts = CoverageFacts(
        customer=account is True,
        lead=lead is True,
        seats=tuple(
            Seat(user, SeatRole(role), active) for user, role, active in cast("list[tuple[str, str, bool]]", seats)
        ),
        placements=tuple(map(placement_of, cast("list[list[object]]", places))),
        potential=potential,
    )
    return coverage(facts)


def coverage_shape(found: Coverage, selection: Selection) -> Shape:
    """The coverage as selected."""
    values = {
        "commercial": found.commercial.value,
        "relationship": found.relationship.value,
        "triangle_complete": found.triangle_complete,
        "score": found.score,
        "gaps": [gap.value for gap in found.gaps],
    }
    return slotted(selection, values)
