"""What the service does at set times. Importing this module imports DBOS; see ``runner``."""

from datetime import UTC, datetime
from typing import Any

from dbos import DBOS, ScheduleInput, error

from domain.errors import InvalidInput
from graph_service.jobs.refresh import load_new_files
from graph_service.jobs.services import serving
from graph_service.jobs.workflows import IMPORTS_QUEUE, begin_day, is_unavailable
from graph_service.settings import SourceRefresh
from ingestion.sources import INTERACTION_SOURCES, source

DAY = "day"
_AFTER_MIDNIGHT = "1 0 * * *"
_REFRESH = "refresh "


@DBOS.step(retries_allowed=True, interval_seconds=2, max_attempts=8, backoff_rate=2, should_retry=is_unavailable)
async def look_for_files(rule: dict[str, Any]) -> str | None:
    """Queue an import of the files that a refresh names and that were never loaded; gives its run, if any."""
    service = serving()
    return await service.do(load_new_files(service.store, SourceRefresh(**rule), datetime.now(UTC)))


@DBOS.workflow(name="refresh", max_recovery_attempts=100)
async def refresh_source(_at: datetime, rule: dict[str, Any]) -> None:
    """One look for new files of a source."""
    await look_for_files(rule)


def schedule_jobs(refreshes: list[SourceRefresh]) -> None:
    """Set the times of the daily computation and of looking for new files; what is no longer asked for ends.

    Both wait for imports that run, and imports for them. Not to be called on an event loop.

    Raises:
        InvalidInput: a refresh names no source that there is or one of colleagues' own files, or its time is no cron
            expression.
    """
    for refresh in refreshes:
        if source(refresh.source).name in INTERACTION_SOURCES:
            message = f"IRONTREE_REFRESH names {refresh.source}, whose files are a colleague's own."
            raise InvalidInput(message, "Load them with `irontree ingest` and --user.")
    names = [f"{_REFRESH}{refresh.source} {refresh.files}" for refresh in refreshes]
    for found in DBOS.list_schedules(schedule_name_prefix=_REFRESH):
        if found["schedule_name"] not in names:
            DBOS.delete_schedule(found["schedule_name"])
    day = ScheduleInput(schedule_name=DAY, workflow_fn=begin_day, schedule=_AFTER_MIDNIGHT, queue_name=IMPORTS_QUEUE)
    looks = [
        ScheduleInput(
            schedule_name=name, workflow_fn=refresh_source, schedule=refresh.cron, context=refresh.model_dump()
        )
        for name, refresh in zip(names, refreshes, strict=True)
    ]
    try:
        DBOS.apply_schedules([day, *looks])
    except error.DBOSException as refused:
        message = f"IRONTREE_REFRESH cannot be scheduled: {refused}"
        raise InvalidInput(message, "Write `cron` as five fields.") from refused
    DBOS.trigger_schedule(DAY)
