"""The revision of the relationships: what a process that keeps a part of the graph in memory compares."""

from queries.statement import literal, statement

REVISE = statement("MERGE (r:Revision {key: 'relationships'}) SET r.number = coalesce(r.number, 0) + 1")
"""Last in the transaction of a change: the lock on the counter is held as shortly as possible."""

REVISION = literal(
    "[head(COLLECT { MATCH (r:Revision {key: 'relationships'}) RETURN r.number }),"
    " head(COLLECT { MATCH (i:ImportRun) WHERE i.startedAt IS NOT NULL WITH i ORDER BY i.startedAt DESC LIMIT 1"
    " RETURN [i.id, i.status, i.position] })]"
)
"""An expression: how many changes users have submitted, and how far the latest import is."""
