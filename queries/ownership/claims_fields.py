"""What every source itself says of a stake, whether sources disagree, and consolidation as reported.

``domain.ownership.effective.disagreements`` states the rule of disagreement in Python; a test holds both equal.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.ownership.effective import ROUNDING
from queries.ownership.effective_stakes import stake_ends, stated_ends, valid_on
from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared, literal


@dataclass(frozen=True, slots=True)
class AssertionsOf:
    """Every assertion of the pair that is valid on the date, those of the effective source first."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        one = rendering.variable("x")
        return cypher(
            "[<x> IN <all> | <shape>]",
            x=one,
            all=scope.roles["all"],
            shape=render_object(Scope(one, {"group": scope.variable}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class ExactShare:
    """The exact percentage of one assertion, null for a band or an undisclosed share."""

    many: ClassVar[bool] = False

    low: str
    high: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher(
            "CASE WHEN <x>.<low> = <x>.<high> THEN <x>.<low> END",
            x=scope.variable,
            low=declared(self.low),
            high=declared(self.high),
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """Whether the assertion is part of the effective stake."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("<x> IN <g>", x=scope.variable, g=scope.roles["group"])


def sources_differ(scope: Scope, rendering: Rendering) -> Fragment:
    """The predicate that two sources of the pair say what cannot both be true.

    They do if the most that one says at least is above the least that one says at most: of the share, or of the votes
    among the sources that give them.
    """
    parts = rendering.variable("p")
    return cypher(
        "CASE WHEN all(x IN <all> WHERE x.source = <all>[0].source) THEN false ELSE head(COLLECT {"
        " UNWIND <all> AS x WITH x.source AS source, collect(x) AS said WITH source, <stated> AS <parts>"
        " WITH <ends> AS e RETURN coalesce(max(e[0]) > min(coalesce(e[1], 100.0)) + <rounding>, false)"
        " OR coalesce(max(e[2]) > min(CASE WHEN e[2] IS NOT NULL THEN coalesce(e[3], 100.0) END) + <rounding>, false)"
        " }) END",
        all=scope.roles["all"],
        stated=stated_ends(literal("said")),
        parts=parts,
        ends=stake_ends(parts),
        rounding=rendering.parameter(ROUNDING),
    )


@dataclass(frozen=True, slots=True)
class SourcesDiffer:
    """Whether sources of the pair disagree on the date."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        return sources_differ(scope, rendering)


@dataclass(frozen=True, slots=True)
class ConsolidatedBy:
    """The parents that consolidate the company as reported and valid on the date ``as_of``, direct ones first."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        on = selected.arguments["as_of"]
        assert isinstance(on, date)  # noqa: S101 - the API fills in today
        tie, parent = rendering.variable("t"), rendering.variable("p")
        return cypher(
            "COLLECT { MATCH (<company>)-[<t>:CONSOLIDATED_BY]->(<p>:Party) WHERE <valid>"
            " WITH <t>, <p> ORDER BY <t>.level, <t>.source, <p>.name, <p>.id RETURN <shape> }",
            company=scope.variable,
            t=tie,
            p=parent,
            valid=valid_on(tie, rendering.parameter(on)),
            shape=render_object(Scope(tie, {"parent": parent}), selected.selection, rendering),
        )
