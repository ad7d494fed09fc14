"""What a batch writes about parties: who is new, whose record has changed, who was merely seen again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.ownership.import_counts import RunCounts
from domain.ownership.party_assignment import IDENTIFIERS_DISAGREE, assign, identifier_key
from domain.ownership.party_search import fold_search
from domain.ownership.records import PartyKind, PartyRecord
from domain.ownership.stakes import source_rank
from domain.ownership.stated_kind import StatedKind, kind_of_party, settled
from queries.ownership.batch_parties import STUB, BatchParties, digest, succeeds
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
Row = list[object]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a batch comes from: its run and source, the file's number and name, the day for which the file speaks.

    ``content`` is the file's fingerprint; empty when quarantined records are tried again.
    """

    run: str
    source: str
    file: int
    file_name: str
    as_of: date
    content: str = ""


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
    plan.settle_kinds()
    return plan.writes


class _Plan:
    def __init__(self, origin: Origin, known: Known, counts: RunCounts, writes: PartyWrites) -> None:
        self._origin = origin
        self._known = known
        self._counts = counts
        self._begun: dict[str, tuple[str, PartyRecord]] = {}
        self._touched: dict[str, KnownParty] = {}
        self.writes = writes

    def add(self, record_id: str, record: PartyRecord, party: str) -> None:
        present = self._known.records.get(record_id)
        if present is not None:
            self._show_again(record, record_id, present)
        elif (joined := self._joined(party)) is not None:
            self._join(record, record_id, joined)
        else:
            self._begun[party] = record_id, record
            self._counts.parties.created += 1
            self._identify(record, party)
            row: Row = [_properties(record, party), *self._record_row(record_id, record)]
            self.writes.created.setdefault(record.kind or PartyKind.COMPANY, []).append(row)

    def _joined(self, party: str) -> KnownParty | None:
        """The party that a new record joins, as it stands so far; None if it is new as well."""
        if (found := self._touched.get(party) or self._known.carrying.get(party)) is not None:
            return found
        if (begun := self._begun.get(party)) is None:
            return None
        record_id, record = begun
        stated = {record_id: (self._origin.source, record.kind)}
        keys = [identifier_key(one) for one in record.identifiers]
        return KnownParty(party, record.stub, record.kind or PartyKind.COMPANY, keys, stated)

    def settle_kinds(self) -> None:
        """Let every party whose records state something new be of the kind that counts first."""
        for party in self._touched.values():
            kind = kind_of_party(party.stated.values())
            if kind is not None and kind is not party.kind:
                self.writes.kinds.setdefault(kind, []).append(party.id)

    def _show_again(self, record: PartyRecord, record_id: str, present: KnownRecord) -> None:
        origin, party = self._origin, present.party
        this_run = present.run == origin.run
        hash_, file = self._content(record, present)
        kind_said = self._kind_said(record, present)
        if kind_said is not None:
            self._state(party, record_id, kind_said)
        if hash_ != present.hash:
            self._rewrite(record, party)
        identified = self._identify(record, party.id, party.identifiers)
        differs = hash_ != present.hash or identified or kind_said not in {None, _kind(present.stated)}
        changed = differs or present.has_ended
        version = record.version if succeeds(record.version, present.version) else present.version
        if not this_run:
            self._counts.parties.changed += changed
            self._counts.parties.unchanged += not changed
        noted = (present.file, present.last_seen, present.version)
        if changed or kind_said or not this_run or (file, origin.as_of, version) != noted:
            self.writes.seen.append([record_id, hash_, file, kind_said and kind_said.value, version])

    def _content(self, record: PartyRecord, present: KnownRecord) -> tuple[str, int | None]:
        """The digest to keep, and the file of this run that described the record, None when none has yet."""
        origin = self._origin
        described_in = present.file if present.run == origin.run else None
        if record.stub:
            return present.hash, described_in
        hash_ = digest(record)
        if present.hash == STUB or succeeds(record.version, present.version):
            return hash_, origin.file
        if succeeds(present.version, record.version):
            return present.hash, origin.file
        if present.hash != hash_ and (described_in == origin.file or origin.as_of < present.last_seen):
            self._counts.notice(DESCRIBED_TWICE, int(described_in == origin.file))
            hash_ = present.hash
        return hash_, origin.file

    def _kind_said(self, record: PartyRecord, present: KnownRecord) -> PartyKind | None:
        """The kind to note as stated by this load, None when what is known stays as it is."""
        if record.kind is None or succeeds(present.version, record.version):
            return None
        known, is_stub = present.stated, present.hash == STUB
        if known is not None and (record.stub != is_stub or succeeds(record.version, present.version)):
            if record.stub:
                return None
            known = None
        said = StatedKind(record.kind, self._origin.as_of, self._origin.run)
        return said.kind if settled(known, said) is said and said != known else None

    def _join(self, record: PartyRecord, record_id: str, party: KnownParty) -> None:
        """A record that is new and about a party that is not."""
        self.writes.joined.append([party.id, *self._record_row(record_id, record)])
        self._counts.parties.changed += 1
        self._state(party, record_id, record.kind)
        self._identify(record, party.id, party.identifiers)
        if not record.stub:
            self._merge(record, party)

    def _rewrite(self, record: PartyRecord, party: KnownParty) -> None:
        if party.stated:
            self._merge(record, party, among=True)
        else:
            self.writes.replaced.append([_properties(record, party.id, whole=True), list(record.other_names)])

    def _merge(self, record: PartyRecord, party: KnownParty, *, among: bool = False) -> None:
        """Bring the record into a party that other records describe too; ``among``: this one did so already."""
        row: Row = [_properties(record, party.id), list(record.other_names)]
        if party.is_stub or self._counts_first(party, among):
            self.writes.leading.append(row)
        else:
            self.writes.filling.append(row)

    def _counts_first(self, party: KnownParty, among: bool) -> bool:
        sources = [source for source, _ in party.stated.values()]
        others = [source_rank(source) for source in sources if source != self._origin.source]
        if not others:
            return among or self._origin.source in sources
        return source_rank(self._origin.source) < min(others)

    def _record_row(self, record_id: str, record: PartyRecord) -> Row:
        described_in = None if record.stub else self._origin.file
        kind = record.kind and record.kind.value
        return [record_id, record.local_id, digest(record), kind, described_in, record.version]

    def _state(self, party: KnownParty, record_id: str, kind: PartyKind | None) -> None:
        """Note which kind a record states of a party."""
        touched = self._touched.get(party.id, party)
        stated = {**touched.stated, record_id: (self._origin.source, kind)}
        self._touched[party.id] = replace(touched, stated=stated)

    def _identify(self, record: PartyRecord, party: str, known: Sequence[str] = ()) -> bool:
        """Give the party those identifiers of the record that are not known; whether there are any."""
        lacking = [one for one in record.identifiers if identifier_key(one) not in known]
        for one in lacking:
            self.writes.identified.append([party, identifier_key(one), one.scheme, one.value, one.valid])
        return bool(lacking)


def _kind(stated: StatedKind | None) -> PartyKind | None:
    return None if stated is None else stated.kind


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
