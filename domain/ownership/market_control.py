"""Who controls whom in a whole market: the rule of ``control`` for all controllers at once, on arrays."""

from dataclasses import dataclass

import numpy as np

from domain.ownership.control import MAJORITY
from domain.ownership.market import Flags, Market, MarketPairs, Numbers, Vector, contains, expanded, grouped
from domain.ownership.market_majority import Majority


@dataclass(frozen=True)
class MarketControl:
    """Every controller with every company it controls, sorted by controller, then company.

    Controllers from ``market.size`` on are the concerts of the market in their order. A concert controls what its members
    have together; what a member controls alone stands there too.

    Attributes:
        size: Number of parties and concerts.
        controllers: The controller of each pair.
        companies: The company of each pair.
        percent: What the controller and what it certainly controls hold in the company, at least.
        maximum: The same at most.
        certain: Whether control is certain; otherwise it is possible.
    """

    size: int
    controllers: Numbers
    companies: Numbers
    percent: Vector
    maximum: Vector
    certain: Flags


def market_control(market: Market, threshold: float = MAJORITY) -> MarketControl:
    """Control of everybody over everybody; see ``control`` for what counts.

    Args:
        market: The stakes with nominees, appointments and concerts.
        threshold: Percent of votes that must be exceeded.
    """
    pairs = market.votes()
    certain = Majority(pairs, threshold, upper=False).controlled()
    widest = Majority(pairs, threshold, upper=True).controlled() if pairs.banded else certain
    low, high = _held(pairs, widest, widest)
    surely = np.ones(len(widest), np.bool_)
    percent = low
    if pairs.banded:
        surely = contains(certain, widest)
        percent = _held(pairs, widest, certain)[0]
    controllers, companies = np.divmod(widest, max(pairs.size, 1))
    room = 100.0 - (pairs.disclosed[companies] - low)
    maximum = np.maximum(low, np.minimum(high, room))
    found = MarketControl(pairs.size, controllers, companies, percent, maximum, surely)
    return _without_members(found, market) if market.concerts else found


def _held(pairs: MarketPairs, wanted: Numbers, controlled: Numbers) -> tuple[Vector, Vector]:
    """What the controller and the companies it controls hold in the company, for each wanted pair.

    Only holders that control something, or are controlled, can be among them.
    """
    size = max(pairs.size, 1)
    controllers, companies = np.divmod(wanted, size)
    matters = np.zeros(pairs.size, np.bool_)
    matters[controllers] = matters[companies] = True
    relevant = np.zeros(pairs.size, np.bool_)
    relevant[companies] = True
    stakes = pairs.kept(matters[pairs.holders] & relevant[pairs.companies])
    order, starts = grouped(stakes.companies, pairs.size)
    owner, place = expanded(starts, companies)
    stake = order[place]
    holder = stakes.holders[stake]
    inside = (holder == controllers[owner]) | contains(controlled, controllers[owner] * size + holder)
    owner, stake = owner[inside], stake[inside]
    low = np.bincount(owner, stakes.low[stake], len(wanted))
    return low, low if not pairs.banded else np.bincount(owner, stakes.high[stake], len(wanted))


def _without_members(found: MarketControl, market: Market) -> MarketControl:
    """Without the pairs of a concert and its own members."""
    kept = np.ones(len(found.controllers), np.bool_)
    for at, members in enumerate(market.concerts):
        kept &= ~((found.controllers == market.size + at) & np.isin(found.companies, members))
    return MarketControl(
        found.size,
        found.controllers[kept],
        found.companies[kept],
        found.percent[kept],
        found.maximum[kept],
        found.certain[kept],
    )
