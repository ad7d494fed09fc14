"""Tables of vendors: CSV and the sheets of a workbook, whose Chinese headers tell which block they hold.

In a workbook lines of titles may stand above the header, and each sheet is a table of its own. Rows of one company that
follow each other belong together: only together do subscribed amounts give shares and several rows make one holder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, islice, zip_longest
from pathlib import Path

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.ownership.cn_registry.documents import Context, percent_texts, rows_of
from ingestion.ownership.cn_registry.layout import block_of_fields, company_column, hints_of
from ingestion.ownership.cn_registry.spelling import field_name, spelled
from ingestion.ownership.cn_registry.spellings import COMPANY, HOLDERS
from ingestion.ownership.cn_registry.values import are_fractions, said
from ingestion.reading.archives import ByteStream
from ingestion.reading.tables import csv_records, shown
from ingestion.reading.workbooks import workbook_sheets
from ingestion.source import RawRecord, RawValue

MAX_TITLE_LINES = 10
"""How many lines may stand above the header of a sheet."""

_MOST_TOGETHER = 5_000
_CODES = frozenset({"统一社会信用代码", "社会统一信用代码", "信用代码", "creditcode"})
_KNOWN = "Give an export with Chinese column names, such as 股东名称 and 持股比例, or 姓名 and 职务."


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table holds: its block, the company all rows speak of, or the columns that name it in each row."""

    block: str
    company: str | None = None
    company_column: str | None = None
    code_column: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows as they stand, each a record of its own or what cannot be cut."""

    layout: Layout
    rows: Iterator[RawRecord]


def csv_table(stream: ByteStream) -> Table:
    """The table in a CSV stream.

    Raises:
        InvalidInput: its header is that of no block; shows what was found.
    """
    found: list[Layout] = []

    def check(columns: tuple[str, ...], name: str) -> None:
        layout = layout_of(columns, name)
        if layout is None:
            raise InvalidInput(f"{name} is no table of a vendor: it has {_begin(columns)}.", _KNOWN)
        found.append(layout)

    rows = csv_records(stream, check)
    first = list(islice(rows, 1))
    return Table(found[0], chain(first, rows))


def sheet_tables(path: Path) -> Iterator[Table | RawRecord]:
    """The tables of a workbook's sheets; a sheet without a header that is known is a record with a problem.

    Raises:
        InvalidInput: the workbook cannot be read.
    """
    for title, rows in workbook_sheets(path):
        header = _header_of(rows, f"{path.stem}_{title}.xlsx")
        if isinstance(header, Problem):
            yield RawRecord(1, {"sheet": title}, f"sheet {title}", header)
        elif header is not None:
            columns, layout = header
            yield Table(layout, map(partial(_as_record, title, columns), rows))


def records_of(table: Table, *, fractions: bool) -> Iterator[RawRecord]:
    """The records of a table's rows."""
    layout = table.layout
    for (company, code, problem), group in groupby(table.rows, key=partial(_key, layout)):
        if problem:
            yield from group
            continue
        context = Context(company or layout.company, code=code, fractions=fractions)
        while together := list(islice(group, _MOST_TOGETHER)):
            rows = [_own(row.value, layout) for row in together]
            places = {id(row): raw.place for row, raw in zip(rows, together, strict=True)}
            for record in rows_of(layout.block, rows, context):
                yield RawRecord(1, record, _place(record, places) or together[0].place)


def are_fractions_of(table: Table) -> bool:
    """Whether the percentages of a table's column are fractions; reads all rows."""
    block = table.layout.block
    return are_fractions(text for row in table.rows for text in percent_texts(block, _own(row.value, table.layout)))


def layout_of(columns: Iterable[str], name: str) -> Layout | None:
    """The layout that a header and the table's name tell; None if the header is that of no block."""
    columns = list(columns)
    company, hinted = hints_of(name)
    block = block_of_fields(columns)
    if hinted is not None and block in {None, COMPANY} and hinted != COMPANY and _named_in(hinted, columns):
        block = hinted
    if block is None or not _named_in(block, columns):
        return None
    column = company_column(block, columns)
    code = next((one for one in columns if column and block == HOLDERS and spelled(one)[0] in _CODES), None)
    return Layout(block, None if column else company, column, code)


def _header_of(rows: Iterator[tuple[int, list[str]]], name: str) -> tuple[list[str], Layout] | Problem | None:
    """The header of a sheet and its layout, the title lines above it passed over; None for an empty sheet."""
    first: list[str] | None = None
    for _, cells in islice(rows, MAX_TITLE_LINES):
        columns = [cell.strip() or f"column {number}" for number, cell in enumerate(cells, start=1)]
        layout = layout_of(columns, name) if len(set(columns)) == len(columns) else None
        if layout is not None:
            return columns, layout
        first = first or cells
    if first is None:
        return None
    return Problem(Reason.MALFORMED, f"The sheet has no header of a vendor's table; it begins with {_begin(first)}.")


def _as_record(title: str, columns: list[str], row: tuple[int, list[str]]) -> RawRecord:
    number, cells = row
    value: dict[str, RawValue] = dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))
    if len(cells) <= len(columns):
        return RawRecord(1, value, f"sheet {title} row {number}")
    value[""] = list[RawValue](cells[len(columns) :])
    problem = Problem(Reason.MALFORMED, f"The row has {len(cells)} values where the header has {len(columns)} columns.")
    return RawRecord(1, value, f"sheet {title} row {number}", problem)


def _begin(cells: Iterable[str]) -> str:
    return ", ".join(shown(cell) for cell in islice(cells, 10))


def _named_in(block: str, columns: Iterable[str]) -> bool:
    return any(field_name(block, column) in {"name", "item"} for column in columns)


def _key(layout: Layout, row: RawRecord) -> tuple[str | None, str | None, bool]:
    """The company a row names, its code, and whether the row cannot be used."""
    if row.problem is not None or not isinstance(row.value, dict) or layout.company_column is None:
        return None, None, row.problem is not None
    name = row.value.get(layout.company_column)
    return None if said(name) is None else str(name), said(row.value.get(layout.code_column or "")), False


def _own(value: RawValue, layout: Layout) -> RawValue:
    """The row without the columns that name its company."""
    if layout.company_column is None or not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if key not in {layout.company_column, layout.code_column}}


def _place(record: RawValue, places: dict[int, str]) -> str | None:
    if not isinstance(record, dict):
        return None
    rows = record.get("rows") or record.get("changes") or [record.get("row")]
    return places.get(id(rows[0])) if isinstance(rows, list) and rows else None
