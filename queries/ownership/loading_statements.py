"""The statements that put registry data into the graph.

Rows of stakes are lists, which are packed faster than maps; their days are numbers into ``$days``, since a batch knows
only a few. The statements of a batch run in one transaction; those without rows are left out.
"""

from typing import LiteralString

from domain.ownership.records import PartyKind
from queries.statement import Fragment, Statement, assembled, cypher, declared, join, literal, statement

ATTRIBUTES = (
    "jurisdiction", "region", "status", "registrationStatus", "legalForm", "industry", "foundedOn", "address",
    "birthDate", "undisclosedReason",
)  # fmt: skip
"""Properties of a party that a record may leave open."""


def _labels(kind: PartyKind) -> Fragment:
    return declared(kind.label)


_DESCRIBED = literal(
    " CREATE (:SourceRecord {id: row[1], source: $source, localId: row[2], hash: row[3], run: $run, file: row[5],"
    " version: row[6], firstSeen: $asOf, lastSeen: $asOf, kind: row[4],"
    " kindSeen: CASE WHEN row[4] IS NOT NULL THEN $asOf END,"
    " kindRun: CASE WHEN row[4] IS NOT NULL THEN $run END})-[:DESCRIBES]->(p)"
)


CREATE_PARTIES = {
    kind: assembled(
        cypher(
            "UNWIND $batch.rows AS row CREATE (p:Party:<kind>) SET p = row[0]<described>",
            kind=_labels(kind),
            described=_DESCRIBED,
        )
    )
    for kind in PartyKind
}
"""New parties with their source records, by kind.

Rows of properties, record id, local id, hash, stated kind, file that described it, version.
"""

CREATE_RECORDS = assembled(
    cypher(
        "UNWIND $batch.rows AS row MATCH (p:Party {id: row[0]}) USING INDEX SEEK p:Party(id)<described>",
        described=_DESCRIBED,
    )
)
"""Source records of parties that are already there: party id, then as in ``CREATE_PARTIES``."""

SEE_RECORDS = statement(
    """
    UNWIND $batch.rows AS row MATCH (s:SourceRecord {id: row[0]}) USING INDEX SEEK s:SourceRecord(id)
    SET s.hash = row[1], s.version = row[4], s.run = $run, s.file = row[2], s.kind = coalesce(row[3], s.kind),
      s.kindSeen = CASE WHEN row[3] IS NULL THEN s.kindSeen ELSE $asOf END,
      s.kindRun = CASE WHEN row[3] IS NULL THEN s.kindRun ELSE $run END,
      s.firstSeen = CASE WHEN $asOf < s.firstSeen THEN $asOf ELSE s.firstSeen END,
      s.lastSeen = CASE WHEN $asOf > s.lastSeen THEN $asOf ELSE s.lastSeen END
    REMOVE s.endedOn
    """
)
"""Source records that the file shows again: record id, hash, file that described it, kind if stated anew, version."""

REPLACE_PARTIES = statement(
    """
    UNWIND $batch.rows AS row MATCH (p:Party {id: row[0].id}) USING INDEX SEEK p:Party(id)
    WITH p, row, CASE WHEN p.stub OR p.name = row[0].name THEN [] ELSE [p.name] END
      + CASE WHEN p.stub THEN [] ELSE coalesce(p.otherNames, []) END AS former, p.searchName AS formerly
    SET p += row[0]
    SET p.otherNames = row[1] + [name IN former WHERE name <> p.name AND NOT name IN row[1]],
      p.searchName = CASE WHEN size(former) = 0 OR formerly CONTAINS row[0].searchName THEN row[0].searchName
        ELSE row[0].searchName + '\n' + formerly END
    REMOVE p.stub
    """
)
"""Parties whose only describing record has changed: properties (null for those it leaves open), other names."""


def _merge_parties(template: LiteralString) -> Statement:
    attributes = join(", ", [cypher(template, name=declared(name)) for name in ATTRIBUTES])
    return assembled(
        cypher(
            "UNWIND $batch.rows AS row MATCH (p:Party {id: row[0].id}) USING INDEX SEEK p:Party(id) SET <all>",
            all=attributes,
        )
    )


LEAD_PARTIES = _merge_parties("p.<name> = coalesce(row[0].<name>, p.<name>)")
"""Attributes of parties that another source describes too, where this source counts first."""

FILL_PARTIES = _merge_parties("p.<name> = coalesce(p.<name>, row[0].<name>)")
"""Attributes of parties that a source which counts before this one describes too."""

LEAD_NAMES = statement(
    """
    UNWIND $batch.rows AS row MATCH (p:Party {id: row[0].id}) USING INDEX SEEK p:Party(id)
    WITH p, row, CASE WHEN p.stub THEN [] ELSE [p.name] + coalesce(p.otherNames, []) END AS former
    SET p.name = row[0].name,
      p.otherNames = row[1] + [name IN former WHERE name <> row[0].name AND NOT name IN row[1]],
      p.searchName = CASE WHEN size(former) = 0 OR p.searchName CONTAINS row[0].searchName THEN row[0].searchName
        ELSE row[0].searchName + '\n' + p.searchName END
    REMOVE p.stub
    """
)
"""Names of the parties of ``LEAD_PARTIES``: what they were called so far is kept as another name."""

FILL_NAMES = statement(
    """
    UNWIND $batch.rows AS row MATCH (p:Party {id: row[0].id}) USING INDEX SEEK p:Party(id)
    WITH p, row, coalesce(p.otherNames, []) AS others
    SET p.otherNames = others + [name IN [row[0].name] + row[1] WHERE name <> p.name AND NOT name IN others],
      p.searchName = CASE WHEN p.searchName CONTAINS row[0].searchName THEN p.searchName
        ELSE p.searchName + '\n' + row[0].searchName END
    """
)
"""Names of the parties of ``FILL_PARTIES``: they become other names."""

_ALL_KINDS = join(":", [_labels(kind) for kind in PartyKind])

CHANGE_KIND = {
    kind: assembled(
        cypher(
            "UNWIND $batch.rows AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id) REMOVE p:<all>"
            " SET p:<kind>, p.stakesChangedAt = $now",
            all=_ALL_KINDS,
            kind=_labels(kind),
        )
    )
    for kind in PartyKind
}
"""Parties that turn out to be of the kind, by id."""

IDENTIFY = statement(
    """
    UNWIND $batch.rows AS row
    MERGE (i:Identifier {key: row[1]}) ON CREATE SET i.scheme = row[2], i.value = row[3], i.valid = row[4]
    WITH i, row MATCH (p:Party {id: row[0]}) USING INDEX SEEK p:Party(id)
    MERGE (p)-[:IDENTIFIED_BY]->(i)
    """
)
"""Identifiers of parties: party id, key, scheme, value, validity."""

STATE_EXCEPTIONS = statement(
    """
    UNWIND $batch.rows AS row MATCH (p:Party {id: row[0]}) USING INDEX SEEK p:Party(id)
    FOREACH (_ IN CASE WHEN row[1] THEN [1] ELSE [] END | SET p.ultimateParentException = row[2])
    FOREACH (_ IN CASE WHEN row[1] THEN [] ELSE [1] END | SET p.directParentException = row[2])
    """
)
"""Why companies report no parent: party id, whether the ultimate one is meant, reason (null withdraws it)."""

KEEP_ASIDE = statement(
    """
    MATCH (r:ImportRun {id: $run})
    UNWIND $batch.rows AS row
    MERGE (q:Quarantined {id: row[0]}) ON CREATE SET q.status = 'OPEN', q.timesSeen = 0
    SET q.run = $run, q.source = $source, q.file = $fileName, q.position = row[1], q.reason = row[2],
      q.detail = row[3], q.record = row[4], q.at = $now, q.timesSeen = q.timesSeen + 1,
      q.status = CASE WHEN r.snapshot THEN 'OPEN' ELSE q.status END
    """
)
"""Records that could not be used: id, position, reason, detail, record.

One met again belongs to the run that met it last. What a person has resolved stays so, except in a snapshot, which ends
what was loaded in its place.
"""

RESOLVE = statement(
    "UNWIND $batch.rows AS id MATCH (q:Quarantined {id: id}) USING INDEX SEEK q:Quarantined(id)"
    " SET q.status = 'RESOLVED'"
)
"""Quarantined records that could be loaded after all, by id."""

ADVANCE = statement("MATCH (r:ImportRun {id: $run}) SET r.file = $file, r.position = $position, r.counts = $counts")
"""How far the run has come, in the same transaction as what it wrote."""
