"""The fields of an account: its team, its contacts, its potential."""

from dataclasses import dataclass
from typing import ClassVar, cast

from domain.money import decimal_amount
from domain.relationships.triangle import Gap, Seat, SeatRole, triangle_gaps
from queries.relationships.dated_fields import day_of, true_on
from queries.selection import Rendering, Scope, SelectedField, render_object, slotted
from queries.statement import Fragment, cypher, literal


@dataclass(frozen=True, slots=True)
class SeatsOf:
    """The seats of an account's team on the day, by role and name; ``ever``: all there were, the latest first."""

    many: ClassVar[bool] = True

    ever: bool = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        seat, user = rendering.variable("s"), rendering.variable("u")
        on = day_of(scope, selected, rendering)
        order = cypher("<s>.role, <u>.name, <s>.id", s=seat, u=user)
        if self.ever:
            order = cypher("<s>.validFrom DESC, <s>.id", s=seat)
        return cypher(
            "COLLECT { MATCH (<account>)<-[<s>:SERVES]-(<u>) WHERE <true> WITH <s>, <u> ORDER BY <order>"
            " RETURN <shape> }",
            account=scope.variable,
            s=seat,
            u=user,
            true=cypher("coalesce(<s>.validTo > <s>.validFrom, true)", s=seat) if self.ever else true_on(seat, on),
            order=order,
            shape=render_object(Scope(seat, {"user": user, "on": on}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class _Triangle:
    """A rule that looks at the seats of an account on the day."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        seat, user = rendering.variable("s"), rendering.variable("u")
        return cypher(
            "COLLECT { MATCH (<account>)<-[<s>:SERVES]-(<u>) WHERE <true> AND <s>.role IN ['AR', 'SR', 'FR']"
            " RETURN [<u>.id, <s>.role, coalesce(<u>.active, false), <u>.name] }",
            account=scope.variable,
            s=seat,
            u=user,
            true=true_on(seat, day_of(scope, selected, rendering)),
        )


@dataclass(frozen=True, slots=True)
class TriangleComplete(_Triangle):
    """Whether the iron triangle is complete."""

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        return not _gaps(facts)


@dataclass(frozen=True, slots=True)
class TriangleGapsOf(_Triangle):
    """What keeps the iron triangle from being complete."""

    many: ClassVar[bool] = True

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        names = {row[0]: row[3] for row in cast("list[list[str]]", facts)}
        return [
            slotted(
                selected.selection,
                {
                    "kind": gap.kind.value,
                    "roles": [role.value for role in gap.roles],
                    "user_ids": list(gap.users),
                    "names": [names[user] for user in gap.users],
                },
            )
            for gap in _gaps(facts)
        ]


def _gaps(facts: object) -> tuple[Gap, ...]:
    rows = cast("list[tuple[str, str, bool, str]]", facts)
    return triangle_gaps(Seat(user, SeatRole(role), active) for user, role, active, _ in rows)


@dataclass(frozen=True, slots=True)
class ContactsOf:
    """The people who work for the company on the day, by seniority of the position and name."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, selected: SelectedField, rendering: Rendering) -> Fragment:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        position, person = rendering.variable("w"), rendering.variable("n")
        on = day_of(scope, selected, rendering)
        return cypher(
            "COLLECT { MATCH (<company>)<-[<w>:WORKS_FOR]-(<n>:Contact) WHERE <true>"
            " WITH <n>, min(coalesce(<ranks>[<w>.seniority], 9)) AS rank ORDER BY rank, <n>.name, <n>.id LIMIT <first>"
            " RETURN <shape> }",
            company=scope.variable,
            w=position,
            n=person,
            true=true_on(position, on),
            ranks=literal("{BOARD: 0, EXECUTIVE: 1, DIRECTOR: 2, MANAGER: 3, STAFF: 4}"),
            first=rendering.parameter(selected.arguments.get("first") or 100),
            shape=render_object(Scope(person, {"on": on}), selected.selection, rendering),
        )


@dataclass(frozen=True, slots=True)
class PotentialOf:
    """The sales potential of an account; null if nobody noted one."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("[<a>.potentialAmount, <a>.potentialCurrency]", a=scope.variable)

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        minor, currency = cast("tuple[int | None, str | None]", facts)
        if minor is None or currency is None:
            return None
        return slotted(selected.selection, {"amount": str(decimal_amount(minor, currency)), "currency": currency})
