"""The source ``gleif``: legal entities, their consolidating parents, and why some report none.

Golden copy, concatenated and delta files of Level 1 (LEI-CDF), Level 2 (RR-CDF) and reporting exceptions (REPEX), as
JSON, XML or CSV, plain or packed. What a file is, is told from its content; one archive may hold several kinds.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.ownership.gleif_exceptions import parse_exception
from ingestion.ownership.gleif_level1 import parse_entity
from ingestion.ownership.gleif_level2 import parse_relationship
from ingestion.ownership.gleif_shape import Node, nested
from ingestion.reading.archives import ByteStream, streams
from ingestion.reading.json_records import json_records
from ingestion.reading.tables import Records, csv_records
from ingestion.reading.xml_records import root_of, xml_records
from ingestion.source import RawRecord

_ELEMENTS: Mapping[str, str] = {
    "LEIData": "LEIRecord",
    "RelationshipData": "RelationshipRecord",
    "ReportingExceptionData": "Exception",
}
_LISTS = ("records", "relations", "exceptions")
_PREFIXES = {"http://www.gleif.org/data/schema/golden-copy/extensions/1.0": "gleif"}
_COLUMNS = (
    ("LEI", "Entity.LegalName"),
    ("Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID", "Relationship.RelationshipType"),
    ("LEI", "Exception.Category", "Exception.Reason.1"),
)
_PARSERS: tuple[tuple[str, Callable[[dict[str, Node]], Parsed | Problem]], ...] = (
    ("Relationship", parse_relationship),
    ("ExceptionCategory", parse_exception),
    ("Entity", parse_entity),
)
_CONTENT_DATE = re.compile(rb'ContentDate[>":{$\s]*(\d{4}-\d{2}-\d{2})')
_NAME_DATE = re.compile(r"(?<!\d)(\d{8})-\d{4}-gleif|^(\d{8})-", re.ASCII)
_KNOWN_FORMATS = "Give a golden copy or delta file of Level 1, Level 2 or the reporting exceptions."


@dataclass(frozen=True, slots=True)
class Gleif:
    """The source ``gleif``; what becomes of a record stands in the modules of the three kinds."""

    name: str = "gleif"

    def content_date(self, path: Path) -> date | None:
        """The day of the header's ContentDate, else the day in GLEIF's name of the file or its first member.

        Raises:
            InvalidInput: the file cannot be opened or is none of GLEIF's formats.
        """
        next(self.read(path), None)
        with closing(streams(path)) as opened:
            stream = next(opened)
        in_header = _CONTENT_DATE.search(stream.head)
        if in_header:
            return _day(in_header[1].decode())
        in_name = _NAME_DATE.search(path.name) or _NAME_DATE.search(stream.name.rpartition("member ")[2])
        return _day(in_name[1] or in_name[2]) if in_name else None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The records after the first ``skip``, numbered through all members of an archive.

        Raises:
            InvalidInput: the file cannot be read to its end or is none of GLEIF's formats.
        """
        position = 0
        for stream in streams(path):
            position = yield from _records(stream, skip, position)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """What a record of any of the three kinds says, or its first problem."""
        if record.problem is not None:
            return record.problem
        if isinstance(record.value, dict):
            tree = nested(record.value)
            for name, parse in _PARSERS:
                if name in tree:
                    return parse(tree)
        return Problem(Reason.MALFORMED, "The record is no Level 1, Level 2 or reporting exception record.")


def _records(stream: ByteStream, skip: int, position: int) -> Records:
    start = stream.head.lstrip()[:1]
    if start == b"<":
        root = root_of(stream)
        if root not in _ELEMENTS:
            stream.fail(f"its root element {quoted(root)} is none of GLEIF's.", _KNOWN_FORMATS)
        return (yield from xml_records(stream, [_ELEMENTS[root]], _PREFIXES, skip, position))
    if start in {b"{", b"["}:
        return (yield from json_records(stream, _LISTS, skip, position))
    return (yield from csv_records(stream, check_columns, skip, position))


def check_columns(columns: tuple[str, ...], name: str) -> None:
    """Whether a header is that of one of GLEIF's CSV files.

    Raises:
        InvalidInput: it is not; shows what was found.
    """
    if not any(set(required) <= set(columns) for required in _COLUMNS):
        found = ", ".join(quoted(column) for column in columns[:10])
        raise InvalidInput(f"{name} is no file of GLEIF: its columns begin with {found}.", _KNOWN_FORMATS)


def _day(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None
