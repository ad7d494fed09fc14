"""The fields of a party."""

from dataclasses import dataclass
from typing import ClassVar

from domain.ownership.records import PartyKind
from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared, join


@dataclass(frozen=True, slots=True)
class KindOf:
    """The kind of a party, read from its labels."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return kind_of(scope.variable)


def kind_of(node: Fragment) -> Fragment:
    """The expression of a party's kind; ``UNKNOWN`` for a holder that is not named."""
    cases = [
        cypher("WHEN <node>:<label> THEN '<kind>'", node=node, label=declared(kind.label), kind=Fragment(kind.value))
        for kind in PartyKind
    ]
    return cypher("CASE <cases> ELSE 'UNKNOWN' END", cases=join(" ", cases))


@dataclass(frozen=True, slots=True)
class IdentifiersOf:
    """The identifiers of a party, by scheme and value."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        identifier = rendering.variable("i")
        return cypher(
            "COLLECT { MATCH (<party>)-[:IDENTIFIED_BY]->(<i>:Identifier)"
            " WITH <i> ORDER BY <i>.scheme, <i>.value RETURN <shape> }",
            party=scope.variable,
            i=identifier,
            shape=render_object(Scope(identifier), selected.selection, rendering),
        )
