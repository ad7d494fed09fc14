"""Root fields about time and sources: what changed, and where sources disagree. Each sends one statement."""

from collections.abc import Callable, Mapping
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
from queries.ownership.surroundings import Shapes
from queries.selection import SelectedField, Selection, Shape

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")
_Company = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the company.")]
_Scope = Annotated[
    HistoryScope,  # type: ignore[valid-type]
    strawberry.argument(description="Whose stakes to look at."),
]
_AsOf = Annotated[Date | None, strawberry.argument(description="The day; today if not given.")]
_Getters = Mapping[str, Callable[[SelectedField], Callable[[_Item], object]]]


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
            _below(selection, "holder", "company", "controllers_before", "controllers_after"),
        )
        found = await reading.stake_history(info.context.store, info.context.viewer, request)
        answer = fill_each(selection, found.changes, _change_getters(found))
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
            parties=_below(selection, "company", "computed"),
            reports=_below(selection, "reported"),
        )
        found = await consolidation_check(info.context.store, info.context.viewer, request)
        answer = fill_each(selection, found.disagreements, _disagreement_getters(found))
        return cast("list[ConsolidationDisagreement]", shaped(info, answer))


def _below(selection: Selection, *names: str) -> tuple[Selection, ...]:
    """The different selections below the fields of these names."""
    below = (cast("Selection", one.selection) for name in names for one in selected(selection, name))
    return tuple(dict.fromkeys(below))


def _party(shapes: Shapes, end: str) -> Callable[[SelectedField], Callable[[object], object]]:
    """The getter of the party whose id is the attribute ``end``."""
    id_of = attrgetter(end)

    def getter(field: SelectedField) -> Callable[[object], object]:
        by_id = _shapes_of(shapes, field)
        return lambda one: by_id[id_of(one)]

    return getter


def _shapes_of(shapes: Mapping[Selection, Mapping[_Key, Shape]], field: SelectedField) -> Mapping[_Key, Shape]:
    return shapes[cast("Selection", field.selection)]


def _change_getters(found: StakeHistory) -> _Getters[StakeChange]:
    def heads(when: int) -> Callable[[SelectedField], Callable[[StakeChange], object]]:
        def getter(field: SelectedField) -> Callable[[StakeChange], object]:
            by_id = _shapes_of(found.shapes, field)
            return lambda change: [by_id[head] for head in found.heads[when].get(change.company, ())]

        return getter

    return {
        "holder": _party(found.shapes, "holder"),
        "company": _party(found.shapes, "company"),
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


def _disagreement_getters(found: ConsolidationCheck) -> _Getters[Disagreement]:
    def reported(field: SelectedField) -> Callable[[Disagreement], object]:
        reports = _shapes_of(found.reports, field)
        return lambda one: reports[one.company, one.level.value, one.reported]

    def computed(field: SelectedField) -> Callable[[Disagreement], object]:
        by_id = _shapes_of(found.shapes, field)
        return lambda one: [by_id[party] for party in one.computed]

    return {"company": _party(found.shapes, "company"), "reported": reported, "computed": computed}
