"""The statements that keep today's control and groups with the parties; see ``at_rest``."""

from datetime import date

from queries.ownership.effective_stakes import STAKE_ENDS, Ends, effective, effective_end, valid_on
from queries.ownership.party_fields import kind_of
from queries.selection import Rendering
from queries.statement import Statement, assembled, cypher, join, literal, statement
from queries.store import Parameters

LAST_COMPUTED = statement(
    "RETURN head(COLLECT { MATCH (k:Computation {key: $key}) RETURN [toString(k.computedFor), k.rules] })"
)

ALL_HELD = statement(
    """
    CALL () {
      MATCH ()-[h:HOLDS]->(c) WHERE h.id > $after WITH h, c ORDER BY h.id LIMIT $page
      RETURN collect([h.id, c.id, h.validFrom, h.validTo]) AS rows
    }
    RETURN {last: rows[-1][0], companies: COLLECT {
      UNWIND rows AS row WITH row
      WHERE $since IS NULL OR (row[2] > $since AND row[2] <= $today) OR (row[3] > $since AND row[3] <= $today)
      RETURN DISTINCT row[1] }}
    """
)
"""One page of stakes in the order of their ids: the companies of all, or where validity began or ended since a day."""

ALL_ARRANGED = statement(
    """
    RETURN COLLECT {
      CALL () {
        MATCH ()-[t:APPOINTS]->(c) WHERE t.id > '' RETURN t, [c.id] AS ids
        UNION ALL MATCH (a)-[t:ACTS_WITH]->(c) WHERE t.id > '' RETURN t, [a.id, c.id] AS ids
      }
      WITH t, ids WHERE $since IS NULL OR (t.validFrom > $since AND t.validFrom <= $today)
        OR (t.validTo > $since AND t.validTo <= $today)
      UNWIND ids AS id RETURN DISTINCT id }
    """
)
"""Parties whose appointments or concerts are all, or began or ended since a day."""

RESTING = statement(
    """
    CALL () {
      MATCH (p:Party) USING INDEX p:Party(id) WHERE p.id > $after WITH p ORDER BY p.id LIMIT $page
      RETURN collect(p) AS page
    }
    RETURN {last: page[-1].id, companies: COLLECT {
      UNWIND page AS p WITH p WHERE p.stakesComputed IS NOT NULL OR EXISTS { (p)<-[:HOLDS]-() } RETURN p.id }}
    """
)
"""One page of parties in the order of their ids: those that something is kept of, or should be."""

MARK = statement("UNWIND $ids AS id MATCH (c:Party {id: id}) USING INDEX SEEK c:Party(id) SET c.stakesChangedAt = $now")

MARKED = statement(
    "MATCH (p:Party) WHERE p.stakesChangedAt IS NOT NULL RETURN collect([p.id, toString(p.stakesChangedAt)])"
)
"""Parties whose stakes have changed since they were computed, with the mark, which tells a later change."""

UNMARK = statement(
    """
    UNWIND $rows AS row MATCH (p:Party {id: row[0]}) USING INDEX SEEK p:Party(id)
    WHERE toString(p.stakesChangedAt) = row[1] REMOVE p.stakesChangedAt
    """
)

BELOW = statement(
    """
    UNWIND $ids AS id MATCH (p:Party {id: id})-[h:HOLDS|APPOINTS]->(c:Party) USING INDEX SEEK p:Party(id)
    WHERE coalesce(h.direct, true)
      AND (h.validFrom IS NULL OR h.validFrom <= $today) AND (h.validTo IS NULL OR h.validTo > $today)
    RETURN collect(DISTINCT c.id)
    """
)
"""What parties hold, or appoint the head of, today."""

CHANGED_ON = statement(
    """
    RETURN COLLECT {
      UNWIND $pairs AS pair
      MATCH (c:Party {id: pair[1]}) USING INDEX SEEK c:Party(id)
      MATCH (h:Party {id: pair[0]})-[r:HOLDS]->(c) USING INDEX SEEK h:Party(id)
      UNWIND [r.validFrom, r.validTo] AS day
      WITH pair, day WHERE day <= $today
      WITH pair, max(day) AS day RETURN [pair[0], pair[1], toString(day)] }
    """
)
"""Of pairs (holder, company) the latest day, not after today, on which an assertion of theirs began or ended."""

KNOWN_GROUPS = statement(
    """
    RETURN COLLECT {
      UNWIND $ids AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id)
      WHERE p.computedFor IS NOT NULL OR EXISTS { (p)-[:HOLDS]->(c:Party) WHERE c.computedFor IS NOT NULL }
      RETURN p.id }
    """
)
"""Which of the parties were part of what was computed before."""

KEEP = statement(
    """
    UNWIND $rows AS row MATCH (c:Party {id: row[0]}) USING INDEX SEEK c:Party(id)
    SET c.stakesComputed = row[1], c.groupHead = row[2], c.computedFor = $today
    """
)
"""Stakes in companies and the heads of their groups: company, stakes, head."""

FORGET_CONTROL = statement(
    "UNWIND $rows AS id MATCH (c:Party {id: id})<-[k:CONTROLS]-() USING INDEX SEEK c:Party(id) DELETE k"
)

KEEP_CONTROL = statement(
    """
    UNWIND $rows AS row MATCH (p:Party {id: row[0]}) USING INDEX SEEK p:Party(id)
    MATCH (c:Party {id: row[1]}) USING INDEX SEEK c:Party(id)
    CREATE (p)-[:CONTROLS {percent: row[2], percentMax: row[3], certainty: row[4], ultimate: row[5],
      interestMin: row[6], interestMax: row[7]}]->(c)
    """
)
"""Control over companies whose control was forgotten in the same transaction."""

KEEP_EVENTS = statement(
    """
    UNWIND $rows AS row MATCH (c:Party {id: row[1]}) USING INDEX SEEK c:Party(id)
    MERGE (e:OwnershipEvent {id: row[0]}) ON CREATE SET e += row[5], e.recordedAt = $now, e.run = $run
    MERGE (e)-[:CONCERNS]->(c)
    WITH e, row
    CALL (e, row) { MATCH (p:Party {id: row[2]}) USING INDEX SEEK p:Party(id) MERGE (e)-[:INVOLVES]->(p) }
    CALL (e, row) { MATCH (p:Party {id: row[3]}) USING INDEX SEEK p:Party(id) MERGE (e)-[:GROUP_BEFORE]->(p) }
    CALL (e, row) { MATCH (p:Party {id: row[4]}) USING INDEX SEEK p:Party(id) MERGE (e)-[:GROUP_AFTER]->(p) }
    """
)
"""Events: id, company, holder, head before, head after, properties; an event that is there stays as it is."""

KEEP_GROUPS = statement(
    """
    UNWIND $rows AS id MATCH (p:Party {id: id}) USING INDEX SEEK p:Party(id)
    SET p.groupHead = coalesce(p.groupHead, p.id), p.computedFor = coalesce(p.computedFor, $today)
    WITH p, COUNT { MATCH (p)-[:CONTROLS {ultimate: true}]->(c:Company) WHERE c.groupHead = p.id } AS others
    SET p.groupSize = CASE WHEN p.groupHead = p.id THEN others + CASE WHEN p:Company THEN 1 ELSE 0 END END
    """
)
"""Sizes of the groups that the parties head; null for a party that heads none any more."""

FINISH = statement(
    "MERGE (k:Computation {key: $key}) SET k.computedFor = $today, k.rules = $rules, k.finishedAt = $now"
)


def stakes_in(today: date) -> tuple[Statement, Parameters]:
    """The statement that reads the effective stakes in the companies ``$ids``, with what is kept of them.

    Also who appoints in them, and who acts in concert with them.
    """
    rendering = Rendering()
    holder, company = literal("h"), literal("m")
    clauses, holding = effective(Ends(holder, company), today, rendering)
    text = cypher(
        "RETURN COLLECT { UNWIND $ids AS id MATCH (m:Party {id: id}) USING INDEX SEEK m:Party(id)"
        " RETURN [m.id, <kind>, m.stakesComputed, m.groupHead,"
        " COLLECT { <clauses> RETURN [h.id, m.id, <ends>, <g>[0].id] },"
        " COLLECT { MATCH (p:Party)-[k:CONTROLS]->(m) RETURN [p.id, k.percent, k.percentMax, k.certainty, k.ultimate,"
        " k.interestMin, k.interestMax] },"
        " COLLECT { MATCH (p:Party)-[t:APPOINTS]->(m) WHERE <valid> RETURN [p.id, t.reason] },"
        " COLLECT { MATCH (m)-[t:ACTS_WITH]-(p:Party) WHERE <valid> RETURN p.id }] }",
        valid=valid_on(literal("t"), rendering.parameter(today)),
        kind=kind_of(company),
        clauses=clauses,
        ends=join(", ", [effective_end(holding, name) for name in STAKE_ENDS]),
        g=holding.variable,
    )
    return assembled(text), rendering.parameters
