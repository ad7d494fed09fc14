"""The fields of contacts and their positions."""

from dataclasses import dataclass
from typing import ClassVar

from queries.relationships.dated_fields import day_of, true_on
from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher


@dataclass(frozen=True, slots=True)
class PositionsOf:
    """The positions of a person on the day, the main one first; ``ever``: all there were, the latest first."""

    many: ClassVar[bool] = True

    ever: bool = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        position, company = rendering.variable("w"), rendering.variable("c")
        on = day_of(scope, selected, rendering)
        order = cypher("<w>.main DESC, <w>.validFrom, <w>.id", w=position)
        if self.ever:
            order = cypher("<w>.validFrom DESC, <w>.version DESC, <w>.id", w=position)
        return cypher(
            "COLLECT { MATCH (<person>)-[<w>:WORKS_FOR]->(<c>) WHERE <true> WITH <w>, <c> ORDER BY <order>"
            " RETURN <shape> }",
            person=scope.variable,
            w=position,
            c=company,
            true=cypher("coalesce(<w>.validTo > <w>.validFrom, true)", w=position)
            if self.ever
            else true_on(position, on),
            order=order,
            shape=render_object(
                Scope(position, {"company": company, "person": scope.variable, "on": on}), selected.selection, rendering
            ),
        )


@dataclass(frozen=True, slots=True)
class ReportsTo:
    """The reporting lines of a person on the day; ``up``: to whom the person reports, else who reports to them."""

    many: ClassVar[bool] = True

    up: bool

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        line, other, on = rendering.variable("l"), rendering.variable("o"), day_of(scope, selected, rendering)
        ends = {"from": scope.variable, "to": other} if self.up else {"from": other, "to": scope.variable}
        return cypher(
            "COLLECT { MATCH (<from>)-[<l>:REPORTS_TO]->(<to>) WHERE <true> WITH <l>, <other> ORDER BY <l>.id"
            " RETURN <shape> }",
            **ends,
            l=line,
            other=other,
            true=true_on(line, on),
            shape=render_object(Scope(line, {**ends, "on": on}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class PlacesOf:
    """Where a person stands on maps on the day: one entry a map, by the name of the account."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        place, map_, account = rendering.variable("p"), rendering.variable("m"), rendering.variable("a")
        on = day_of(scope, selected, rendering)
        return cypher(
            "COLLECT { MATCH (<person>)<-[<p>:PLACES]-(<m>)-[:MAPS]->(<account>) WHERE <true>"
            " WITH <p>, <m>, <account> ORDER BY <account>.name, <m>.id RETURN <shape> }",
            person=scope.variable,
            p=place,
            m=map_,
            account=account,
            true=true_on(place, on),
            shape=render_object(
                Scope(place, {"who": scope.variable, "map": map_, "account": account, "on": on}),
                selected.selection,
                rendering,
            ),
        )
