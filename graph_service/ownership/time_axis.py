"""Root field for a time axis: the days on which something changed around a party. It sends one statement."""

from typing import Annotated, cast

import strawberry

from domain.errors import NotFound
from graph_service.context import Info
from graph_service.planning import fill_from, filled, selection_of, shaped
from graph_service.scalars import Date
from queries.ownership.change_days import change_days


@strawberry.type(description="A day on which stakes around a party begin or end.")
class ChangeDay:
    """GraphQL form of ``queries.ownership.change_days.ChangeDay``."""

    day: Date = filled("day", "The day.")
    begun: int = filled("begun", "Assertions of stakes that begin on it.")
    ended: int = filled("ended", "Assertions of stakes that end on it.")


@strawberry.type
class TimeAxisQuery:
    """When."""

    @strawberry.field(description="The days on which stakes around a party begin or end, the latest 400, in order.")
    async def ownership_dates(
        self,
        info: Info,
        party_id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")],
    ) -> list[ChangeDay]:
        """The days among all stakes up to eight steps above and below the party."""
        found = await change_days(info.context.store, info.context.viewer, party_id)
        if found is None:
            msg = f"There is no party with the id {party_id}."
            raise NotFound(msg, "Search for its name.")
        selection = selection_of(info)
        return cast("list[ChangeDay]", shaped(info, [fill_from(selection, one) for one in found]))
