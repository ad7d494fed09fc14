"""``irontree resolve``: which parties of the graph are one."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from graph_service.connection import open_configured_store
from graph_service.console import print_json, run, say
from graph_service.settings import settings
from ingestion.ownership.resolution.store_run import ResolveSummary, resolve_store
from queries.ownership.at_rest import Occasion, bring_up_to_date

app = typer.Typer()
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@app.command()
def resolve(as_json: _Json = False) -> None:
    """Merge parties that are certainly one and queue the uncertain pairs; a second run changes nothing."""
    summary = run(_resolve(), as_json=as_json)
    if as_json:
        print_json(asdict(summary))
        return
    say(f"{summary.parties:,} parties compared, {summary.merged:,} merged, {summary.waiting:,} pairs wait for a person")
    say(f"({summary.queued:,} new or with another score, {summary.dropped:,} no longer likely).")


async def _resolve() -> ResolveSummary:
    async with open_configured_store(settings()) as store:
        summary = await resolve_store(store, datetime.now(tz=UTC))
        await bring_up_to_date(store, Occasion.at_present())
        return summary
