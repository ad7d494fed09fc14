"""The workflows that DBOS keeps and recovers.

DBOS runs them on an event loop of its own, while the store's connections belong to the loop of the service: the work
itself is handed over to that loop. Importing this module imports DBOS, which takes a second; see ``runner``.
"""

import asyncio
import contextvars
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from dbos import DBOS, SetWorkflowID

from domain.errors import IrontreeError, Unavailable
from graph_service.jobs.refresh import load_new_files
from graph_service.settings import SourceRefresh
from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.store import Store

IMPORTS_QUEUE = "imports"
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Service:
    """What workflows work with: the service's store, and the event loop to which it belongs."""

    store: Store
    loop: asyncio.AbstractEventLoop

    async def do(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """The result of the work, done on the service's loop; what it starts is no part of the workflow."""
        begun = contextvars.Context().run(asyncio.run_coroutine_threadsafe, work, self.loop)
        return await asyncio.wrap_future(begun)


_services: list[Service] = []
"""The service of this process, while it runs."""


def serve_with(service: Service | None) -> None:
    """Let workflows work with the service; None: with none any more."""
    _services[:] = [] if service is None else [service]


def _is_unavailable(error: BaseException) -> bool:
    return isinstance(error, Unavailable)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=_is_unavailable)
async def load_files(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> str:
    """Load the files of a run from where it stands; gives its status. Waits for a store that does not answer."""
    service = _services[0]
    options = LoadOptions(None if as_of is None else date.fromisoformat(as_of), snapshot, run_id=run_id)
    try:
        summary = await service.do(load(service.store, source(source_name), list(map(Path, paths)), options))
    except Unavailable:
        raise
    except IrontreeError as error:  # the run keeps it: nothing to be retried
        return str(error)
    return str(summary.run.status)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=_is_unavailable)
async def compute_control(run_id: str | None) -> None:
    """Compute today's control and groups where stakes have changed; waits for a store that does not answer."""
    service = _services[0]
    now = datetime.now(UTC)
    await service.do(bring_up_to_date(service.store, Occasion(now.date(), now, run_id)))


@DBOS.workflow(name="import", max_recovery_attempts=100)
async def import_files(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> str:
    """One import run; after a crash it is begun again and goes on where the graph says that it stopped."""
    status = await load_files(run_id, source_name, paths, as_of, snapshot)
    await compute_control(run_id)
    return status


@DBOS.workflow(name="day", max_recovery_attempts=100)
async def begin_day(_at: datetime, _context: object) -> None:
    """Bring control to the new day; also what was loaded while the service did not run."""
    await compute_control(None)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=_is_unavailable)
async def look_for_files(rule: dict[str, Any]) -> str | None:
    """Queue an import of the files that a refresh names and that were never loaded; gives its run, if any."""
    service = _services[0]
    return await service.do(load_new_files(service.store, SourceRefresh(**rule), datetime.now(UTC)))


@DBOS.workflow(name="refresh", max_recovery_attempts=100)
async def refresh_source(_at: datetime, rule: dict[str, Any]) -> None:
    """One look for new files of a source."""
    await look_for_files(rule)


def enqueue_import(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> None:
    """Queue the workflow of a run; not to be called on an event loop."""
    with SetWorkflowID(run_id):
        DBOS.enqueue_workflow(IMPORTS_QUEUE, import_files, run_id, source_name, paths, as_of, snapshot)
