"""``irontree export tree``: a customer tree to mail around."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast

import typer

from domain.access import Role, Viewer
from domain.errors import InvalidInput, NotFound
from domain.ownership.customer_tree import TreeLimits, customer_tree
from domain.ownership.records import PartyKind
from graph_service.connection import open_configured_store
from graph_service.console import fail, run, say
from graph_service.export_language import Language
from graph_service.settings import settings
from queries.ownership.companies import company_by_identifier
from queries.ownership.holding_fields import FirstOf, Sources
from queries.ownership.ownership_graph import Direction, GraphRequest, ownership_graph
from queries.ownership.party_fields import KindOf
from queries.selection import SelectedField, Selection, Shape, Stored, StoredFlag, StoredList, Variant
from queries.store import Store
from visualization.ownership.tree_csv import nodes_csv, stakes_csv
from visualization.ownership.tree_export import export_tree
from visualization.ownership.tree_page import PartyFacts, StakeOrigin, TreePage, page_of

app = typer.Typer(no_args_is_help=True)

_OPERATOR = Viewer("cli", "cli", "Command line", Role.ADMIN)
_PARTY = Selection(
    (
        Variant(
            None,
            (
                SelectedField("name", Stored("name")),
                SelectedField("kind", KindOf()),
                SelectedField("other_names", StoredList("otherNames")),
                SelectedField("jurisdiction", Stored("jurisdiction")),
                SelectedField("fictional", StoredFlag("fictional")),
            ),
        ),
    )
)
_HOLDING = Selection(
    (
        Variant(
            None, (SelectedField("sources", Sources()), SelectedField("valid_from", FirstOf("validFrom", as_text=True)))
        ),
    )
)


class TreeFormat(StrEnum):
    """Forms of an exported tree."""

    HTML = "html"
    CSV = "csv"


@app.command()
def tree(  # noqa: PLR0913, PLR0917 - one parameter per option
    root: Annotated[str, typer.Argument(help="Irontree's id of the root, or SCHEME:VALUE of an identifier.")],
    out: Annotated[Path | None, typer.Option(help="File to write; named after the root if not given.")] = None,
    form: Annotated[TreeFormat, typer.Option("--format", help="One offline page, or tables.")] = TreeFormat.HTML,
    lang: Annotated[Language, typer.Option(help="Language of the reader.")] = Language.ZH,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to show; today if not given.")
    ] = None,
    min_percent: Annotated[float, typer.Option(help="Hide stakes below this, 0-100.")] = 0,
    max_depth: Annotated[int, typer.Option(help="Fewest holdings from the root, at most.")] = 10,
) -> None:
    """Export the customer tree below a company."""
    on = (as_of or datetime.now(tz=UTC)).date()
    page = run(_page(root, on, min_percent, max_depth))
    target = out or Path(f"tree-{page.root}.{form}")
    contents = (
        {target: export_tree(page, lang.value)}
        if form is TreeFormat.HTML
        else {
            target: nodes_csv(page, lang.value),
            target.with_stem(target.stem + "-stakes"): stakes_csv(page, lang.value),
        }
    )
    for path, content in contents.items():
        try:
            path.write_bytes(content)
        except OSError as error:
            msg = f"{path} cannot be written: {error.strerror}."
            fail(InvalidInput(msg, "Choose another file with --out."), as_json=False)
        say(f"Wrote {path} ({len(content):,} bytes, {len(page.parties)} parties, {len(page.stakes)} stakes).")


async def _page(root: str, on: date, min_percent: float, max_depth: int) -> TreePage:
    limits = TreeLimits(min_percent=min_percent, max_depth=max_depth)
    async with open_configured_store(settings()) as store:
        start = await _resolve(store, root)
        request = GraphRequest(start, Direction.DOWN, on, (_PARTY,), (_HOLDING,))
        graph = await ownership_graph(store, _OPERATOR, request)
    if graph is None:
        msg = f"There is no company with the id {root}."
        raise NotFound(msg, "Give its id, or an identifier such as LEI:… or LISTING:….")
    tree_below = customer_tree(start, graph.stakes, graph.kinds, graph.accounts, limits)
    facts = {id_: _facts(shape, account=id_ in graph.accounts) for id_, shape in graph.parties[0].items()}
    origins = {id_: _origin(shape) for id_, shape in graph.holdings[0].items()}
    return page_of(tree_below, on, facts, origins, limits)


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


def _facts(shape: Shape, *, account: bool) -> PartyFacts:
    return PartyFacts(
        name=str(shape["name"]),
        kind=PartyKind(str(shape["kind"])),
        other_names=tuple(cast("list[str]", shape["other_names"])),
        jurisdiction=cast("str | None", shape["jurisdiction"]),
        account=account,
        fictional=bool(shape["fictional"]),
    )


def _origin(shape: Shape) -> StakeOrigin:
    valid_from = cast("str | None", shape["valid_from"])
    sources = tuple(cast("list[str]", shape["sources"]))
    return StakeOrigin(sources, date.fromisoformat(valid_from) if valid_from else None)
