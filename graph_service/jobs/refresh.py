"""Loading the new files of a source by itself."""

import asyncio
from datetime import datetime, timedelta
from glob import glob
from pathlib import Path

from graph_service.jobs.imports import ImportRequest, start_import
from graph_service.settings import SourceRefresh
from ingestion.load import fingerprint
from queries.ownership.imports import loaded_before
from queries.store import Store

STARTED_BY = "schedule"
"""What a run shows as its starter instead of a user's login."""

_STILL_WRITTEN = timedelta(minutes=1)
"""A file changed more recently than this may not be complete yet; the next look takes it."""


async def load_new_files(store: Store, rule: SourceRefresh, now: datetime) -> str | None:
    """Queue one import of the rule's files that belong to no run of the source yet, in the order of their names.

    A file is known by its content, so that a copy or a new name is not loaded again, and neither is one whose run
    failed: that is for a person to look at. Gives the id of the run, None when there is nothing new.

    Raises:
        InvalidInput: there is no such source, or a file cannot be opened.
        Unavailable: the store does not answer.
    """
    files = await asyncio.to_thread(_finished_files, rule.files, now)
    known = await loaded_before(store, rule.source, list(files))
    fresh = [path for print_, path in files.items() if print_ not in known]
    if not fresh:
        return None
    return await start_import(store, ImportRequest(rule.source, fresh, None, rule.snapshot, STARTED_BY))


def _finished_files(pattern: str, now: datetime) -> dict[str, Path]:
    """Files by fingerprint, in the order of their names; of equal ones the first."""
    latest = (now - _STILL_WRITTEN).timestamp()
    found: dict[str, Path] = {}
    for path in map(Path, sorted(glob(pattern, recursive=True))):  # noqa: PTH207 - an absolute pattern, which Path refuses
        if path.is_file() and path.stat().st_mtime <= latest:
            found.setdefault(fingerprint(path), path)
    return found
