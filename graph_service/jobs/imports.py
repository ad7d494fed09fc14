"""Imports as durable jobs: queued, gone on with after a crash, cancellable."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingestion.dates import read_date
from ingestion.load import LoadOptions, open_run
from ingestion.sources import source
from queries.ownership.imports import RunStatus, fail_run
from queries.store import Store


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to load; ``as_of`` is an ISO date, None: the files' own date, else today."""

    source: str
    paths: Sequence[Path]
    as_of: str | None = None
    snapshot: bool = False
    started_by: str = "cli"


async def start_import(store: Store, request: ImportRequest) -> str:
    """Queue the import and give the id of its run; its progress is read from the run.

    Raises:
        InvalidInput: there is no such source, the date is none, or a file cannot be opened.
        Unavailable: the store does not answer.
    """
    from graph_service.jobs.workflows import enqueue_import  # noqa: PLC0415 - imports DBOS; see ``runner``

    options = LoadOptions(read_date(request.as_of), request.snapshot, started_by=request.started_by)
    run, _ = await open_run(store, source(request.source), request.paths, options, RunStatus.QUEUED)
    arguments = (run.id, run.source, [str(path.resolve()) for path in request.paths], request.as_of, run.snapshot)
    try:
        await asyncio.to_thread(enqueue_import, *arguments)
    except BaseException:
        await fail_run(store, run.id, "The import could not be queued.", datetime.now(UTC))
        raise
    return run.id
