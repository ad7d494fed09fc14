"""``irontree export tree``: a customer tree to mail around."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from domain.access import Role, Viewer
from domain.errors import InvalidInput, NotFound
from domain.ownership.customer_tree import TreeLimits
from graph_service.connection import open_configured_store
from graph_service.console import fail, run, say
from graph_service.export_language import Language
from graph_service.ownership.exports import ExportRequest, chart_page, tree_page
from graph_service.settings import settings
from queries.ownership.companies import company_by_identifier
from queries.selection import SelectedField, Selection, Variant
from queries.store import Store
from queries.stored_fields import Stored
from visualization.ownership.tree_csv import nodes_csv, stakes_csv
from visualization.ownership.tree_export import export_page
from visualization.ownership.tree_page import Subject, TreePage

app = typer.Typer(no_args_is_help=True)

_OPERATOR = Viewer("cli", "cli", "Command line", Role.ADMIN)


class TreeFormat(StrEnum):
    """Forms of an exported tree."""

    HTML = "html"
    CSV = "csv"


_Party = Annotated[str, typer.Argument(help="Irontree's id of the party, or SCHEME:VALUE of a company's identifier.")]
_Out = Annotated[Path | None, typer.Option(help="File to write; named after the party if not given.")]
_Lang = Annotated[Language, typer.Option(help="Language of the reader.")]
_AsOf = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to show; today if not given.")]
_MinPercent = Annotated[float, typer.Option(help="Hide stakes below this, 0-100.")]
_MaxDepth = Annotated[int, typer.Option(help="Fewest holdings from the party, at most.")]


@app.command()
def tree(  # noqa: PLR0913, PLR0917 - one parameter per option
    root: _Party,
    out: _Out = None,
    form: Annotated[TreeFormat, typer.Option("--format", help="One offline page, or tables.")] = TreeFormat.HTML,
    lang: _Lang = Language.ZH,
    as_of: _AsOf = None,
    min_percent: _MinPercent = 0,
    max_depth: _MaxDepth = 10,
) -> None:
    """Export the customer tree below a company."""
    page = run(_page(Subject.TREE, root, as_of, TreeLimits(min_percent=min_percent, max_depth=max_depth)))
    target = out or Path(f"tree-{page.root}.{form}")
    if form is TreeFormat.HTML:
        _write(page, {target: export_page(page, lang.value)})
    else:
        stakes = target.with_stem(target.stem + "-stakes")
        _write(page, {target: nodes_csv(page, lang.value), stakes: stakes_csv(page, lang.value)})


@app.command()
def graph(  # noqa: PLR0913, PLR0917 - one parameter per option
    party: _Party,
    out: _Out = None,
    lang: _Lang = Language.ZH,
    as_of: _AsOf = None,
    min_percent: _MinPercent = 0,
    max_depth: _MaxDepth = 10,
) -> None:
    """Export the penetration chart of any party: its holders above it, its holdings below, as one offline page."""
    page = run(_page(Subject.CHART, party, as_of, TreeLimits(min_percent=min_percent, max_depth=max_depth)))
    _write(page, {out or Path(f"graph-{page.root}.html"): export_page(page, lang.value)})


def _write(page: TreePage, contents: dict[Path, bytes]) -> None:
    for path, content in contents.items():
        try:
            path.write_bytes(content)
        except OSError as error:
            msg = f"{path} cannot be written: {error.strerror}."
            fail(InvalidInput(msg, "Choose another file with --out."), as_json=False)
        say(f"Wrote {path} ({len(content):,} bytes, {len(page.parties)} parties, {len(page.stakes)} stakes).")


async def _page(subject: Subject, party: str, as_of: datetime | None, limits: TreeLimits) -> TreePage:
    on: date = (as_of or datetime.now(tz=UTC)).date()
    read = chart_page if subject is Subject.CHART else tree_page
    async with open_configured_store(settings()) as store:
        return await read(store, ExportRequest(_OPERATOR, await _resolve(store, party), on, limits))


async def _resolve(store: Store, root: str) -> str:
    scheme, colon, value = root.partition(":")
    if not colon:
        return root
    only_id = Selection((Variant(None, (SelectedField("id", Stored("id")),)),))
    found = await company_by_identifier(store, _OPERATOR, (scheme.upper(), value.upper()), only_id)
    if found is None:
        msg = f"No company carries the identifier {root}."
        raise NotFound(msg, "Search for its name in the UI.")
    return str(found["id"])
