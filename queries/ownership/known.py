"""What the store already knows of the records of a batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.ownership.assertion import Assertion, StakeValues, TieValues, V
from domain.ownership.party_assignment import Carriers
from domain.ownership.records import PartyKind, Share
from queries.ownership.loading_statements import KNOWN, TIE_TYPES
from queries.store import Store

_KINDS = {kind.label: kind for kind in PartyKind}
_TIES = {stored: type_ for type_, stored in TIE_TYPES.items()}


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the graph: whether only references to it are known, its kind, the source of each of its records."""

    id: str
    is_stub: bool
    kind: PartyKind
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A source's record of a party."""

    party: KnownParty
    hash: str
    run: str
    file: int
    last_seen: date
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a batch, assertions by key; ``status`` is that of the run, None if there is none."""

    status: str | None
    records: dict[str, KnownRecord]
    carriers: Carriers
    carrying: dict[str, KnownParty]
    stakes: dict[str, list[Assertion[StakeValues]]]
    ties: dict[str, list[Assertion[TieValues]]]


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask for: ids of source records, keys of identifiers, keys of stakes and ties."""

    run: str
    records: Sequence[str]
    identifiers: Sequence[str]
    stakes: Sequence[str]
    ties: Sequence[str]


async def known(store: Store, questions: Questions) -> Known:
    """What the store knows, read in one statement."""
    answer = await store.read(
        KNOWN,
        {
            "run": questions.run,
            "records": questions.records,
            "identifiers": questions.identifiers,
            "stakes": questions.stakes,
            "ties": questions.ties,
        },
    )
    carriers = Carriers()
    carrying = {}
    for key, party, stub, labels, values, sources in answer["identifiers"]:
        carriers.add(party, [key, *(value for value, valid in values if valid)])
        carrying[party] = KnownParty(party, stub, _kind(labels), tuple(sources))
    return Known(
        answer["status"],
        {row[0]: _record(row) for row in answer["records"]},
        carriers,
        carrying,
        _by_key(_stake(row) for row in answer["stakes"]),
        _by_key(_tie(row) for row in answer["ties"]),
    )


def _record(row: Sequence[Any]) -> KnownRecord:
    _, party, hash_, run, file, last_seen, has_ended, stub, labels, sources = row
    described = KnownParty(party, stub, _kind(labels), tuple(sources))
    return KnownRecord(described, hash_, run, file, date.fromisoformat(last_seen), has_ended)


def _kind(labels: Iterable[str]) -> PartyKind:
    return next((_KINDS[label] for label in labels if label in _KINDS), PartyKind.UNKNOWN)


def _stake(row: Sequence[Any]) -> Assertion[StakeValues]:
    capital = Share(row[11], row[12], row[13] or False, row[14] or False)
    voting = Share(row[15], row[16], row[17] or False, row[18] or False)
    direct = row[19] is not False
    return _assertion(row, StakeValues(capital, voting, direct, row[20], row[21], row[22] or False))


def _tie(row: Sequence[Any]) -> Assertion[TieValues]:
    return _assertion(row, TieValues(_TIES[row[11], row[12]], *row[13:16]))


def _assertion(row: Sequence[Any], values: V) -> Assertion[V]:
    return Assertion(
        id=row[0],
        key=row[1],
        values=values,
        valid_from=_day(row[2]),
        valid_to=_day(row[3]),
        first_seen=date.fromisoformat(row[4]),
        last_seen=date.fromisoformat(row[5]),
        run=row[6],
        holder_record=row[7],
        company_record=row[8],
        statement_id=row[9],
        ended_by=row[10],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _by_key(assertions: Iterable[Assertion[V]]) -> dict[str, list[Assertion[V]]]:
    """The assertions of each key, the one that was seen first at the front."""
    grouped: dict[str, list[Assertion[V]]] = {}
    for one in assertions:
        grouped.setdefault(one.key, []).append(one)
    for group in grouped.values():
        group.sort(key=lambda one: (one.first_seen, one.id))
    return grouped
