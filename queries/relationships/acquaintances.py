"""The graph of acquaintances, read whole and kept in memory until it changes.

The kept graph knows the revision it was read at. Each answer reads the present one along with what it needs of the
store anyway, and reads the graph again when they differ. The revision counts every change that users submit, and the
batches of imports. What changes otherwise (merged parties, the passing of days) is seen after ``MOST_SECONDS``.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any, LiteralString
from weakref import WeakKeyDictionary

import numpy as np

from domain.relationships.acquaintance_facts import (
    GROUNDS,
    KINDS,
    LEVELS,
    REPORTING,
    Facts,
    Ground,
    Integers,
    KnownRows,
    LineRows,
    Membership,
    MembershipRows,
)
from domain.relationships.acquaintances import AcquaintanceGraph
from domain.relationships.strength import strength_today
from queries.ownership.effective_stakes import valid_on
from queries.revision import REVISION
from queries.statement import Fragment, assembled, cypher, literal, statement
from queries.store import Store

MOST_SECONDS = 300.0


def _day(value: Fragment, absent: Fragment) -> Fragment:
    """A date as a number such as 20260131: the driver reads numbers much faster."""
    return cypher("coalesce(<v>.year * 10000 + <v>.month * 100 + <v>.day, <absent>)", v=value, absent=absent)


def _columns(match: LiteralString, returned: LiteralString) -> Fragment:
    """An expression: the columns of what matches, each a list of its own, which takes a fraction of lists of rows."""
    return cypher(
        "head(COLLECT { MATCH <match> RETURN [<returned>] })",
        match=cypher(match, valid=valid_on(literal("r"), literal("$today"))),
        returned=cypher(
            returned,
            begin=_day(literal("r.validFrom"), literal("0")),
            end=_day(literal("r.validTo"), literal("99999999")),
            last_on=_day(literal("r.lastOn"), literal("0")),
        ),
    )


_PERIODS: LiteralString = "collect(id(p)), collect(id(c)), collect(<begin>), collect(<end>)"

FACTS = assembled(
    cypher(
        "RETURN {revision: <revision>, levels: <levels>, touched: <touched>, influences: <influences>,"
        " reports: <reports>, positions: <positions>, offices: <offices>, stakes: <stakes>, opponents: <opponents>,"
        " without_consent: <without_consent>}",
        revision=REVISION,
        levels=_columns(
            "(u:User)-[r:KNOWS]->(p:Person) WHERE u.id IS NOT NULL AND u.active AND r.currentLevel IS NOT NULL"
            " AND <valid>",
            "collect(id(u)), collect(id(p)), collect(r.currentLevel)",
        ),
        touched=_columns(
            "(u:User)-[r:IN_TOUCH]->(p:Person) WHERE u.id IS NOT NULL AND u.active",
            "collect(id(u)), collect(id(p)), collect([r.recency, r.fromUs, r.fromThem, toString(r.computedFor)]),"
            " collect(<last_on>)",
        ),
        influences=_columns(
            "(p:Person)-[r:INFLUENCES]->(o:Person) WHERE r.id IS NOT NULL AND <valid>",
            "collect(id(p)), collect(id(o)), collect(r.strength)",
        ),
        reports=_columns(
            "(p:Person)-[r:REPORTS_TO]->(o:Person) WHERE r.id IS NOT NULL AND <valid>",
            "collect(id(p)), collect(id(o))",
        ),
        positions=_columns("(p:Person)-[r:WORKS_FOR]->(c:Company) WHERE r.id IS NOT NULL", _PERIODS),
        offices=_columns("(p:Person)-[r:OFFICER_OF]->(c:Company) WHERE r.id IS NOT NULL", _PERIODS),
        stakes=_columns(
            "(p:Person)-[r:HOLDS]->(c:Company) WHERE r.id IS NOT NULL AND coalesce(r.direct, true)", _PERIODS
        ),
        opponents=_columns(
            "(:PowerMap)-[r:PLACES]->(p:Person) WHERE r.id IS NOT NULL AND <valid>"
            " AND r.support IN ['ENEMY', 'NON_SUPPORTER']",
            "collect(id(p))",
        ),
        without_consent=_columns("(p:Contact) WHERE p.consent IN ['REFUSED', 'WITHDRAWN']", "collect(id(p))"),
    )
)
"""All that the graph is made of, in columns; nodes by the store's own numbers, which ``IDENTITIES`` translates."""

IDENTITIES = statement(
    "RETURN head(COLLECT { UNWIND $nodes AS number MATCH (n) WHERE id(n) = number"
    " RETURN [collect(number), collect(n.id)] })"
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
            kept = KeptGraph(answer["revision"], today, await _facts(store, answer, today))
            await kept.graph(former=False)
            _KEPT[store] = kept
        return kept


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The nodes of one kind in a reading: the store's numbers in order, and our ids in the same order."""

    numbers: Integers
    ids: Sequence[str]

    @classmethod
    async def of(cls, store: Store, columns: Iterable[Sequence[int]]) -> "_Nodes":
        wanted = np.unique(np.concatenate([np.array(one, np.int64) for one in columns]))
        numbers, ids = await store.read(IDENTITIES, {"nodes": wanted.tolist()})
        # A node that was deleted since the reading stands for nobody: no answer finds it, and the graph is read again.
        known = dict(zip(numbers, ids, strict=True))
        return cls(wanted, [known.get(number, "") for number in wanted.tolist()])

    def places(self, column: Integers | Sequence[int]) -> Integers:
        """The place of each node of a column."""
        return np.searchsorted(self.numbers, np.asarray(column, np.int64))


async def _facts(store: Store, answer: Mapping[str, Any], today: date) -> Facts:
    known, lines, members = ([answer[name] for name in names] for names in (_KNOWN, _LINES, _MEMBERS))
    barred = [*answer["opponents"][0], *answer["without_consent"][0]]
    ends = (
        [rows[1] for rows in known] + [rows[side] for rows in lines for side in (0, 1)] + [rows[0] for rows in members]
    )
    users = await _Nodes.of(store, [rows[0] for rows in known])
    people = await _Nodes.of(store, [*ends, barred])
    companies = await _Nodes.of(store, [rows[1] for rows in members])
    return Facts(
        users.ids,
        people.ids,
        companies.ids,
        KnownRows(
            users.places(_joined(known, 0)),
            people.places(_joined(known, 1)),
            np.array([*_levels(answer["levels"][2]), *_strengths(answer["touched"][2], today)], np.float64),
            np.array([0] * len(answer["levels"][0]) + answer["touched"][3], np.int64),
        ),
        LineRows(
            people.places(_joined(lines, 0)),
            people.places(_joined(lines, 1)),
            _kinds(lines, map(GROUNDS.index, _LINES.values())),
            np.array(answer["influences"][2] + [REPORTING] * len(answer["reports"][0]), np.float64),
        ),
        MembershipRows(
            people.places(_joined(members, 0)),
            companies.places(_joined(members, 1)),
            _kinds(members, map(KINDS.index, _MEMBERS.values())),
            _joined(members, 2),
            _joined(members, 3),
        ),
        people.places(barred),
    )


_KNOWN = ("levels", "touched")
_LINES = {"influences": Ground.INFLUENCE, "reports": Ground.REPORTING}
_MEMBERS = {"positions": Membership.EMPLOYEE, "offices": Membership.OFFICER, "stakes": Membership.HOLDER}


def _joined(tables: Sequence[Sequence[Sequence[int]]], column: int) -> Integers:
    """A column of several tables, one after the other."""
    return np.concatenate([np.array(table[column], np.int64) for table in tables])


def _kinds(tables: Sequence[Sequence[Sequence[int]]], kinds: Iterable[int]) -> Integers:
    """The kind of each row of several tables, whose rows are of one kind each."""
    return np.repeat(np.fromiter(kinds, np.int64), [len(table[0]) for table in tables])


def _levels(names: Sequence[str]) -> Iterable[float]:
    return (LEVELS.get(name, 0.0) for name in names)


def _strengths(rows: Sequence[tuple[float, float, float, str]], today: date) -> Iterable[float]:
    return (strength_today(recency, (us, them), date.fromisoformat(then), today) for recency, us, them, then in rows)


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
