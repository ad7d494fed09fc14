"""``irontree ingest`` and ``irontree quarantine``."""

from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from domain.errors import InvalidInput
from domain.ownership.import_counts import Outcome, RunCounts
from graph_service.connection import open_configured_store
from graph_service.console import print_json, run
from graph_service.settings import settings
from ingestion.dates import read_date
from ingestion.load import LoadOptions, LoadSummary, load
from ingestion.pipeline import Progress as LoadProgress
from ingestion.quarantine import RetrySummary, read_corrections, retry_quarantine
from ingestion.sources import INTERACTION_SOURCES, source
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.ownership.closing import DataWarning
from queries.ownership.quarantine import QuarantinedRecord, QuarantinePage, QuarantineRequest, list_quarantine

app = typer.Typer()
quarantine = typer.Typer(no_args_is_help=True, help="Records that could not be loaded.")
app.add_typer(quarantine, name="quarantine")
_err = Console(stderr=True)
_out = Console()
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
_Run = Annotated[str | None, typer.Option("--run", help="Only this import run.")]
_AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Date for which the files speak; default: their own date.")
]
_LISTED_WARNINGS = 20


@app.command()
def ingest(  # noqa: PLR0913, PLR0917 - one parameter per option
    source_name: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="holdings-csv, a-share, gleif, bods, uk-psc, cn-registry, officers-csv; calendar or mail.",
        ),
    ],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, in the order of loading.")],
    as_of: _AsOf = None,
    snapshot: Annotated[bool, typer.Option(help="End what this source held and the files no longer hold.")] = False,
    user: Annotated[
        str | None, typer.Option(metavar="LOGIN", help="Whose calendar or mailbox it is; for those two only.")
    ] = None,
    as_json: _Json = False,
) -> None:
    """Load files of a source; loading them again changes nothing, an interrupted load goes on where it stopped."""
    summary = run(_ingest(source_name, paths, _options(source_name, as_of, snapshot, user)), as_json=as_json)
    if as_json:
        print_json(_described(summary))
    else:
        _print_summary(summary)


@quarantine.command("list")
def list_records(run_id: _Run = None, limit: int = 100, as_json: _Json = False) -> None:
    """List quarantined records that are still open, with the reason of each."""
    page = run(_list(QuarantineRequest(run_id, open_only=True, first=limit)), as_json=as_json)
    if as_json:
        print_json({"total": page.total, "after": page.after, "records": [_record(one) for one in page.records]})
        return
    _out.print(f"{page.total} open records")
    for met_by, records in groupby(page.records, key=lambda one: one.run):
        _print_quarantined(met_by, list(records))


def _print_quarantined(run_id: str, records: list[QuarantinedRecord]) -> None:
    _out.print(f"\nrun {run_id} ({records[0].source})", soft_wrap=True, highlight=False)  # whole, to be copied
    table = Table("file", "record", "reason", "times seen", "what is wrong")
    for one in records:
        table.add_row(escape(one.file), str(one.position), one.reason, str(one.times_seen), escape(one.detail))
    _out.print(table)


@quarantine.command()
def retry(
    run_id: _Run = None,
    corrections: Annotated[
        Path | None, typer.Option(help='JSON lines {"id": …, "record": …} with corrected records.')
    ] = None,
    as_json: _Json = False,
) -> None:
    """Load quarantined records again, as they are or corrected; those that load are marked resolved."""
    summary = run(_retry(run_id, corrections), as_json=as_json)
    if as_json:
        print_json({"tried": summary.tried, "resolved": summary.resolved, "remaining": summary.remaining})
    else:
        _out.print(f"{summary.resolved} of {summary.tried} records loaded.")
        for reason, count in sorted(summary.remaining.items()):
            _out.print(f"  {reason}: {count}")


def _options(source_name: str, as_of: str | None, snapshot: bool, user: str | None) -> Callable[[], LoadOptions]:
    """How to load, checked when it is asked for.

    Raises:
        InvalidInput: a calendar or mailbox without its user or as a snapshot, or a register with a user.
    """

    def checked() -> LoadOptions:
        own = source_name in INTERACTION_SOURCES
        if own and user is None:
            raise InvalidInput(f"{source_name} files are a colleague's own.", "Say whose with --user LOGIN.", ["user"])
        if own and snapshot:
            raise InvalidInput(f"{source_name} files are not loaded as snapshots.", "Leave --snapshot out.")
        if user is not None and not own:
            raise InvalidInput(f"{source_name} files speak for everybody.", "Leave --user out.", ["user"])
        return LoadOptions(read_date(as_of), snapshot, started_by=user or "cli", resume=True)

    return checked


async def _ingest(source_name: str, paths: list[Path], asked: Callable[[], LoadOptions]) -> LoadSummary:
    chosen = source(source_name)
    options = asked()
    for path in paths:
        chosen.content_date(path)  # a wrong file is told before the store is brought up
    async with open_configured_store(settings()) as store:
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[records]} records"),
            TimeElapsedColumn(),
            console=_err,
            disable=not _err.is_terminal,
            transient=True,
        ) as bar:
            task = bar.add_task("Opening", total=None, records=0)

            def show(progress: LoadProgress) -> None:
                what = "Closing" if progress.closing else f"{progress.name} ({progress.file + 1}/{progress.files})"
                bar.update(task, description=escape(what), records=f"{progress.counts.read:,}")

            summary = await load(store, chosen, paths, options, show)
            bar.update(task, description="Computing control")
            await bring_up_to_date(store, Occasion.at_present(summary.run.id))
            return summary


async def _list(request: QuarantineRequest) -> QuarantinePage:
    async with open_configured_store(settings()) as store:
        return await list_quarantine(store, request)


async def _retry(run_id: str | None, corrections: Path | None) -> RetrySummary:
    corrected = {} if corrections is None else read_corrections(corrections)
    async with open_configured_store(settings()) as store:
        summary = await retry_quarantine(store, source, run_id, corrected)
        await bring_up_to_date(store, Occasion.at_present())
        return summary


def _described(summary: LoadSummary) -> dict[str, object]:
    counts = summary.run.counts
    return {
        "source": summary.run.source,
        "runId": summary.run.id,
        "asOf": _day(summary.run.as_of),
        "read": counts.read,
        "accepted": counts.accepted,
        "quarantined": counts.quarantined_total,
        "quarantinedByReason": counts.quarantined,
        "duplicates": counts.duplicates,
        "parties": _outcome(counts.parties),
        "holdings": _outcome(counts.holdings),
        "ties": _outcome(counts.ties),
        "interactions": _outcome(counts.interactions),
        "notices": counts.notices,
        "warnings": [_warning(one) for one in summary.warnings],
        "seconds": round(counts.seconds, 3),
    }


def _day(day: date) -> str:
    return day.isoformat()


def _outcome(outcome: Outcome) -> dict[str, int]:
    return {
        "created": outcome.created,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "ended": outcome.ended,
    }


def _warning(one: DataWarning) -> dict[str, object]:
    return {"kind": one.kind, "companyId": one.company, "company": one.name, "percent": one.percent}


def _record(one: QuarantinedRecord) -> dict[str, object]:
    return {
        "id": one.id,
        "runId": one.run,
        "source": one.source,
        "file": one.file,
        "position": one.position,
        "reason": one.reason,
        "detail": one.detail,
        "record": one.record,
        "timesSeen": one.times_seen,
    }


def _print_summary(summary: LoadSummary) -> None:
    counts = summary.run.counts
    rate = counts.read / counts.seconds if counts.seconds else 0.0
    _out.print(
        f"{summary.run.source} as of {summary.run.as_of}: {counts.read:,} records read, {counts.accepted:,} accepted,"
        f" {counts.quarantined_total:,} quarantined, {counts.duplicates:,} duplicates,"
        f" {counts.seconds:.1f} s ({rate:,.0f}/s)"
    )
    table = Table("", "created", "changed", "unchanged", "ended")
    for name, outcome in _kinds(counts):
        table.add_row(name, *(f"{number:,}" for number in _outcome(outcome).values()))
    _out.print(table)
    for reason, count in sorted(counts.quarantined.items()):
        _out.print(f"  quarantined {reason}: {count:,}")
    for notice, count in sorted(counts.notices.items()):
        _out.print(f"  notice {escape(notice)}: {count:,}", highlight=False)
    _print_warnings(summary)


def _kinds(counts: RunCounts) -> list[tuple[str, Outcome]]:
    """What the run wrote, by kind: that of registers, or interactions."""
    if counts.interactions != Outcome():
        return [("interactions", counts.interactions)]
    return [("parties", counts.parties), ("holdings", counts.holdings), ("ties", counts.ties)]


def _print_warnings(summary: LoadSummary) -> None:
    for one in summary.warnings[:_LISTED_WARNINGS]:
        what = "discloses" if one.kind == "OVER_100" else "holds of itself"
        percent = "an undisclosed share" if one.percent is None else f"{one.percent:.4g} %"
        _out.print(f"  [yellow]![/] {escape(one.name)} {what} {percent}", highlight=False)
    if len(summary.warnings) > _LISTED_WARNINGS:
        _out.print(f"  … and {len(summary.warnings) - _LISTED_WARNINGS} more (all with --json)")
