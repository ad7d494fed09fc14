"""The workflows that DBOS keeps and recovers.

DBOS runs them on an event loop of its own, while the store's connections belong to the loop of the service: the work
itself is handed over to that loop. Importing this module imports DBOS, which takes a second; see ``runner``.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dbos import DBOS, SetWorkflowID

from domain.errors import IrontreeError, Unavailable
from graph_service.jobs.services import serving
from ingestion.load import LoadOptions, load
from ingestion.sources import INTERACTION_SOURCES, source
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.ownership.imports import get_run
from queries.store import Store
from queries.submissions import forget_submissions

IMPORTS_QUEUE = "imports"
KEYS_KEPT = timedelta(days=30)
"""How long a change is known by its idempotency key."""


def is_unavailable(error: BaseException) -> bool:
    """Whether trying again later may help."""
    return isinstance(error, Unavailable)


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=is_unavailable)
async def load_files(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> str:
    """Load the files of a run from where it stands; gives its status. Waits for a store that does not answer."""
    service = serving()
    day = None if as_of is None else date.fromisoformat(as_of)
    try:
        status = await service.do(_load(service.store, run_id, source_name, list(map(Path, paths)), day, snapshot))
    except Unavailable:
        raise
    except IrontreeError as error:  # the run keeps it: nothing to be retried
        status = str(error)
    if source_name in INTERACTION_SOURCES:
        _forget_files(paths)
    return status


def _forget_files(paths: list[str]) -> None:
    """Delete uploaded calendars and mailboxes: they hold more than is read of them, and nobody else is to have it."""
    for path in paths:
        Path(path).unlink(missing_ok=True)


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
    await service.do(bring_up_to_date(service.store, Occasion.at_present(run_id)))


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


@DBOS.workflow(name="control", max_recovery_attempts=100)
async def follow_changes() -> None:
    """Bring control to what users have decided."""
    await compute_control(None)


def enqueue_control() -> None:
    """Queue one computation unless one waits: that one begins later than now and sees what is stored by now.

    Not to be called on an event loop.
    """
    if not DBOS.list_workflows(name="control", status="ENQUEUED", limit=1, load_input=False):
        DBOS.enqueue_workflow(IMPORTS_QUEUE, follow_changes)


def enqueue_import(run_id: str, source_name: str, paths: list[str], as_of: str | None, snapshot: bool) -> None:
    """Queue the workflow of a run; not to be called on an event loop."""
    with SetWorkflowID(run_id):
        DBOS.enqueue_workflow(IMPORTS_QUEUE, import_files, run_id, source_name, paths, as_of, snapshot)
