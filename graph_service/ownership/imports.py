"""Root fields about loading registry files."""

from typing import Annotated

import strawberry

from domain.access import IMPORTS
from domain.errors import NotFound
from graph_service.context import Info
from graph_service.ownership.import_types import (
    ImportRun,
    QuarantinedConnection,
    SourceInfo,
    import_run,
    quarantined_connection,
)
from ingestion.sources import SOURCES
from queries.ownership.imports import get_run, list_runs
from queries.ownership.quarantine import QuarantineRequest, list_quarantine

_ENDINGS = (".csv", ".json", ".jsonl", ".xml", ".xlsx", ".gz", ".zip")
_MOST = 500


@strawberry.type
class ImportQuery:
    """Import runs, what they quarantined, and the sources there are."""

    @strawberry.field(description="Registry sources that can be loaded.")
    async def sources(self) -> list[SourceInfo]:
        """All sources by name."""
        return [SourceInfo(name=name, extensions=list(_ENDINGS)) for name in sorted(SOURCES)]

    @strawberry.field(description="Import runs, the latest first.")
    async def import_runs(
        self, info: Info, first: Annotated[int, strawberry.argument(description="How many, 1-100.")] = 20
    ) -> list[ImportRun]:
        """The latest runs."""
        info.context.require(IMPORTS)
        page = await list_runs(info.context.store, max(1, min(first, 100)))
        return [import_run(run) for run in page.runs]

    @strawberry.field(description="An import run, for live progress; null if there is none.")
    async def import_run(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")],  # noqa: A002
    ) -> ImportRun | None:
        """The run with this id."""
        info.context.require(IMPORTS)
        try:
            return import_run(await get_run(info.context.store, id))
        except NotFound:
            return None

    @strawberry.field(description="Records that could not be loaded, open ones only.")
    async def quarantined(
        self,
        info: Info,
        run_id: Annotated[strawberry.ID | None, strawberry.argument(description="Of this run only.")] = None,
        first: Annotated[int, strawberry.argument(description="Size of the page, 1-500.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="`endCursor` of the page before.")] = None,
    ) -> QuarantinedConnection:
        """A page by run, file and position."""
        info.context.require(IMPORTS)
        request = QuarantineRequest(run_id, open_only=True, first=max(1, min(first, _MOST)), after=after)
        return quarantined_connection(await list_quarantine(info.context.store, request))
