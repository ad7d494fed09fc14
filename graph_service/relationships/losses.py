"""The root field that tells what is lost when somebody leaves."""

from collections.abc import Mapping
from typing import Annotated, cast

import strawberry

from domain.access import RELATIONSHIPS
from domain.errors import InvalidInput, NotFound
from domain.relationships.loss_impact import Loss
from graph_service.context import Info
from graph_service.ownership.surroundings import Filler, below
from graph_service.planning import fill, selected, selection_of, shaped
from graph_service.relationships.loss_types import LossImpact
from queries.relationships.loss_impact import Leaving, Losses, losses
from queries.selection import SelectedField, Shape


@strawberry.type
class LossQuery:
    """What hangs on one person."""

    @strawberry.field(
        description="What each account loses if a contact, or a colleague, leaves; the gravest loss first."
    )
    async def loss_impact(
        self,
        info: Info,
        person_id: Annotated[strawberry.ID | None, strawberry.argument(description="The contact.")] = None,
        user_id: Annotated[strawberry.ID | None, strawberry.argument(description="The colleague instead.")] = None,
    ) -> list[LossImpact]:
        """What each account loses.

        Raises:
            InvalidInput: not exactly one of both is given.
            Forbidden: the viewer may not read relationships.
            NotFound: there is no such contact or colleague.
        """
        if (person_id is None) == (user_id is None):
            raise InvalidInput("`personId` and `userId` are not alternatives here.", "Give one of them.", ["personId"])
        context, selection = info.context, selection_of(info)
        context.require(RELATIONSHIPS)
        fields = [*selected(selection, "account"), *selected(selection, "subsidiaries")]
        leaving = Leaving(person_id, user_id, context.today)
        found = await losses(context.store, context.viewer, leaving, tuple(map(below, fields)))
        if found is None:
            raise NotFound(f"There is nobody with the id {person_id or user_id}.", "Search for the name.")
        places = {id(one.selection): place for place, one in enumerate(fields)}
        answer = [fill(selection, _loss(found, one, places)) for one in found.found]
        return cast("list[LossImpact]", shaped(info, answer))


def _loss(found: Losses, one: Loss, places: Mapping[int, int]) -> Mapping[str, Filler]:
    def company(field: SelectedField, id_: str) -> Shape:
        return found.companies[places[id(field.selection)]][id_]

    return {
        "account": lambda field: company(field, one.account),
        "before": lambda _: one.before.value,
        "after": lambda _: one.after.value,
        "only_path": lambda _: one.only_path,
        "paths": lambda _: one.paths,
        "remaining": lambda _: one.remaining,
        "emptied_seats": lambda _: [role.value for role in one.emptied],
        "subsidiaries": lambda field: [company(field, id_) for id_ in one.subsidiaries],
    }
