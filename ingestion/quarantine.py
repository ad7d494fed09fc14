"""Trying quarantined records again, as they are or corrected by a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import orjson

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem
from domain.relationships.interaction_records import SeriesRecord
from ingestion.interaction_pipeline import window_of
from ingestion.interaction_source import InteractionSource
from ingestion.load import AnySource
from ingestion.pipeline import raw_text
from ingestion.source import RawRecord, RawValue
from queries.ownership.import_lock import importing_alone
from queries.ownership.imports import ImportRun, get_run
from queries.ownership.loading import Batch, load_batch, prepare
from queries.ownership.party_loading import Origin
from queries.ownership.quarantine import QuarantinedRecord, QuarantineRequest, amend_quarantine, list_quarantine
from queries.relationships.interaction_loading import InteractionBatch, load_interactions
from queries.store import Store

_PAGE = 1000


@dataclass(slots=True)
class RetrySummary:
    """How many records were tried, how many are resolved, and the reasons of those that stay."""

    tried: int = 0
    resolved: int = 0
    remaining: dict[str, int] = field(default_factory=dict)


async def retry_quarantine(
    store: Store,
    sources: Callable[[str], AnySource],
    run: str | None,
    corrections: Mapping[str, RawValue],
    started_by: str = "cli",
) -> RetrySummary:
    """Parse the open records of the run (None: of all runs) again and load those that can be used now.

    ``corrections`` gives other contents for records, by id. What is loaded belongs to the run that met the record, so
    that it stands as if it had been right from the beginning.

    Raises:
        NotFound: there is no such run.
        InvalidInput: a correction names a record that is not open.
        Conflict: an import is running.
    """
    if run is not None:
        await get_run(store, run)
    async with importing_alone(store, started_by, "quarantined records", datetime.now(UTC)):
        return await _retry_all(store, sources, run, corrections)


async def _retry_all(
    store: Store, sources: Callable[[str], AnySource], run: str | None, corrections: Mapping[str, RawValue]
) -> RetrySummary:
    summary, after, used = RetrySummary(), None, set[str]()
    while True:
        page = await list_quarantine(store, QuarantineRequest(run, open_only=True, first=_PAGE, after=after))
        for (run_id, file), records in _by_file(page.records).items():
            used |= {record.id for record in records} & corrections.keys()
            await _retry_file(store, sources, await get_run(store, run_id), file, records, corrections, summary)
        if (after := page.after) is None:
            break
    if missing := corrections.keys() - used:
        raise InvalidInput(
            f"{len(missing)} corrections name records that are not open, such as {min(missing)}.",
            "Take the ids from `irontree quarantine list --json`.",
        )
    return summary


def read_corrections(path: Path) -> dict[str, RawValue]:
    """Corrected records of a JSON-lines file, ``{"id": …, "record": …}`` per line, by id.

    Raises:
        InvalidInput: the file cannot be read, or a line is none of these; names the line.
    """
    corrections: dict[str, RawValue] = {}
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.", "Check the path and its rights.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fields = orjson.loads(line)
            corrections[fields["id"]] = fields["record"]
        except (orjson.JSONDecodeError, KeyError, TypeError) as error:
            raise InvalidInput(
                f"{path} line {number} is no correction.", 'Write {"id": "…", "record": {…}} on every line.'
            ) from error
    return corrections


async def _retry_file(  # noqa: PLR0913, PLR0917 - the loop above, cut out
    store: Store,
    sources: Callable[[str], AnySource],
    run: ImportRun,
    file: str,
    records: list[QuarantinedRecord],
    corrections: Mapping[str, RawValue],
    summary: RetrySummary,
) -> None:
    source = sources(run.source)
    used, amended, counts = list[tuple[str, Parsed | SeriesRecord]](), [], run.counts
    for record in records:
        raw = RawRecord(record.position, corrections.get(record.id, _value(record)), f"record {record.position}")
        parsed = _parsed(source, raw, run)
        summary.tried += 1
        if isinstance(parsed, Problem):
            amended.append((record.id, str(parsed.reason), parsed.detail, raw_text(raw)))
            reason = str(parsed.reason)
            summary.remaining[reason] = summary.remaining.get(reason, 0) + 1
            continue
        used.append((record.id, parsed))
        counts.quarantined[record.reason] = counts.quarantined.get(record.reason, 1) - 1
    counts.quarantined = {reason: count for reason, count in counts.quarantined.items() if count > 0}
    if used:
        await _load_used(store, run, file, used)
        summary.resolved += len(used)
    if amended:
        await amend_quarantine(store, amended)


def _parsed(source: AnySource, raw: RawRecord, run: ImportRun) -> Parsed | SeriesRecord | Problem:
    if isinstance(source, InteractionSource):
        return source.parse(raw, window_of(run.as_of))
    return source.parse(raw)


async def _load_used(store: Store, run: ImportRun, file: str, used: list[tuple[str, Parsed | SeriesRecord]]) -> None:
    """Load what can be used now, as a part of the run that met it."""
    origin, now = Origin(run.id, run.source, run.file, file, run.as_of), datetime.now(UTC)
    resolved = [id_ for id_, _ in used]
    entries = [one for _, one in used if isinstance(one, SeriesRecord)]
    if entries:
        batch = InteractionBatch(run.position, entries, resolved=resolved)
        await load_interactions(store, batch, origin, run.started_by or "", run.counts, now)
        return
    bundles = Batch(run.position, [one for _, one in used if isinstance(one, Parsed)], resolved=resolved)
    await load_batch(store, prepare(bundles, origin), run.counts, now)


def _value(record: QuarantinedRecord) -> RawValue:
    """The record as its reader cut it: what is no JSON was kept as text."""
    try:
        value: RawValue = orjson.loads(record.record)
    except orjson.JSONDecodeError:
        return record.record
    return value


def _by_file(records: tuple[QuarantinedRecord, ...]) -> dict[tuple[str, str], list[QuarantinedRecord]]:
    grouped: dict[tuple[str, str], list[QuarantinedRecord]] = {}
    for record in records:
        grouped.setdefault((record.run, record.file), []).append(record)
    return grouped
