"""A holdings table as effective stakes, for computing on a file without a store.

The columns are those of ``holdings_csv``. Here a party is its id where a row gives one, else its exact trimmed name; no
name is interpreted, nothing is linked, and an unknown holder is one party like any other. Rows that are not valid on
the day are passed over; rows that are equal in all known columns count once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, PartyKind, Problem
from domain.ownership.stakes import Stake, Validity
from ingestion.ownership.holdings_csv import COLUMNS, HoldingsCsv, check_columns
from ingestion.reading.table_files import table_records
from ingestion.source import RawRecord

_MOST_NAMED = 5
_SIDES = ("holder", "company")


@dataclass(frozen=True, slots=True)
class HoldingsFile:
    """What a table says on a day.

    Attributes:
        stakes: One for each row that counts; those of one pair are not added up.
        kinds: Kinds of the parties that a row calls anything but a company.
        names: The name of each party, as the first row that mentions it has it.
        ids: The id of each party that has one.
        notices: What the reader of the answer should know of the table.
    """

    stakes: list[Stake]
    kinds: dict[str, PartyKind]
    names: dict[str, str]
    ids: dict[str, str]
    notices: list[str]


def read_holdings(path: Path, on: date) -> HoldingsFile:
    """The stakes of the table that are valid on the day.

    Raises:
        InvalidInput: the file cannot be read, lacks a column, or has a bad row: names file, line and reason.
    """
    reading = _Reading(path.name, on)
    for record in table_records(path, check_columns):
        reading.take(record)
    return reading.finished()


@dataclass
class _Reading:
    file: str
    on: date
    found: HoldingsFile = field(default_factory=lambda: HoldingsFile([], {}, {}, {}, []))
    rows: dict[tuple[str, ...], str] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    mixed: dict[str, None] = field(default_factory=dict)
    ended: int = 0

    def take(self, record: RawRecord) -> None:
        """One row."""
        row, parsed = self._parsed(record)
        self.unknown.update(dict.fromkeys(column for column in row if column not in COLUMNS))
        [holding] = parsed.holdings
        if not Validity(holding.valid_from, holding.valid_to).contains(self.on):
            self.ended += 1
            return
        text = tuple(row.get(column, "") for column in COLUMNS)
        if text in self.rows:
            self.repeated.append(f"{record.place} as {self.rows[text]}")
            return
        self.rows[text] = record.place
        holder, company = (
            self._party(side, row, party.name) for side, party in zip(_SIDES, parsed.parties, strict=True)
        )
        self._kind(holder, parsed.parties[0].kind or PartyKind.COMPANY)
        capital, voting = holding.capital, holding.voting
        self.found.stakes.append(
            Stake(holder, company, capital.low, capital.high, voting.low, voting.high, id=f"{record.position:09}")
        )

    def finished(self) -> HoldingsFile:
        """What was read, with the notices."""
        notices = self.found.notices
        notices += [f"{self.file}: unknown column {column!r} is ignored." for column in self.unknown]
        if self.repeated:
            more = ", …" if len(self.repeated) > _MOST_NAMED else ""
            which = ", ".join(self.repeated[:_MOST_NAMED]) + more
            notices.append(f"{self.file}: repeated rows count once: {which}.")
        if self.ended:
            notices.append(f"{self.file}: rows not valid on {self.on}, ignored: {self.ended}.")
        notices += [
            f"{self.file}: {self.found.names[party]} is a nominee in one row and not in another; it counts as one."
            for party in self.mixed
        ]
        return self.found

    def _parsed(self, record: RawRecord) -> tuple[Mapping[str, str], Parsed]:
        parsed = HoldingsCsv().parse(record)
        if isinstance(parsed, Problem) or not isinstance(record.value, dict):
            detail = parsed.detail if isinstance(parsed, Problem) else "The record is no row of a table."
            raise InvalidInput(f"{self.file}, {record.place}: {detail}", "Correct the row and try again.")
        return {column: str(value).strip() for column, value in record.value.items()}, parsed

    def _party(self, side: str, row: Mapping[str, str], name: str) -> str:
        key = row.get(f"{side}_id") or name
        self.found.names.setdefault(key, name)
        if row.get(f"{side}_id"):
            self.found.ids[key] = key
        return key

    def _kind(self, holder: str, kind: PartyKind) -> None:
        earlier = self.found.kinds.setdefault(holder, kind)
        if (earlier is PartyKind.NOMINEE) != (kind is PartyKind.NOMINEE):
            self.found.kinds[holder] = PartyKind.NOMINEE
            self.mixed[holder] = None
