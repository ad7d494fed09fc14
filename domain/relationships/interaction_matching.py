"""From what a calendar or mailbox says to interactions with contacts, and what an import has to change for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from domain.relationships.interaction_ids import interaction_id, series_key
from domain.relationships.interaction_records import OccurrenceRecord, SeriesRecord
from domain.relationships.strength import Initiator, InteractionKind


@dataclass(frozen=True, slots=True)
class People:
    """Who stands behind addresses: contacts (several may share one) and colleagues, by address in lower case."""

    contacts: Mapping[str, tuple[str, ...]]
    colleagues: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """An interaction as it is to be stored: with the contacts and colleagues who took part."""

    key: str
    kind: InteractionKind
    at: datetime
    initiator: Initiator
    people: int
    contacts: tuple[str, ...]
    colleagues: tuple[str, ...]
    minutes: int | None = None
    subject: str | None = None
    thread: str | None = None

    @property
    def id(self) -> str:
        """Our id, the same in every import."""
        return interaction_id(self.key)

    def same_as(self, held: "Held") -> bool:
        """Whether the store holds it as the source says it; what colleagues have added to it is not the source's."""
        return (
            (self.at, self.people, self.minutes, self.subject, self.thread)
            == (held.at, held.people, held.minutes, held.subject, held.thread)
        ) and sorted((*self.contacts, *self.colleagues)) == sorted(held.participants)


@dataclass(frozen=True, slots=True)
class Held:
    """An imported interaction as the store holds it."""

    key: str
    at: datetime
    people: int
    minutes: int | None
    subject: str | None
    thread: str | None
    participants: tuple[str, ...]


@dataclass(slots=True)
class Unmatched:
    """An address of nobody known: how many occurrences name it, and the latest of them."""

    name: str
    times: int
    last: datetime


@dataclass(slots=True)
class InteractionChanges:
    """What an import has to write of a batch."""

    created: list[Matched] = field(default_factory=list)
    changed: list[Matched] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    unmatched: dict[str, Unmatched] = field(default_factory=dict)
    without_contact: int = 0


def changes(  # noqa: PLR0913, PLR0917 - what is said, and all that it is compared with
    source: str,
    user: str,
    entries: Iterable[SeriesRecord],
    people: People,
    held: Iterable[Held],
    dismissed: frozenset[str] = frozenset(),
) -> InteractionChanges:
    """What has to be written so that the store holds what the entries say, and no more of them.

    An occurrence counts when one contact at least took part. Of an entry said twice, the last counts. What the store
    holds of an entry and the entry no longer says is removed: within its window, or whatever its day for a single one.
    What a colleague has dismissed stays away.
    """
    found = InteractionChanges()
    stored = {one.key: one for one in held}
    for entry in {one.series: one for one in entries}.values():
        prefix = series_key(source, user, entry.series)
        said = {prefix + one.key: one for one in entry.occurrences}
        kept = set[str]()
        for key, occurrence in said.items():
            _count_unmatched(found, occurrence, people)
            one = _matched(key, user, occurrence, people)
            if one is None:
                found.without_contact += 1
            elif key not in dismissed:
                kept.add(key)
                _place(found, one, stored.get(key))
        since = None if entry.since is None else datetime.combine(entry.since, time(), UTC)
        found.removed += [
            key
            for key, one in stored.items()
            if key.startswith(prefix) and key not in kept and (since is None or one.at >= since)
        ]
    return found


def _place(found: InteractionChanges, one: Matched, held: Held | None) -> None:
    if held is None:
        found.created.append(one)
    elif one.same_as(held):
        found.unchanged += 1
    else:
        found.changed.append(one)


def _matched(key: str, user: str, said: OccurrenceRecord, people: People) -> Matched | None:
    """The interaction with its contacts; None when nobody of those named is one."""
    addresses = [one.email for one in said.others]
    contacts = dict.fromkeys(id_ for email in addresses for id_ in people.contacts.get(email, ()))
    if not contacts:
        return None
    colleagues = dict.fromkeys([user, *(people.colleagues[email] for email in addresses if email in people.colleagues)])
    initiator = Initiator.BOTH
    if said.sender is not None:
        initiator = Initiator.THEM if said.sender in people.contacts else Initiator.US
    return Matched(
        key,
        said.kind,
        said.at,
        initiator,
        max(said.people, 2),
        tuple(contacts),
        tuple(colleagues),
        said.minutes,
        said.subject,
        said.thread,
    )


def _count_unmatched(found: InteractionChanges, said: OccurrenceRecord, people: People) -> None:
    for one in said.others:
        if one.email in people.contacts or one.email in people.colleagues:
            continue
        known = found.unmatched.setdefault(one.email, Unmatched(one.name, 0, said.at))
        known.times += 1
        known.name = known.name or one.name
        known.last = max(known.last, said.at)
