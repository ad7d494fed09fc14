"""Fields of an ownership event."""

from dataclasses import dataclass
from typing import ClassVar

from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared


@dataclass(frozen=True, slots=True)
class EventParty:
    """A party that an event is about, by the relationship that names it; null if it names none."""

    many: ClassVar[bool] = False

    relationship: str

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        party = rendering.variable("n")
        return cypher(
            "head(COLLECT { MATCH (<event>)-[:<relationship>]->(<party>:Party) RETURN <shape> })",
            event=scope.variable,
            relationship=declared(self.relationship),
            party=party,
            shape=render_object(Scope(party), selected.selection, rendering),
        )
