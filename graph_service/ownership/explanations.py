"""Root field that explains an interest and control. It sends one statement."""

from collections.abc import Mapping
from typing import Annotated, cast

import strawberry

from domain.errors import NotFound
from domain.ownership.control import MAJORITY
from domain.ownership.explanation import ControlStake, ControlStep, InterestPath, explain_control, explain_interest
from graph_service.context import Context, Info
from graph_service.ownership.explanation_types import OwnershipExplanation
from graph_service.ownership.surroundings import Filler, Surroundings, below, each, surroundings
from graph_service.planning import computed, fill, selected
from graph_service.scalars import Date
from queries.ownership.ownership_graph import Direction, GraphRequest
from queries.selection import SelectedField, Selection, Shape


@strawberry.type
class ExplanationQuery:
    """Why."""

    @strawberry.field(description="Why a party has an interest in a company, and why it controls it or not.")
    async def ownership_explanation(
        self,
        info: Info,
        holder_id: Annotated[strawberry.ID, strawberry.argument(description="Whose interest; Irontree's id.")],
        company_id: Annotated[strawberry.ID, strawberry.argument(description="In what; Irontree's id.")],
        as_of: Annotated[Date | None, strawberry.argument(description="The day; today if not given.")] = None,
    ) -> OwnershipExplanation:
        """The paths and the steps, computed on everything above the company."""
        request = GraphRequest(company_id, Direction.UP, as_of or info.context.today)
        return cast(
            "OwnershipExplanation",
            await computed(
                info,
                (request, holder_id),
                lambda selection: _explained(info.context, request, holder_id, selection),
            ),
        )


async def _explained(context: Context, request: GraphRequest, holder: str, selection: Selection) -> Shape:
    interests, control = selected(selection, "interest"), selected(selection, "control")
    steps = list(each(control, "steps"))
    parties = [*selected(selection, "holder"), *selected(selection, "company"), *each(steps, "company")]
    holdings = [*each(each(interests, "paths"), "holdings"), *each(each(steps, "stakes"), "holding")]
    around = await surroundings(context, request, parties, holdings)
    if holder not in around.graph.kinds:
        msg = f"The party {holder} holds nothing of {request.start}, directly or through others, on {request.on}."
        raise NotFound(msg, "Choose one of its owners, or another date.")
    return fill(
        selection,
        {
            "holder": around.party(holder),
            "company": around.party(request.start),
            "as_of": lambda _: request.on.isoformat(),
            "interest": lambda field: _interest(around, holder, request.start, field),
            "control": lambda field: _control(around, holder, request.start, field),
        },
    )


def _interest(around: Surroundings, holder: str, company: str, field: SelectedField) -> Shape:
    found = explain_interest(holder, company, around.graph.stakes)
    return fill(
        below(field),
        {
            "paths": lambda paths: [fill(below(paths), _path(around, one)) for one in found.paths],
            "minimum": lambda _: found.minimum,
            "maximum": lambda _: found.maximum,
            "loop_correction": lambda _: found.loop_correction,
            "truncated": lambda _: found.truncated,
        },
    )


def _path(around: Surroundings, one: InterestPath) -> Mapping[str, Filler]:
    return {
        "holdings": around.holdings_of(stake.id for stake in one.stakes),
        "minimum": lambda _: one.minimum,
        "maximum": lambda _: one.maximum,
    }


def _control(around: Surroundings, holder: str, company: str, field: SelectedField) -> Shape:
    found = explain_control(holder, company, around.graph.stakes, around.graph.kinds, around.graph.arrangements)
    return fill(
        below(field),
        {
            "certainty": lambda _: found.certainty and found.certainty.value,
            "steps": lambda steps: [fill(below(steps), _step(around, one)) for one in found.steps],
            "majority": lambda _: MAJORITY,
        },
    )


def _step(around: Surroundings, one: ControlStep) -> Mapping[str, Filler]:
    return {
        "company": around.party(one.company),
        "certainty": lambda _: one.certainty and one.certainty.value,
        "reasons": lambda _: list(one.reasons),
        "stakes": lambda stakes: [fill(below(stakes), _stake(around, counted)) for counted in one.stakes],
    }


def _stake(around: Surroundings, one: ControlStake) -> Mapping[str, Filler]:
    return {
        "holding": around.holding(one.stake.id),
        "minimum": lambda _: one.minimum,
        "maximum": lambda _: one.maximum,
    }
