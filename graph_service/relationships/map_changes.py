"""Drawing power maps through the API."""

from typing import Annotated

import strawberry

from domain.access import RELATIONSHIPS
from domain.relationships.map_templates import template
from domain.written import NOTE, optional_line
from graph_service.context import Info
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType
from graph_service.relationships.contact_changes import ContactResult
from graph_service.relationships.contact_types import Contact
from graph_service.relationships.map_inputs import (
    ApplyMapTemplateInput,
    AssessStakeholderInput,
    ChangeInfluenceInput,
    ConnectInfluenceInput,
    CopyPowerMapInput,
    DisconnectInfluenceInput,
    FillPlaceholderInput,
    MoveStakeholderInput,
    PlaceStakeholderInput,
    RemoveStakeholderInput,
)
from graph_service.relationships.map_types import PowerMap
from graph_service.submitting import Act, Change, IdempotencyKey, changed
from queries.relationships.map_copies import apply_template, copy_map, fill_placeholder
from queries.relationships.map_lines import change_line, connect, disconnect
from queries.relationships.people import require_contact
from queries.relationships.power_maps import (
    assess_stakeholder,
    make_placeholder,
    move_stakeholder,
    place_stakeholder,
    remove_stakeholder,
)
from queries.relationships.reads import contact, power_map
from queries.store import Run
from queries.submissions import Author

PowerMapResult = Annotated[
    PowerMap | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("PowerMapResult", description="The map as it stands now, or why nothing was changed."),
]
_Problem = InvalidInputType | NotFoundType | ConflictType | ForbiddenType


async def _drawn(info: Info, input_: object, key: str | None, act: Act) -> PowerMap | _Problem:
    return await changed(info, Change(RELATIONSHIPS, input_, key, act), PowerMap, power_map)


@strawberry.type
class MapMutation:
    """Power maps."""

    @strawberry.mutation(description="Put a person or a placeholder on an account's power map.")
    async def place_stakeholder(
        self,
        info: Info,
        input: Annotated[PlaceStakeholderInput, strawberry.argument(description="Who, and what is thought of them.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        async def act(run: Run, by: Author) -> str:
            role, assessment = input.role(), input.assessed(by.today)
            who = input.person_id if role is None else await make_placeholder(run, by, role)
            return await place_stakeholder(run, by, input.account_id, who or "", assessment)

        return await _drawn(info, input, idempotency_key, act)

    @strawberry.mutation(description="Say what is thought of a stakeholder from a day on; what was thought, stays.")
    async def assess_stakeholder(
        self,
        info: Info,
        input: Annotated[AssessStakeholderInput, strawberry.argument(description="The assessment.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        async def act(run: Run, by: Author) -> str:
            assessment = input.assessment.assessment(input.on or by.today)
            return await assess_stakeholder(run, by, input.id, input.version, assessment)

        return await _drawn(info, input, idempotency_key, act)

    @strawberry.mutation(description="Draw a stakeholder elsewhere.")
    async def move_stakeholder(
        self,
        info: Info,
        input: Annotated[MoveStakeholderInput, strawberry.argument(description="The place.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        where = (input.x, input.y)
        return await _drawn(
            info, input, idempotency_key, lambda run, by: move_stakeholder(run, by, input.id, input.version, where)
        )

    @strawberry.mutation(description="Take a stakeholder off a map, with their lines on it; the history stays.")
    async def remove_stakeholder(
        self,
        info: Info,
        input: Annotated[RemoveStakeholderInput, strawberry.argument(description="Who.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        return await _drawn(
            info,
            input,
            idempotency_key,
            lambda run, by: remove_stakeholder(run, by, input.id, input.version, input.on or by.today),
        )

    @strawberry.mutation(description="Draw a line of influence or conflict between two stakeholders.")
    async def connect_influence(
        self,
        info: Info,
        input: Annotated[ConnectInfluenceInput, strawberry.argument(description="The line.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        return await _drawn(info, input, idempotency_key, lambda run, by: connect(run, by, input.line(by.today)))

    @strawberry.mutation(description="Change how strong a line is from a day on.")
    async def change_influence(
        self,
        info: Info,
        input: Annotated[ChangeInfluenceInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        async def act(run: Run, by: Author) -> str:
            evidence = optional_line(input.evidence, ["input", "evidence"], NOTE)
            return await change_line(run, by, input.change(by.today), input.strength, evidence)

        return await _drawn(info, input, idempotency_key, act)

    @strawberry.mutation(description="End a line; the history stays.")
    async def disconnect_influence(
        self,
        info: Info,
        input: Annotated[DisconnectInfluenceInput, strawberry.argument(description="The line.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        return await _drawn(info, input, idempotency_key, lambda run, by: disconnect(run, by, input.change(by.today)))

    @strawberry.mutation(description="Place the roles of a template on an account's map, as placeholders.")
    async def apply_map_template(
        self,
        info: Info,
        input: Annotated[ApplyMapTemplateInput, strawberry.argument(description="Which template.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        async def act(run: Run, by: Author) -> str:
            return await apply_template(run, by, input.account_id, template(input.template), input.language)

        return await _drawn(info, input, idempotency_key, act)

    @strawberry.mutation(description="Place on an account's map whom another map places, with all that is thought.")
    async def copy_power_map(
        self,
        info: Info,
        input: Annotated[CopyPowerMapInput, strawberry.argument(description="Which map, and whereto.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PowerMapResult:
        return await _drawn(
            info, input, idempotency_key, lambda run, by: copy_map(run, by, input.from_map_id, input.account_id)
        )

    @strawberry.mutation(description="Let a person take a placeholder's place on every map and in every line.")
    async def fill_placeholder(
        self,
        info: Info,
        input: Annotated[FillPlaceholderInput, strawberry.argument(description="Who holds the role.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> ContactResult:
        async def act(run: Run, by: Author) -> str:
            on = input.on or by.today
            await require_contact(run, input.person_id)
            return await fill_placeholder(run, by, input.placeholder_id, input.person_id, on)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Contact, contact)
