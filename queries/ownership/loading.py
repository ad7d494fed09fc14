"""Loading: what a source's records say is put into the graph, batch by batch.

A batch costs one reading statement and one writing transaction, in which the run's position and counts are kept too: a
killed run has either all of a batch or nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import orjson

from domain.errors import Conflict
from domain.ownership.import_counts import RunCounts
from domain.ownership.party_assignment import deciding_keys
from domain.ownership.record_ids import quarantined_id
from domain.ownership.records import Parsed, Problem
from queries.ownership.batch_parties import BatchParties
from queries.ownership.known import Known, Questions, known
from queries.ownership.loading_statements import ADVANCE, KEEP_ASIDE, RESOLVE
from queries.ownership.party_loading import Origin, PartyWrites, Row, plan_parties
from queries.ownership.stake_loading import BatchClaims, exception_rows, plan_stakes
from queries.statement import Statement
from queries.store import Parameters, Store


@dataclass(frozen=True, slots=True)
class Unusable:
    """A record that could not be parsed: where it stands, why, and the record itself as JSON or text."""

    position: int
    problem: Problem
    record: str


@dataclass(slots=True)
class Batch:
    """Parsed records of one file.

    Attributes:
        position: Number of records of the file that are done after this batch.
        resolved: Ids of quarantined records that ``parsed`` holds, when quarantine is tried again.
    """

    position: int = 0
    parsed: list[Parsed] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PreparedBatch:
    """A batch with all that can be worked out before the store is asked."""

    batch: Batch
    origin: Origin
    parties: BatchParties
    claims: BatchClaims
    questions: Questions


def prepare(batch: Batch, origin: Origin) -> PreparedBatch:
    """Work out keys and ids of a batch; needs no store, so that it can run beside the writing of another batch."""
    parties = BatchParties.of(batch.parsed, origin.source)
    claims = BatchClaims.of(batch.parsed, origin, parties.ids)
    identifiers = dict.fromkeys(key for record in parties.records.values() for key in deciding_keys(record))
    questions = Questions(
        origin.run,
        list(parties.ids.values()),
        list(identifiers),
        list(claims.stakes),
        list(claims.ties),
    )
    return PreparedBatch(batch, origin, parties, claims, questions)


@dataclass(frozen=True, slots=True)
class PlannedBatch:
    """The statements of a batch with their parameters.

    ``joins_parties`` tells whether a record of the batch is new and about a party that other records describe.
    """

    statements: list[tuple[Statement, Parameters]]
    joins_parties: bool


def plan_batch(prepared: PreparedBatch, facts: Known, counts: RunCounts, now: datetime) -> PlannedBatch:
    """What must be written of a batch, given what the store knows of it; brings ``counts`` up to date.

    Raises:
        Conflict: the run is no longer running, because someone cancelled it.
    """
    origin, batch = prepared.origin, prepared.batch
    if facts.status != "RUNNING" and not batch.resolved:
        raise Conflict("The import run has been cancelled.", "Load the files as a new run.")
    parties = plan_parties(origin, prepared.parties, facts, counts)
    writes = _writes(prepared, facts, parties, counts)
    counts.read += len(batch.parsed) + len(batch.unusable) - len(batch.resolved)
    counts.accepted += len(batch.parsed)
    for bundle in batch.parsed:
        for notice in bundle.notices:
            counts.notice(notice)
    for one in batch.unusable:
        counts.quarantine(str(one.problem.reason))
    constants: dict[str, object] = {
        "run": origin.run,
        "source": origin.source,
        "file": origin.file,
        "fileName": origin.file_name,
        "asOf": origin.as_of,
        "now": now,
    }
    sent: list[tuple[Statement, Parameters]] = [
        (statement, constants | {"batch": {"rows": rows}, **extra}) for statement, rows, extra in writes if rows
    ]
    sent.append((ADVANCE, constants | {"position": batch.position, "counts": stored(counts)}))
    return PlannedBatch(sent, bool(parties.joined))


async def write_batch(store: Store, planned: PlannedBatch) -> None:
    """Write the batch, its quarantined records, the run's position and the counts, together or not at all.

    Raises:
        Unavailable: the store does not answer.
    """
    await store.write_all(planned.statements)


async def load_batch(store: Store, prepared: PreparedBatch, counts: RunCounts, now: datetime) -> None:
    """Look up, plan and write a single batch; raises as ``plan_batch`` and ``write_batch`` do."""
    facts = await known(store, prepared.questions)
    await write_batch(store, plan_batch(prepared, facts, counts, now))


def stored(counts: RunCounts) -> str:
    """The counts as they are kept on the run."""
    return orjson.dumps(counts.fields()).decode()


def _writes(
    prepared: PreparedBatch, facts: Known, parties: PartyWrites, counts: RunCounts
) -> list[tuple[Statement, Sequence[object], Parameters]]:
    origin, parsed = prepared.origin, prepared.batch.parsed
    stakes = plan_stakes(origin, prepared.claims, facts, parties.parties, counts)
    days = {"days": stakes.days.table}
    unusable = [quarantine_row(one, origin) for one in prepared.batch.unusable]
    return [
        *((statement, rows, {}) for statement, rows in parties.statements()),
        *((statement, rows, days) for statement, rows in stakes.statements()),
        (*exception_rows(parsed, origin, parties.parties), {}),
        (KEEP_ASIDE, unusable, {}),
        (RESOLVE, prepared.batch.resolved, {}),
    ]


def quarantine_row(one: Unusable, origin: Origin) -> Row:
    """The row of ``KEEP_ASIDE`` for a record."""
    id_ = quarantined_id(origin.source, origin.content, one.position, one.record)
    return [id_, one.position, str(one.problem.reason), one.problem.detail, one.record]
