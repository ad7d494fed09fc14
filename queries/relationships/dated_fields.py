"""Fields that several types of this area share: who recorded something, and words that stand for nothing known."""

from dataclasses import dataclass
from typing import ClassVar

from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared


@dataclass(frozen=True, slots=True)
class StoredOr:
    """A stored code, or another where none is stored."""

    many: ClassVar[bool] = False

    name: str
    otherwise: str | int

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        return cypher(
            "coalesce(<owner>.<name>, <otherwise>)",
            owner=scope.variable,
            name=declared(self.name),
            otherwise=rendering.parameter(self.otherwise),
        )


@dataclass(frozen=True, slots=True)
class RoleProperty:
    """A stored property of the node in a role of the scope."""

    many: ClassVar[bool] = False

    role: str
    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("<owner>.<name>", owner=scope.roles[self.role], name=declared(self.name))


@dataclass(frozen=True, slots=True)
class UserOf:
    """The colleague whose id a property holds; null if there is none."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        user = rendering.variable("u")
        return cypher(
            "head(COLLECT { MATCH (<user>:User {id: <owner>.<name>}) RETURN <shape> })",
            user=user,
            owner=scope.variable,
            name=declared(self.name),
            shape=render_object(Scope(user), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class Linked:
    """The node in a role of the scope, with the day that the field's parent is read for."""

    many: ClassVar[bool] = False

    role: str
    label: str | None = None

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        node = scope.roles[self.role]
        roles = {"on": scope.roles["on"]} if "on" in scope.roles else {}
        shape = render_object(Scope(node, roles), selected.selection, rendering)
        if self.label is None:
            return shape
        return cypher("CASE WHEN <node>:<label> THEN <shape> END", node=node, label=declared(self.label), shape=shape)


@dataclass(frozen=True, slots=True)
class Itself:
    """The same node as another type shows it."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        return render_object(scope, selected.selection, rendering)


def day_of(scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
    """The day that a field is asked for, else the day of its parent."""
    on = selected.arguments.get("as_of")
    return scope.roles["on"] if on is None else rendering.parameter(on)


def true_on(relationship: Fragment, on: Fragment) -> Fragment:
    """The predicate that a fact that users recorded is true on the day."""
    return cypher("<r>.validFrom <= <on> AND coalesce(<r>.validTo > <on>, true)", r=relationship, on=on)
