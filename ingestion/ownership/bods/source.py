"""The source ``bods``: beneficial-ownership statements of the Beneficial Ownership Data Standard, 0.2 to 0.4.

An array of statements, an object that holds one under ``statements``, or one statement a line; plain or packed. Their
order does not matter: a party that is only referred to so far is a stub. What becomes of a statement stands in the
modules of its kinds and in docs/sources.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.bods.parties import parse_entity, parse_person
from ingestion.ownership.bods.relationships import parse_relationship
from ingestion.ownership.bods.statements import Statement, Subject, read_statement
from ingestion.reading.archives import streams
from ingestion.reading.json_records import json_records
from ingestion.source import RawRecord

_LISTS = ("statements",)
_PUBLISHED = re.compile(rb'"publicationDate"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_PARSERS: Mapping[Subject, Callable[[Statement], Parsed | Problem]] = {
    Subject.ENTITY: parse_entity,
    Subject.PERSON: parse_person,
    Subject.RELATIONSHIP: parse_relationship,
}


@dataclass(frozen=True, slots=True)
class Bods:
    """The source ``bods``."""

    name: str = "bods"

    def content_date(self, path: Path) -> date | None:
        """The latest day of publication that the head of the file names; None if it names none.

        Raises:
            InvalidInput: the file cannot be opened or is no list of JSON objects.
        """
        next(self.read(path), None)
        with closing(streams(path)) as opened:
            days = _PUBLISHED.findall(next(opened).head)
        try:
            return date.fromisoformat(max(days).decode()) if days else None
        except ValueError:
            return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The statements after the first ``skip``, numbered through all members of an archive.

        Raises:
            InvalidInput: the file cannot be read to its end or is no list of JSON objects.
        """
        position = 0
        for stream in streams(path):
            position = yield from json_records(stream, _LISTS, skip, position)

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """What a statement says, or its first problem."""
        if record.problem is not None:
            return record.problem
        if not isinstance(record.value, dict):
            return Problem(Reason.MALFORMED, "The record is no statement.")
        statement = read_statement(record.value)
        return statement if isinstance(statement, Problem) else _PARSERS[statement.subject](statement)
