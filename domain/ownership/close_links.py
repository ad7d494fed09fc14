"""Close links: who holds at least a fifth of whom, directly or indirectly, and whom a third party links.

ECB Guideline (EU) 2015/510 Art. 138: two parties are closely linked if one holds 20 % or more of the other, directly or
through others, or if a third party holds 20 % or more of both. What one holds of another is its **accumulated
ownership**: the sum over all simple paths (no party twice) of the products of the shares along the path; CEUR-WS
Vol. 3135, paper 7. It never exceeds the economic interest, which also follows loops, and equals it without loops.

Paths are enumerated inside loops only: a path that leaves a loop never returns to it. Where a loop has more paths than
are followed (``simple_paths``), figures that depend on it are lower bounds, and the answer is marked truncated.
Bands: the minimum is the sum on lower ends, the maximum the sum on upper ends tightened by what others hold at least.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.ownership.interest import Interest
from domain.ownership.market import Market, MarketPairs, Vector, numbered
from domain.ownership.market_chains import Chains
from domain.ownership.market_loops import market_loops
from domain.ownership.records import PartyKind
from domain.ownership.simple_paths import MOST_STEPS, loop_paths
from domain.ownership.stake_graph import TOLERANCE
from domain.ownership.stakes import Stake

CLOSE = 20.0
"""Percent of accumulated ownership from which two parties are closely linked."""


@dataclass(frozen=True, slots=True)
class CloseLinks:
    """The close links of a market.

    Attributes:
        holdings: Accumulated ownership of at least the threshold; by holder, then company.
        possible: Where only the maximum reaches it; the same order.
        truncated: Whether a loop had more paths than were followed.
    """

    holdings: tuple[Interest, ...]
    possible: tuple[Interest, ...]
    truncated: bool

    def third_parties(self) -> dict[str, tuple[str, ...]]:
        """Each party that links others: with the companies, two or more, of which it holds enough."""
        companies: dict[str, list[str]] = {}
        for one in self.holdings:
            companies.setdefault(one.holder, []).append(one.company)
        return {holder: tuple(found) for holder, found in companies.items() if len(found) > 1}

    def linked(self, party: str) -> frozenset[str]:
        """Everybody the party is closely linked with: above it, below it, or through a third party."""
        ends = [(one.holder, one.company) for one in self.holdings]
        above = {holder for holder, company in ends if company == party}
        below = {company for holder, company in ends if holder == party or holder in above}
        return frozenset((above | below) - {party})


def close_links(
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = CLOSE,
    most_steps: int = MOST_STEPS,
) -> CloseLinks:
    """The close links among the parties of these stakes. Nominees hold for others: their stakes lead nowhere.

    Args:
        stakes: Effective stakes; economic shares count.
        kinds: Kinds of parties; a missing one counts as a company.
        threshold: Percent of accumulated ownership, reached within 1e-9 points.
        most_steps: Steps along paths that are followed inside one loop.
    """
    market, parties = numbered(stakes, kinds)
    pairs = market.capital()
    pairs = pairs.kept(~(market.nominees[pairs.holders] | market.nominees[pairs.companies]))
    low, high, truncated = _accumulated(market, pairs, most_steps)
    holdings, possible = [], []
    for key in sorted(high):
        holder, company = divmod(key, market.size)
        least, most = low.get(key, 0.0), high[key]
        if most < threshold - TOLERANCE:
            continue
        found = Interest(parties[holder], parties[company], least, least, most)
        (holdings if least >= threshold - TOLERANCE else possible).append(found)
    return CloseLinks(tuple(holdings), tuple(possible), truncated)


def _accumulated(market: Market, pairs: MarketPairs, most_steps: int) -> tuple[dict[int, float], dict[int, float], bool]:
    """Accumulated ownership at least and at most by holder * size + company, and whether it is truncated."""
    low, rough, truncated = _sums(pairs, pairs.low, most_steps)
    if not pairs.banded and not truncated:
        return low, low, False
    _, high, cut = _sums(pairs, _tightened(pairs), most_steps) if pairs.banded else (low, rough, truncated)
    return low, {key: max(low.get(key, 0.0), min(100.0, most)) for key, most in high.items()}, truncated or cut


def _sums(pairs: MarketPairs, shares: Vector, most_steps: int) -> tuple[dict[int, float], dict[int, float], bool]:
    """The sums along these shares, without the paths that were not followed, and with whatever they could carry."""
    loops = list(market_loops(pairs, shares))
    paths = [loop_paths(loop.entries, len(loop.members), most_steps) for loop in loops]
    truncated = any(path.truncated for path in paths)
    holders = np.unique(pairs.holders)

    def summed(carried: Sequence[Vector]) -> dict[int, float]:
        owner, company, percents = Chains.of(pairs, shares, loops, carried).percents(holders)
        return dict(zip((owner * pairs.size + company).tolist(), percents.tolist(), strict=True))

    low = summed([path.low for path in paths])
    return low, summed([path.high for path in paths]) if truncated else low, truncated


def _tightened(pairs: MarketPairs) -> Vector:
    """Upper ends, at most what the others leave over at least."""
    room = 100.0 - (pairs.disclosed[pairs.companies] - pairs.low)
    return np.asarray(np.maximum(pairs.low, np.minimum(pairs.high, room)), np.float64)
