"""Changing relationship plans, tasks and stated levels through the API."""

from typing import Annotated

import strawberry

from domain.access import RELATIONSHIPS
from domain.errors import IrontreeError
from domain.written import NOTE, optional_line
from graph_service.context import Info
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType, input_problem
from graph_service.relationships.acquaintance_types import Relationship, relationship
from graph_service.relationships.plan_inputs import (
    AcceptSuggestionInput,
    AddActionInput,
    AddObjectiveInput,
    AddTaskInput,
    ChangeActionInput,
    ChangeObjectiveInput,
    ChangePlanInput,
    ChangeTaskInput,
    CreatePlanInput,
    ReviewPlanInput,
    SetLevelInput,
)
from graph_service.relationships.plan_types import Plan, Task
from graph_service.submitting import Change, IdempotencyKey, changed, done
from queries.relationships import plans
from queries.relationships.acquaintance import acquaintances, set_level
from queries.relationships.reads import plan, task
from queries.relationships.suggestion_taking import Taking, take_suggestion
from queries.store import Run
from queries.submissions import Author

PlanResult = Annotated[
    Plan | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("PlanResult", description="The plan as it stands now, or why nothing was changed."),
]
TaskResult = Annotated[
    Task | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("TaskResult", description="The task as it stands now, or why nothing was changed."),
]
SetLevelResult = Annotated[
    Relationship | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("SetLevelResult", description="The relationship as it stands now, or why nothing was changed."),
]


@strawberry.type
class PlanMutation:
    """Plans, tasks and levels."""

    @strawberry.mutation(description="Begin a relationship plan for an account.")
    async def create_plan(
        self,
        info: Info,
        input: Annotated[CreatePlanInput, strawberry.argument(description="The plan.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            return await plans.create_plan(run, by, input.account_id, input.values())

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Change a plan: title, period, status.")
    async def change_plan(
        self,
        info: Info,
        input: Annotated[ChangePlanInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, _by: Author) -> str:
            return await plans.change_plan(run, input.id, input.version, input.values())

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Add an objective to a plan.")
    async def add_objective(
        self,
        info: Info,
        input: Annotated[AddObjectiveInput, strawberry.argument(description="The objective.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            await plans.add_objective(run, by, input.plan_id, input.values(), input.about_ids)
            return input.plan_id

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Change an objective, its figures or its status.")
    async def change_objective(
        self,
        info: Info,
        input: Annotated[ChangeObjectiveInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, _by: Author) -> str:
            return await plans.change_objective(run, input.id, input.version, input.values())

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Add an action to an objective.")
    async def add_action(
        self,
        info: Info,
        input: Annotated[AddActionInput, strawberry.argument(description="The action.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            await plans.add_action(run, by, input.objective_id, input.new(by.id))
            return await plans.plan_of_objective(run, input.objective_id)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Change, complete, drop or reopen an action, or give it to another colleague.")
    async def change_action(
        self,
        info: Info,
        input: Annotated[ChangeActionInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            return await plans.change_action(run, by, input.id, input.version, input.values(), input.owner_id)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Review a plan: keep how far it has come, and what was found and decided.")
    async def review_plan(
        self,
        info: Info,
        input: Annotated[ReviewPlanInput, strawberry.argument(description="The review.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            note = optional_line(input.note, ["input", "note"], NOTE)
            return await plans.review_plan(run, by, input.plan_id, input.on or by.today, note)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Make a suggestion an action of a plan.")
    async def accept_suggestion(
        self,
        info: Info,
        input: Annotated[AcceptSuggestionInput, strawberry.argument(description="Which one.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> PlanResult:
        async def act(run: Run, by: Author) -> str:
            name = optional_line(input.name, ["input", "name"])
            taking = Taking(input.plan_id, input.key, input.objective_id, name, input.owner_id, input.due_on)
            return await take_suggestion(run, by, info.context.viewer, taking)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Plan, plan)

    @strawberry.mutation(description="Add a task that belongs to no plan.")
    async def add_task(
        self,
        info: Info,
        input: Annotated[AddTaskInput, strawberry.argument(description="The task.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> TaskResult:
        async def act(run: Run, by: Author) -> str:
            return await plans.add_task(run, by, input.new(by.id), input.account_id)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Task, task)

    @strawberry.mutation(description="Change, complete, drop or reopen a task, or give it to another colleague.")
    async def change_task(
        self,
        info: Info,
        input: Annotated[ChangeTaskInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> TaskResult:
        async def act(run: Run, by: Author) -> str:
            return await plans.change_task(run, by, input.id, input.version, input.values(), input.owner_id)

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Task, task)

    @strawberry.mutation(description="State how a colleague stands with a contact, and is to stand.")
    async def set_level(
        self,
        info: Info,
        input: Annotated[SetLevelInput, strawberry.argument(description="The levels.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> SetLevelResult:
        context = info.context
        user = input.user_id or context.viewer.id

        async def act(run: Run, by: Author) -> str:
            await set_level(run, by, user, input.person_id, input.version, input.values())
            return input.person_id

        try:
            await done(info, Change(RELATIONSHIPS, input, idempotency_key, act))
        except IrontreeError as error:
            return input_problem(error)
        found = await acquaintances(context.store, context.viewer, person=input.person_id, on=context.today)
        return next(relationship(one) for one in found if one.user == user)
