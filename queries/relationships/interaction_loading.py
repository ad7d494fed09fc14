"""Loading what calendars and mailboxes say: one read and one transaction a batch, as for registry data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import Conflict, NotFound
from domain.ownership.import_counts import RunCounts
from domain.relationships.interaction_ids import series_key, unmatched_id
from domain.relationships.interaction_matching import Held, InteractionChanges, Matched, People, changes
from domain.relationships.interaction_records import SeriesRecord
from queries.ownership.loading import Unusable, quarantine_row, stored
from queries.ownership.loading_statements import ADVANCE, KEEP_ASIDE, RESOLVE
from queries.ownership.party_loading import Origin
from queries.relationships.touch import refresh_touch
from queries.statement import statement
from queries.store import Run, Store

KNOWN = statement(
    "OPTIONAL MATCH (u:User {login: $login}) RETURN {user: u.id,"
    " status: head(COLLECT { MATCH (r:ImportRun {id: $run}) RETURN r.status }),"
    " contacts: COLLECT { UNWIND $addresses AS email MATCH (c:Contact {email: email}) RETURN [email, c.id] },"
    " colleagues: COLLECT { UNWIND $addresses AS email MATCH (c:User {email: email}) RETURN [email, c.id] }"
    " + COLLECT { UNWIND $addresses AS email MATCH (c:User {login: email}) RETURN [email, c.id] }}"
)
HELD = statement(
    "RETURN {held: COLLECT { UNWIND $prefixes AS prefix MATCH (i:Interaction) WHERE i.key STARTS WITH prefix"
    " RETURN [i.key, i.at, i.people, i.minutes, i.subject, i.thread,"
    " [(i)<-[:PARTICIPATED]-(p) | p.id]] },"
    " dismissed: COLLECT { UNWIND $prefixes AS prefix MATCH (d:Dismissed) WHERE d.key STARTS WITH prefix"
    " RETURN d.key }}"
)
CREATE = statement(
    "UNWIND $batch.rows AS row MERGE (i:Interaction {key: row.key})"
    " ON CREATE SET i.id = row.id, i.version = 1, i.createdAt = $now, i.createdBy = $user, i.source = $source,"
    " i.kind = row.kind, i.initiator = row.initiator, i.depth = 'WORKING', i.at = row.at, i.people = row.people,"
    " i.minutes = row.minutes, i.subject = row.subject, i.thread = row.thread"
)
CHANGE = statement(
    "UNWIND $batch.rows AS row MATCH (i:Interaction {key: row.key}) SET i.version = i.version + 1, i.at = row.at,"
    " i.people = row.people, i.minutes = row.minutes, i.subject = row.subject, i.thread = row.thread"
)
REMOVE = statement(
    "UNWIND $batch.rows AS key MATCH (i:Interaction {key: key}) OPTIONAL MATCH (i)<-[:PARTICIPATED]-(p:Contact)"
    " WITH collect(DISTINCT i) AS gone, collect(DISTINCT p.id) AS touched"
    " FOREACH (i IN gone | DETACH DELETE i) RETURN touched"
)
LINK = statement(
    """
    UNWIND $batch.rows AS row MATCH (i:Interaction {id: row[0]})
    CALL (i, row) {
      MATCH (i)<-[old:PARTICIPATED]-(p) WHERE NOT p.id IN row[1] + row[2] DELETE old
    }
    CALL (i, row) {
      UNWIND row[1] AS id MATCH (p:Party {id: id}) MERGE (p)-[:PARTICIPATED]->(i)
    }
    CALL (i, row) {
      UNWIND row[2] AS id MATCH (u:User {id: id}) MERGE (u)-[:PARTICIPATED]->(i)
    }
    CALL (i) { MATCH (i)-[old:OF_ACCOUNT]->() DELETE old }
    CALL (i) {
      MATCH (i)<-[:PARTICIPATED]-(:Contact)-[w:WORKS_FOR]->(a:Account)
      WHERE w.validFrom <= date(i.at) AND coalesce(w.validTo > date(i.at), true)
      WITH DISTINCT i, a MERGE (i)-[:OF_ACCOUNT]->(a)
    }
    """
)
"""Who took part: id of the interaction, those of contacts and of colleagues.

The accounts are those for which the contacts worked on the day.
"""

NOTE_UNMATCHED = statement(
    "UNWIND $batch.rows AS row MERGE (u:UnmatchedAddress {id: row.id})"
    " ON CREATE SET u.email = row.email, u.user = $user, u.times = 0, u.run = $run, u.lastAt = row.lastAt"
    " SET u.times = CASE WHEN u.run = $run THEN u.times + row.times ELSE row.times END,"
    " u.lastAt = CASE WHEN u.run = $run AND u.lastAt > row.lastAt THEN u.lastAt ELSE row.lastAt END,"
    " u.name = coalesce(row.name, u.name), u.run = $run"
)


@dataclass(slots=True)
class InteractionBatch:
    """Entries of one file, read and parsed; ``position``: records of the file that are done after it."""

    position: int = 0
    entries: list[SeriesRecord] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)


async def load_interactions(  # noqa: PLR0913, PLR0917 - a batch, and for whom it is loaded
    store: Store, batch: InteractionBatch, origin: Origin, login: str, counts: RunCounts, now: datetime
) -> None:
    """Write a batch of a colleague's entries with quarantine, position and counts, together or not at all.

    Raises:
        NotFound: there is no such colleague.
        Conflict: the run has been cancelled.
        Unavailable: the store does not answer.
    """
    addresses = sorted({one.email for entry in batch.entries for said in entry.occurrences for one in said.others})
    known = await store.read(KNOWN, {"login": login, "run": origin.run, "addresses": addresses})
    if known["user"] is None:
        raise NotFound(f"There is no colleague with the login {login}.", "Name one with --user, or add them first.")
    if known["status"] != "RUNNING" and not batch.resolved:
        raise Conflict("The import run has been cancelled.", "Load the files as a new run.")
    user: str = known["user"]
    prefixes = sorted({series_key(origin.source, user, entry.series) for entry in batch.entries})
    held = await store.read(HELD, {"prefixes": prefixes})
    found = changes(
        origin.source,
        user,
        batch.entries,
        People(_grouped(known["contacts"]), dict(known["colleagues"])),
        (_held(row) for row in held["held"]),
        frozenset(held["dismissed"]),
    )
    _count(counts, batch, found)
    await store.transact(lambda run: _write(run, batch, origin, user, found, counts, now))


async def _write(  # noqa: PLR0913, PLR0917 - what a batch consists of
    run: Run,
    batch: InteractionBatch,
    origin: Origin,
    user: str,
    found: InteractionChanges,
    counts: RunCounts,
    now: datetime,
) -> None:
    constants = {"run": origin.run, "source": origin.source, "file": origin.file, "fileName": origin.file_name}
    constants |= {"now": now, "user": user}
    written = [*found.created, *found.changed]
    touched = set[str](await run(REMOVE, {"batch": {"rows": found.removed}})) if found.removed else set()
    for one, rows in (
        (CREATE, [_row(matched) for matched in found.created]),
        (CHANGE, [_row(matched) for matched in found.changed]),
        (LINK, [_links(matched) for matched in written]),
        (NOTE_UNMATCHED, _unmatched_rows(user, found)),
        (KEEP_ASIDE, [quarantine_row(unusable, origin) for unusable in batch.unusable]),
        (RESOLVE, batch.resolved),
    ):
        if rows:
            await run(one, constants | {"batch": {"rows": rows}})
    touched |= {contact for matched in written for contact in matched.contacts}
    await refresh_touch(run, sorted(touched), now.date())
    await run(ADVANCE, constants | {"position": batch.position, "counts": stored(counts)})


def _count(counts: RunCounts, batch: InteractionBatch, found: InteractionChanges) -> None:
    counts.read += len(batch.entries) + len(batch.unusable) - len(batch.resolved)
    counts.accepted += len(batch.entries)
    counts.interactions.created += len(found.created)
    counts.interactions.changed += len(found.changed)
    counts.interactions.unchanged += found.unchanged
    counts.interactions.ended += len(found.removed)
    counts.notice("names no contact", found.without_contact)
    counts.notice("addresses of no contact", len(found.unmatched))
    for entry in batch.entries:
        for notice in entry.notices:
            counts.notice(notice)
    for one in batch.unusable:
        counts.quarantine(str(one.problem.reason))


def _row(one: Matched) -> dict[str, object]:
    return {
        "key": one.key,
        "id": one.id,
        "kind": one.kind.value,
        "initiator": one.initiator.value,
        "at": one.at,
        "people": one.people,
        "minutes": one.minutes,
        "subject": one.subject,
        "thread": one.thread,
    }


def _links(one: Matched) -> list[object]:
    return [one.id, list(one.contacts), list(one.colleagues)]


def _unmatched_rows(user: str, found: InteractionChanges) -> list[dict[str, object]]:
    return [
        {
            "id": unmatched_id(user, email),
            "email": email,
            "name": one.name or None,
            "times": one.times,
            "lastAt": one.last,
        }
        for email, one in sorted(found.unmatched.items())
    ]


def _grouped(rows: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for email, id_ in rows:
        grouped[email] = (*grouped.get(email, ()), id_)
    return grouped


def _held(row: Sequence[object]) -> Held:
    key, at, people, minutes, subject, thread, participants = row
    return Held(key, at.to_native(), people, minutes, subject, thread, tuple(participants))  # type: ignore[arg-type, attr-defined]
