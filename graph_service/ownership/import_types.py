"""GraphQL types of import runs and of what they quarantined."""

from typing import cast

import strawberry

from domain.ownership.import_counts import Outcome, RunCounts
from graph_service.context import Info
from graph_service.paging import PageEnd, PageInfo
from graph_service.planning import fill_from, selection_of, shaped
from graph_service.scalars import Date, DateTime
from queries.ownership.imports import ImportRun as Run
from queries.ownership.imports import RunStatus
from queries.ownership.quarantine import QuarantinedRecord, QuarantinePage, cursor

ImportStatus = strawberry.enum(RunStatus, name="ImportStatus", description="Where an import run stands.")


@strawberry.type(description="How many things a run created, changed, found unchanged and ended.")
class ChangeCounts:
    created: int = strawberry.field(description="New ones.")
    changed: int = strawberry.field(description="Known ones that differ now.")
    unchanged: int = strawberry.field(description="Known ones that are the same.")
    ended: int = strawberry.field(description="Those that are no longer true.")


@strawberry.type(description="A reason with the number of its records.")
class ReasonCount:
    reason: str = strawberry.field(description="Machine reason.")
    count: int = strawberry.field(description="Number of records.")


@strawberry.type(description="Something worth knowing that stopped nothing.")
class NoticeCount:
    notice: str = strawberry.field(description="What it is.")
    count: int = strawberry.field(description="How often.")


@strawberry.type(description="The counters of a run.")
class ImportCounts:
    read: int = strawberry.field(description="Records read.")
    accepted: int = strawberry.field(description="Records loaded.")
    quarantined: int = strawberry.field(description="Records kept aside.")
    quarantined_by_reason: list[ReasonCount] = strawberry.field(description="The same by reason.")
    duplicates: int = strawberry.field(description="Rows said twice.")
    parties: ChangeCounts = strawberry.field(description="Parties.")
    holdings: ChangeCounts = strawberry.field(description="Holdings.")
    ties: ChangeCounts = strawberry.field(description="Consolidation, branches, fund management.")
    interactions: ChangeCounts = strawberry.field(description="Interactions, of a calendar or mailbox.")
    notices: list[NoticeCount] = strawberry.field(description="Things worth knowing.")


@strawberry.type(description="One load of one or several files of a source.")
class ImportRun:
    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    source: str = strawberry.field(description="The source.")
    as_of: Date = strawberry.field(description="Date for which the files speak.")
    snapshot: bool = strawberry.field(description="Whether absence from the files ends what the source held.")
    status: ImportStatus = strawberry.field(description="Where it stands.")  # type: ignore[valid-type]
    files: list[str] = strawberry.field(description="Names of the files, in order.")
    started_at: DateTime = strawberry.field(description="Start.")
    finished_at: DateTime | None = strawberry.field(description="End; null while it runs.")
    started_by: str | None = strawberry.field(description="Login of the user, or cli.")
    error: str | None = strawberry.field(description="Why it failed, one sentence.")
    file: int = strawberry.field(description="Number of the file being read, from 0.")
    position: int = strawberry.field(description="Records of that file already committed.")
    counts: ImportCounts = strawberry.field(description="Counters so far.")


@strawberry.type(description="A record that could not be loaded, kept whole.")
class Quarantined:
    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    run_id: strawberry.ID = strawberry.field(description="The latest import run that met it.")
    source: str = strawberry.field(description="The source.")
    file: str = strawberry.field(description="Name of the file.")
    position: int = strawberry.field(description="Number of the record in the file, from 1.")
    reason: str = strawberry.field(description="Machine reason.")
    detail: str = strawberry.field(description="One sentence that names field and value.")
    record: str = strawberry.field(description="The record itself, as JSON or text.")
    status: str = strawberry.field(description="OPEN or RESOLVED.")
    at: DateTime = strawberry.field(description="When it was last met.")
    times_seen: int = strawberry.field(description="How many loads of the same file have met it.")


@strawberry.type(description="A quarantined record in a page.")
class QuarantinedEdge:
    node: Quarantined = strawberry.field(description="The record.")
    cursor: str = strawberry.field(description="Its place in the list.")


@strawberry.type(description="A page of quarantined records.")
class QuarantinedConnection:
    edges: list[QuarantinedEdge] = strawberry.field(description="The records of this page.")
    total_count: int = strawberry.field(description="All that match.")
    end: strawberry.Private[PageEnd]

    @strawberry.field(description="Whether more follow.")
    def page_info(self, info: Info) -> PageInfo:
        """The end in the shape of what is selected of it."""
        return cast("PageInfo", shaped(info, fill_from(selection_of(info), self.end)))


def quarantined_connection(page: QuarantinePage) -> QuarantinedConnection:
    """The GraphQL form of a page of quarantined records."""
    return QuarantinedConnection(
        edges=[QuarantinedEdge(node=_quarantined(one), cursor=cursor(one)) for one in page.records],
        total_count=page.total,
        end=PageEnd(page.after is not None, page.after),
    )


def _quarantined(one: QuarantinedRecord) -> Quarantined:
    return Quarantined(
        id=strawberry.ID(one.id),
        run_id=strawberry.ID(one.run),
        source=one.source,
        file=one.file,
        position=one.position,
        reason=one.reason,
        detail=one.detail,
        record=one.record,
        status=one.status,
        at=DateTime(one.at),
        times_seen=one.times_seen,
    )


@strawberry.type(description="A registry source that can be loaded.")
class SourceInfo:
    name: str = strawberry.field(description="Its name, as `irontree ingest` takes it.")
    extensions: list[str] = strawberry.field(description="Endings of files it reads.")


def import_run(run: Run) -> ImportRun:
    """The GraphQL form of a stored run."""
    return ImportRun(
        id=strawberry.ID(run.id),
        source=run.source,
        as_of=Date(run.as_of),
        snapshot=run.snapshot,
        status=run.status,
        files=list(run.files),
        started_at=DateTime(run.started_at),
        finished_at=None if run.finished_at is None else DateTime(run.finished_at),
        started_by=run.started_by,
        error=run.error,
        file=run.file,
        position=run.position,
        counts=_counts(run.counts),
    )


def _counts(counts: RunCounts) -> ImportCounts:
    return ImportCounts(
        read=counts.read,
        accepted=counts.accepted,
        quarantined=sum(counts.quarantined.values()),
        quarantined_by_reason=[ReasonCount(reason=name, count=n) for name, n in sorted(counts.quarantined.items())],
        duplicates=counts.duplicates,
        parties=_changes(counts.parties),
        holdings=_changes(counts.holdings),
        ties=_changes(counts.ties),
        interactions=_changes(counts.interactions),
        notices=[NoticeCount(notice=name, count=n) for name, n in sorted(counts.notices.items())],
    )


def _changes(outcome: Outcome) -> ChangeCounts:
    return ChangeCounts(
        created=outcome.created, changed=outcome.changed, unchanged=outcome.unchanged, ended=outcome.ended
    )
