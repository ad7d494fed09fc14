"""``irontree export map``: a power map to mail around."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from domain.access import Role, Viewer
from domain.errors import InvalidInput
from graph_service.connection import open_configured_store
from graph_service.console import fail, run, say
from graph_service.export_language import Language
from graph_service.relationships.map_page import map_page
from graph_service.settings import settings
from visualization.relationships.map_export import export_map
from visualization.relationships.map_page import MapPage

app = typer.Typer(no_args_is_help=True)

_OPERATOR = Viewer("cli", "cli", "Command line", Role.ADMIN)


@app.command(name="map")
def power_map(
    account: Annotated[str, typer.Argument(help="Irontree's id of the account.")],
    out: Annotated[Path | None, typer.Option(help="File to write; named after the account if not given.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the reader.")] = Language.ZH,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to show; today if not given.")
    ] = None,
    judgements: Annotated[
        bool, typer.Option("--judgements", help="Include what colleagues think of people (personal data).")
    ] = False,
) -> None:
    """Export the power map of an account as one offline page."""
    on = (as_of or datetime.now(tz=UTC)).date()
    page = run(_page(account, on, lang))
    target = out or Path(f"map-{account}.html")
    content = export_map(page, lang.value, judgements=judgements)
    try:
        target.write_bytes(content)
    except OSError as error:
        msg = f"{target} cannot be written: {error.strerror}."
        fail(InvalidInput(msg, "Choose another file with --out."), as_json=False)
    say(f"Wrote {target} ({len(content):,} bytes, {len(page.people)} people).")


async def _page(account: str, on: date, lang: Language) -> MapPage:
    async with open_configured_store(settings()) as store:
        return await map_page(store, _OPERATOR, account, on, lang.value)
