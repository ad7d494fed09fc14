"""``irontree compute``: the ownership rules on a holdings table of one's own, without a store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.errors import InvalidInput, IrontreeError
from domain.ownership.close_links import CLOSE, close_links
from domain.ownership.control import MAJORITY
from domain.ownership.interest import Finding, FindingKind, Interest, all_interests
from domain.ownership.market import numbered
from domain.ownership.market_control import market_control
from domain.ownership.stakes import Stake
from graph_service.console import fail, notice, print_json
from ingestion.dates import read_date
from ingestion.ownership.holdings_file import HoldingsFile, read_holdings

app = typer.Typer(no_args_is_help=True, help="Ownership rules on a holdings table, without a store.")

_File = Annotated[Path, typer.Argument(metavar="FILE", help="A holdings table; see irontree ingest holdings-csv.")]
_Threshold = Annotated[float | None, typer.Option("--threshold", metavar="P", help="Percent, 0 to 100.")]
_AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Rows not valid on it are ignored; default: today.")
]
_Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
_Row = dict[str, str | float]
_SHOWN = 500


@app.command()
def control(path: _File, threshold: _Threshold = None, as_of: _AsOf = None, as_json: _Json = False) -> None:
    """Who controls whom: more than half of the votes, alone or with what one controls."""
    with _answering(as_json):
        least = _percent(threshold, MAJORITY)
        holdings = _read(path, as_of)
        certain, possible = _control(holdings, least)
    if as_json:
        print_json({"controls": certain, "possible": possible})
        return
    _print(f"Control, more than {least:g} %", certain)
    if possible:
        _print("Possible control: bands leave it open", possible)


@app.command()
def interest(path: _File, threshold: _Threshold = None, as_of: _AsOf = None, as_json: _Json = False) -> None:
    """Economic interest of everybody in everybody, loops corrected; with --threshold only from so many percent on."""
    with _answering(as_json):
        least = _percent(threshold, 0.0)
        holdings = _read(path, as_of)
        found = all_interests(holdings.stakes)
        rows = [_interest(one, holdings) for one in found.interests if one.percent >= least]
        warnings = [_warning(one, holdings.names) for one in found.warnings]
    if as_json:
        print_json({"interests": rows, "warnings": warnings})
        return
    _print("Economic interest", rows)
    for text in warnings:
        notice(text)


@app.command("close-links")
def close_links_(path: _File, threshold: _Threshold = None, as_of: _AsOf = None, as_json: _Json = False) -> None:
    """Who holds a fifth of whom, over all paths on which nobody stands twice, and whom a third party links so."""
    with _answering(as_json):
        least = _percent(threshold, CLOSE)
        holdings = _read(path, as_of)
        found = close_links(holdings.stakes, holdings.kinds, least)
        rows = [_interest(one, holdings) for one in found.holdings if one.percent > 0]
        possible = [_interest(one, holdings) for one in found.possible]
        names = holdings.names
        third = [
            {"holder": names[holder], "companies": [names[company] for company in companies]}
            for holder, companies in found.third_parties().items()
        ]
    if as_json:
        print_json({"interests": rows, "possible": possible, "third_parties": third, "truncated": found.truncated})
        return
    _print(f"Close links, from {least:g} %", rows)
    if possible:
        _print("Possible close links: bands leave them open", possible)
    if found.truncated:
        notice("A loop has more paths than were followed: the figures are lower bounds.")


@contextmanager
def _answering(as_json: bool) -> Iterator[None]:
    """Named errors end the command with one line and exit status 1."""
    try:
        yield
    except IrontreeError as error:
        fail(error, as_json=as_json)


def _percent(given: float | None, default: float) -> float:
    if given is None:
        return default
    if not 0 <= given <= 100:
        raise InvalidInput(f"--threshold is {given:g}, not between 0 and 100.", "Give a percentage.")
    return given


def _read(path: Path, as_of: str | None) -> HoldingsFile:
    found = read_holdings(path, read_date(as_of) or date.today())  # noqa: DTZ011 - the user's own day
    for text in found.notices:
        notice(text)
    return found


def _control(holdings: HoldingsFile, threshold: float) -> tuple[list[_Row], list[_Row]]:
    """Certain and possible control, by controller, then company."""
    market, parties = numbered(holdings.stakes, holdings.kinds)
    found = market_control(market, threshold)
    places = _decimal_places(holdings.stakes)
    columns = (found.controllers, found.companies, found.percent, found.maximum, found.certain)
    certain: list[_Row] = []
    possible: list[_Row] = []
    for controller, company, percent, maximum, sure in zip(*(column.tolist() for column in columns), strict=True):
        digits = places[parties[company]]
        row = _pair("controller", parties[controller], parties[company], holdings)
        row |= {"percent": round(percent, digits)}
        if sure:
            certain.append(row)
        else:
            possible.append(row | {"maximum": round(maximum, digits)})
    return certain, possible


def _decimal_places(stakes: Iterable[Stake]) -> Mapping[str, int]:
    """By company, the most decimal places of a stake in it: a sum has no more, except by binary fractions."""
    places: dict[str, int] = {}
    for stake in stakes:
        for value in (stake.low, stake.high, stake.voting_low, stake.voting_high):
            if value is not None:
                exponent = Decimal(repr(value)).normalize().as_tuple().exponent
                if isinstance(exponent, int):
                    places[stake.company] = max(places.get(stake.company, 0), -exponent)
    return places


def _interest(one: Interest, holdings: HoldingsFile) -> _Row:
    row = _pair("holder", one.holder, one.company, holdings)
    return row | {"percent": one.percent, "minimum": one.minimum, "maximum": one.maximum}


def _pair(side: str, party: str, company: str, holdings: HoldingsFile) -> _Row:
    """Names, and ids where the table gives them."""
    row: _Row = {side: holdings.names[party], "company": holdings.names[company]}
    for key, end in ((side, party), ("company", company)):
        if end in holdings.ids:
            row[f"{key}_id"] = holdings.ids[end]
    return row


def _warning(finding: Finding, names: Mapping[str, str]) -> str:
    parties = ", ".join(names[party] for party in finding.parties)
    match finding.kind:
        case FindingKind.SELF_HOLDING:
            return f"{parties} holds {finding.percent:.15g} % of itself; that was removed, nothing was rescaled."
        case FindingKind.CLOSED_LOOP:
            return f"{parties} own each other wholly; the stakes between them were left out."
        case FindingKind.OVER_100:
            return (
                f"The holders of {parties} disclose {finding.percent:.15g} %; it stays in, its figures may exceed 100."
            )


def _print(title: str, rows: Sequence[_Row]) -> None:
    """A table for people; of long ones the beginning."""
    table = Table(title=title)
    columns = [key for key in (rows[0] if rows else ()) if not key.endswith("_id")]
    for key in columns:
        table.add_column(key, justify="left" if key in {"controller", "holder", "company"} else "right")
    for row in rows[:_SHOWN]:
        cells = [row[key] for key in columns]
        table.add_row(*(escape(cell) if isinstance(cell, str) else f"{cell:.15g}" for cell in cells))
    Console().print(table)
    if len(rows) > _SHOWN:
        notice(f"{len(rows) - _SHOWN:,} more rows; --json prints all.")
