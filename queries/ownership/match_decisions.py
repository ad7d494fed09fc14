"""Deciding that two source records describe one party or two, and everything that follows in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.errors import Conflict, NotFound
from domain.ownership.effective import Assertion, effective_stakes
from domain.ownership.matching.decision import Judgement, Mergeable, disagreements, keep, parts, self_holdings
from domain.ownership.records import IdentifierValue, Share
from queries.ownership.match_queue import DECISION, StoredDecision, stored_decision
from queries.ownership.merging import Step, merge_steps, split_steps
from queries.statement import statement
from queries.store import Run, Store

FULL = 100.01
"""Percent points beyond which stakes sum to more than the whole; the rest is rounding."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a user decides of a pair; ``version`` is that of the decision they looked at, None to skip the check."""

    id: str
    judgement: Judgement
    author: str
    reason: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MatchWarnings:
    """What a merge brought about that deserves a look.

    Attributes:
        self_holdings: Stakes between the two that are now stakes of the merged party in itself.
        disclosed_percent: Sum of the stakes in the merged party where that exceeds 100 %, else None.
    """

    self_holdings: int = 0
    disclosed_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision as it stands now and the warnings of the merge, if there was one."""

    decision: StoredDecision
    warnings: MatchWarnings = MatchWarnings()


LOCK = statement(
    "MATCH (m:MatchDecision {id: $id})-[:DECIDES]->(:SourceRecord)-[:DESCRIBES]->(p)"
    " SET m.version = m.version, p.id = p.id RETURN count(p)"
)
"""Takes the decision and its parties, so that no other decision changes them until the end of the transaction."""

STATE = statement(
    """
    MATCH (m:MatchDecision {id: $id})
    RETURN {judgement: m.judgement, version: m.version, author: m.author, withdrawn: m.withdrawnAt IS NOT NULL,
      sides: COLLECT { MATCH (m)-[:DECIDES]->(record)-[:DESCRIBES]->(p) WITH record, p ORDER BY record.id
        RETURN {party: p.id, name: p.name, stub: coalesce(p.stub, false), records: COUNT { (p)<-[:DESCRIBES]-() },
          identifiers: COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN [i.scheme, i.value, i.valid] },
          homes: COLLECT { MATCH (p)<-[d:DESCRIBES]-() RETURN DISTINCT coalesce(d.home, p.id) },
          same: COLLECT { MATCH (p)<-[a:DESCRIBES]-(one)<-[:DECIDES]-(o:MatchDecision {judgement: 'SAME'})
            -[:DECIDES]->(other)-[b:DESCRIBES]->(p) WHERE one.id < other.id AND o.withdrawnAt IS NULL AND o.id <> $id
            RETURN [coalesce(a.home, p.id), coalesce(b.home, p.id)] },
          stakes: COLLECT { MATCH (p)<-[h:HOLDS]-(o) WHERE h.validTo IS NULL AND coalesce(h.direct, true)
            RETURN [h.id, o.id, h.source, h.percentMin, h.percentMax] },
          held: COLLECT { MATCH (p)-[:HOLDS]->(o) RETURN o.id }} },
      against: COLLECT { MATCH (m)-[:DECIDES]->(first:SourceRecord) MATCH (first)-[:DESCRIBES]->(p)
        MATCH (m)-[:DECIDES]->(second:SourceRecord) WHERE second <> first MATCH (second)-[:DESCRIBES]->(q)
        MATCH (p)<-[:DESCRIBES]-(one) MATCH (one)<-[:DECIDES]-(o:MatchDecision {judgement: 'DIFFERENT'})
        MATCH (o)-[:DECIDES]->(other) MATCH (other)-[:DESCRIBES]->(q)
        WHERE p <> q AND o.withdrawnAt IS NULL AND o.id <> $id RETURN DISTINCT o.author }}
    """
)
DECIDE = statement(
    """
    MATCH (m:MatchDecision {id: $id})
    SET m.judgement = $judgement, m.author = $author, m.at = $now, m.reason = $reason, m.version = m.version + 1
    REMOVE m.withdrawnAt, m.withdrawnBy
    """
)
WITHDRAW = statement(
    "MATCH (m:MatchDecision {id: $id})"
    " SET m.withdrawnAt = $now, m.withdrawnBy = $author, m.reason = coalesce($reason, m.reason),"
    " m.version = m.version + 1"
)


async def decide_match(store: Store, deciding: Deciding, now: datetime) -> Decided:
    """Decide of a pair and merge or separate its parties accordingly; deciding the same again changes nothing.

    Raises:
        NotFound: there is no such decision.
        Conflict: it was decided otherwise meanwhile, the parties carry different valid identifiers of one scheme,
            or another standing decision says the opposite.
    """

    async def work(run: Run) -> Decided:
        state = await decision_state(run, deciding.id)
        if state["judgement"] == deciding.judgement and state["author"] == deciding.author and not state["withdrawn"]:
            return Decided(stored_decision(await run(DECISION, {"id": deciding.id})))
        _require_version(state, deciding.version)
        steps, warnings = _consequences(state, deciding.judgement)
        await _run_all(run, steps)
        await write_down(run, deciding, now)
        return Decided(stored_decision(await run(DECISION, {"id": deciding.id})), warnings)

    return await store.transact(work)


async def withdraw_match(
    store: Store, id_: str, author: str, now: datetime, reason: str | None = None
) -> StoredDecision:
    """Take a decision back: parties that only it joined are separated again, exactly as they were.

    The matcher does not join the pair by itself any more. Withdrawing twice changes nothing.

    Raises:
        NotFound: there is no such decision.
    """

    async def work(run: Run) -> StoredDecision:
        state = await decision_state(run, id_)
        if not state["withdrawn"]:
            await _run_all(run, _separation(state))
            await run(WITHDRAW, {"id": id_, "author": author, "now": now, "reason": reason})
        return stored_decision(await run(DECISION, {"id": id_}))

    return await store.transact(work)


async def write_down(run: Run, deciding: Deciding, now: datetime) -> None:
    """Write down what was decided, without its consequences."""
    values = {"judgement": deciding.judgement.value, "author": deciding.author, "reason": deciding.reason}
    await run(DECIDE, {"id": deciding.id, "now": now, **values})


async def decision_state(run: Run, id_: str) -> Mapping[str, Any]:
    """Both parties of a decision as they stand, locked until the end of the transaction.

    Raises:
        NotFound: there is no such decision.
    """
    await run(LOCK, {"id": id_})
    state: Mapping[str, Any] | None = await run(STATE, {"id": id_})
    if state is None:
        raise NotFound(f"There is no match decision {id_}.", "Read the queue again.")
    return state


async def _run_all(run: Run, steps: Sequence[Step]) -> None:
    for one, parameters in steps:
        await run(one, parameters)


def _require_version(state: Mapping[str, Any], version: int | None) -> None:
    if version is not None and version != state["version"]:
        raise Conflict(
            f"You looked at version {version}; {state['author']} has made it version {state['version']},"
            f" {state['judgement']}.",
            "Read the decision again and decide anew.",
        )


def _consequences(state: Mapping[str, Any], judgement: Judgement) -> tuple[list[Step], MatchWarnings]:
    """The statements that make the parties what the judgement says."""
    left, right = state["sides"]
    together = left["party"] == right["party"]
    if judgement is not Judgement.SAME:
        steps = _separation(state) if together else []
        if judgement is Judgement.DIFFERENT and together and not steps:
            raise Conflict(
                "The two are also one by other decisions or by an identifier they share.", "Withdraw those first."
            )
        return steps, MatchWarnings()
    if together:
        return [], MatchWarnings()
    _require_mergeable(state)
    return merge_of(state)


def merge_of(state: Mapping[str, Any]) -> tuple[list[Step], MatchWarnings]:
    """The statements that merge the two parties of a decision, and what deserves a look afterwards."""
    left, right = state["sides"]
    kept, gone = keep(_mergeable(left), _mergeable(right))
    return merge_steps(kept, gone), _warnings(left, right)


def _require_mergeable(state: Mapping[str, Any]) -> None:
    left, right = state["sides"]
    found = disagreements(identifiers_of(left), identifiers_of(right))
    if found:
        raise Conflict(
            f"“{left['name']}” and “{right['name']}” carry different identifiers: {'; '.join(map(str, found))}.",
            "Correct the wrong identifier at its source, or decide that they are different.",
        )
    if state["against"]:
        raise Conflict(
            f"Another decision, by {', '.join(sorted(state['against']))}, says that records of the two are different.",
            "Withdraw that decision first.",
        )


def identifiers_of(side: Mapping[str, Any]) -> list[IdentifierValue]:
    """The identifiers of one side of a decision's state."""
    return [IdentifierValue(*row) for row in side["identifiers"]]


def _mergeable(side: Mapping[str, Any]) -> Mergeable:
    return Mergeable(side["party"], side["stub"], side["records"])


def _warnings(left: Mapping[str, Any], right: Mapping[str, Any]) -> MatchWarnings:
    parties = (left["party"], right["party"])
    held = [(side["party"], company) for side in (left, right) for company in side["held"]]
    rows = [row for side in (left, right) for row in side["stakes"]]
    stakes = effective_stakes(
        (
            Assertion(id_, holder, "merged", source, Share(low, high))
            for id_, holder, source, low, high in rows
            if holder not in parties
        ),
        date.max,
    )
    disclosed = sum(stake.low or 0.0 for stake in stakes)
    return MatchWarnings(self_holdings(held, *parties), disclosed if disclosed > FULL else None)


def _separation(state: Mapping[str, Any]) -> list[Step]:
    """The statements that take apart what only this decision joined."""
    left, right = state["sides"]
    if left["party"] != right["party"]:
        return []
    kept = left["party"]
    steps: list[Step] = []
    joins: list[Step] = []
    for part in parts(kept, left["homes"], left["same"])[1:]:
        for home in (part.kept, *part.merged):
            steps += split_steps(kept, home)
        for home in part.merged:
            joins += merge_steps(part.kept, home)
    return steps + joins
