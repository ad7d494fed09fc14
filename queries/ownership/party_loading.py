"""What a batch writes about parties: who is new, whose record has changed, who was merely seen again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

import orjson

from domain.ownership.import_counts import RunCounts
from domain.ownership.party_assignment import IDENTIFIERS_DISAGREE, assign, identifier_key
from domain.ownership.party_search import fold_search
from domain.ownership.record_ids import source_record_id
from domain.ownership.records import Parsed, PartyKind, PartyRecord
from domain.ownership.stakes import SOURCE_ORDER
from queries.ownership.known import Known, KnownParty, KnownRecord
from queries.ownership.loading_statements import (
    CHANGE_KIND,
    CREATE_PARTIES,
    CREATE_RECORDS,
    FILL_NAMES,
    FILL_PARTIES,
    IDENTIFY,
    LEAD_NAMES,
    LEAD_PARTIES,
    REPLACE_PARTIES,
    SEE_RECORDS,
)
from queries.statement import Statement

DESCRIBED_TWICE = "PARTY_DESCRIBED_TWICE"
_STUB = "stub"
Row = list[object]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a batch comes from: its run and source, the file's number and name, the day for which the file speaks."""

    run: str
    source: str
    file: int
    file_name: str
    as_of: date


@dataclass(slots=True)
class PartyWrites:
    """Rows of the writing statements; ``parties`` maps the batch's source records to parties."""

    parties: dict[str, str]
    created: dict[PartyKind, list[Row]] = field(default_factory=dict)
    joined: list[Row] = field(default_factory=list)
    seen: list[Row] = field(default_factory=list)
    replaced: list[Row] = field(default_factory=list)
    leading: list[Row] = field(default_factory=list)
    filling: list[Row] = field(default_factory=list)
    kinds: dict[PartyKind, list[str]] = field(default_factory=dict)
    identified: list[Row] = field(default_factory=list)

    def statements(self) -> Iterable[tuple[Statement, Sequence[object]]]:
        """The statements in the order in which they must run, with their rows."""
        yield from ((CREATE_PARTIES[kind], rows) for kind, rows in self.created.items())
        yield CREATE_RECORDS, self.joined
        yield SEE_RECORDS, self.seen
        yield REPLACE_PARTIES, self.replaced
        yield LEAD_PARTIES, self.leading
        yield LEAD_NAMES, self.leading
        yield FILL_PARTIES, self.filling
        yield FILL_NAMES, self.filling
        yield from ((CHANGE_KIND[kind], ids) for kind, ids in self.kinds.items())
        yield IDENTIFY, self.identified


@dataclass(slots=True)
class BatchParties:
    """The parties of a batch, each once.

    The first full record of a file stands; a stub gives way to it.

    Attributes:
        records: Records by the source's key.
        ids: Ids of the source records by the source's key.
        twice: Number of later records that differ from the first.
    """

    records: dict[str, PartyRecord] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    twice: int = 0

    @classmethod
    def of(cls, parsed: Iterable[Parsed], source: str) -> "BatchParties":
        """The parties of all bundles, those included that a stake or tie merely names."""
        batch = cls()
        for bundle in parsed:
            for record in bundle.parties:
                batch._add(record)
            for local_id in _named(bundle):
                if local_id not in batch.records:
                    batch.records[local_id] = PartyRecord(local_id, local_id, stub=True)
        batch.ids = {local_id: source_record_id(source, local_id) for local_id in batch.records}
        return batch

    def _add(self, record: PartyRecord) -> None:
        present = self.records.get(record.local_id)
        if present is None or (present.stub and _says_more(record, present)):
            self.records[record.local_id] = record
        elif present is not record and not record.stub and present != record:
            self.twice += 1


def plan_parties(origin: Origin, batch: BatchParties, known: Known, counts: RunCounts) -> PartyWrites:
    """What must be written about the parties of a batch; adds to ``counts``."""
    described = {record_id: record.party.id for record_id, record in known.records.items()}
    records = {batch.ids[local_id]: record for local_id, record in batch.records.items()}
    assignment = assign(origin.source, records, described, known.carriers)
    counts.notice(IDENTIFIERS_DISAGREE, len(assignment.disagreeing))
    counts.notice(DESCRIBED_TWICE, batch.twice)
    plan = _Plan(origin, known, counts, PartyWrites(assignment.parties))
    for record_id, record in records.items():
        plan.add(record_id, record, assignment.parties[record_id])
    return plan.writes


class _Plan:
    def __init__(self, origin: Origin, known: Known, counts: RunCounts, writes: PartyWrites) -> None:
        self._origin = origin
        self._known = known
        self._counts = counts
        self._begun: set[str] = set()
        self.writes = writes

    def add(self, record_id: str, record: PartyRecord, party: str) -> None:
        present = self._known.records.get(record_id)
        if present is not None:
            self._show_again(record, record_id, present)
        elif party in self._known.carrying or party in self._begun:
            self._join(record, record_id, party)
        else:
            self._begun.add(party)
            self._counts.parties.created += 1
            self._identify(record, party)
            row: Row = [_properties(record, party), record_id, record.local_id, _hash(record)]
            self.writes.created.setdefault(record.kind, []).append(row)

    def _show_again(self, record: PartyRecord, record_id: str, present: KnownRecord) -> None:
        origin, party = self._origin, present.party
        hash_ = present.hash if record.stub else _hash(record)
        this_file = present.run == origin.run and present.file == origin.file
        was_stub = present.hash == _STUB
        if hash_ != present.hash and not was_stub and (this_file or origin.as_of < present.last_seen):
            self._counts.notice(DESCRIBED_TWICE, 1 if this_file else 0)
            hash_ = present.hash
        if hash_ != present.hash:
            self._rewrite(record, party)
        first_time = present.run != origin.run
        changed = hash_ != present.hash or present.has_ended
        self._counts.parties.changed += first_time and changed
        self._counts.parties.unchanged += first_time and not changed
        if changed or not this_file or origin.as_of > present.last_seen:
            self.writes.seen.append([record_id, hash_])

    def _join(self, record: PartyRecord, record_id: str, party: str) -> None:
        """A record that is new and about a party that is not."""
        self.writes.joined.append([party, record_id, record.local_id, _hash(record)])
        self._counts.parties.changed += 1
        carrying = self._known.carrying.get(party)
        if record.stub:
            self._identify(record, party)
        elif carrying is None:
            self._merge(record, KnownParty(party, False, record.kind, (self._origin.source,)))
        else:
            self._merge(record, carrying)

    def _rewrite(self, record: PartyRecord, party: KnownParty) -> None:
        if len(party.sources) > 1:
            self._merge(record, party)
            return
        self._change_kind(record, party)
        self._identify(record, party.id)
        self.writes.replaced.append([_properties(record, party.id, whole=True), list(record.other_names)])

    def _merge(self, record: PartyRecord, party: KnownParty) -> None:
        """Bring the record into a party that other records describe too."""
        self._identify(record, party.id)
        row: Row = [_properties(record, party.id), list(record.other_names)]
        if party.is_stub or self._counts_first(party):
            self._change_kind(record, party)
            self.writes.leading.append(row)
        else:
            self.writes.filling.append(row)

    def _counts_first(self, party: KnownParty) -> bool:
        others = [_rank(source) for source in party.sources if source != self._origin.source]
        own = self._origin.source in party.sources
        return _rank(self._origin.source) < min(others) if others else own

    def _change_kind(self, record: PartyRecord, party: KnownParty) -> None:
        if record.kind is not party.kind:
            self.writes.kinds.setdefault(record.kind, []).append(party.id)

    def _identify(self, record: PartyRecord, party: str) -> None:
        for one in record.identifiers:
            self.writes.identified.append([party, identifier_key(one), one.scheme, one.value, one.valid])


def _says_more(record: PartyRecord, stub: PartyRecord) -> bool:
    return not record.stub or len(record.identifiers) > len(stub.identifiers)


def _rank(source: str) -> int:
    return SOURCE_ORDER.index(source) if source in SOURCE_ORDER else len(SOURCE_ORDER)


def _hash(record: PartyRecord) -> str:
    """Digest of what the record says; of a stub, which says nothing of its own, a fixed word."""
    return _STUB if record.stub else blake2b(orjson.dumps(record), digest_size=12).hexdigest()


def _properties(record: PartyRecord, party: str, whole: bool = False) -> dict[str, object]:
    """The stored properties; with ``whole`` also those that the record leaves open, as None."""
    properties: dict[str, object] = {
        "id": party,
        "name": record.name,
        "otherNames": list(record.other_names) or None,
        "searchName": _search_name(record),
        "jurisdiction": record.jurisdiction,
        "region": record.region,
        "status": record.status,
        "registrationStatus": record.registration_status,
        "legalForm": record.legal_form,
        "industry": record.industry,
        "foundedOn": record.founded_on,
        "address": record.address,
        "birthDate": record.birth_date,
        "undisclosedReason": record.undisclosed_reason,
        "stub": record.stub or None,
        "fictional": record.fictional or None,
    }
    return properties if whole else {name: value for name, value in properties.items() if value is not None}


def _search_name(record: PartyRecord) -> str:
    if not record.other_names:
        return fold_search(record.name)
    return "\n".join(dict.fromkeys(map(fold_search, (record.name, *record.other_names))))


def _named(bundle: Parsed) -> Iterable[str]:
    for holding in bundle.holdings:
        yield holding.holder
        yield holding.company
    for tie in bundle.ties:
        yield tie.child
        yield tie.parent
    for exception in bundle.exceptions:
        yield exception.company
