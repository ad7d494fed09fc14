"""The fields of a holding: what the API selects of an effective stake."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.errors import InvalidInput
from queries.ownership.effective_stakes import Ends, any_flag, by_size, effective, effective_end, valid_on
from queries.selection import Rendering, Scope, SelectedField, render_object
from queries.statement import Fragment, cypher, declared, literal


@dataclass(frozen=True, slots=True)
class FirstOf:
    """A property of the effective assertion (the first of its group)."""

    many: ClassVar[bool] = False

    name: str
    as_text: bool = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        value = cypher("<g>[0].<name>", g=scope.variable, name=declared(self.name))
        return cypher("toString(<value>)", value=value) if self.as_text else value


@dataclass(frozen=True, slots=True)
class Summed:
    """A percentage of the effective stake."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return effective_end(scope, self.name)


@dataclass(frozen=True, slots=True)
class ExactSum:
    """The exact percentage of the effective stake, null for a band or an undisclosed stake."""

    many: ClassVar[bool] = False

    low: str
    high: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        low, high = effective_end(scope, self.low), effective_end(scope, self.high)
        return cypher("CASE WHEN <low> = <high> THEN <low> END", low=low, high=high)


@dataclass(frozen=True, slots=True)
class AnyFlag:
    """Whether a flag is set on the effective stake."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return any_flag(scope, self.name)


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources that assert a stake of the pair on the date, the effective one first."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher(
            "reduce(d = [], x IN <all> | CASE WHEN x.source IN d THEN d ELSE d + x.source END)",
            all=scope.roles["all"],
        )


@dataclass(frozen=True, slots=True)
class End:
    """The party at one end of the holding: ``holder`` or ``company``."""

    many: ClassVar[bool] = False

    role: str

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        return render_object(Scope(scope.roles[self.role]), selected.selection, rendering)


@dataclass(frozen=True, slots=True)
class HoldingsOf:
    """The effective holdings of a party on the date ``as_of``: in it (``holders``) or of it (``holdings``).

    ``first`` limits them to the largest.
    """

    many: ClassVar[bool] = True

    holders: bool

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        other = rendering.variable("n")
        first = selected.arguments.get("first")
        if isinstance(first, int) and first < 1:
            msg = f"`first` is {first}, below 1."
            raise InvalidInput(msg, "Leave it out to see all.", ["first"])
        limit = literal("") if first is None else cypher(" LIMIT <first>", first=rendering.parameter(first))
        clauses, holding = effective(_ends_around(scope, other, holders=self.holders), _day(selected), rendering)
        return cypher(
            "COLLECT { <clauses> ORDER BY <order><limit> RETURN <shape> }",
            clauses=clauses,
            order=by_size(holding, other),
            limit=limit,
            shape=render_object(holding, selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class CountOf:
    """The number of a party's holders or holdings on the date ``as_of``."""

    many: ClassVar[bool] = False

    holders: bool

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        other, assertion = rendering.variable("n"), rendering.variable("h")
        ends = _ends_around(scope, other, holders=self.holders)
        return cypher(
            "COUNT { MATCH (<holder>:Party)-[<h>:HOLDS]->(<company>:Party)"
            " WHERE <valid> AND coalesce(<h>.direct, true) RETURN DISTINCT <other> }",
            holder=ends.holder,
            company=ends.company,
            h=assertion,
            valid=valid_on(assertion, rendering.parameter(_day(selected))),
            other=other,
        )


def _ends_around(scope: Scope, other: Fragment, *, holders: bool) -> Ends:
    return Ends(other, scope.variable) if holders else Ends(scope.variable, other)


def _day(selected: SelectedField) -> date:
    on = selected.arguments["as_of"]
    assert isinstance(on, date)  # noqa: S101 - the API fills in today
    return on
