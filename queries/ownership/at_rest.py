"""Today's control and groups at rest: computed again for what changed, kept with the parties, read by the API.

Whoever writes a stake or an appointment marks the company that it is in, who writes a concert both of its parties
(``Party.stakesChangedAt``), in the same transaction. ``bring_up_to_date`` takes the marked companies and all that
stands below them, computes where these stand on all stakes above them, writes what differs together with the events
that tell it, and takes the marks away. Nothing else is read or written. A run that breaks off is done again from the
marks; what it has written already does not differ then.
"""

import asyncio
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from domain.ownership.events import Calendar, OwnershipEvent, events_of
from domain.ownership.stake_changes import stake_changes
from domain.ownership.standing import RULES, standings
from queries.ownership.at_rest_records import Kept, Surroundings, control_rows, event_row, kept_stakes, same_standing
from queries.ownership.at_rest_statements import (
    ALL_ARRANGED,
    ALL_HELD,
    BELOW,
    CHANGED_ON,
    FINISH,
    FORGET_CONTROL,
    KEEP,
    KEEP_CONTROL,
    KEEP_EVENTS,
    KEEP_GROUPS,
    KNOWN_GROUPS,
    LAST_COMPUTED,
    MARK,
    MARKED,
    UNMARK,
    stakes_in,
)
from queries.store import Store

_T = TypeVar("_T")
_KEY = "control"
_READ_PAGE = 5_000
_WRITE_PAGE = 2_000
_SCAN_PAGE = 20_000


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why it is computed: the day it is for, the moment, and the import run before it, if one."""

    today: date
    now: datetime
    run: str | None = None

    @classmethod
    def at_present(cls, run: str | None = None) -> "Occasion":
        """Today, now."""
        now = datetime.now(UTC)
        return cls(now.date(), now, run)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: companies computed, those of them that stand otherwise than before, and events told."""

    computed: int
    changed: int
    events: int


async def bring_up_to_date(store: Store, occasion: Occasion) -> Refreshed:
    """Compute again what is marked or due today, and keep it; a second call with nothing new writes nothing.

    The very first computation, and one with other rules than the last, tell no events.

    Raises:
        Unavailable: the store does not answer.
    """
    telling = await _mark_due(store, occasion)
    marks: list[list[str]] = await store.read(MARKED) or []
    done = Refreshed(0, 0, 0)
    if marks:
        affected = await below([mark[0] for mark in marks], store, occasion.today)
        around = await surroundings_of(affected, store, occasion.today)
        changed = await asyncio.to_thread(differing, around, affected)
        events = await _events(changed, store, occasion) if telling else []
        await _keep(changed, events, store, occasion)
        done = Refreshed(len(affected), len(changed), len(events))
    for page in pages(marks, _WRITE_PAGE):
        await store.write(UNMARK, {"rows": list(page)})
    await store.write(FINISH, {"key": _KEY, "today": occasion.today, "rules": RULES, "now": occasion.now})
    return done


async def _mark_due(store: Store, occasion: Occasion) -> bool:
    """Mark the companies where validity began or ended since the last time, or all; whether changes shall be told."""
    last = await store.read(LAST_COMPUTED, {"key": _KEY})
    current = last is not None and last[1] == RULES
    since = date.fromisoformat(last[0]) if current else None
    if since is not None and since >= occasion.today:
        return True
    after: str | None = ""
    while after is not None:
        found = await store.read(
            ALL_HELD, {"after": after, "page": _SCAN_PAGE, "since": since, "today": occasion.today}
        )
        if found["companies"]:
            await store.write(MARK, {"ids": found["companies"], "now": occasion.now})
        after = found["last"]
    arranged = await store.read(ALL_ARRANGED, {"since": since, "today": occasion.today})
    if arranged:
        await store.write(MARK, {"ids": arranged, "now": occasion.now})
    return current


async def below(parties: Iterable[str], store: Store, today: date) -> set[str]:
    """The parties and all that they hold or appoint the head of today, directly or through others."""
    found = set(parties)
    frontier = sorted(found)
    while frontier:
        held: set[str] = set()
        for page in pages(frontier, _READ_PAGE):
            held.update(await store.read(BELOW, {"ids": list(page), "today": today}) or ())
        frontier = sorted(held - found)
        found |= held
    return found


async def surroundings_of(companies: Collection[str], store: Store, today: date) -> Surroundings:
    """The effective stakes in the companies and in all that stands above them, with what is kept of the companies."""
    statement, parameters = stakes_in(today)
    around = Surroundings()
    frontier = sorted(companies)
    while frontier:
        for page in pages(frontier, _READ_PAGE):
            around.add(await store.read(statement, {**parameters, "ids": list(page)}) or [])
        frontier = sorted(around.holders - around.kinds.keys())
    return around


def differing(around: Surroundings, companies: Collection[str]) -> list[Kept]:
    """The companies that stand otherwise than what is kept of them, or that nothing is kept of."""
    found = standings(around.stakes, around.kinds, companies, around.arrangements)
    compared = [Kept(company, around.kept[company], around.snapshot(found[company])) for company in sorted(companies)]
    return [
        one
        for one in compared
        if one.before.standing is None
        or not same_standing(one.before.standing, one.after.standing)
        or kept_stakes(one.before.stakes) != kept_stakes(one.after.stakes)
    ]


async def _events(changed: Sequence[Kept], store: Store, occasion: Occasion) -> list[OwnershipEvent]:
    pairs = [
        [change.holder, change.company]
        for one in changed
        for change in stake_changes(one.before.stakes, one.after.stakes)
    ]
    changed_on: dict[str, dict[str, date]] = {}
    for page in pages(pairs, _READ_PAGE):
        for holder, company, day in await store.read(CHANGED_ON, {"pairs": list(page), "today": occasion.today}):
            changed_on.setdefault(company, {})[holder] = date.fromisoformat(day)
    heads = {one.after.standing.head for one in changed if one.after.standing and one.before.standing is None}
    known: set[str] = set()
    for heads_page in pages(sorted(heads), _READ_PAGE):
        known.update(await store.read(KNOWN_GROUPS, {"ids": list(heads_page)}))
    calendar = Calendar(occasion.today, changed_on)
    return [event for one in changed for event in events_of(one.company, one.before, one.after, calendar, known)]


async def _keep(changed: Sequence[Kept], events: Iterable[OwnershipEvent], store: Store, occasion: Occasion) -> None:
    """Write companies with their events and the sizes of their groups, before and after; a transaction a page."""
    of_company: dict[str, list[OwnershipEvent]] = {}
    for event in events:
        of_company.setdefault(event.company, []).append(event)
    constants = {"today": occasion.today, "now": occasion.now, "run": occasion.run}
    told_by = occasion.run or occasion.today.isoformat()
    for page in pages(changed, _WRITE_PAGE):
        moved = [one for one in page if not same_standing(one.before.standing, one.after.standing)]
        rows = {
            KEEP: [[one.company, kept_stakes(one.after.stakes), one.head] for one in page],
            FORGET_CONTROL: [one.company for one in moved],
            KEEP_CONTROL: [row for one in moved for row in control_rows(one.after.standing)],
            KEEP_EVENTS: [event_row(event, told_by) for one in page for event in of_company.get(one.company, ())],
            KEEP_GROUPS: sorted({head for one in page for head in one.heads}),
        }
        await store.write_all([(statement, {**constants, "rows": each}) for statement, each in rows.items() if each])


def pages(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """The items in order, so many at a time."""
    return (items[at : at + size] for at in range(0, len(items), size))
