"""Loading files of a source: read, parse, load in batches, close.

Every batch is atomic and carries the run's position, so that a run that was killed, cancelled or met an unreadable
place goes on where it stopped. How the batches are made and written is told in ``pipeline``.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from domain.errors import Conflict, InvalidInput, IrontreeError, Unavailable
from ingestion.interaction_pipeline import InteractionPipeline
from ingestion.interaction_source import InteractionSource
from ingestion.pipeline import Pipeline, Progress
from ingestion.source import Source
from queries.new_ids import new_id
from queries.ownership.closing import DataWarning, data_warnings
from queries.ownership.import_lock import importing_alone
from queries.ownership.imports import (
    ImportRun,
    NewRun,
    RunStatus,
    begin_run,
    fail_run,
    finish_run,
    get_run,
    interrupted_run,
    resume_run,
)
from queries.store import Store

_HEAD_AND_TAIL = 1 << 20
AnySource: TypeAlias = Source | InteractionSource


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to load.

    Attributes:
        as_of: Date for which the files speak; None: the content date of each file, else today.
        snapshot: Whether absence from all the files together ends what the source held.
        batch_size: Records per transaction; changes speed and memory, not the result.
        started_by: Login of the user, or ``cli``.
        run_id: The run to begin under this id or to resume; None: a new one.
        resume: Go on with a run of the same files, date and mode that did not come to its end, if there is one.
        waits: Wait while another import runs, until the run ``run_id`` is cancelled; else that is a Conflict.
    """

    as_of: date | None = None
    snapshot: bool = False
    batch_size: int = 4000
    started_by: str = "cli"
    run_id: str | None = None
    resume: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a finished load did."""

    run: ImportRun
    warnings: tuple[DataWarning, ...] = field(default=())


def _pipeline(  # noqa: PLR0913, PLR0917 - what ``load`` was given
    store: Store,
    source: AnySource,
    run: ImportRun,
    batch_size: int,
    progress: Callable[[Progress], None],
    confirm: Callable[[], Awaitable[None]],
) -> Pipeline | InteractionPipeline:
    """What loads the files of a source of this kind."""
    if isinstance(source, InteractionSource):
        return InteractionPipeline(store, source, run, batch_size, progress, confirm)
    return Pipeline(store, source, run, batch_size, progress, confirm)


def _no_progress(_: Progress) -> None:
    return None


async def load(
    store: Store,
    source: AnySource,
    paths: Sequence[Path],
    options: LoadOptions,
    progress: Callable[[Progress], None] = _no_progress,
) -> LoadSummary:
    """Load the files in order; a run that was interrupted goes on where it stopped and loads nothing twice.

    Raises:
        InvalidInput: a file cannot be opened or read to its end; what was committed before stays and the run is
            FAILED. Loading the repaired file as a new run writes only what is missing.
        Conflict: another import runs, the run was cancelled, or its files are no longer those with which it began.
        Unavailable: the store does not answer.
    """
    async with AsyncExitStack() as stack:
        confirm = await _turn(stack, store, source, paths, options)
        run, as_of_files = await open_run(store, source, paths, options)
        if run.status is RunStatus.CANCELLED:
            raise Conflict(f"Import run {run.id} has been cancelled.", "Load the files as a new run.")
        if run.status is not RunStatus.DONE:
            run = await resume_run(store, run.id)
            pipeline = _pipeline(store, source, run, options.batch_size, progress, confirm)
            try:
                await pipeline.run(paths, as_of_files)
            except Exception as error:
                with suppress(Unavailable):  # the store itself may be what fails
                    await fail_run(store, run.id, _reason(error), datetime.now(UTC))
                raise
            run = await finish_run(store, run.id, pipeline.counts, datetime.now(UTC))
    return LoadSummary(run, tuple(await data_warnings(store, run.source, run.as_of)))


async def _turn(
    stack: AsyncExitStack, store: Store, source: AnySource, paths: Sequence[Path], options: LoadOptions
) -> Callable[[], Awaitable[None]]:
    """Enter the block in which no other import runs; with ``waits`` as soon as there is none."""
    what = f"{source.name} of {', '.join(path.name for path in paths[:3])}{' …' if len(paths) > 3 else ''}"
    while True:
        alone = importing_alone(store, options.started_by, what, datetime.now(UTC))
        try:
            return await stack.enter_async_context(alone)
        except Conflict:
            if not options.waits or await _is_cancelled(store, options.run_id):
                raise


async def _is_cancelled(store: Store, run: str | None) -> bool:
    return run is not None and (await get_run(store, run)).status is RunStatus.CANCELLED


def _reason(error: Exception) -> str:
    """What a person reads as the reason of a failed run."""
    if isinstance(error, IrontreeError):
        return str(error)
    return f"An unexpected {type(error).__name__} stopped the import; the log has the details."


async def open_run(
    store: Store, source: AnySource, paths: Sequence[Path], options: LoadOptions, status: RunStatus = RunStatus.RUNNING
) -> tuple[ImportRun, list[date]]:
    """The stored run, begun now unless it is known, and the day for which each file speaks.

    Raises:
        InvalidInput: a file cannot be opened, or there is none.
        Conflict: the run is known, and its files have changed since.
    """
    if not paths:
        raise InvalidInput("There is no file to load.", "Name at least one file.", ("paths",))
    now = datetime.now(UTC)
    stated, fingerprints = await asyncio.to_thread(_inspect, source, paths, options.as_of)
    as_of = max(day or now.astimezone().date() for day in stated)
    names = tuple(path.name for path in paths)
    new = NewRun(
        options.run_id or new_id(now), source.name, as_of, options.snapshot, names, fingerprints, options.started_by
    )
    if options.resume and (interrupted := await interrupted_run(store, new)):
        new = replace(new, id=interrupted)
    run = await begin_run(store, new, now, status)
    if run.fingerprints != fingerprints or run.source != source.name:
        raise Conflict(
            f"Import run {run.id} began with other files or another source; it cannot go on with {', '.join(names)}.",
            "Load the changed files as a run of their own.",
        )
    return run, [day or run.as_of for day in stated]


def _inspect(source: AnySource, paths: Sequence[Path], as_of: date | None) -> tuple[list[date | None], tuple[str, ...]]:
    contents = [source.content_date(path) for path in paths]  # also when not needed: it checks the files
    return [as_of or content for content in contents], tuple(map(fingerprint, paths))


def fingerprint(path: Path) -> str:
    """Size and digest of a file's first and last mebibyte: tells a changed file without reading all of it.

    Raises:
        InvalidInput: the file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            digest.update(file.read(_HEAD_AND_TAIL))
            file.seek(max(0, size - _HEAD_AND_TAIL))
            digest.update(file.read(_HEAD_AND_TAIL))
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.", "Check the path and its rights.") from error
    return f"{size}:{digest.hexdigest()}"
