"""Tables as records: CSV of any size, one record per row, keyed by the header.

The rules, for every table:

* Columns may stand in any order; names are trimmed; blank names become ``column 3``. Comma, semicolon and tab
  separate, whichever the header uses.
* Rows without any value are passed over and not counted.
* A row with more values than columns keeps the surplus under the name ``""`` and is a problem, one with fewer too.
* Quotes must be closed, and doubled inside a quoted value; anything else is a problem, never a guess. A quote that is
  not closed would swallow the rows after it: only the first line of such a row is the bad record, the others are cut
  again; likewise when a row over several lines does not fit the header or exceeds MAX_ROW_LINES.
"""

import csv
import io
from collections import deque
from collections.abc import Callable, Generator, Iterator

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream
from ingestion.reading.encodings import text_of, undecodable
from ingestion.source import RawRecord, RawValue

MAX_FIELD = 1 << 20
"""The longest field of a table, in characters."""

MAX_ROW_LINES = 100
"""The most lines one row may run over; also bounds how often a line is read again."""

MAX_KEPT_TEXT = 10_000
"""How much of a record that cannot be cut is kept for the quarantine, in characters."""

_UNCUT: list[str] = []
_EXPORT = "Export the table as CSV, with the column names in the first line."

Records = Generator[RawRecord, None, int]
"""Records of one stream; the generator returns the number of the last one."""

HeaderCheck = Callable[[tuple[str, ...], str], None]
"""Raises InvalidInput when the columns are not those of the source; gets the columns and the stream's name."""


def csv_records(stream: ByteStream, check: HeaderCheck, skip: int = 0, position: int = 0) -> Records:
    """The rows of a CSV stream as records, numbered from ``position`` + 1, those up to number ``skip`` left out.

    Returns the number of the last record.

    Raises:
        InvalidInput: no header, a column twice, columns the check refuses, a wrong encoding, a record beyond the limit.
    """
    csv.field_size_limit(MAX_FIELD)  # the module knows only one limit for the whole process
    with text_of(stream) as text:
        lines = _Lines(text, stream.name)
        try:
            header = columns_of(lines.header(), stream.name)
            check(header, stream.name)
            return (yield from _records(stream, lines, header, skip, position))
        except UnicodeDecodeError as error:
            raise undecodable(stream, error) from error


def columns_of(cells: list[str], name: str) -> tuple[str, ...]:
    """The column names of a header row: trimmed, blank ones numbered.

    Raises:
        InvalidInput: a name occurs twice.
    """
    columns = tuple(cell.strip() or f"column {number}" for number, cell in enumerate(cells, start=1))
    twice = next((column for column in columns if columns.count(column) > 1), None) if len(columns) < 5_000 else None
    if twice is not None:
        raise InvalidInput(f"{name} has the column {shown(twice)} twice.", "Rename or remove one of them.")
    return columns


def lacking(name: str, columns: tuple[str, ...], missing: list[str], wanted: tuple[str, ...]) -> InvalidInput:
    """What to raise for a header that lacks required columns: lists them, what it has, and what it may have."""
    found = ", ".join(map(shown, columns[:20]))
    return InvalidInput(
        f"{name} lacks the columns {', '.join(missing)}; its first line has {found}.",
        f"Name the columns in the first line: {','.join(wanted)}.",
    )


def ragged(header: tuple[str, ...], row: list[str]) -> tuple[RawValue, Problem]:
    """A row that does not fit the header, with the reason."""
    value: dict[str, RawValue] = dict(zip(header, row, strict=False))
    if len(row) > len(header):
        value[""] = list[RawValue](row[len(header) :])
    return value, Problem(
        Reason.MALFORMED, f"The row has {len(row)} values where the header has {len(header)} columns."
    )


def shown(text: str) -> str:
    """A text from a file as an error may print it: quoted, escaped, at most 40 characters."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


class _Lines:
    """The lines of a CSV text, which can be cut again from the second line of the row last read.

    Attributes:
        held: The lines of the row being read; the reader of the rows empties it.
        number: The line of the header, from 1.
    """

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self.held: list[str] = []
        self.number = 0
        self._text = text
        self._name = name
        self._again: deque[str] = deque()
        self._delimiter = ","

    def header(self) -> list[str]:
        """The first line that is not blank, cut by whichever separator it uses."""
        for line in self._text:
            self.number += 1
            if line.strip():
                if "," not in line:
                    self._delimiter = max(";\t", key=line.count)
                if len(line) > MAX_FIELD:
                    break
                return next(csv.reader([line], delimiter=self._delimiter))
        else:
            raise InvalidInput(f"{self._name} is empty.", "Give a file that holds at least one record.")
        raise InvalidInput(f"{self._name} is no table: its first line exceeds {MAX_FIELD:,} characters.", _EXPORT)

    def rows(self) -> Iterator[list[str]]:
        """The rows from here on; after a ``csv.Error`` they must be asked for anew."""
        return csv.reader(self._holding(), delimiter=self._delimiter, strict=True)

    def cut_again(self) -> str:
        """Gives back all lines of the row last read but the first, which it returns."""
        first, *rest = self.held
        self._again.extendleft(reversed(rest))
        self.held[:] = [first]
        return first

    def _holding(self) -> Iterator[str]:
        held = self.held
        while self._again:
            line = self._again.popleft()
            held.append(line)
            yield line
            if len(held) > MAX_ROW_LINES:
                raise csv.Error
        for line in self._text:
            held.append(line)
            yield line
            if len(held) > MAX_ROW_LINES:
                raise csv.Error


def _records(stream: ByteStream, lines: _Lines, header: tuple[str, ...], skip: int, position: int) -> Records:
    held, width, rows, place = lines.held, len(header), lines.rows(), stream.place_prefix + "line "
    number = lines.number + 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            row = _UNCUT
        if row is None:
            return position
        if len(row) == width and any(row):
            position += 1
            if position > skip:
                yield RawRecord(position, dict(zip(header, row)), place + str(number))  # noqa: B905 – checked, and hot
        elif row is _UNCUT or any(row):
            position += 1
            if row is _UNCUT or len(held) > 1:
                value, problem = _uncut(lines.cut_again())
                rows = lines.rows()
            else:
                value, problem = ragged(header, row)
            if position > skip:
                yield RawRecord(position, value, place + str(number), problem)
        number += len(held)
        held.clear()
        stream.since_record = 0


def _uncut(line: str) -> tuple[RawValue, Problem]:
    if len(line) > MAX_FIELD:
        problem = Problem(Reason.TOO_LONG, f"The line has {len(line):,} characters, a field of it over {MAX_FIELD:,}.")
    else:
        problem = Problem(Reason.MALFORMED, "A quote in the line is not closed, or not doubled inside a quoted value.")
    return line[:MAX_KEPT_TEXT], problem
