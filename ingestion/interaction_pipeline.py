"""The files of a run of interactions on their way into the store: read, parsed and written batch by batch.

A calendar or mailbox is small beside a register: reading, looking up and writing take turns.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import perf_counter

from domain.errors import InvalidInput
from domain.ownership.records import Problem
from domain.relationships.interaction_records import Window
from ingestion.interaction_source import InteractionSource
from ingestion.pipeline import Progress, raw_text
from ingestion.source import RawRecord
from queries.ownership.imports import ImportRun
from queries.ownership.loading import Unusable
from queries.ownership.party_loading import Origin
from queries.relationships.interaction_loading import InteractionBatch, load_interactions
from queries.store import Store

WINDOW_DAYS = 730
"""How far back a calendar is read: after two years nothing is left of a strength."""

LARGEST_BATCH = 500


def window_of(as_of: date) -> Window:
    """The days of which a file is read that speaks for a day."""
    return Window(as_of - timedelta(days=WINDOW_DAYS), as_of)


class InteractionPipeline:
    """Loads the files of a run for the colleague who started it; ``confirm`` is that of ``Pipeline``."""

    def __init__(  # noqa: PLR0913, PLR0917 - what ``load`` was given, and its run
        self,
        store: Store,
        source: InteractionSource,
        run: ImportRun,
        batch_size: int,
        progress: Callable[[Progress], None],
        confirm: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._source = source
        self._run = run
        self._size = min(batch_size, LARGEST_BATCH)
        self._progress = progress
        self._confirm = confirm
        self.counts = run.counts

    async def run(self, paths: Sequence[Path], days: Sequence[date]) -> None:
        """Load from where the run stands; ``days`` are those until which the files are read.

        Raises as ``load`` does; InvalidInput for a snapshot: a mailbox never holds all there was.
        """
        run = self._run
        if run.snapshot:
            raise InvalidInput("Calendars and mailboxes are not loaded as snapshots.", "Leave --snapshot out.")
        for number in range(run.file, len(paths)):
            path = paths[number]
            origin = Origin(run.id, run.source, number, path.name, days[number], run.fingerprints[number])
            await self._load_file(path, origin, run.position if number == run.file else 0)

    async def _load_file(self, path: Path, origin: Origin, begun: int) -> None:
        records = self._source.read(path, begun)
        while True:
            clock = perf_counter()
            batch = await asyncio.to_thread(self._next, records, origin.as_of)
            if batch is None:
                return
            await self._confirm()
            self.counts.seconds += perf_counter() - clock
            login = self._run.started_by or ""
            await load_interactions(self._store, batch, origin, login, self.counts, datetime.now(UTC))
            self._progress(Progress(origin.file, len(self._run.files), origin.file_name, batch.position, self.counts))

    def _next(self, records: Iterator[RawRecord], as_of: date) -> InteractionBatch | None:
        batch, window = InteractionBatch(), window_of(as_of)
        for record in islice(records, self._size):
            batch.position = record.position
            place(batch, record, self._source, window)
        return batch if batch.position else None


def place(batch: InteractionBatch, record: RawRecord, source: InteractionSource, window: Window) -> bool:
    """Put what a record says into the batch; whether it could be used."""
    parsed = source.parse(record, window)
    if isinstance(parsed, Problem):
        batch.unusable.append(Unusable(record.position, parsed, raw_text(record)))
        return False
    batch.entries.append(parsed)
    return True
