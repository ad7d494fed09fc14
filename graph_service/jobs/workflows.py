"""The workflows that DBOS keeps and recovers.

DBOS runs them on an event loop of its own, while the store's connections belong to the loop of the service: the work
itself is handed over to that loop. Importing this module imports DBOS, which takes a second; see ``runner``.
"""

import asyncio
import contextvars
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from dbos import DBOS, SetWorkflowID

from domain.errors import IrontreeError, Unavailable
from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.ownership.imports import get_run
from queries.store import Store
from queries.submissions import forget_submissions

IMPORTS_QUEUE = "imports"
KEYS_KEPT = timedelta(days=30)
"""How long a change is known by its idempotency key."""
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


def serving() -> Service:
    """The service that workflows of this process work with."""
    return _services[0]


def is_unavailable(error: BaseException) -> bool:
    """Whether trying again later may help."""
    return isinstance(error, Unavailable)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=is_unavailable)
async def load_files(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> str:
    """Load the files of a run from where it stands; gives its status. Waits for a store that does not answer."""
    service = serving()
    day = None if as_of is None else date.fromisoformat(as_of)
    try:
        return await service.do(_load(service.store, run_id, source_name, list(map(Path, paths)), day, snapshot))
    except Unavailable:
        raise
    except IrontreeError as error:  # the run keeps it: nothing to be retried
        return str(error)


async def _load(  # noqa: PLR0913, PLR0917 - a workflow's arguments are plain values
    store: Store, run_id: str, source_name: str, paths: list[Path], as_of: date | None, snapshot: bool
) -> str:
    started_by = (await get_run(store, run_id)).started_by or "cli"
    options = LoadOptions(as_of, snapshot, started_by=started_by, run_id=run_id, waits=True)
    return str((await load(store, source(source_name), paths, options)).run.status)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=is_unavailable)
async def compute_control(run_id: str | None) -> None:
    """Compute today's control and groups where stakes have changed; waits for a store that does not answer."""
    service = serving()
    now = datetime.now(UTC)
    await service.do(bring_up_to_date(service.store, Occasion(now.date(), now, run_id)))


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=is_unavailable)
async def forget_keys() -> None:
    """Forget the idempotency keys of changes that nobody sends again."""
    service = serving()
    await service.do(forget_submissions(service.store, datetime.now(UTC) - KEYS_KEPT))


@DBOS.workflow(name="import", max_recovery_attempts=100)
async def import_files(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> str:
    """One import run; after a crash it is begun again and goes on where the graph says that it stopped."""
    status = await load_files(run_id, source_name, paths, as_of, snapshot)
    await compute_control(run_id)
    return status


@DBOS.workflow(name="day", max_recovery_attempts=100)
async def begin_day(_at: datetime, _context: object) -> None:
    """Bring control to the new day, also what was loaded while the service did not run; forget old keys."""
    await compute_control(None)
    await forget_keys()


def enqueue_import(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> None:
    """Queue the workflow of a run; not to be called on an event loop."""
    with SetWorkflowID(run_id):
        DBOS.enqueue_workflow(IMPORTS_QUEUE, import_files, run_id, source_name, paths, as_of, snapshot)
