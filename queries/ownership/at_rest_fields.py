"""Fields of a party that are read from what was computed for today: who controls it, what it controls, its group."""

from dataclasses import dataclass
from typing import ClassVar

from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher


@dataclass(frozen=True, slots=True)
class ControlAtRest:
    """Stored control of a party (``controllers``: over it), certain before possible, ultimate controllers first."""

    many: ClassVar[bool] = True

    controllers: bool

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        control, other = rendering.variable("k"), rendering.variable("n")
        ends = {"controller": other, "company": scope.variable}
        if not self.controllers:
            ends = {"controller": scope.variable, "company": other}
        return cypher(
            "COLLECT { MATCH (<controller>)-[<k>:CONTROLS]->(<company>) WITH <k>, <other>"
            " ORDER BY <k>.certainty, <k>.ultimate DESC, <k>.percent DESC, <other>.id RETURN <shape> }",
            **ends,
            k=control,
            other=other,
            shape=render_object(Scope(control, ends), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class UltimateParent:
    """The ultimate controller as stored; null if nobody controls the party, or a circle does."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        parent, parents = rendering.variable("n"), rendering.variable("l")
        return cypher(
            "head(COLLECT { MATCH (<parent>:Party)-[:CONTROLS {ultimate: true}]->(<party>)"
            " WITH collect(<parent>) AS <all> WHERE size(<all>) = 1"
            " UNWIND <all> AS <parent> RETURN <shape> })",
            parent=parent,
            party=scope.variable,
            all=parents,
            shape=render_object(Scope(parent), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class GroupOf:
    """The group that the party belongs to, as stored: read from the party that heads it; null if never computed."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        head = rendering.variable("n")
        return cypher(
            "head(COLLECT { MATCH (<head>:Party {id: <party>.groupHead}) RETURN <shape> })",
            head=head,
            party=scope.variable,
            shape=render_object(Scope(head, {"head": head, "member": scope.variable}), selected.selection, rendering),
        )
