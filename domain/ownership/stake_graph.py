"""Stakes summed per pair and indexed both ways: what interest and control are computed on."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from domain.ownership.arrangements import Appointment
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

TOLERANCE = 1e-9
"""Percent points within which two sums count as equal."""


class Bounds(NamedTuple):
    """What one holder has in one company, in percent; ``open`` when the lower end itself is excluded."""

    low: float
    high: float
    open: bool


Pairs: TypeAlias = dict[str, dict[str, Bounds]]
_BY_ID = attrgetter("id")


@dataclass(frozen=True)
class StakeGraph:
    """All pairs with a share above 0; a company's stake in itself is kept apart.

    Iteration is always in the order of ids, so that no result depends on the order of the stakes.

    Attributes:
        companies_of: holder → company → bounds.
        disclosed: company → sum of the lower ends held by others, nominees included.
        overfull: company → sum of all lower ends, where it exceeds 100 %.
        self_holdings: company → its stake in itself.
        banded: holders with at least one share that is not exact.
        appointed: pairs (holder, company) in which control is set by appointment; those without a share hold 0.
    """

    companies_of: Pairs
    disclosed: Mapping[str, float]
    overfull: Mapping[str, float]
    self_holdings: Mapping[str, Bounds]
    banded: frozenset[str]
    appointed: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def holders_of(self) -> Pairs:
        """Company → holder → bounds."""
        turned: Pairs = {}
        for holder, row in self.companies_of.items():
            for company, bounds in row.items():
                column = turned.get(company)
                if column is None:
                    column = turned[company] = {}
                column[holder] = bounds
        return turned

    def without_loops(self, loops: Sequence[Collection[str]]) -> "StakeGraph":
        """The same graph without the stakes between members of one loop."""
        if not loops:
            return self
        companies_of = dict(self.companies_of)
        for loop in loops:
            members = set(loop)
            for holder in members:
                row = companies_of.get(holder, {}).items()
                companies_of[holder] = {company: bounds for company, bounds in row if company not in members}
        return replace(self, companies_of=companies_of)

    def reachable(self, starts: Iterable[str], *, upwards: bool) -> set[str]:
        """The starts, and every party above them (holders of holders) or below them."""
        return _reach(starts, self.holders_of if upwards else self.companies_of)


def economic_graph(stakes: Iterable[Stake]) -> StakeGraph:
    """The graph of economic shares, upper ends tightened by what the other holders have at least."""
    return _index(_sum_pairs(stakes, _economic), tighten=True, excluded=frozenset())


def votes_apart(stakes: Iterable[Stake], kinds: Mapping[str, PartyKind]) -> bool:
    """Whether the graph of votes differs from the economic one in its lower ends."""
    return PartyKind.NOMINEE in kinds.values() or any(
        stake.voting_low is not None or stake.voting_high is not None for stake in stakes
    )


def voting_graph(
    stakes: Iterable[Stake], kinds: Mapping[str, PartyKind], appointments: Iterable[Appointment] = ()
) -> StakeGraph:
    """The graph of votes, or of the economic share where a stake gives no votes, without nominees at either end.

    What nominees hold still counts in ``disclosed``: nobody else can have it. Upper ends are as stated: the
    control rule tightens them for all members of a controlled set together. ``appointments`` are effective ones.
    """
    nominees = frozenset(party for party, kind in kinds.items() if kind is PartyKind.NOMINEE)
    graph = _index(_sum_pairs(stakes, _votes), tighten=False, excluded=nominees)
    appointed = frozenset((one.appointer, one.company) for one in appointments)
    return _with_appointed(graph, appointed) if appointed else graph


def stakes_below(
    start: Iterable[str], stakes: Iterable[Stake], appointments: Iterable[Appointment] = ()
) -> list[Stake]:
    """All stakes in the start and in whatever it reaches downwards: enough to compute what lies below it."""
    stakes = list(stakes)
    companies_of: dict[str, list[str]] = {}
    for stake in stakes:
        companies_of.setdefault(stake.holder, []).append(stake.company)
    for one in appointments:
        companies_of.setdefault(one.appointer, []).append(one.company)
    return _in_companies(_reach(start, companies_of), stakes)


def stakes_above(company: str, stakes: Iterable[Stake], appointments: Iterable[Appointment] = ()) -> list[Stake]:
    """All stakes in the company and in whatever stands above it."""
    stakes = list(stakes)
    holders_of: dict[str, list[str]] = {}
    for stake in stakes:
        holders_of.setdefault(stake.company, []).append(stake.holder)
    for one in appointments:
        holders_of.setdefault(one.company, []).append(one.appointer)
    return _in_companies(_reach([company], holders_of), stakes)


def stakes_by_pair(stakes: Iterable[Stake]) -> dict[tuple[str, str], tuple[Stake, ...]]:
    """The stakes themselves by (holder, company), in the order of their ids."""
    found: dict[tuple[str, str], tuple[Stake, ...]] = {}
    for stake in stakes:
        key = (stake.holder, stake.company)
        earlier = found.get(key)
        found[key] = (stake,) if earlier is None else tuple(sorted((*earlier, stake), key=_BY_ID))
    return found


def distances(start: str, neighbours: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Fewest steps from the start to every party that can be reached from it."""
    found = {start: 0}
    queue = [start]
    for party in queue:  # grows while it is walked
        for other in neighbours.get(party, ()):
            if other not in found:
                found[other] = found[party] + 1
                queue.append(other)
    return found


def _reach(starts: Iterable[str], neighbours: Mapping[str, Iterable[str]]) -> set[str]:
    seen = set(starts)
    stack = list(seen)
    while stack:
        for other in neighbours.get(stack.pop(), ()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return seen


def _in_companies(companies: Collection[str], stakes: Iterable[Stake]) -> list[Stake]:
    return [stake for stake in stakes if stake.company in companies]


def _economic(stake: Stake) -> Bounds:
    low = stake.low
    if low is not None and low == stake.high:
        return Bounds(low, low, False)  # an exact share has no open end
    return _band(low, stake.high, stake)


def _votes(stake: Stake) -> Bounds:
    low, high = stake.voting_low, stake.voting_high
    if low is None and high is None:
        return _economic(stake)
    if low is not None and low == high:
        return Bounds(low, low, False)
    return _band(low, high, stake)


def _band(low: float | None, high: float | None, stake: Stake) -> Bounds:
    return Bounds(0.0 if low is None else low, 100.0 if high is None else high, stake.low_open)


def _sum_pairs(stakes: Iterable[Stake], read: Callable[[Stake], Bounds]) -> Pairs:
    """Holder → company → bounds, several stakes of one pair added up, in the order of ids."""
    pairs: Pairs = {}
    several: dict[tuple[str, str], list[Bounds]] = {}
    for stake in stakes:
        row = pairs.get(stake.holder)
        if row is None:
            row = pairs[stake.holder] = {}
        bounds = read(stake)
        earlier = row.setdefault(stake.company, bounds)
        if earlier is not bounds:
            several.setdefault((stake.holder, stake.company), [earlier]).append(bounds)
    for (holder, company), found in several.items():
        lows, highs, opens = zip(*found, strict=True)
        pairs[holder][company] = Bounds(fsum(lows), fsum(highs), any(opens))
    return {holder: row if len(row) == 1 else dict(sorted(row.items())) for holder, row in sorted(pairs.items())}


def _index(pairs: Pairs, *, tighten: bool, excluded: frozenset[str]) -> StakeGraph:
    disclosed: dict[str, float] = {}
    self_holdings: dict[str, Bounds] = {}
    opened: set[str] = set()
    unusual: set[str] = set()
    for holder, row in pairs.items():
        for company, (low, high, low_open) in row.items():
            if holder == company:
                self_holdings[company] = row[company]
                unusual.add(holder)
                continue
            disclosed[company] = disclosed.get(company, 0.0) + low
            if low != high or high <= 0 or company in excluded:
                unusual.add(holder)
            if low_open:
                opened.add(company)
    for holder in unusual:
        pairs[holder] = {
            company: _tightened(bounds, disclosed[company]) if tighten else bounds
            for company, bounds in pairs[holder].items()
            if holder != company and bounds.high > 0 and company not in excluded
        }
    for holder in excluded:
        pairs.pop(holder, None)
    banded = {holder for holder in unusual - excluded if any(low != high for low, high, _ in pairs[holder].values())}
    overfull = _overfull(disclosed, self_holdings, opened)
    return StakeGraph(pairs, disclosed, overfull, self_holdings, frozenset(banded))


def _with_appointed(graph: StakeGraph, appointed: frozenset[tuple[str, str]]) -> StakeGraph:
    companies_of = dict(graph.companies_of)
    disclosed = dict(graph.disclosed)
    for holder, company in sorted(appointed):
        disclosed.setdefault(company, 0.0)
        row = companies_of.get(holder, {})
        if company not in row:
            companies_of[holder] = dict(sorted((row | {company: Bounds(0.0, 0.0, False)}).items()))
    return replace(
        graph, companies_of=dict(sorted(companies_of.items())), disclosed=disclosed, appointed=appointed
    )


def _tightened(bounds: Bounds, disclosed: float) -> Bounds:
    if bounds.low == bounds.high:
        return bounds
    room = 100.0 - (disclosed - bounds.low)
    return bounds._replace(high=max(bounds.low, min(bounds.high, room)))


def _overfull(disclosed: Mapping[str, float], own: Mapping[str, Bounds], opened: Collection[str]) -> dict[str, float]:
    """Companies whose lower ends exceed 100 %, or reach it while one of them is excluded."""
    totals = dict(disclosed)
    for company, bounds in own.items():
        totals[company] = totals.get(company, 0.0) + bounds.low
    return {
        company: total
        for company, total in totals.items()
        if total > 100.0 - TOLERANCE and (total > 100.0 + TOLERANCE or company in opened)
    }
