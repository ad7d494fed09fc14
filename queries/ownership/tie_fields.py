"""Registry relations of a party that are not stakes: officers, branches, appointments, claims."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from queries.ownership.effective_stakes import valid_on
from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared

_WORDING = {"OFFICER_OF": "title", "APPOINTS": "reason", "CLAIMED_CONTROL": "reason", "BRANCH_OF": "status"}


@dataclass(frozen=True, slots=True)
class TiesOf:
    """The relations of one type that lead to the party on the date ``as_of``, every source's own, by wording and name.

    The field's scope has the relation as its variable and the party at the far end as the role ``other``.
    """

    many: ClassVar[bool] = True

    type: str

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        on = selected.arguments["as_of"]
        assert isinstance(on, date)  # noqa: S101 - the API fills in today
        tie, other = rendering.variable("t"), rendering.variable("n")
        return cypher(
            "COLLECT { MATCH (<company>)<-[<t>:<type>]-(<other>:Party) WHERE <valid>"
            " WITH <t>, <other> ORDER BY <t>.<wording>, <other>.name, <t>.id RETURN <shape> }",
            company=scope.variable,
            t=tie,
            type=declared(self.type),
            other=other,
            valid=valid_on(tie, rendering.parameter(on)),
            wording=declared(_WORDING[self.type]),
            shape=render_object(Scope(tie, {"other": other}), selected.selection, rendering),
        )
