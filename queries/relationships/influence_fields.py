"""Influence of a person among those they work with, from the lines that colleagues have drawn."""

from dataclasses import dataclass
from typing import ClassVar, cast

from domain.access import RELATIONSHIPS
from domain.relationships.influence import Tie, influence_scores, standing
from queries.relationships.dated_fields import day_of, true_on
from queries.selection import Rendering, Scope, SelectedField
from queries.statement import Fragment, cypher
from queries.visibility import VIEWER, visible


@dataclass(frozen=True, slots=True)
class InfluenceOf:
    """The share of the people in the same companies that the person stands above; null: unknown, or not to be read.

    Who reports to somebody turns to them; with whom somebody's word counts, turns to them as strongly as was assessed.
    """

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        on = day_of(scope, selected, rendering)
        own, their, line = rendering.variable("w"), rendering.variable("x"), rendering.variable("r")
        company, one, other = rendering.variable("c"), rendering.variable("a"), rendering.variable("b")
        return cypher(
            "CASE WHEN <visible> THEN [<n>.id, COLLECT { MATCH (<n>)-[<own>:WORKS_FOR]->(<c>) WHERE <own_true>"
            " MATCH (<c>)<-[<their>:WORKS_FOR]-(<a>)-[<line>:INFLUENCES|REPORTS_TO]->(<b>)"
            " WHERE <their_true> AND <line_true>"
            " WITH DISTINCT <line>, <a>, <b> RETURN CASE WHEN <line>:INFLUENCES THEN [<b>.id, <a>.id, <line>.strength]"
            " ELSE [<a>.id, <b>.id, 1.0] END }] END",
            n=scope.variable,
            visible=visible(RELATIONSHIPS, VIEWER, rendering),
            own=own,
            their=their,
            line=line,
            c=company,
            a=one,
            b=other,
            own_true=true_on(own, on),
            their_true=true_on(their, on),
            line_true=true_on(line, on),
        )

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        if facts is None:
            return None
        person, rows = cast("tuple[str, list[tuple[str, str, float]]]", facts)
        return standing(influence_scores(Tie(*row) for row in rows), person)
