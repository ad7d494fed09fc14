"""A whole market as arrays: parties are numbers, stakes are columns. For a million parties.

The rules on it (``market_control``, ``market_interest``, ``market_parents``) answer as the rules on stakes do, for all
parties at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

Numbers: TypeAlias = NDArray[np.int64]
Vector: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class MarketPairs:
    """Pairs with a share above 0, or an appointment, sorted by holder, then company; own shares are left out.

    Attributes:
        size: Number of parties; they are 0 to size - 1.
        holders: Holder of each pair.
        companies: Company of each pair.
        low: Percent at least.
        high: Percent at most, as stated.
        opens: Number of lower ends in the pair that are excluded themselves.
        appointed: Number of appointments of the pair.
        disclosed: By party, the sum of all lower ends that others hold in it, nominees included.
    """

    size: int
    holders: Numbers
    companies: Numbers
    low: Vector
    high: Vector
    opens: Numbers
    appointed: Numbers
    disclosed: Vector

    @property
    def banded(self) -> bool:
        """Whether a share is not exact."""
        return bool(np.any(self.low != self.high))

    @cached_property
    def by_company(self) -> tuple[Numbers, Numbers]:
        """The pairs in the order of their companies, and where each company's begin among them."""
        return grouped(self.companies, self.size)

    def kept(self, which: Flags) -> "MarketPairs":
        """Those of the pairs."""
        return MarketPairs(
            self.size,
            self.holders[which],
            self.companies[which],
            self.low[which],
            self.high[which],
            self.opens[which],
            self.appointed[which],
            self.disclosed,
        )


@dataclass(frozen=True)
class Market:
    """The stakes of a market on one date, one row each, in percent.

    Attributes:
        size: Number of parties; they are 0 to size - 1.
        holders: Holder of each stake.
        companies: Company of each stake.
        low: Economic share at least; NaN where not disclosed.
        high: The same at most; NaN where not disclosed.
        voting_low: Votes at least; NaN where the source does not give votes.
        voting_high: The same at most.
        low_open: Whether the lower end itself is excluded.
        nominees: By party, whether it is a nominee.
        appointments: Two columns: who appoints, and the company.
        concerts: Sets of parties that act in concert.
    """

    size: int
    holders: Numbers
    companies: Numbers
    low: Vector
    high: Vector
    voting_low: Vector
    voting_high: Vector
    low_open: Flags
    nominees: Flags
    appointments: tuple[Numbers, Numbers]
    concerts: tuple[Numbers, ...] = ()

    @classmethod
    def exact(cls, size: int, holders: Numbers, companies: Numbers, percents: Vector) -> "Market":
        """A market of exact economic shares, without votes, nominees and arrangements."""
        unknown, none = np.full(len(percents), np.nan), np.zeros(0, np.int64)
        flags = np.zeros(len(percents), np.bool_)
        return cls(
            size,
            holders,
            companies,
            percents,
            percents,
            unknown,
            unknown,
            flags,
            np.zeros(size, np.bool_),
            (none, none),
        )

    def capital(self) -> MarketPairs:
        """Economic shares by pair; nominees count."""
        exact = self.low == self.high
        return self._summed(_ends(self.low, self.high), self.low_open & ~exact)

    def votes(self) -> MarketPairs:
        """Votes by pair, or the economic share where a stake gives none; without nominees at either end.

        What nominees hold still counts in ``disclosed``. Each concert is one more party behind the last, which
        appoints its members: so it has what they have.
        """
        unknown = np.isnan(self.voting_low) & np.isnan(self.voting_high)
        low, high = np.where(unknown, self.low, self.voting_low), np.where(unknown, self.high, self.voting_high)
        pairs = self._summed(_ends(low, high), self.low_open & ~(low == high))
        dropped = self.nominees[pairs.holders] | self.nominees[pairs.companies]
        return _with_appointments(pairs.kept(~dropped) if dropped.any() else pairs, self)

    @cached_property
    def _order(self) -> tuple[Numbers, Numbers, bool]:
        """The stakes of others by pair, in an order that does not depend on that of the rows; where pairs begin."""
        apart = np.flatnonzero(self.holders != self.companies)
        key = self.holders[apart] * self.size + self.companies[apart]
        order = np.argsort(key, kind="stable")
        sorted_key = key[order]
        first = np.ones(len(key), np.bool_)
        first[1:] = sorted_key[1:] != sorted_key[:-1]
        if first.all():
            return apart[order], np.flatnonzero(first), False
        again = ~first
        again[:-1] |= again[1:]  # pairs of several stakes; nearly all have one
        several = apart[order[again]]
        shares = (self.low, self.high, self.voting_low, self.voting_high, self.low_open)
        sorted_stakes = apart[order]
        sorted_stakes[again] = several[np.lexsort((*(column[several] for column in shares), sorted_key[again]))]
        return sorted_stakes, np.flatnonzero(first), True

    def _summed(self, ends: tuple[Vector, Vector], opens: Flags) -> MarketPairs:
        order, starts, repeated = self._order
        low, high, count = ends[0][order], ends[1][order], opens[order].astype(np.int64)
        holders, companies = self.holders[order], self.companies[order]
        if repeated:
            low, high, count = (np.add.reduceat(column, starts) for column in (low, high, count))
            holders, companies = holders[starts], companies[starts]
        disclosed = totals(companies, low, self.size)
        pairs = MarketPairs(self.size, holders, companies, low, high, count, np.zeros(len(low), np.int64), disclosed)
        return pairs if np.all(high > 0) else pairs.kept(high > 0)


def numbered(
    stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], arrangements: Arrangements = NO_ARRANGEMENTS
) -> tuple[Market, list[str]]:
    """The market of these stakes, and its parties' ids; numbers are in the order of ids."""
    arrangements = arrangements.effective(kinds)
    ends = {end for stake in stakes for end in (stake.holder, stake.company)}
    ends.update(party for one in arrangements.appointments for party in (one.appointer, one.company))
    ends.update(*arrangements.concerts)
    parties = sorted(ends)
    number = {party: at for at, party in enumerate(parties)}

    def column(values: Sequence[float | None]) -> Vector:
        return np.array([np.nan if value is None else value for value in values], np.float64)

    market = Market(
        len(parties),
        np.array([number[stake.holder] for stake in stakes], np.int64),
        np.array([number[stake.company] for stake in stakes], np.int64),
        column([stake.low for stake in stakes]),
        column([stake.high for stake in stakes]),
        column([stake.voting_low for stake in stakes]),
        column([stake.voting_high for stake in stakes]),
        np.array([stake.low_open for stake in stakes], np.bool_),
        np.array([kinds.get(party) is PartyKind.NOMINEE for party in parties], np.bool_),
        (
            np.array([number[one.appointer] for one in arrangements.appointments], np.int64),
            np.array([number[one.company] for one in arrangements.appointments], np.int64),
        ),
        tuple(np.array(sorted(number[party] for party in members), np.int64) for members in arrangements.concerts),
    )
    return market, parties


def grouped(keys: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The places of the keys in the order of their values, and where each value's places begin; one more at the end."""
    starts = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(keys, minlength=size), out=starts[1:])
    return np.argsort(keys, kind="stable"), starts


def expanded(starts: Numbers, groups: Numbers) -> tuple[Numbers, Numbers]:
    """For each of the groups all its places: which entry of ``groups`` it belongs to, and the place."""
    counts = starts[groups + 1] - starts[groups]
    owner = np.repeat(np.arange(len(groups)), counts)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, starts[groups][owner] + offset


def totals(places: Numbers, values: Vector | Numbers, size: int) -> Vector:
    """The values added up by place, 0 to size - 1."""
    return np.asarray(np.bincount(places, values, size), np.float64)


def contains(keys: Numbers, wanted: Numbers) -> Flags:
    """Whether each wanted key is among the sorted keys."""
    if len(keys) == 0:
        return np.zeros(len(wanted), np.bool_)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(keys[place] == wanted, np.bool_)


def _ends(low: Vector, high: Vector) -> tuple[Vector, Vector]:
    return np.where(np.isnan(low), 0.0, low), np.where(np.isnan(high), 100.0, high)


def _with_appointments(pairs: MarketPairs, market: Market) -> MarketPairs:
    """The pairs with one more party for each concert, and the appointments; those without a share have 0."""
    appointers, appointed = market.appointments
    size = market.size + len(market.concerts)
    concerts = [np.full(len(members), market.size + at) for at, members in enumerate(market.concerts)]
    holders = np.concatenate([pairs.holders, appointers, *concerts])
    companies = np.concatenate([pairs.companies, appointed, *market.concerts])
    disclosed = np.concatenate([pairs.disclosed, np.zeros(size - market.size)])
    if len(holders) == len(pairs.holders):
        return pairs
    added = len(holders) - len(pairs.holders)
    key, place = np.unique(holders * size + companies, return_inverse=True)

    def column(values: Vector | Numbers, rest: float) -> Vector:
        return totals(place, np.concatenate([values, np.full(added, rest)]), len(key))

    return MarketPairs(
        size,
        *np.divmod(key, size),
        column(pairs.low, 0),
        column(pairs.high, 0),
        column(pairs.opens, 0).astype(np.int64),
        column(pairs.appointed, 1).astype(np.int64),
        disclosed,
    )
