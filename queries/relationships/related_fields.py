"""Lists of the nodes that a node is related to, in a declared order."""

from dataclasses import dataclass
from typing import ClassVar

from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared, join, literal


@dataclass(frozen=True, slots=True)
class Related:
    """The nodes of a label at the other end of a relationship, ordered by properties; those without one come last.

    Attributes:
        outgoing: Whether the relationship leads to them.
        descending: The largest first.
    """

    many: ClassVar[bool] = True

    relationship: str
    label: str
    order: tuple[str, ...] = ("name", "id")
    outgoing: bool = False
    descending: bool = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        node = rendering.variable("n")
        return cypher(
            "COLLECT { MATCH <pattern> WITH <node> ORDER BY <order> RETURN <shape> }",
            pattern=self._pattern(scope, node),
            node=node,
            order=self._ordered(node),
            shape=render_object(_below(scope, node), selected.selection, rendering),
        )

    def _pattern(self, scope: Scope, node: Fragment) -> Fragment:
        parts = {"owner": scope.variable, "type": declared(self.relationship), "node": node}
        parts["label"] = declared(self.label)
        if self.outgoing:
            return cypher("(<owner>)-[:<type>]->(<node>:<label>)", **parts)
        return cypher("(<owner>)<-[:<type>]-(<node>:<label>)", **parts)

    def _ordered(self, node: Fragment) -> Fragment:
        direction = literal(" DESC" if self.descending else "")
        return join(
            ", ",
            [cypher("<n>.<name><way>", n=node, name=declared(name), way=direction) for name in self.order],
        )


@dataclass(frozen=True, slots=True)
class OnlyRelated(Related):
    """The one node at the other end; null if there is none."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        return cypher("head(<all>)", all=Related.render(self, scope, selected, rendering))


@dataclass(frozen=True, slots=True)
class InChargeOf:
    """The colleague who is to do an action or task on the day of the parent; null if nobody is."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        charge, user = rendering.variable("c"), rendering.variable("u")
        return cypher(
            "head(COLLECT { MATCH (<owner>)<-[<c>:IN_CHARGE]-(<u>:User) WHERE <c>.validTo IS NULL RETURN <shape> })",
            owner=scope.variable,
            c=charge,
            u=user,
            shape=render_object(_below(scope, user), selected.selection, rendering),
        )


def _below(scope: Scope, node: Fragment) -> Scope:
    return Scope(node, {"on": scope.roles["on"]} if "on" in scope.roles else {})
