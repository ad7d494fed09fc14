"""Economic interest in a whole market at once: the rule of ``interest`` on arrays, in blocks of holders.

All pairs of a million parties would fill the memory with what nobody reads at once, so holders are computed block by
block. Figures are minimums, from lower ends; the upper end of a band depends on the path it is reached by, and is
computed for one holder or one company at a time (``interests_of``, ``interests_in``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from domain.ownership.loops import is_closed, loop_inverse
from domain.ownership.market import MarketPairs, Numbers, Vector
from domain.ownership.market_chains import Chains
from domain.ownership.market_loops import market_loops, within

BLOCK = 1 << 18
"""Holders whose interests are computed together."""


class InterestBlock(NamedTuple):
    """Interests above 0, sorted by holder, then company."""

    holders: Numbers
    companies: Numbers
    percents: Vector


@dataclass(frozen=True)
class MarketInterest:
    """What is needed to compute the interests of any holders of the market.

    Attributes:
        chains: Chains along the pairs, loops corrected.
        investors: Parties that hold anything, in ascending order.
        closed: The loops whose members own each other wholly; the stakes inside them are left out.
    """

    chains: Chains
    investors: Numbers
    closed: tuple[Numbers, ...]

    @classmethod
    def of(cls, pairs: MarketPairs) -> "MarketInterest":
        """The interests that the pairs' lower ends give."""
        loops = list(market_loops(pairs, pairs.low))
        closed = [loop for loop in loops if is_closed(loop.entries, len(loop.members))]
        if closed:
            pairs = pairs.kept(~within(closed, pairs))
            loops = list(market_loops(pairs, pairs.low))
        carried = [loop_inverse(loop.entries, len(loop.members)) for loop in loops]
        chains = Chains.of(pairs, pairs.low, loops, carried)
        return cls(chains, np.unique(pairs.holders[pairs.low > 0]), tuple(loop.members for loop in closed))

    def of_holders(self, holders: Numbers) -> InterestBlock:
        """What these holders have, themselves left out."""
        return InterestBlock(*self.chains.percents(holders))

    def blocks(self, block: int = BLOCK) -> Iterator[InterestBlock]:
        """What everybody has, so many holders at a time, in ascending order."""
        for start in range(0, len(self.investors), block):
            yield self.of_holders(self.investors[start : start + block])
