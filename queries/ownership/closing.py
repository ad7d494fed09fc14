"""Closing a load: what a snapshot no longer holds ends, and what looks wrong in the data is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

from domain.errors import Conflict
from domain.ownership.import_counts import Outcome, RunCounts
from queries.ownership.loading import stored
from queries.ownership.stake_statements import MARKS, TIE_RELATIONSHIPS
from queries.statement import Statement, assembled, cypher, declared, literal, statement
from queries.store import Store

_PAGE = 20_000

_ABSENT: LiteralString = """
    OPTIONAL MATCH (run:ImportRun {id: $run})
    CALL () {
      MATCH ()-[h:<type>]->() WHERE h.id > $after WITH h ORDER BY h.id LIMIT $page RETURN collect(h) AS page
    }
    RETURN {status: head(COLLECT { MATCH (r:ImportRun {id: $run}) RETURN r.status }),
      full: size(page) = $page, last: page[-1].id,
      absent: [h IN page WHERE h.source = $source AND h.run <> $run AND h.lastSeen <= $asOf
        AND (h.validTo IS NULL OR h.validTo > $asOf) | h.id]}
"""
_END: LiteralString = """
    UNWIND $batch.ids AS id MATCH (h)-[t:<type> {id: id}]->(c) USING INDEX SEEK t:<type>(id)
    SET t.endedBy = $run, t.validTo = CASE WHEN t.validFrom > $asOf THEN t.validFrom ELSE $asOf END<mark>
"""
_ENDING = ("HOLDS", *TIE_RELATIONSHIPS)

ABSENT = {type_: assembled(cypher(_ABSENT, type=declared(type_))) for type_ in _ENDING}
"""One page of assertions in the order of their ids: those of the source that the run has not shown."""

END = {type_: assembled(cypher(_END, type=declared(type_), mark=MARKS.get(type_, literal("")))) for type_ in _ENDING}
"""Assertions that a snapshot no longer holds, by id; one that would begin later is valid on no day."""

ABSENT_RECORDS = statement(
    """
    CALL () {
      MATCH (s:SourceRecord) USING INDEX s:SourceRecord(id) WHERE s.id > $after
      WITH s ORDER BY s.id LIMIT $page RETURN collect(s) AS page
    }
    RETURN {status: head(COLLECT { MATCH (r:ImportRun {id: $run}) RETURN r.status }),
      full: size(page) = $page, last: page[-1].id,
      absent: [s IN page WHERE s.source = $source AND s.run <> $run AND s.lastSeen <= $asOf
        AND s.endedOn IS NULL | s.id]}
    """
)
"""One page of source records in the order of their ids: those of the source that the run has not shown."""

END_RECORDS = statement(
    "UNWIND $batch.ids AS id MATCH (s:SourceRecord {id: id}) USING INDEX SEEK s:SourceRecord(id) SET s.endedOn = $asOf"
)

KEEP_COUNTS = statement("MATCH (r:ImportRun {id: $run}) SET r.counts = $counts")

WARNINGS = statement(
    """
    RETURN {
      over: COLLECT {
        MATCH ()-[h:HOLDS {source: $source}]->(c) USING INDEX SEEK h:HOLDS(source)
        WHERE coalesce(h.direct, true)
          AND (h.validFrom IS NULL OR h.validFrom <= $asOf) AND (h.validTo IS NULL OR h.validTo > $asOf)
        WITH c, sum(h.percentMin) AS percent WHERE percent > 100 + $tolerance
        ORDER BY percent DESC, c.id
        RETURN [c.id, c.name, percent] },
      selves: COLLECT {
        MATCH (c)-[h:HOLDS {source: $source}]->(c) USING INDEX SEEK h:HOLDS(source)
        WHERE (h.validFrom IS NULL OR h.validFrom <= $asOf) AND (h.validTo IS NULL OR h.validTo > $asOf)
        WITH c, sum(h.percentMin) AS percent ORDER BY percent DESC, c.id
        RETURN [c.id, c.name, percent] }
    }
    """
)


@dataclass(frozen=True, slots=True)
class DataWarning:
    """A company whose data looks wrong; nothing is left out or rescaled for it.

    ``kind`` is OVER_100 (``percent``: the sum of what the source discloses) or SELF_HOLDING (the company's
    stake in itself; None when not disclosed).
    """

    kind: str
    company: str
    name: str
    percent: float | None


async def end_absent(store: Store, run: str, source: str, as_of: date, counts: RunCounts) -> None:
    """End on ``as_of`` what the source held and the run has not shown; adds to ``counts`` and stores them.

    What was shown for a later day than ``as_of`` stays. Bounded transactions; doing it again ends nothing more.

    Raises:
        Conflict: the run has been cancelled meanwhile.
    """
    closing = _Closing(store, {"run": run, "source": source, "asOf": as_of}, counts)
    await closing.end(ABSENT["HOLDS"], END["HOLDS"], counts.holdings)
    for type_ in TIE_RELATIONSHIPS:
        await closing.end(ABSENT[type_], END[type_], counts.ties)
    await closing.end(ABSENT_RECORDS, END_RECORDS, counts.parties)


async def data_warnings(store: Store, source: str, as_of: date) -> list[DataWarning]:
    """What looks wrong in what the source says of ``as_of``: sums above 100 %, stakes of a company in itself."""
    found: dict[str, list[list[Any]]] = await store.read(WARNINGS, {"source": source, "asOf": as_of, "tolerance": 1e-6})
    over = [DataWarning("OVER_100", *row) for row in found["over"]]
    return over + [DataWarning("SELF_HOLDING", *row) for row in found["selves"]]


class _Closing:
    def __init__(self, store: Store, parameters: Mapping[str, object], counts: RunCounts) -> None:
        self._store = store
        self._parameters = dict(parameters)
        self._counts = counts

    async def end(self, absent: Statement, ending: Statement, outcome: Outcome) -> None:
        """End what is absent, page by page; the counts are kept in the same transaction."""
        after, more = "", True
        while more:
            page = await self._store.read(absent, self._parameters | {"after": after, "page": _PAGE})
            if page["status"] != "RUNNING":
                raise Conflict("The import run has been cancelled.", "Load the files as a new run.")
            after, more = page["last"], page["full"]
            if page["absent"]:
                outcome.ended += len(page["absent"])
                counts = {"counts": stored(self._counts)}
                await self._store.write_all(
                    [
                        (ending, self._parameters | {"batch": {"ids": page["absent"]}}),
                        (KEEP_COUNTS, self._parameters | counts),
                    ]
                )
