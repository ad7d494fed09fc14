"""Starting and stopping the machinery of durable jobs.

DBOS is imported only when the service starts: commands that do not serve do not pay for it.
"""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph_service.jobs.services import Service, serve_with
from graph_service.settings import Settings
from queries.store import Store

_APPLICATION_VERSION = "1"
"""Raised when workflows of the version before could not be gone on with by this one."""


@asynccontextmanager
async def running_jobs(settings: Settings, store: Store) -> AsyncIterator[None]:
    """Jobs can be started and are worked off for the life of the block; what a crash interrupted is gone on with.

    One import runs at a time: which party a record is about is decided by what the loads before it have stored.
    """
    from dbos import DBOS  # noqa: PLC0415 - see above

    logging.getLogger("dbos").setLevel(logging.WARNING)
    settings.home.mkdir(parents=True, exist_ok=True)
    serve_with(Service(store, asyncio.get_running_loop()))
    DBOS(
        config={
            "name": "irontree",
            "system_database_url": settings.jobs_database_url or f"sqlite:///{settings.home / 'jobs.sqlite'}",
            "application_version": _APPLICATION_VERSION,
            "executor_id": socket.gethostname(),
            "log_level": "WARNING",
        }
    )
    try:
        # The asynchronous calls of DBOS give the loop an executor that ends with DBOS: only the others are used.
        await asyncio.to_thread(_launch, settings)
        yield
    finally:
        serve_with(None)
        await asyncio.to_thread(DBOS.destroy)


def _launch(settings: Settings) -> None:
    from dbos import DBOS  # noqa: PLC0415 - see above

    from graph_service.jobs.schedules import schedule_jobs  # noqa: PLC0415
    from graph_service.jobs.workflows import IMPORTS_QUEUE  # noqa: PLC0415

    DBOS.launch()
    DBOS.register_queue(IMPORTS_QUEUE, global_concurrency=1, polling_interval_sec=0.5, on_conflict="always_update")
    schedule_jobs(settings.refresh)
