"""What a source of registry data is: the verbs read and parse, told apart from loading.

Loading and closing are the same for every source (``ingestion/load.py``), so a source is only what differs: how its
files are cut into records and what a record says.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from domain.ownership.records import Parsed, Problem
from domain.rows import row

RawValue = str | int | float | bool | None | list["RawValue"] | dict[str, "RawValue"]


@row
class RawRecord:
    """One record as it stands in a file.

    Attributes:
        position: Number of the record in its file, from 1; stable between runs of the same file.
        value: The record: a mapping for CSV, JSON and XML; for a record that cannot even be cut, its text.
        place: Where a person finds it: ``line 17`` or ``record 3``.
        problem: Set when the record cannot be cut into fields; it goes to quarantine as it is.
    """

    position: int
    value: RawValue
    place: str
    problem: Problem | None = None


class Source(Protocol):
    """One source of registry data."""

    @property
    def name(self) -> str:
        """Stable name: the SOURCE of ``irontree ingest`` and the ``source`` of every assertion."""
        ...

    def content_date(self, path: Path) -> date | None:
        """The date for which the file says it speaks, or None; reads no more than the head of the file.

        Raises:
            InvalidInput: the file cannot be opened or is of no format this source knows.
        """
        ...

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The records after the first ``skip``, streamed in constant memory.

        Raises:
            InvalidInput: the file as a whole cannot be read (truncated archive, wrong encoding, entity attack,
                a missing column): names the file, the place and the reason.
        """
        ...

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """What the record says, or why it cannot be used; pure, never raises."""
        ...
