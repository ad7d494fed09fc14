"""Labelled tables in CSV: read row by row, with errors that name file, line and reason.

Columns may stand in any order; those that are not known are ignored and named, so that a caller can say so.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from domain.errors import InvalidInput

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a table must have, and those it may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(slots=True)
class Ignored:
    """Columns of the files that were not used, by file name."""

    columns: dict[str, list[str]] = field(default_factory=dict)


def read_rows(path: Path, columns: Columns, read: Callable[[dict[str, str]], T], ignored: Ignored) -> Iterator[T]:
    """The rows of a CSV file, each read by ``read``, whose ValueError becomes an error with file and line.

    Values are trimmed; an optional column that the file lacks is missing in every row.

    Raises:
        InvalidInput: the file cannot be read, a column is missing, or a row is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = csv.DictReader(text)
            header = [name.strip() for name in rows.fieldnames or ()]
            rows.fieldnames = header
            known = (*columns.needed, *columns.optional)
            missing = [name for name in columns.needed if name not in header]
            if missing:
                raise InvalidInput(f"{path.name} has no column {', '.join(missing)}.", f"It needs {', '.join(known)}.")
            ignored.columns[path.name] = [name for name in header if name not in known]
            for row in rows:
                if None in row or None in row.values():
                    raise InvalidInput(f"{path.name}, line {rows.line_num}: not as many values as columns.")
                try:
                    yield read({name: value.strip() for name, value in row.items()})
                except ValueError as error:
                    raise InvalidInput(f"{path.name}, line {rows.line_num}: {error}.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidInput(f"{path.name} cannot be read: {error}.", "Give a CSV file in UTF-8.") from error


def unique(rows: Iterable[tuple[str, T]], path: Path, what: str) -> dict[str, T]:
    """The values by key.

    Raises:
        InvalidInput: a key, named by ``what`` it is of, stands twice.
    """
    found: dict[str, T] = {}
    for key, value in rows:
        if key in found:
            raise InvalidInput(f"{path.name} lists {what} {key} twice.", f"Every {what} stands once.")
        found[key] = value
    return found
