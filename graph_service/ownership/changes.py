"""Changing ownership data through the API."""

from datetime import UTC, datetime
from typing import Annotated

import strawberry

from domain.access import IMPORTS
from domain.errors import Conflict, IrontreeError
from graph_service.context import Info
from graph_service.ownership.import_types import ImportRun, import_run
from graph_service.problems import ConflictType, ForbiddenType, NotFoundType, problem
from queries.ownership.imports import RunStatus, cancel_run

CancelImportResult = Annotated[
    ImportRun | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("CancelImportResult", description="The run as it stands now, or why it was not cancelled."),
]


@strawberry.type
class OwnershipMutation:
    """Imports."""

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
