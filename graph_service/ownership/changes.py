"""Changing ownership data through the API."""

from datetime import UTC, datetime
from typing import Annotated

import strawberry

from domain.access import IMPORTS
from domain.errors import Conflict, InvalidInput, IrontreeError
from graph_service.context import Info
from graph_service.jobs.control import follow_with_control
from graph_service.ownership.import_types import ImportRun, import_run
from graph_service.ownership.match_types import (
    MatchDecided,
    MatchDecision,
    MatchJudgement,
    match_decision,
    match_warnings,
)
from graph_service.problems import (
    ConflictType,
    ForbiddenType,
    InvalidInputType,
    NotFoundType,
    input_problem,
    problem,
)
from queries.ownership.imports import RunStatus, cancel_run
from queries.ownership.match_decisions import Deciding, decide_match, withdraw_match

CancelImportResult = Annotated[
    ImportRun | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("CancelImportResult", description="The run as it stands now, or why it was not cancelled."),
]

DecideMatchResult = Annotated[
    MatchDecided | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("DecideMatchResult", description="The decision as it stands now, or why it was not made."),
]
WithdrawMatchResult = Annotated[
    MatchDecision | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("WithdrawMatchResult", description="The decision, taken back, or why it was not."),
]
_LONGEST_REASON = 2_000


@strawberry.input(description="What you decide of a pair.")
class DecideMatchInput:
    id: strawberry.ID = strawberry.field(description="Id of the decision, from the queue.")
    judgement: MatchJudgement = strawberry.field(  # type: ignore[valid-type]
        description="SAME merges the two parties, DIFFERENT and UNSURE separate what this decision had merged."
    )
    version: int | None = strawberry.field(
        default=None, description="Version that you looked at; a newer one is a Conflict. Null: decide regardless."
    )
    reason: str | None = strawberry.field(default=None, description="Why, up to 2,000 characters.")


@strawberry.type
class OwnershipMutation:
    """Imports and match decisions."""

    @strawberry.mutation(description="Stop a queued or running import before its next batch; what is loaded stays.")
    async def cancel_import(
        self,
        info: Info,
        run_id: Annotated[strawberry.ID, strawberry.argument(description="Id of the run.")],
        idempotency_key: Annotated[  # noqa: ARG002 - cancelling twice is cancelling once
            str | None, strawberry.argument(description="Any text; cancelling is repeatable anyway.")
        ] = None,
    ) -> CancelImportResult:
        try:
            info.context.require(IMPORTS)
            run = await cancel_run(info.context.store, run_id, datetime.now(tz=UTC))
            if run.status is not RunStatus.CANCELLED:
                msg = f"The import has already ended: {run.status}."
                raise Conflict(msg)
        except IrontreeError as error:
            return problem(error)
        return import_run(run)

    @strawberry.mutation(
        description="Decide whether two records describe one party; merges or separates their parties at once."
    )
    async def decide_match(
        self,
        info: Info,
        input: Annotated[DecideMatchInput, strawberry.argument(description="What you decide.")],  # noqa: A002
        idempotency_key: Annotated[  # noqa: ARG002 - deciding the same twice is deciding once
            str | None, strawberry.argument(description="Any text; deciding the same is repeatable anyway.")
        ] = None,
    ) -> DecideMatchResult:
        try:
            info.context.require(IMPORTS)
            if input.reason is not None and len(input.reason) > _LONGEST_REASON:
                msg = f"The reason has {len(input.reason)} characters, more than {_LONGEST_REASON}."
                raise InvalidInput(msg, "Shorten it.", ["input", "reason"])
            deciding = Deciding(input.id, input.judgement, info.context.viewer.login, input.reason, input.version)
            decided = await decide_match(info.context.store, deciding, datetime.now(tz=UTC))
            await follow_with_control()
        except IrontreeError as error:
            return input_problem(error)
        return MatchDecided(decision=match_decision(decided.decision), warnings=match_warnings(decided.warnings))

    @strawberry.mutation(description="Take a decision back: parties that only it joined are separated again.")
    async def withdraw_match(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Id of the decision.")],  # noqa: A002
        reason: Annotated[str | None, strawberry.argument(description="Why; replaces the reason if given.")] = None,
        idempotency_key: Annotated[  # noqa: ARG002 - withdrawing twice is withdrawing once
            str | None, strawberry.argument(description="Any text; withdrawing is repeatable anyway.")
        ] = None,
    ) -> WithdrawMatchResult:
        try:
            info.context.require(IMPORTS)
            login = info.context.viewer.login
            withdrawn = await withdraw_match(info.context.store, id, login, datetime.now(tz=UTC), reason)
            await follow_with_control()
        except IrontreeError as error:
            return problem(error)
        return match_decision(withdrawn)
