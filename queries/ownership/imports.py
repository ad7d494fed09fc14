"""Import runs: begun, resumed, ended, listed. How far a run has come is written by ``loading``, with each batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import orjson

from domain.errors import NotFound
from domain.ownership.import_counts import RunCounts
from queries.ownership.loading import stored
from queries.statement import assembled, cypher, literal, statement
from queries.store import Store

_AFTER_ALL_IDS = "g"


class RunStatus(StrEnum):
    """Where an import run stands; one that failed, or still runs after its process was killed, can be resumed."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class NewRun:
    """What a run is to load; ``fingerprints`` tell on resuming whether the files are still the same."""

    id: str
    source: str
    as_of: date
    snapshot: bool
    files: tuple[str, ...]
    fingerprints: tuple[str, ...]
    started_by: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """A stored import run. ``file`` and ``position``: records of that file already committed."""

    id: str
    source: str
    as_of: date
    snapshot: bool
    status: RunStatus
    files: tuple[str, ...]
    fingerprints: tuple[str, ...]
    started_at: datetime
    finished_at: datetime | None
    started_by: str | None
    error: str | None
    file: int
    position: int
    counts: RunCounts


@dataclass(frozen=True, slots=True)
class RunPage:
    """Import runs, the latest first, and whether there are more."""

    runs: tuple[ImportRun, ...]
    has_next: bool


_RUN = literal(
    "r {.id, .source, asOf: toString(r.asOf), .snapshot, .status, .files, .fingerprints,"
    " startedAt: toString(r.startedAt), finishedAt: toString(r.finishedAt), .startedBy, .error, .file, .position,"
    " .counts}"
)

BEGIN = assembled(
    cypher(
        "MERGE (r:ImportRun {id: $id}) ON CREATE SET r.source = $source, r.asOf = $asOf, r.snapshot = $snapshot,"
        " r.status = $status, r.files = $files, r.fingerprints = $fingerprints, r.startedAt = $now,"
        " r.startedBy = $startedBy, r.file = 0, r.position = 0, r.counts = $counts RETURN <run>",
        run=_RUN,
    )
)
GET = assembled(cypher("MATCH (r:ImportRun {id: $id}) RETURN <run>", run=_RUN))
LIST = assembled(
    cypher(
        "RETURN COLLECT { MATCH (r:ImportRun) WHERE r.id < $before WITH r ORDER BY r.id DESC LIMIT $limit"
        " RETURN <run> }",
        run=_RUN,
    )
)
INTERRUPTED = statement(
    "RETURN COLLECT { MATCH (r:ImportRun) WHERE r.status IN ['RUNNING', 'FAILED'] AND r.source = $source"
    " AND r.startedBy = $startedBy AND r.asOf = $asOf AND r.snapshot = $snapshot"
    " AND r.fingerprints = $fingerprints WITH r ORDER BY r.id DESC LIMIT 1 RETURN r.id }[0]"
)
LOADED_BEFORE = statement(
    "RETURN COLLECT { MATCH (r:ImportRun) WHERE r.id > '' AND r.source = $source UNWIND r.fingerprints AS one"
    " WITH one WHERE one IN $fingerprints RETURN DISTINCT one }"
)
CHANGE_STATUS = assembled(
    cypher(
        "MATCH (r:ImportRun {id: $id}) SET r.status = CASE WHEN r.status IN $from THEN $to ELSE r.status END"
        " WITH r, r.status = $to AS now"
        " SET r.finishedAt = CASE WHEN now THEN $finishedAt ELSE r.finishedAt END,"
        " r.error = CASE WHEN now THEN $error ELSE r.error END, r.counts = coalesce($counts, r.counts) RETURN <run>",
        run=_RUN,
    )
)


async def begin_run(store: Store, run: NewRun, now: datetime, status: RunStatus = RunStatus.RUNNING) -> ImportRun:
    """Store the run; one that is stored already is given back as it stands."""
    parameters = {
        "id": run.id,
        "source": run.source,
        "asOf": run.as_of,
        "snapshot": run.snapshot,
        "status": str(status),
        "files": list(run.files),
        "fingerprints": list(run.fingerprints),
        "startedBy": run.started_by,
        "counts": stored(RunCounts()),
        "now": now,
    }
    return _run(await store.write(BEGIN, parameters))


async def get_run(store: Store, run: str) -> ImportRun:
    """The run.

    Raises:
        NotFound: there is no run with this id.
    """
    return _found(await store.read(GET, {"id": run}), run)


async def interrupted_run(store: Store, run: NewRun) -> str | None:
    """The latest run of the same files, source, date, mode and starter that did not come to its end; None if none."""
    found: str | None = await store.read(
        INTERRUPTED,
        {
            "source": run.source,
            "startedBy": run.started_by,
            "asOf": run.as_of,
            "snapshot": run.snapshot,
            "fingerprints": list(run.fingerprints),
        },
    )
    return found


async def loaded_before(store: Store, source: str, fingerprints: Sequence[str]) -> frozenset[str]:
    """Those of the fingerprints that belong to a file of any run of the source, however the run ended."""
    return frozenset(await store.read(LOADED_BEFORE, {"source": source, "fingerprints": list(fingerprints)}) or ())


async def list_runs(store: Store, first: int = 20, before: str | None = None) -> RunPage:
    """The latest ``first`` runs, or those that began before the run ``before``."""
    found = await store.read(LIST, {"before": before or _AFTER_ALL_IDS, "limit": first + 1})
    return RunPage(tuple(_run(fields) for fields in found[:first]), len(found) > first)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of status from one of ``allowed``; any other status stays."""

    allowed: frozenset[RunStatus]
    to: RunStatus
    finished_at: datetime | None = None
    error: str | None = None
    counts: RunCounts | None = None


_UNFINISHED = frozenset({RunStatus.RUNNING, RunStatus.QUEUED})


async def resume_run(store: Store, run: str) -> ImportRun:
    """The run, set running again unless it is done or cancelled.

    Raises:
        NotFound: there is no run with this id.
    """
    return await _change(store, run, _Change(_UNFINISHED | {RunStatus.FAILED}, RunStatus.RUNNING))


async def finish_run(store: Store, run: str, counts: RunCounts, now: datetime) -> ImportRun:
    """The run, done, with its final counts; one that has been cancelled meanwhile stays cancelled."""
    return await _change(store, run, _Change(frozenset({RunStatus.RUNNING}), RunStatus.DONE, now, counts=counts))


async def fail_run(store: Store, run: str, error: str, now: datetime) -> ImportRun:
    """The run, failed with a sentence that says why; it can be resumed."""
    return await _change(store, run, _Change(_UNFINISHED, RunStatus.FAILED, now, error))


async def cancel_run(store: Store, run: str, now: datetime) -> ImportRun:
    """The run, cancelled if it was queued or running: its loader stops before the next batch.

    Raises:
        NotFound: there is no run with this id.
    """
    return await _change(store, run, _Change(_UNFINISHED, RunStatus.CANCELLED, now))


async def _change(store: Store, run: str, change: _Change) -> ImportRun:
    parameters = {
        "id": run,
        "from": sorted(map(str, change.allowed)),
        "to": str(change.to),
        "finishedAt": change.finished_at,
        "error": change.error,
        "counts": None if change.counts is None else stored(change.counts),
    }
    return _found(await store.write(CHANGE_STATUS, parameters), run)


def _found(fields: Mapping[str, Any] | None, run: str) -> ImportRun:
    if fields is None:
        raise NotFound(f"There is no import run {run}.", "List the runs with `irontree quarantine list` or in the UI.")
    return _run(fields)


def _run(fields: Mapping[str, Any]) -> ImportRun:
    finished = fields["finishedAt"]
    return ImportRun(
        id=fields["id"],
        source=fields["source"],
        as_of=date.fromisoformat(fields["asOf"]),
        snapshot=fields["snapshot"],
        status=RunStatus(fields["status"]),
        files=tuple(fields["files"]),
        fingerprints=tuple(fields["fingerprints"]),
        started_at=datetime.fromisoformat(fields["startedAt"]),
        finished_at=None if finished is None else datetime.fromisoformat(finished),
        started_by=fields["startedBy"],
        error=fields["error"],
        file=fields["file"],
        position=fields["position"],
        counts=RunCounts.from_fields(orjson.loads(fields["counts"])),
    )
