"""Root fields about loading registry files."""

from typing import Annotated

import strawberry

from domain.access import IMPORTS
from domain.errors import NotFound
from graph_service.context import Info
from graph_service.ownership.import_types import ImportRun, SourceInfo, import_run
from ingestion.sources import SOURCES
from queries.ownership.imports import get_run, list_runs


@strawberry.type
class ImportQuery:
    """Import runs, what they quarantined, and the sources there are."""

    @strawberry.field(description="Registry sources that can be loaded.")
    async def sources(self) -> list[SourceInfo]:
        """All sources by name."""
        return [SourceInfo(name=name, extensions=[]) for name in sorted(SOURCES)]

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
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Irontree's id.")]  # noqa: A002
    ) -> ImportRun | None:
        """The run with this id."""
        info.context.require(IMPORTS)
        try:
            return import_run(await get_run(info.context.store, id))
        except NotFound:
            return None
