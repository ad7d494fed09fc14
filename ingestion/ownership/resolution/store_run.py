"""Resolution of the parties of the graph: certain pairs merged, uncertain ones put before a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.ownership.matching.clusters import Pair
from domain.ownership.matching.decision import MATCHER, Judgement
from domain.ownership.matching.pair import score_comparables
from ingestion.ownership.resolution.resolve import Known, Resolution, resolve
from queries.ownership.match_proposals import (
    MatchedParty,
    Proposal,
    SettledPair,
    drop,
    join_certain,
    matched_parties,
    propose,
    settled_pairs,
)
from queries.store import Store

_ROUNDS = 5
"""A merged party has more names than its parts had: what that makes certain is joined in further rounds."""


@dataclass(frozen=True, slots=True)
class ResolveSummary:
    """What a run did: parties compared, parties merged into others, pairs that wait, changes of the queue."""

    parties: int
    merged: int
    waiting: int
    queued: int
    dropped: int


async def resolve_store(store: Store, now: datetime) -> ResolveSummary:
    """Resolve all parties; what persons decided stands, and a second run changes nothing."""
    merged = 0
    for _ in range(_ROUNDS):
        parties = [party async for party in matched_parties(store)]
        settled = await settled_pairs(store)
        resolution = resolve((party.record for party in parties), _known(parties, settled))
        joined = [await join_certain(store, one, now) for one in await _certain(store, parties, resolution, now)]
        merged += sum(joined)
        if not any(joined):
            break
    waiting = [_proposal(parties, resolution, pair) for pair in resolution.unsure]
    waiting += _members(parties, resolution)
    queued = await propose(store, waiting, now)
    ids = {one.id for one in waiting}
    stale = [one.id for one in settled if _is_pending(one) and one.id not in ids]
    return ResolveSummary(len(parties), merged, len(waiting), queued, await drop(store, stale, now))


async def _certain(
    store: Store, parties: Sequence[MatchedParty], resolution: Resolution, now: datetime
) -> list[Proposal]:
    """The pairs to be merged, written down so that each merge has its decision."""
    proposals = _members(parties, resolution)
    await propose(store, proposals, now)
    return proposals


def _members(parties: Sequence[MatchedParty], resolution: Resolution) -> list[Proposal]:
    """For each group of several parties, its first party with each of the others."""
    groups = (sorted(group) for group in resolution.clusters.members.values() if len(group) > 1)
    return [_proposal(parties, resolution, (group[0], other)) for group in groups for other in group[1:]]


def _proposal(parties: Sequence[MatchedParty], resolution: Resolution, pair: Pair) -> Proposal:
    left, right = pair
    score = score_comparables(resolution.records[left], resolution.records[right])
    return Proposal(parties[left].source_record, parties[right].source_record, score)


def _known(parties: Sequence[MatchedParty], settled: Sequence[SettledPair]) -> Known:
    """Pairs that must stay apart: decided to be different, or to be the same and taken back by a person."""
    number = {party.record.id: at for at, party in enumerate(parties)}
    different = set()
    for one in settled:
        apart = one.judgement is Judgement.DIFFERENT and one.withdrawn_by is None
        taken_back = one.withdrawn_by not in {None, MATCHER}
        left, right = (number.get(party) for party in one.parties)
        if (apart or taken_back) and left is not None and right is not None and left != right:
            different.add((min(left, right), max(left, right)))
    return Known(different=frozenset(different))


def _is_pending(one: SettledPair) -> bool:
    return one.judgement is Judgement.UNSURE and one.author == MATCHER and one.withdrawn_by is None
