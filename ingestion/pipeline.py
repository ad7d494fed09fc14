"""The files of a run on their way into the store: read, parsed and looked up while the batch before is written.

A thread reads and parses, the event loop asks the store what it knows of the next batch while it writes the one before:
the next batch waits for neither. No more than three batches are in memory at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

import orjson

from domain.ownership.import_counts import RunCounts
from domain.ownership.records import Problem
from ingestion.source import RawRecord, Source
from queries.ownership.closing import end_absent
from queries.ownership.imports import ImportRun
from queries.ownership.known import Known, known, known_after, known_beside
from queries.ownership.loading import Batch, PreparedBatch, Unusable, plan_batch, prepare, write_batch
from queries.ownership.party_loading import Origin
from queries.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come: the file (number from 0), records of it that are done, and the counts so far."""

    file: int
    files: int
    name: str
    position: int
    counts: RunCounts
    closing: bool = False


class Pipeline:
    """Loads the files of a run; ``confirm`` raises before a write when another process may have taken over."""

    def __init__(  # noqa: PLR0913, PLR0917 - what ``load`` was given, and its run
        self,
        store: Store,
        source: Source,
        run: ImportRun,
        batch_size: int,
        progress: Callable[[Progress], None],
        confirm: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._source = source
        self._run = run
        self._size = batch_size
        self._progress = progress
        self._confirm = confirm
        self.counts = run.counts
        self._clock = perf_counter()

    async def run(self, paths: Sequence[Path], days: Sequence[date]) -> None:
        """Load from where the run stands; ``days`` are those for which the files speak.

        Raises as ``load`` does.
        """
        for number in range(self._run.file, len(paths)):
            run, path = self._run, paths[number]
            await self._load_file(
                path, Origin(run.id, run.source, number, path.name, days[number], run.fingerprints[number])
            )
        self._count_seconds()
        if self._run.snapshot:
            self._tell(len(paths) - 1, self._run.files[-1], 0, closing=True)
            await end_absent(self._store, self._run.id, self._run.source, self._run.as_of, self.counts)
            self._count_seconds()

    async def _load_file(self, path: Path, origin: Origin) -> None:
        begun = self._run.position if origin.file == self._run.file else 0
        reading = _Reading(self._source, path, origin, self._size, begun)
        try:
            prepared = await reading.batch()
            facts = None if prepared is None else await known(self._store, prepared.questions)
            while prepared is not None and facts is not None:
                prepared, facts = await self._load_batch(prepared, facts, reading)
        finally:
            await reading.end()

    async def _load_batch(
        self, prepared: PreparedBatch, facts: Known, reading: "_Reading"
    ) -> tuple[PreparedBatch | None, Known | None]:
        """Write a batch; gives the next one and what the store knows of it."""
        self._count_seconds()
        planned = plan_batch(prepared, facts, self.counts, datetime.now(UTC))
        ahead = asyncio.create_task(self._look_ahead(prepared, reading))
        try:
            await self._confirm()
            await write_batch(self._store, planned)
            self._tell(prepared.origin.file, prepared.origin.file_name, prepared.batch.position)
        except BaseException:
            await asyncio.gather(ahead, return_exceptions=True)
            raise
        following, early = await ahead
        if following is None or early is None:
            return None, None
        joins = planned.joins_parties
        return following, await known_after(self._store, following.questions, prepared.questions, early, joins)

    async def _look_ahead(
        self, current: PreparedBatch, reading: "_Reading"
    ) -> tuple[PreparedBatch | None, Known | None]:
        following = await reading.batch()
        if following is None:
            return None, None
        return following, await known_beside(self._store, following.questions, current.questions)

    def _count_seconds(self) -> None:
        now = perf_counter()
        self.counts.seconds += now - self._clock
        self._clock = now

    def _tell(self, file: int, name: str, position: int, closing: bool = False) -> None:
        self._progress(Progress(file, len(self._run.files), name, position, self.counts, closing))


class _Reading:
    """Reads and parses a file in a thread, one batch ahead of what it is asked for."""

    def __init__(self, source: Source, path: Path, origin: Origin, size: int, begun: int) -> None:
        self._source = source
        self._records = source.read(path, begun)
        self._origin = origin
        self._size = size
        self._coming = asyncio.create_task(asyncio.to_thread(self._next, begun))

    async def batch(self) -> PreparedBatch | None:
        """The next batch, None at the end of the file; raises what reading raised."""
        prepared = await self._coming
        if prepared is not None:
            self._coming = asyncio.create_task(asyncio.to_thread(self._next, prepared.batch.position))
        return prepared

    async def end(self) -> None:
        """Wait for the thread."""
        await asyncio.gather(self._coming, return_exceptions=True)

    def _next(self, done: int) -> PreparedBatch | None:
        batch = Batch(done)
        for record in islice(self._records, self._size):
            batch.position = record.position
            parsed = self._source.parse(record)
            if isinstance(parsed, Problem):
                batch.unusable.append(Unusable(record.position, parsed, raw_text(record)))
            else:
                batch.parsed.append(parsed)
        return prepare(batch, self._origin) if batch.position > done else None


def raw_text(record: RawRecord) -> str:
    """The record as it is kept in quarantine: text as it is, anything else as JSON."""
    return record.value if isinstance(record.value, str) else orjson.dumps(record.value, default=str).decode()
