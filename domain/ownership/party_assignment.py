"""Which party of the graph a source's record is about.

Identifiers decide, nothing else does here: a record belongs to the party that already carries one of its valid
identifiers, unless that party carries a different valid value in a scheme the record uses too. Two parties with
different valid values in one scheme are never one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.ownership.record_ids import party_id
from domain.ownership.records import IdentifierValue, PartyRecord

SHARED_SCHEMES = frozenset({"LISTING"})
"""Schemes whose values do not tell parties apart: one company may have several listings."""

IDENTIFIERS_DISAGREE = "IDENTIFIERS_DISAGREE"


def identifier_key(identifier: IdentifierValue) -> str:
    """The key under which every source finds the identifier."""
    return f"{identifier.scheme}:{identifier.value}"


def deciding_keys(record: PartyRecord) -> list[str]:
    """Keys of the identifiers that can tell which party the record is about."""
    if not record.identifiers:
        return []
    return [identifier_key(one) for one in record.identifiers if one.valid and one.scheme not in SHARED_SCHEMES]


@dataclass(slots=True)
class Carriers:
    """Who carries which identifier: what the store knows, and what the batch adds to it.

    Attributes:
        parties: Parties by key of a deciding identifier.
        values: Valid keys of deciding identifiers by party.
    """

    parties: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, set[str]] = field(default_factory=dict)

    def add(self, party: str, keys: Iterable[str]) -> None:
        """Note that the party carries the identifiers."""
        for key in keys:
            carriers = self.parties.setdefault(key, [])
            if party not in carriers:
                carriers.append(party)
            self.values.setdefault(party, set()).add(key)

    def contradicts(self, party: str, keys: Iterable[str]) -> bool:
        """Whether the party carries another value in the scheme of one of the keys, and not that one."""
        own: dict[str, set[str]] = {}
        for key in self.values.get(party, ()):
            own.setdefault(_scheme(key), set()).add(key)
        return any(key not in own.get(_scheme(key), {key}) for key in keys)


@dataclass(slots=True)
class Assignment:
    """The party of each source record (by its id), and the records whose identifiers point to several parties."""

    parties: dict[str, str] = field(default_factory=dict)
    disagreeing: list[str] = field(default_factory=list)


def assign(
    source: str, records: Mapping[str, PartyRecord], described: Mapping[str, str], carriers: Carriers
) -> Assignment:
    """Decide for every record, given by its id; ``described`` maps known ones to their parties and is not overruled."""
    assignment = Assignment()
    for record_id, record in records.items():
        keys = deciding_keys(record)
        party = described.get(record_id)
        if party is None:
            party = party_id(source, record.local_id)
            if keys:
                candidates = _candidates(keys, carriers)
                if len(candidates) == 1:
                    party = candidates[0]
                elif candidates:
                    assignment.disagreeing.append(record_id)
        assignment.parties[record_id] = party
        if keys:
            carriers.add(party, keys)
    return assignment


def _candidates(keys: list[str], carriers: Carriers) -> list[str]:
    found = dict.fromkeys(party for key in keys for party in carriers.parties.get(key, ()))
    return [party for party in found if not carriers.contradicts(party, keys)]


def _scheme(key: str) -> str:
    return key.partition(":")[0]
