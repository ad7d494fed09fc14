"""Dated facts: relationships that users begin, change and end, each change a version of its own.

All versions of a fact share its ``id``; the latest has the highest ``version``. Whoever changes a fact first takes the
node in which it starts, so that two changes of one fact never run at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import LiteralString

from domain.errors import NotFound
from domain.model import MODEL
from domain.relationships.periods import Period, require_open, require_version
from queries.new_ids import new_id
from queries.statement import Fragment, Statement, assembled, cypher, declared
from queries.store import Run
from queries.submissions import Author

DATED = tuple(one for one in MODEL.relationships if {"version", "recordedBy"} <= {prop.name for prop in one.properties})


@dataclass(frozen=True, slots=True)
class End:
    """A node at one end of a fact: a label that the model declares for that end, and our id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Fact:
    """The latest version of a dated fact.

    Attributes:
        values: All its properties, as stored.
        author: Name of the user who made this version, or who ended it.
    """

    type: str
    id: str
    version: int
    start: End
    end: End
    period: Period
    values: Mapping[str, object]
    author: str | None


def _node(variable: LiteralString, label: str, key: LiteralString) -> Fragment:
    """The pattern of a node that is found by its id, whatever label of the family has the index."""
    root = label
    while (parent := MODEL.node(root).extends) is not None:
        root = parent
    narrowed = declared(root) if root == label else cypher("<root>:<label>", root=declared(root), label=declared(label))
    return cypher("(<n>:<labels> {id: $<key>})", n=Fragment(variable), labels=narrowed, key=Fragment(key))


BEGIN: Mapping[tuple[str, str, str], Statement] = {
    (one.type, start, end): assembled(
        cypher(
            "MATCH <a> MATCH <b> CREATE (a)-[r:<type>]->(b) SET r = $values RETURN r.id",
            a=_node("a", start, "start"),
            b=_node("b", end, "end"),
            type=declared(one.type),
        )
    )
    for one in DATED
    for start in one.start
    for end in one.end
}


def _of_each(template: LiteralString) -> Mapping[str, Statement]:
    return {one.type: assembled(cypher(template, type=declared(one.type))) for one in DATED}


LOCK = _of_each("MATCH (a)-[r:<type> {id: $id}]->() WITH DISTINCT a SET a.id = a.id RETURN count(a)")
STATE = _of_each(
    "MATCH (a)-[r:<type> {id: $id}]->(b) WITH a, r, b ORDER BY r.version DESC LIMIT 1"
    " RETURN {values: properties(r), version: r.version, start: a.id, end: b.id, labels: [labels(a), labels(b)],"
    " first: toString(r.validFrom), last: toString(r.validTo),"
    " author: head(COLLECT { MATCH (u:User {id: coalesce(r.endedBy, r.recordedBy)}) RETURN u.name })}"
)
FINISH = _of_each(
    "MATCH ()-[r:<type> {id: $id}]->() WHERE r.version = $version"
    " SET r.validTo = $on, r.endedAt = $now, r.endedBy = $by, r.version = r.version + 1 RETURN count(r)"
)
SUCCEED = _of_each(
    "MATCH (a)-[old:<type> {id: $id}]->(b) WHERE old.version = $version"
    " SET old.validTo = $on, old.endedAt = $now, old.endedBy = $by"
    " CREATE (a)-[new:<type>]->(b) SET new = $values RETURN new.version"
)


async def begin(  # noqa: PLR0913, PLR0917 - a fact has that many sides
    run: Run, by: Author, type_: str, ends: tuple[End, End], during: Period, values: Mapping[str, object]
) -> str:
    """The id of a new fact between two nodes.

    Raises:
        NotFound: one of the nodes does not exist.
    """
    id_, (start, end) = new_id(by.now), ends
    written = {**values, "id": id_, "version": 1, "validTo": during.end, **_recorded(by, during.start)}
    made = await run(BEGIN[type_, start.label, end.label], {"start": start.id, "end": end.id, "values": written})
    if made is None:
        raise NotFound(
            f"There is no {start.label} {start.id} or no {end.label} {end.id}.", "Read both again and use their ids."
        )
    return id_


async def latest(run: Run, type_: str, id_: str) -> Fact:
    """The latest version of a fact, kept from other changes until the end of the transaction.

    Raises:
        NotFound: there is no such fact.
    """
    await run(LOCK[type_], {"id": id_})
    row = await run(STATE[type_], {"id": id_})
    if row is None:
        raise NotFound(f"There is no {type_} with the id {id_}.", "Read it again.")
    last = None if row["last"] is None else date.fromisoformat(row["last"])
    start, end = (
        End(_label(type_, labels), row[side]) for labels, side in zip(row["labels"], ("start", "end"), strict=True)
    )
    return Fact(
        type_,
        id_,
        row["version"],
        start,
        end,
        Period(date.fromisoformat(row["first"]), last),
        row["values"],
        row["author"],
    )


async def change(  # noqa: PLR0913, PLR0917 - a change has that many sides
    run: Run, by: Author, fact: Fact, based_on: int, wanted: Mapping[str, object], on: date
) -> int:
    """The version of a fact after a change from the day on; a change of nothing makes no version.

    Raises:
        Conflict: it is based on another version, or the fact has ended.
        InvalidInput: the day lies before the fact began.
    """
    require_version(based_on, fact.version, wanted, fact.values, fact.author)
    require_open(fact.period, on, ["input", "on"])
    if all(fact.values.get(name) == value for name, value in wanted.items()):
        return fact.version
    values = {**fact.values, **wanted, "version": fact.version + 1, "validTo": fact.period.end, **_recorded(by, on)}
    await run(SUCCEED[fact.type], {**_ending(by, fact, on), "values": values})
    return fact.version + 1


async def finish(run: Run, by: Author, fact: Fact, based_on: int, on: date) -> None:
    """End a fact: the day is the first on which it is no longer true. Ending it twice on one day changes nothing.

    Raises:
        Conflict: it is based on another version, or the fact has ended on another day.
        InvalidInput: the day lies before the fact began.
    """
    if fact.period.end == on:
        return
    require_version(based_on, fact.version, {"validTo": on}, fact.values, fact.author)
    require_open(fact.period, on, ["input", "on"])
    await run(FINISH[fact.type], _ending(by, fact, on))


def _recorded(by: Author, on: date) -> dict[str, object]:
    return {"validFrom": on, "recordedAt": by.now, "recordedBy": by.id, "endedAt": None, "endedBy": None}


def _ending(by: Author, fact: Fact, on: date) -> dict[str, object]:
    return {"id": fact.id, "version": fact.version, "on": on, "now": by.now, "by": by.id}


def _label(type_: str, labels: list[str]) -> str:
    """The declared label of an end among those that the node carries."""
    ends = MODEL.relationship(type_)
    return next(label for label in (*ends.start, *ends.end) if label in labels)
