"""Decisions that wait for a person, page by page, with both parties side by side."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from domain.errors import InvalidInput
from domain.ownership.matching.decision import Judgement
from domain.ownership.matching.score import Feature
from queries.ownership.match_parties import party_shape
from queries.statement import Fragment, assembled, cypher, literal
from queries.store import Store

PartyShape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it stands: its two records' parties as maps, the left one by the smaller record id."""

    id: str
    judgement: Judgement
    score: float
    features: tuple[Feature, ...]
    author: str
    at: datetime
    version: int
    reason: str | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    left: PartyShape
    right: PartyShape


@dataclass(frozen=True, slots=True)
class MatchPage:
    """Pending decisions, the likeliest first; ``after`` is the cursor of the next page, None at the end."""

    decisions: tuple[StoredDecision, ...]
    after: str | None
    total: int


def decision_shape(decision: Fragment) -> Fragment:
    """A map of the decision with the parties of its two records."""
    return cypher(
        "<m> {.id, .judgement, .score, .features, .author, at: toString(<m>.at), .version, .reason,"
        " withdrawnAt: toString(<m>.withdrawnAt), .withdrawnBy,"
        " sides: COLLECT { MATCH (<m>)-[:DECIDES]->(record)-[:DESCRIBES]->(p) WITH record, p ORDER BY record.id"
        " RETURN <party> }}",
        m=decision,
        party=party_shape(literal("p")),
    )


QUEUE = assembled(
    cypher(
        "RETURN {rows: COLLECT { MATCH (m:MatchDecision) USING INDEX m:MatchDecision(judgement, score, id)"
        " WHERE m.judgement = 'UNSURE' AND m.score <= $score AND m.id IS NOT NULL AND m.withdrawnAt IS NULL"
        " AND (m.score < $score OR m.id > $id)"
        " WITH m ORDER BY m.score DESC, m.id LIMIT $limit RETURN <decision> },"
        " total: COUNT { MATCH (m:MatchDecision) USING INDEX m:MatchDecision(judgement, score, id)"
        " WHERE m.judgement = 'UNSURE' AND m.score IS NOT NULL AND m.id IS NOT NULL AND m.withdrawnAt IS NULL }}",
        decision=decision_shape(literal("m")),
    )
)
DECISION = assembled(
    cypher("MATCH (m:MatchDecision {id: $id}) RETURN <decision>", decision=decision_shape(literal("m")))
)


async def match_queue(store: Store, first: int, after: str | None = None) -> MatchPage:
    """A page of the pending decisions.

    Raises:
        InvalidInput: the cursor is not one of ours.
    """
    score, id_ = _decoded(after)
    answer = await store.read(QUEUE, {"score": score, "id": id_, "limit": first + 1})
    rows = tuple(stored_decision(fields) for fields in answer["rows"][:first])
    more = len(answer["rows"]) > first
    return MatchPage(rows, cursor(rows[-1]) if more else None, answer["total"])


async def match_decision(store: Store, id_: str) -> StoredDecision | None:
    """The decision with the id, None if there is none."""
    found = await store.read(DECISION, {"id": id_})
    return None if found is None else stored_decision(found)


def stored_decision(fields: Mapping[str, Any]) -> StoredDecision:
    """The decision of a map that ``decision_shape`` made."""
    left, right = fields["sides"]
    withdrawn = fields["withdrawnAt"]
    return StoredDecision(
        id=fields["id"],
        judgement=Judgement(fields["judgement"]),
        score=fields["score"],
        features=tuple(Feature(**one) for one in orjson.loads(fields["features"])),
        author=fields["author"],
        at=datetime.fromisoformat(fields["at"]),
        version=fields["version"],
        reason=fields["reason"],
        withdrawn_at=None if withdrawn is None else datetime.fromisoformat(withdrawn),
        withdrawn_by=fields["withdrawnBy"],
        left=left,
        right=right,
    )


def cursor(decision: StoredDecision) -> str:
    """The place of the decision in the queue, to go on after it."""
    return urlsafe_b64encode(orjson.dumps([decision.score, decision.id])).decode()


def _decoded(after: str | None) -> tuple[float, str]:
    if after is None:
        return 2.0, ""
    try:
        score, id_ = orjson.loads(urlsafe_b64decode(after))
    except (Base64Error, ValueError, TypeError):
        score, id_ = None, None
    if not isinstance(score, int | float) or not isinstance(id_, str):
        raise InvalidInput("The cursor is not one of this list.", "Begin again without one.", ("after",))
    return float(score), id_
