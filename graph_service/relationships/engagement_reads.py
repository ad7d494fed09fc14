"""Root fields that read interactions, strengths, plans, a colleague's day and timelines. Each sends one statement."""

from datetime import UTC, datetime
from typing import Annotated, cast

import strawberry

from domain.errors import InvalidInput
from domain.relationships.plan import DueState
from graph_service.context import Info
from graph_service.ownership.reads import MAX_PAGE
from graph_service.planning import selection_of, shaped
from graph_service.relationships.acquaintance_types import LayerStanding, Relationship, layer_standing, relationship
from graph_service.relationships.agenda_types import (
    MyDay,
    Suggestion,
    Timeline,
    UnmatchedAddress,
    suggestion,
    timeline_page,
    to_do,
    unmatched_address,
)
from graph_service.relationships.interaction_types import Interaction
from graph_service.relationships.plan_types import Plan
from graph_service.scalars import Date
from queries.relationships import acquaintance, plan_reads
from queries.relationships import reads as reading
from queries.relationships.timeline import timeline
from queries.relationships.unmatched import unmatched_addresses

_AccountId = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the account.")]
_Id = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")]
_On = Annotated[Date | None, strawberry.argument(description="The day; today if not given.")]
_First = Annotated[int | None, strawberry.argument(description="Size of the page, 1-500; 20 if not given.")]


@strawberry.type
class EngagementQuery:
    """What colleagues do with contacts and plan to do; nothing of it for a VIEWER."""

    @strawberry.field(description="An interaction; null if there is none, or you may not see it.")
    async def interaction(self, info: Info, id: _Id) -> Interaction | None:  # noqa: A002
        context = info.context
        found = await reading.interaction(context.store, context.viewer, id, selection_of(info), context.today)
        return cast("Interaction", shaped(info, found))

    @strawberry.field(description="How colleagues stand with a contact or the contacts of an account, strongest first.")
    async def relationships(
        self,
        info: Info,
        account_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Those of all contacts who work for the account.")
        ] = None,
        person_id: Annotated[strawberry.ID | None, strawberry.argument(description="Those of one contact.")] = None,
        on: _On = None,
    ) -> list[Relationship]:
        if (account_id is None) == (person_id is None):
            msg = "Relationships of what?"
            raise InvalidInput(msg, "Give either `accountId` or `personId`.", ["accountId"])
        context = info.context
        found = await acquaintance.acquaintances(
            context.store, context.viewer, account=account_id, person=person_id, on=on or context.today
        )
        return [relationship(one) for one in found]

    @strawberry.field(description="How an account stands in the key, general and organisational relationship.")
    async def relationship_layers(self, info: Info, account_id: _AccountId, on: _On = None) -> list[LayerStanding]:
        context = info.context
        found, names = await acquaintance.layer_standings(
            context.store, context.viewer, account_id, on or context.today
        )
        return [layer_standing(one, names) for one in found]

    @strawberry.field(description="A relationship plan; null if there is none, or you may not see it.")
    async def plan(self, info: Info, id: _Id) -> Plan | None:  # noqa: A002
        context = info.context
        found = await reading.plan(context.store, context.viewer, id, selection_of(info), context.today)
        return cast("Plan", shaped(info, found))

    @strawberry.field(description="The relationship plans of an account, the latest period first.")
    async def plans(self, info: Info, account_id: _AccountId) -> list[Plan]:
        context = info.context
        found = await plan_reads.plans_of(context.store, context.viewer, account_id, selection_of(info), context.today)
        return cast("list[Plan]", shaped(info, found))

    @strawberry.field(description="What to do at an account, from the gaps of the day; the most urgent first.")
    async def suggestions(self, info: Info, account_id: _AccountId, on: _On = None) -> list[Suggestion]:
        context = info.context
        found = await plan_reads.suggestions_for(context.store, context.viewer, account_id, on or context.today)
        return [suggestion(one, context.viewer.language) for one in found]

    @strawberry.field(description="Your open actions and tasks: overdue, due, and due soon.")
    async def my_day(self, info: Info, on: _On = None) -> MyDay:
        context = info.context
        day = on or Date(context.today)
        found = await plan_reads.my_day(context.store, context.viewer, day)
        by_state = {state: [to_do(one) for one in found if one.state is state] for state in DueState}
        return MyDay(
            on=day, overdue=by_state[DueState.OVERDUE], due=by_state[DueState.DUE], soon=by_state[DueState.LATER]
        )

    @strawberry.field(description="What happened at an account, the latest first.")
    async def timeline(
        self,
        info: Info,
        account_id: _AccountId,
        first: _First = 20,
        after: Annotated[str | None, strawberry.argument(description="`endCursor` of the page before.")] = None,
    ) -> Timeline:
        size = _size(first)
        context = info.context
        page = await timeline(context.store, context.viewer, account_id, size, after, datetime.now(UTC))
        return timeline_page(page)

    @strawberry.field(description="Addresses of your imported calendars and mailboxes that belong to no contact.")
    async def unmatched_addresses(self, info: Info, first: _First = 20) -> list[UnmatchedAddress]:
        found = await unmatched_addresses(info.context.store, info.context.viewer, _size(first))
        return [unmatched_address(one) for one in found]


def _size(first: int | None) -> int:
    size = 20 if first is None else first
    if not 1 <= size <= MAX_PAGE:
        msg = f"`first` is {size}, not between 1 and {MAX_PAGE}."
        raise InvalidInput(msg, "Ask for a smaller page and follow endCursor.", ["first"])
    return size
