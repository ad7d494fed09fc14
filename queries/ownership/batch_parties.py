"""The parties of a batch, each once, and the digest by which a later load sees what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from hashlib import blake2b
from operator import attrgetter

import orjson

from domain.ownership.record_ids import source_record_id
from domain.ownership.records import Parsed, PartyRecord

STUB = "stub"
"""The digest of a record that says nothing of its own."""

_ADDING_UP = frozenset({"local_id", "kind", "identifiers"})
"""What the rows of a file add to each other; each is compared with what is stored by itself."""

_described = attrgetter(*(one.name for one in fields(PartyRecord) if one.name not in _ADDING_UP | {"version"}))


@dataclass(slots=True)
class BatchParties:
    """The parties of a batch, each once.

    The latest version stands, of equal ones the first full record of a file; a stub gives way to it. Other rows add
    what it lacks: a kind that is stated on one side only, the identifier of a second class of shares.

    Attributes:
        records: Records by the source's key.
        ids: Ids of the source records by the source's key.
        twice: Number of later records of the same version that differ from the first.
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
                    batch.records[local_id] = PartyRecord(local_id, local_id, None, stub=True)
        batch.ids = {local_id: source_record_id(source, local_id) for local_id in batch.records}
        return batch

    def _add(self, record: PartyRecord) -> None:
        present = self.records.get(record.local_id)
        if present is None:
            self.records[record.local_id] = record
        elif present is not record and present != record:
            self.records[record.local_id] = _combined(present, record)
            self.twice += not record.stub and not present.stub and _contradict(present, record)


def digest(record: PartyRecord) -> str:
    """Digest of what the record says, apart from its kind and identifiers; of a stub a fixed word."""
    return STUB if record.stub else blake2b(orjson.dumps(_described(record)), digest_size=12).hexdigest()


def _combined(present: PartyRecord, record: PartyRecord) -> PartyRecord:
    gives_way = not record.stub and (present.stub or succeeds(record.version, present.version))
    standing, other = (record, present) if gives_way else (present, record)
    kind = standing.kind or other.kind
    identifiers = tuple(dict.fromkeys(standing.identifiers + other.identifiers))
    if kind is standing.kind and len(identifiers) == len(standing.identifiers):
        return standing
    return replace(standing, kind=kind, identifiers=identifiers)


def succeeds(version: str | None, other: str | None) -> bool:
    """Whether a version comes after another; none at all comes before every other."""
    return (version or "") > (other or "")


def _contradict(present: PartyRecord, record: PartyRecord) -> bool:
    if present.version != record.version:
        return False
    kinds_differ = present.kind is not None and record.kind is not None and present.kind is not record.kind
    return kinds_differ or _described(present) != _described(record)


def _named(bundle: Parsed) -> Iterable[str]:
    for holding in bundle.holdings:
        yield holding.holder
        yield holding.company
    for tie in bundle.ties:
        yield tie.child
        yield tie.parent
    for exception in bundle.exceptions:
        yield exception.company
