"""What the store already knows of the records of a batch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from domain.ownership.assertion import Assertion, StakeValues, TieValues, V
from domain.ownership.party_assignment import Carriers
from domain.ownership.records import PartyKind, Share
from domain.ownership.stated_kind import StatedKind
from queries.ownership.stake_statements import TIE_TYPES
from queries.statement import statement
from queries.store import Store

_KINDS = {kind.label: kind for kind in PartyKind}
_TIES = {stored: type_ for type_, stored in TIE_TYPES.items()}


KNOWN = statement(
    """
    RETURN {
      status: COLLECT { MATCH (r:ImportRun {id: $run}) RETURN r.status }[0],
      records: COLLECT {
        UNWIND $batch.records AS id
        MATCH (s:SourceRecord {id: id})-[:DESCRIBES]->(p) USING INDEX SEEK s:SourceRecord(id)
        RETURN [id, p.id, coalesce(p.stub, false), labels(p),
          COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN i.key },
          COLLECT { MATCH (p)<-[:DESCRIBES]-(o) WHERE o.id <> id RETURN [o.id, o.source, o.kind] },
          s.hash, s.run, s.file, toString(s.lastSeen), s.endedOn IS NOT NULL,
          s.kind, toString(s.kindSeen), s.kindRun, s.version] },
      identifiers: COLLECT {
        UNWIND $batch.identifiers AS key
        MATCH (i:Identifier {key: key})<-[:IDENTIFIED_BY]-(p) USING INDEX SEEK i:Identifier(key)
        RETURN [key, p.id, coalesce(p.stub, false), labels(p),
          COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(o) RETURN [o.key, o.valid] },
          COLLECT { MATCH (p)<-[:DESCRIBES]-(o) RETURN [o.id, o.source, o.kind] }] },
      stakes: COLLECT {
        UNWIND $batch.stakes AS key MATCH ()-[h:HOLDS {key: key}]->() USING INDEX SEEK h:HOLDS(key)
        RETURN [h.id, key, toString(h.validFrom), toString(h.validTo), toString(h.firstSeen), toString(h.lastSeen),
          h.run, h.holderRecord, h.companyRecord, h.statementId, h.endedBy, h.percentMin, h.percentMax,
          h.percentMinOpen, h.percentMaxOpen, h.votingMin, h.votingMax, h.votingMinOpen, h.votingMaxOpen,
          h.direct, h.paidInPercent, h.nature, h.fictional] },
      ties: COLLECT {
        UNWIND $batch.ties AS key
        CALL (key) {
          MATCH ()-[t:CONSOLIDATED_BY {key: key}]->() USING INDEX SEEK t:CONSOLIDATED_BY(key) RETURN t
          UNION ALL MATCH ()-[t:BRANCH_OF {key: key}]->() USING INDEX SEEK t:BRANCH_OF(key) RETURN t
          UNION ALL MATCH ()-[t:MANAGED_BY {key: key}]->() USING INDEX SEEK t:MANAGED_BY(key) RETURN t
          UNION ALL MATCH ()-[t:OFFICER_OF {key: key}]->() USING INDEX SEEK t:OFFICER_OF(key) RETURN t
          UNION ALL MATCH ()-[t:APPOINTS {key: key}]->() USING INDEX SEEK t:APPOINTS(key) RETURN t
          UNION ALL MATCH ()-[t:ACTS_WITH {key: key}]->() USING INDEX SEEK t:ACTS_WITH(key) RETURN t
          UNION ALL MATCH ()-[t:CLAIMED_CONTROL {key: key}]->() USING INDEX SEEK t:CLAIMED_CONTROL(key) RETURN t
        }
        RETURN [t.id, key, toString(t.validFrom), toString(t.validTo), toString(t.firstSeen), toString(t.lastSeen),
          t.run, t.holderRecord, t.companyRecord, t.statementId, t.endedBy, type(t), t.level, t.percent, t.status,
          coalesce(t.title, t.reason), t.registrationStatus] }
    }
    """
)
"""What the store knows of a batch: source records, carriers of identifiers, assertions by key; and the run's status.

Every look-up names its index, and labels stand only where an index starts a pattern: planned while the store is almost
empty, reading a whole index for every row looks cheap, and that plan lives on while the store fills.

The lists of a batch are given inside one map, here and in all statements of loading: for a list of its own the store
makes a plan for each order of magnitude of its length, and a plan costs more than most batches.
"""


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the graph.

    Attributes:
        is_stub: Whether only references to it are known.
        kind: The kind it is stored as.
        identifiers: Keys of the identifiers it carries.
        stated: Source and stated kind of the records that describe it, by their ids.
    """

    id: str
    is_stub: bool
    kind: PartyKind
    identifiers: Sequence[str]
    stated: Mapping[str, tuple[str, PartyKind | None]]


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A source's record of a party; ``party.stated`` leaves it out.

    ``file`` is the file of ``run`` that described it, None when the run only referred to it.
    """

    party: KnownParty
    hash: str
    run: str
    file: int | None
    last_seen: date
    has_ended: bool
    stated: StatedKind | None
    version: str | None


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

    def beyond(self, other: "Questions") -> "Questions":
        """Those that are not among the other's."""
        return self._chosen(lambda own, others: [one for one in own if one not in others], other)

    def among(self, other: "Questions") -> "Questions":
        """Those that are among the other's too."""
        return self._chosen(lambda own, others: [one for one in own if one in others], other)

    def _chosen(
        self, choose: Callable[[Sequence[str], AbstractSet[str]], list[str]], other: "Questions"
    ) -> "Questions":
        return Questions(
            self.run,
            choose(self.records, set(other.records)),
            choose(self.identifiers, set(other.identifiers)),
            choose(self.stakes, set(other.stakes)),
            choose(self.ties, set(other.ties)),
        )


async def known(store: Store, questions: Questions) -> Known:
    """What the store knows, read in one statement."""
    answer = await store.read(
        KNOWN,
        {
            "run": questions.run,
            "batch": {
                "records": questions.records,
                "identifiers": questions.identifiers,
                "stakes": questions.stakes,
                "ties": questions.ties,
            },
        },
    )
    carriers = Carriers()
    carrying = {}
    for key, party, stub, labels, values, described in answer["identifiers"]:
        carriers.add(party, [key, *(value for value, valid in values if valid)])
        carrying[party] = KnownParty(party, stub, _kind(labels), [value for value, _ in values], _stated(described))
    return Known(
        answer["status"],
        {row[0]: _record(row) for row in answer["records"]},
        carriers,
        carrying,
        _by_key(_stake(row) for row in answer["stakes"]),
        _by_key(_tie(row) for row in answer["ties"]),
    )


async def known_beside(store: Store, questions: Questions, current: Questions) -> Known:
    """What the store knows of a batch while the one before, that asked ``current``, is being written.

    Only what the writing cannot touch is asked for; ``known_after`` asks for the rest.
    """
    return await known(store, questions.beyond(current))


async def known_after(store: Store, questions: Questions, before: Questions, early: Known, joined: bool) -> Known:
    """What the store knows of a batch once the one before, that asked ``before``, has been written.

    ``early`` is what ``known_beside`` gave. Asked again is what both batches speak of, and what the first may have
    touched without naming it: parties with several records, and carriers of identifiers. When records of the first
    ``joined`` parties that others describe, every party may be one of these.
    """
    if joined:
        return await known(store, questions)
    again = questions.among(before)
    several = [id_ for id_, record in early.records.items() if record.party.stated]
    carried = [key for key in questions.identifiers if key in early.carriers.parties or key in again.identifiers]
    late = await known(store, replace(again, records=[*again.records, *several], identifiers=carried))
    return Known(
        late.status,
        early.records | late.records,
        late.carriers,
        late.carrying,
        early.stakes | late.stakes,
        early.ties | late.ties,
    )


def _record(row: Sequence[Any]) -> KnownRecord:
    _, party, stub, labels, identifiers, others, hash_, run, file, last_seen, has_ended, *kind, version = row
    stated = None if kind[0] is None else StatedKind(PartyKind(kind[0]), _date(kind[1]), kind[2])
    described = KnownParty(party, stub, _kind(labels), identifiers, _stated(others))
    return KnownRecord(described, hash_, run, file, _date(last_seen), has_ended, stated, version)


def _stated(described: Iterable[Sequence[Any]]) -> dict[str, tuple[str, PartyKind | None]]:
    return {record: (source, None if kind is None else PartyKind(kind)) for record, source, kind in described}


def _kind(labels: Iterable[str]) -> PartyKind:
    for label in labels:
        if label in _KINDS:
            return _KINDS[label]
    return PartyKind.UNKNOWN


def _stake(row: Sequence[Any]) -> Assertion[StakeValues]:
    capital = Share(row[11], row[12], row[13] or False, row[14] or False)
    voting = Share(row[15], row[16], row[17] or False, row[18] or False)
    direct = row[19] is not False
    return _assertion(row, StakeValues(capital, voting, direct, row[20], row[21], row[22] or False))


def _tie(row: Sequence[Any]) -> Assertion[TieValues]:
    return _assertion(row, TieValues(_TIES[row[11], row[12]], *row[13:17]))


def _assertion(row: Sequence[Any], values: V) -> Assertion[V]:
    return Assertion(
        id=row[0],
        key=row[1],
        values=values,
        valid_from=_day(row[2]),
        valid_to=_day(row[3]),
        first_seen=_date(row[4]),
        last_seen=_date(row[5]),
        run=row[6],
        holder_record=row[7],
        company_record=row[8],
        statement_id=row[9],
        ended_by=row[10],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else _date(text)


_date = lru_cache(1 << 12)(date.fromisoformat)


def _by_key(assertions: Iterable[Assertion[V]]) -> dict[str, list[Assertion[V]]]:
    """The assertions of each key, the one that was seen first at the front."""
    grouped: dict[str, list[Assertion[V]]] = {}
    for one in assertions:
        grouped.setdefault(one.key, []).append(one)
    for group in grouped.values():
        group.sort(key=lambda one: (one.first_seen, one.id))
    return grouped
