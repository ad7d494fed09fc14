"""Root fields about time and sources: what changed, and where sources disagree. Each sends one statement."""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Annotated, cast

import strawberry

from domain.errors import InvalidInput
from domain.ownership.stake_changes import StakeChange
from graph_service.context import Info
from graph_service.ownership.history_types import HistoryScope, OwnershipChange
from graph_service.ownership.party_types import Holding
from graph_service.planning import fill_each, selected, selection_of, shaped
from graph_service.scalars import Date
from queries.ownership import history as reading
from queries.ownership.history import ChangesRequest, DisagreementsRequest, StakeHistory
from queries.selection import SelectedField, Selection, Shape

_Company = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the company.")]
_Scope = Annotated[
    HistoryScope,  # type: ignore[valid-type]
    strawberry.argument(description="Whose stakes to look at."),
]
_Getters = Mapping[str, Callable[[SelectedField], Callable[[StakeChange], object]]]


@strawberry.type
class HistoryQuery:
    """What changed, and where sources disagree."""

    @strawberry.field(description="Stakes that differ between two dates, the largest movement first.")
    async def ownership_changes(
        self,
        info: Info,
        company_id: _Company,
        from_: Annotated[Date, strawberry.argument(name="from", description="The earlier date.")],
        to: Annotated[Date, strawberry.argument(description="The later date.")],
        scope: _Scope = reading.HistoryScope.GROUP,
    ) -> list[OwnershipChange]:
        """The changes around a company."""
        before, after = cast("date", from_), cast("date", to)
        if before > after:
            raise InvalidInput(f"`from` {before} is later than `to` {after}.", "Swap the dates.", ["from"])
        selection = selection_of(info)
        request = ChangesRequest(
            company_id,
            before,
            after,
            scope,
            holders=_below(selection, "holder"),
            companies=_below(selection, "company"),
            controllers=_below(selection, "controllers_before", "controllers_after"),
        )
        found = await reading.stake_history(info.context.store, info.context.viewer, request)
        answer = fill_each(selection, found.changes, _change_getters(found, request))
        return cast("list[OwnershipChange]", shaped(info, answer))

    @strawberry.field(description="Holdings whose sources say what cannot both be true, the largest first.")
    async def disagreements(
        self,
        info: Info,
        company_id: _Company,
        as_of: Annotated[Date | None, strawberry.argument(description="The day; today if not given.")] = None,
        scope: _Scope = reading.HistoryScope.GROUP,
    ) -> list[Holding]:
        """The disagreements around a company."""
        on = cast("date", as_of) or info.context.today
        request = DisagreementsRequest(company_id, on, scope, selection_of(info))
        answer = await reading.disagreements(info.context.store, info.context.viewer, request)
        return cast("list[Holding]", shaped(info, answer))


def _below(selection: Selection, *names: str) -> tuple[Selection, ...]:
    return tuple(cast("Selection", one.selection) for name in names for one in selected(selection, name))


def _change_getters(found: StakeHistory, request: ChangesRequest) -> _Getters:
    shapes: dict[int, Mapping[str, Shape]] = {
        id(selection): by_id
        for selections, groups in (
            (request.holders, found.holders),
            (request.companies, found.companies),
            (request.controllers, found.controllers),
        )
        for selection, by_id in zip(selections, groups, strict=True)
    }

    def party(end: str) -> Callable[[SelectedField], Callable[[StakeChange], object]]:
        get = attrgetter(end)
        return lambda field: lambda change: shapes[id(field.selection)][get(change)]

    def heads(when: int) -> Callable[[SelectedField], Callable[[StakeChange], object]]:
        return lambda field: (
            lambda change: [shapes[id(field.selection)][head] for head in found.heads[when][change.company]]
        )

    return {
        "holder": party("holder"),
        "company": party("company"),
        "kind": lambda _: lambda change: change.kind.value,
        "before": lambda _: lambda change: change.before and change.before.percent,
        "after": lambda _: lambda change: change.after and change.after.percent,
        "before_min": lambda _: lambda change: change.before and change.before.low,
        "before_max": lambda _: lambda change: change.before and change.before.high,
        "after_min": lambda _: lambda change: change.after and change.after.low,
        "after_max": lambda _: lambda change: change.after and change.after.high,
        "controllers_before": heads(0),
        "controllers_after": heads(1),
    }
