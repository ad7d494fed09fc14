"""What the matcher reads of the graph and what it proposes: pending decisions, and merges it is certain of."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from domain.ownership.matching.decision import MATCHER, Judgement, disagreements
from domain.ownership.matching.record import MatchRecord
from domain.ownership.matching.score import PairScore
from domain.ownership.record_ids import decision_id
from domain.ownership.records import IdentifierValue, PartyKind
from queries.ownership.match_decisions import (
    Deciding,
    MatchWarnings,
    decision_state,
    identifiers_of,
    merge_of,
    write_down,
)
from queries.statement import statement
from queries.store import Run, Store

PAGE = 5_000
_KINDS = {kind.label: kind for kind in PartyKind}


@dataclass(frozen=True, slots=True)
class MatchedParty:
    """A party as it is compared, and the smallest id of its source records, which stands for it in decisions."""

    record: MatchRecord
    source_record: str


@dataclass(frozen=True, slots=True)
class SettledPair:
    """A decision that the matcher must heed or renew: its records and their parties, what was decided, and by whom."""

    id: str
    parties: tuple[str, str]
    judgement: Judgement
    author: str
    withdrawn_by: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two source records that may describe one party."""

    left: str
    right: str
    score: PairScore

    @property
    def id(self) -> str:
        """The id of the decision about the two."""
        return decision_id(self.left, self.right)


PARTIES = statement(
    """
    MATCH (p:Party) USING INDEX p:Party(id) WHERE p.id > $after
    WITH p ORDER BY p.id LIMIT $limit
    RETURN collect([p.id, labels(p), p.name, p.otherNames, p.jurisdiction, p.address, p.birthDate,
      coalesce(p.stub, false), COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN [i.scheme, i.value, i.valid] },
      COLLECT { MATCH (p)<-[:DESCRIBES]-(s) RETURN s.id ORDER BY s.id LIMIT 1 }[0]])
    """
)
DECISIONS = statement(
    """
    MATCH (m:MatchDecision) USING INDEX m:MatchDecision(id) WHERE m.id > $after
    WITH m ORDER BY m.id LIMIT $limit
    RETURN collect([m.id, m.judgement, m.author, m.withdrawnAt IS NOT NULL, m.withdrawnBy,
      COLLECT { MATCH (m)-[:DECIDES]->(s)-[:DESCRIBES]->(p) RETURN p.id ORDER BY s.id }])
    """
)
PROPOSE = statement(
    """
    UNWIND $rows AS row
    MATCH (left:SourceRecord {id: row[1]}) USING INDEX SEEK left:SourceRecord(id)
    MATCH (right:SourceRecord {id: row[2]}) USING INDEX SEEK right:SourceRecord(id)
    MERGE (m:MatchDecision {id: row[0]})
    ON CREATE SET m.judgement = 'UNSURE', m.author = $matcher, m.at = $now, m.version = 1
    MERGE (m)-[:DECIDES]->(left) MERGE (m)-[:DECIDES]->(right)
    WITH m, row WHERE m.author = $matcher AND m.judgement = 'UNSURE'
      AND (m.features IS NULL OR m.features <> row[4] OR m.withdrawnBy = $matcher)
    SET m.score = row[3], m.features = row[4], m.at = $now
    REMOVE m.withdrawnAt, m.withdrawnBy
    RETURN count(m)
    """
)
"""Pending decisions, new or with another score: id, both records, score, features.

Those that a person has decided or withdrawn stay as they are.
"""

DROP = statement(
    """
    UNWIND $ids AS id MATCH (m:MatchDecision {id: id}) USING INDEX SEEK m:MatchDecision(id)
    SET m.withdrawnAt = $now, m.withdrawnBy = $matcher, m.version = m.version + 1
    RETURN count(m)
    """
)
"""Pending decisions that are no longer likely."""


async def matched_parties(store: Store) -> AsyncIterator[MatchedParty]:
    """Every party with a record of its own, page by page; stubs and undisclosed holders have nothing to compare."""
    after = ""
    while rows := await store.read(PARTIES, {"after": after, "limit": PAGE}):
        for row in rows:
            party = _party(row)
            if party is not None:
                yield party
        after = rows[-1][0]


def _party(row: Sequence[Any]) -> MatchedParty | None:
    id_, labels, name, others, country, address, birth_date, stub, identifiers, record = row
    kind = next((_KINDS[label] for label in labels if label in _KINDS), PartyKind.UNKNOWN)
    if stub or record is None or kind is PartyKind.UNKNOWN:
        return None
    found = MatchRecord(
        id=id_,
        kind=kind,
        names=(name, *(others or ())),
        country=country,
        address=address,
        identifiers=tuple(IdentifierValue(*one) for one in identifiers),
        birth_date=birth_date,
    )
    return MatchedParty(found, record)


async def settled_pairs(store: Store) -> list[SettledPair]:
    """All decisions, page by page."""
    found: list[SettledPair] = []
    after = ""
    while rows := await store.read(DECISIONS, {"after": after, "limit": PAGE}):
        found += (
            SettledPair(id_, (parties[0], parties[1]), Judgement(judgement), author, by if withdrawn else None)
            for id_, judgement, author, withdrawn, by, parties in rows
            if len(parties) == 2
        )
        after = rows[-1][0]
    return found


async def propose(store: Store, proposals: Sequence[Proposal], now: datetime) -> int:
    """Put pairs into the queue; how many are new there or have another score."""
    rows = [
        [one.id, one.left, one.right, one.score.score, orjson.dumps(one.score.features).decode()] for one in proposals
    ]
    written = 0
    for start in range(0, len(rows), PAGE):
        batch = {"rows": rows[start : start + PAGE], "now": now, "matcher": MATCHER}
        written += await store.write(PROPOSE, batch)
    return written


async def drop(store: Store, ids: Sequence[str], now: datetime) -> int:
    """Take pending decisions of the matcher out of the queue; how many they were."""
    if not ids:
        return 0
    count: int = await store.write(DROP, {"ids": list(ids), "now": now, "matcher": MATCHER})
    return count


async def join_certain(store: Store, proposal: Proposal, now: datetime) -> bool:
    """Merge the parties of a pair that the matcher is certain of; False when that is a person's to decide.

    A person decides where the merge would bring about stakes of the party in itself or stakes above 100 %, where the
    identifiers differ, and where a person has already decided or withdrawn a decision: such a pair stays as it is.
    """

    async def work(run: Run) -> bool:
        state = await decision_state(run, proposal.id)
        left, right = state["sides"]
        settled = state["author"] != MATCHER or state["withdrawn"] or state["judgement"] != Judgement.UNSURE
        if settled or left["party"] == right["party"] or state["against"]:
            return False
        if disagreements(identifiers_of(left), identifiers_of(right)):
            return False
        steps, warnings = merge_of(state)
        if warnings != MatchWarnings():
            return False
        for one, parameters in steps:
            await run(one, parameters)
        await write_down(run, Deciding(proposal.id, Judgement.SAME, MATCHER), now)
        return True

    return await store.transact(work)
