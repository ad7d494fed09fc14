"""The graph of acquaintances, read whole and kept in memory until it changes.

The kept graph knows the revision it was read at. Each answer reads the present one along with what it needs of the
store anyway, and reads the graph again when they differ. The revision counts every change that users submit, and the
batches of imports. What changes otherwise (merged parties, the passing of days) is seen after ``MOST_SECONDS``.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from domain.relationships.acquaintances import LEVELS, REPORTING, AcquaintanceGraph, Facts, Ground, Membership
from domain.relationships.strength import strength_today
from queries.ownership.effective_stakes import valid_on
from queries.revision import REVISION
from queries.statement import Fragment, assembled, cypher, literal
from queries.store import Store

MOST_SECONDS = 300.0


def _day(value: Fragment) -> Fragment:
    """A date as a number such as 20260131: the driver reads numbers much faster."""
    return cypher("<v>.year * 10000 + <v>.month * 100 + <v>.day", v=value)


_R, _TODAY = literal("r"), literal("$today")
_PERIOD = {"begin": _day(literal("r.validFrom")), "end": _day(literal("r.validTo")), "valid": valid_on(_R, _TODAY)}

FACTS = assembled(
    cypher(
        "RETURN {revision: <revision>,"
        " levels: COLLECT { MATCH (u:User)-[r:KNOWS]->(p:Person) WHERE u.id IS NOT NULL AND u.active"
        " AND r.currentLevel IS NOT NULL AND <valid> RETURN [u.id, p.id, r.currentLevel] },"
        " touched: COLLECT { MATCH (u:User)-[r:IN_TOUCH]->(p:Person) WHERE u.id IS NOT NULL AND u.active"
        " RETURN [u.id, p.id, r.recency, r.fromUs, r.fromThem, <last_on>, toString(r.computedFor)] },"
        " influences: COLLECT { MATCH (p:Person)-[r:INFLUENCES]->(o:Person) WHERE r.id IS NOT NULL AND <valid>"
        " RETURN [p.id, o.id, r.strength] },"
        " reports: COLLECT { MATCH (p:Person)-[r:REPORTS_TO]->(o:Person) WHERE r.id IS NOT NULL AND <valid>"
        " RETURN [p.id, o.id] },"
        " positions: COLLECT { MATCH (p:Person)-[r:WORKS_FOR]->(c:Company) WHERE r.id IS NOT NULL"
        " RETURN [p.id, c.id, <begin>, <end>] },"
        " offices: COLLECT { MATCH (p:Person)-[r:OFFICER_OF]->(c:Company) WHERE r.id IS NOT NULL"
        " RETURN [p.id, c.id, <begin>, <end>] },"
        " stakes: COLLECT { MATCH (p:Person)-[r:HOLDS]->(c:Company) WHERE r.id IS NOT NULL"
        " AND coalesce(r.direct, true) RETURN [p.id, c.id, <begin>, <end>] },"
        " opponents: COLLECT { MATCH (:PowerMap)-[r:PLACES]->(p:Person) WHERE r.id IS NOT NULL AND <valid>"
        " AND r.support IN ['ENEMY', 'NON_SUPPORTER'] RETURN DISTINCT p.id },"
        " without_consent: COLLECT { MATCH (p:Contact) WHERE p.consent IN ['REFUSED', 'WITHDRAWN'] RETURN p.id } }",
        revision=REVISION,
        last_on=_day(literal("r.lastOn")),
        **_PERIOD,
    )
)


@dataclass(frozen=True, slots=True)
class KeptGraph:
    """The graph of acquaintances as it was at a revision, for a day."""

    revision: object
    today: date
    facts: Facts
    read_at: float = field(default_factory=monotonic)
    _graphs: dict[bool, AcquaintanceGraph] = field(default_factory=dict)

    async def graph(self, *, former: bool) -> AcquaintanceGraph:
        """The graph, with or without former memberships."""
        if former not in self._graphs:
            day = _number(self.today)
            self._graphs[former] = await asyncio.to_thread(AcquaintanceGraph, self.facts, day, former=former)
        return self._graphs[former]


_KEPT: WeakKeyDictionary[Store, KeptGraph] = WeakKeyDictionary()
_READING: WeakKeyDictionary[Store, asyncio.Lock] = WeakKeyDictionary()


async def kept_graph(store: Store, today: date, other_than: KeptGraph | None = None) -> KeptGraph:
    """The graph that is kept for this store; read first if there is none, a changed one, or one of another day.

    ``other_than`` has turned out to be of an old revision. Of several that ask at once, one reads.
    """
    async with _READING.setdefault(store, asyncio.Lock()):
        kept = _KEPT.get(store)
        aged = kept is None or kept.today != today or monotonic() - kept.read_at > MOST_SECONDS
        if kept is None or aged or kept is other_than:
            answer = await store.read(FACTS, {"today": today})
            kept = KeptGraph(answer["revision"], today, await asyncio.to_thread(_facts, answer, today))
            await kept.graph(former=False)
            _KEPT[store] = kept
        return kept


def _facts(answer: Mapping[str, Any], today: date) -> Facts:
    known = [(user, person, LEVELS.get(level, 0.0), None) for user, person, level in answer["levels"]]
    for user, person, recency, us, them, last_on, then in answer["touched"]:
        known.append((user, person, strength_today(recency, (us, them), date.fromisoformat(then), today), last_on))
    influences = [(one, other, Ground.INFLUENCE, strength) for one, other, strength in answer["influences"]]
    reports = [(one, other, Ground.REPORTING, REPORTING) for one, other in answer["reports"]]
    members = (
        (Membership.EMPLOYEE, answer["positions"]),
        (Membership.OFFICER, answer["offices"]),
        (Membership.HOLDER, answer["stakes"]),
    )
    memberships = [
        (person, company, kind, begin, end) for kind, rows in members for person, company, begin, end in rows
    ]
    return Facts(known, influences + reports, memberships, {*answer["opponents"], *answer["without_consent"]})


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
