"""Visibility rules as Cypher predicates, compiled from ``domain.access``."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from domain.access import COMMERCIAL, Rule, Viewer
from queries.selection import Rendering, Scope, SelectedField
from queries.statement import Fragment, cypher, declared, literal


def visible(rule: Rule, viewer: Fragment, rendering: Rendering) -> Fragment:
    """The predicate that is true for the facts that the viewer may read under the rule."""
    roles = rendering.parameter(sorted(role.value for role in rule.roles))
    return cypher("(<viewer>.role IN <roles>)", viewer=viewer, roles=roles)


def viewer_parameter(viewer: Viewer) -> dict[str, object]:
    """The parameter that the predicates compare with."""
    return {"viewer": {"id": viewer.id, "role": viewer.role.value}}


def sees(viewer: Viewer) -> Hashable:
    """What the predicates above compare: of the same facts, viewers with an equal value see the same.

    Computed answers are shared among such viewers, so a predicate that looks at more must be named here.
    """
    return viewer.role


VIEWER = literal("$viewer")


@dataclass(frozen=True, slots=True)
class CommercialLabel:
    """Whether the node carries a label that only commercial roles may know of; false for everyone else."""

    many: ClassVar[bool] = False

    label: str

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        return cypher(
            "(<node>:<label> AND <visible>)",
            node=scope.variable,
            label=declared(self.label),
            visible=visible(COMMERCIAL, VIEWER, rendering),
        )
