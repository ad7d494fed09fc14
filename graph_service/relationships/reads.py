"""Root fields that read accounts, contacts, power maps and teams. Each sends one statement."""

from typing import Annotated, cast

import strawberry

from domain.errors import InvalidInput
from graph_service.context import Info
from graph_service.ownership.reads import MAX_PAGE
from graph_service.planning import selection_of, shaped
from graph_service.relationships.account_types import Account
from graph_service.relationships.contact_types import Contact
from graph_service.relationships.history_types import MapChange, StanceContradiction, map_change, stance_contradiction
from graph_service.relationships.map_types import PowerMap
from graph_service.relationships.scale_types import MapTemplate, Scale, all_scales, all_templates
from graph_service.relationships.user_types import User
from graph_service.scalars import Date
from queries.relationships import reads as reading
from queries.relationships.map_history import power_map_changes, stance_contradictions

_AccountId = Annotated[strawberry.ID, strawberry.argument(description="Irontree's id of the account.")]
_AsOf = Annotated[Date | None, strawberry.argument(description="The day to show; today if not given.")]


@strawberry.type
class RelationshipQuery:
    """People, power maps and teams; nothing of it for a VIEWER."""

    @strawberry.field(description="A company we do business with; null if it is none, or you may not see it.")
    async def account(self, info: Info, id: _AccountId) -> Account | None:  # noqa: A002
        context = info.context
        found = await reading.account(context.store, context.viewer, id, selection_of(info), context.today)
        return cast("Account", shaped(info, found))

    @strawberry.field(description="Accounts whose name holds the text, by name.")
    async def accounts(
        self,
        info: Info,
        search: Annotated[str, strawberry.argument(description="Part of a name in any language.")] = "",
        first: Annotated[int, strawberry.argument(description="How many, 1-500.")] = 100,
    ) -> list[Account]:
        if not 1 <= first <= MAX_PAGE:
            msg = f"`first` is {first}, not between 1 and {MAX_PAGE}."
            raise InvalidInput(msg, "Ask for fewer, or narrow the search.", ["first"])
        context = info.context
        found = await reading.accounts(context.store, context.viewer, selection_of(info), context.today, search, first)
        return cast("list[Account]", shaped(info, found))

    @strawberry.field(description="A person we deal with; null if there is none, or you may not see them.")
    async def contact(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")],  # noqa: A002
    ) -> Contact | None:
        context = info.context
        found = await reading.contact(context.store, context.viewer, id, selection_of(info), context.today)
        return cast("Contact", shaped(info, found))

    @strawberry.field(description="The power map of an account on a day; null: none, or you may not see it.")
    async def power_map(self, info: Info, account_id: _AccountId, as_of: _AsOf = None) -> PowerMap | None:
        context = info.context
        found = await reading.power_map_of(
            context.store, context.viewer, account_id, selection_of(info), as_of or context.today
        )
        return cast("PowerMap", shaped(info, found))

    @strawberry.field(description="What differs between two days of an account's power map, by stakeholder.")
    async def power_map_changes(
        self,
        info: Info,
        account_id: _AccountId,
        start: Annotated[Date, strawberry.argument(name="from", description="The earlier day.")],
        end: Annotated[Date, strawberry.argument(name="to", description="The later day.")],
    ) -> list[MapChange]:
        context = info.context
        found = await power_map_changes(context.store, context.viewer, account_id, (start, end))
        return [map_change(one) for one in found]

    @strawberry.field(description="Persons on an account's map who are for us on one map and against us on another.")
    async def stance_contradictions(
        self, info: Info, account_id: _AccountId, as_of: _AsOf = None
    ) -> list[StanceContradiction]:
        context = info.context
        found = await stance_contradictions(context.store, context.viewer, account_id, as_of or context.today)
        return [stance_contradiction(one) for one in found]

    @strawberry.field(description="All colleagues, active ones first.")
    async def colleagues(self, info: Info) -> list[User]:
        context = info.context
        return cast(
            "list[User]", shaped(info, await reading.colleagues(context.store, context.viewer, selection_of(info)))
        )

    @strawberry.field(description="The scales on which relationships are judged, with their words.")
    async def relationship_scales(self) -> list[Scale]:
        return all_scales()

    @strawberry.field(description="Templates of power maps.")
    async def map_templates(self) -> list[MapTemplate]:
        return all_templates()
