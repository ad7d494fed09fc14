"""Root fields about time and sources: what changed, and where sources disagree. Each sends one statement."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Annotated, TypeVar, cast

import strawberry

from domain.errors import InvalidInput
from domain.ownership.parents import ConsolidationDisagreement as Disagreement
from domain.ownership.stake_changes import StakeChange
from graph_service.context import Info
from graph_service.ownership.history_types import ConsolidationDisagreement, HistoryScope, OwnershipChange
from graph_service.ownership.party_types import Holding
from graph_service.planning import fill_each, selected, selection_of, shaped
from graph_service.scalars import Date
from queries.ownership import history as reading
from queries.ownership.consolidation import ConsolidationCheck, ConsolidationRequest, consolidation_check
from queries.ownership.history import ChangesRequest, DisagreementsRequest, StakeHistory
from queries.ownership.surroundings import HistoryScope as Scope
from queries.selection import SelectedField, Selection, Shape

_Key = TypeVar("_Key")
_Company = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the company.")]
_Scope = Annotated[
    HistoryScope,  # type: ignore[valid-type]
    strawberry.argument(description="Whose stakes to look at."),
]
_AsOf = Annotated[Date | None, strawberry.argument(description="The day; today if not given.")]
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
        scope: _Scope = Scope.GROUP,
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
        as_of: _AsOf = None,
        scope: _Scope = Scope.GROUP,
    ) -> list[Holding]:
        """The disagreements around a company."""
        on = cast("date", as_of) or info.context.today
        request = DisagreementsRequest(company_id, on, scope, selection_of(info))
        answer = await reading.disagreements(info.context.store, info.context.viewer, request)
        return cast("list[Holding]", shaped(info, answer))

    @strawberry.field(description="Reported parents (consolidation) that are not the ones computed from stakes.")
    async def consolidation_disagreements(
        self,
        info: Info,
        company_id: _Company,
        as_of: _AsOf = None,
        scope: _Scope = Scope.GROUP,
        unconfirmed: Annotated[
            bool, strawberry.argument(description="Also reports on companies that nobody controls by known stakes.")
        ] = False,
    ) -> list[ConsolidationDisagreement]:
        """What is reported otherwise than computed."""
        selection = selection_of(info)
        request = ConsolidationRequest(
            company_id,
            cast("date", as_of) or info.context.today,
            scope,
            unconfirmed,
            companies=_below(selection, "company"),
            reports=_below(selection, "reported"),
            computed=_below(selection, "computed"),
        )
        found = await consolidation_check(info.context.store, info.context.viewer, request)
        answer = fill_each(selection, found.disagreements, _disagreement_getters(found, request))
        return cast("list[ConsolidationDisagreement]", shaped(info, answer))


def _below(selection: Selection, *names: str) -> tuple[Selection, ...]:
    return tuple(cast("Selection", one.selection) for name in names for one in selected(selection, name))


def _shapes(selections: Iterable[Selection], shapes: Iterable[Mapping[_Key, Shape]]) -> dict[int, Mapping[_Key, Shape]]:
    """The shapes of each selection, by the selection's identity."""
    return {id(selection): by_key for selection, by_key in zip(selections, shapes, strict=True)}


def _change_getters(found: StakeHistory, request: ChangesRequest) -> _Getters:
    shapes = _shapes(request.holders, found.holders) | _shapes(request.companies, found.companies)
    shapes |= _shapes(request.controllers, found.controllers)

    def party(end: str) -> Callable[[SelectedField], Callable[[StakeChange], object]]:
        get = attrgetter(end)
        return lambda field: lambda change: shapes[id(field.selection)][get(change)]

    def heads(when: int) -> Callable[[SelectedField], Callable[[StakeChange], object]]:
        return lambda field: (
            lambda change: [shapes[id(field.selection)][head] for head in found.heads[when].get(change.company, ())]
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


def _disagreement_getters(
    found: ConsolidationCheck, request: ConsolidationRequest
) -> Mapping[str, Callable[[SelectedField], Callable[[Disagreement], object]]]:
    companies = _shapes(request.companies, found.companies)
    reports = _shapes(request.reports, found.reports)
    computed = _shapes(request.computed, found.computed)
    return {
        "company": lambda field: lambda one: companies[id(field.selection)][one.company],
        "reported": lambda field: lambda one: reports[id(field.selection)][one.company, one.level.value, one.reported],
        "computed": lambda field: lambda one: [computed[id(field.selection)][party] for party in one.computed],
    }
