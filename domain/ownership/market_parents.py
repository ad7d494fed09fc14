"""Direct and ultimate parents of all companies of a market, and so its groups; see ``parents`` for the rule."""

from dataclasses import dataclass

import numpy as np

from domain.ownership.control import MAJORITY
from domain.ownership.market import Flags, Market, MarketPairs, Numbers, contains
from domain.ownership.market_control import MarketControl
from domain.ownership.stake_graph import TOLERANCE


@dataclass(frozen=True)
class MarketParents:
    """By party; -1 where nobody controls it.

    Attributes:
        direct: The direct parent.
        alone: Whether the direct parent's own votes suffice.
        appointing: Whether the direct parent is one by appointment.
        ultimate: The ultimate parent: a party, one of a circle, or a concert (from ``market.size`` on).
        circle: The first member of the circle of control that the party is in, itself when there is none. Concerts too.
    """

    direct: Numbers
    alone: Flags
    appointing: Flags
    ultimate: Numbers
    circle: Numbers


def market_parents(market: Market, control: MarketControl, threshold: float = MAJORITY) -> MarketParents:
    """The parents that the market's certain control gives; ``control`` must be of the same market and threshold."""
    certain = control.certain
    keys = control.controllers[certain] * control.size + control.companies[certain]
    circle = _circles(keys, control.size)
    ultimate = _ultimate(market, control, circle)
    direct = _direct(market.votes(), market, keys, ultimate, threshold)
    return MarketParents(*direct, ultimate, circle)


def _circles(keys: Numbers, size: int) -> Numbers:
    controllers, companies = np.divmod(keys, max(size, 1))
    mutual = contains(keys, companies * size + controllers)
    circle = np.arange(size)
    np.minimum.at(circle, companies[mutual], controllers[mutual])
    return circle


def _ultimate(market: Market, control: MarketControl, circle: Numbers) -> Numbers:
    """The controller that nobody outside its circle controls; of several the one that holds most, then the first."""
    size, certain = control.size, control.certain
    controllers, companies = control.controllers[certain], control.companies[certain]
    subject = np.zeros(size, np.bool_)
    subject[companies[(circle[controllers] != circle[companies]) & (controllers < market.size)]] = True
    heads = ~subject[controllers]
    for concert, members in enumerate(market.concerts, start=market.size):
        below = np.concatenate([members, companies[controllers == concert]])
        heads &= ~(np.isin(controllers, below) & ~np.isin(companies, members))
        if _controlled_whole(members, below, controllers, companies):
            heads &= controllers != concert
    controllers, companies, percents = controllers[heads], companies[heads], control.percent[certain][heads]
    order = np.lexsort((controllers, -percents, companies))
    first = np.r_[True, companies[order][1:] != companies[order][:-1]][: len(order)]
    ultimate = np.full(size, -1, np.int64)
    ultimate[companies[order][first]] = controllers[order][first]
    return ultimate


def _controlled_whole(members: Numbers, below: Numbers, controllers: Numbers, companies: Numbers) -> bool:
    """Whether somebody controls all members of a concert who is not below it."""
    over, counts = np.unique(controllers[np.isin(companies, members)], return_counts=True)
    return bool(np.any(~np.isin(over[counts == len(members)], below)))


def _direct(
    pairs: MarketPairs, market: Market, keys: Numbers, ultimate: Numbers, threshold: float
) -> tuple[Numbers, Flags, Flags]:
    size = len(ultimate)
    pairs = pairs.kept((ultimate[pairs.companies] >= 0) & (pairs.holders < market.size))
    head = ultimate[pairs.companies]
    members = [(market.size + at) * size + concert for at, concert in enumerate(market.concerts)]
    inside = (head == pairs.holders) | contains(np.sort(np.concatenate([keys, *members])), head * size + pairs.holders)
    pairs = pairs.kept(inside)
    alone = pairs.low > threshold + np.where(pairs.opens > 0, -TOLERANCE, TOLERANCE)
    appointing = (pairs.appointed > 0) & ~alone
    order = np.lexsort((pairs.holders, -pairs.low, ~appointing, ~alone, pairs.companies))
    companies = pairs.companies[order]
    first = order[np.r_[True, companies[1:] != companies[:-1]][: len(order)]]
    direct = np.full(size, -1, np.int64)
    direct[pairs.companies[first]] = pairs.holders[first]
    by_votes, by_appointment = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    by_votes[pairs.companies[first]] = alone[first]
    by_appointment[pairs.companies[first]] = appointing[first]
    return direct, by_votes, by_appointment
