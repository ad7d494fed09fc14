"""Economic interest: the share of a company's value that reaches a holder along all chains, loops corrected.

With W_ij the fraction of company j held by i and V = (I - W)^-1, the interest is

    Y = diag(V)^-1 (V - I),   that is   Y_ij = W_ij + sum over k != i of Y_ik W_kj   (i != j).

Read backwards, Y_ij is the chance that a walk from j to its owners ever meets i, which is why it does not
exceed 100 % where the disclosed stakes do not. Baldone, Brioschi, Paleari, "Ownership measures among
firms connected by cross-shareholdings", 1998; Vitali, Glattfelder, Battiston, PLoS ONE 6(10), 2011.

Bands: Y grows with every W_ij, so the minimum comes from all lower ends and the maximum from all upper ends,
each first tightened to 100 minus what the other holders have at least. Nominees count: they carry value.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from domain.ownership.chains import Survey, lower_end, maximums, minimums, survey
from domain.ownership.loops import loop_entries, loop_inverse
from domain.ownership.market import numbered
from domain.ownership.market_interest import MarketInterest
from domain.ownership.stake_graph import StakeGraph, economic_graph, stakes_above, stakes_below
from domain.ownership.stakes import Stake


@dataclass(frozen=True, slots=True)
class Interest:
    """What a holder has in a company by all chains together, in percent; ``percent`` is the minimum."""

    holder: str
    company: str
    percent: float
    minimum: float
    maximum: float


class FindingKind(StrEnum):
    """What the reader of an interest should know about the stakes behind it."""

    SELF_HOLDING = "SELF_HOLDING"
    CLOSED_LOOP = "CLOSED_LOOP"
    OVER_100 = "OVER_100"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the parties it is about and, except for a loop, the disclosed percentage at least.

    SELF_HOLDING: the company's stake in itself was removed, nothing was rescaled. CLOSED_LOOP: the members own
    each other wholly, the stakes between them were left out. OVER_100: the company's holders disclose more than
    100 %; it stays in every computation, and its figures may exceed 100 too.
    """

    kind: FindingKind
    parties: tuple[str, ...]
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Interests:
    """Interests, and what was found in the stakes behind them."""

    interests: tuple[Interest, ...]
    warnings: tuple[Finding, ...] = ()


def interests_of(holder: str, stakes: Sequence[Stake], *, undisclosed: bool = False) -> Interests:
    """What the holder has in every company, largest first, then by id.

    Only what lies below the holder is computed. ``undisclosed`` adds companies in which the holder may have
    nothing: minimum 0, maximum above 0.
    """
    graph = economic_graph(stakes_below([holder], stakes))
    below = survey(holder, graph)
    kept = [found for found in _from_holder(below) if found.percent > 0 or undisclosed]
    return Interests(_largest_first(kept), _findings(graph, below.closed, graph.reachable([holder], upwards=False)))


def interests_in(company: str, stakes: Sequence[Stake], *, undisclosed: bool = False) -> tuple[Interest, ...]:
    """What every holder has in the company, largest first, then by id.

    Only what lies above the company is computed. ``undisclosed`` adds holders who may have nothing: minimum 0,
    maximum above 0.
    """
    over = survey(company, economic_graph(stakes_above(company, stakes)), upwards=True)
    above = over.graph.reachable([company], upwards=True)
    if over.graph.banded.isdisjoint(above):
        shares = _exact_in(over).items()
        return _largest_first([_exact(holder, company, percent) for holder, percent in shares])
    found = [
        interest
        for holder in sorted(above - {company})
        for interest in _from_holder(survey(holder, over.graph, within=above), above)
        if interest.company == company and (interest.percent > 0 or undisclosed)
    ]
    return _largest_first(found)


def findings_about(company: str, stakes: Sequence[Stake]) -> tuple[Finding, ...]:
    """What is to be known about the stakes in the company and in everything above it."""
    graph = economic_graph(stakes_above(company, stakes))
    above = graph.reachable([company], upwards=True)
    return _findings(graph, survey(company, graph, upwards=True).closed, above)


def all_interests(stakes: Sequence[Stake], holders: Set[str] | None = None) -> Interests:
    """What every holder, or each of the given ones, has in every company, where above 0; by holder, then company."""
    graph = economic_graph(stakes)
    market, parties = numbered(stakes, {})
    everything = MarketInterest.of(market.capital())
    closed = tuple(tuple(parties[member] for member in loop.tolist()) for loop in everything.closed)
    open_graph = graph.without_loops(closed)
    banded = open_graph.reachable(open_graph.banded, upwards=True)
    blocks = everything.blocks()
    if holders is not None:
        banded &= holders
        chosen = [number for number in everything.investors.tolist() if parties[number] in holders]
        blocks = iter([everything.of_holders(np.array(chosen, np.int64))])
    found = [
        _exact(parties[holder], parties[company], percent)
        for block in blocks
        for holder, company, percent in zip(*(column.tolist() for column in block), strict=True)
        if parties[holder] not in banded
    ]
    for holder in sorted(banded):
        found += [interest for interest in _from_holder(survey(holder, open_graph)) if interest.percent > 0]
    found.sort(key=lambda interest: (interest.holder, interest.company))
    return Interests(tuple(found), _findings(graph, closed, None))


def _exact(holder: str, company: str, percent: float) -> Interest:
    return Interest(holder, company, percent, percent, percent)


def _largest_first(interests: Sequence[Interest]) -> tuple[Interest, ...]:
    return tuple(sorted(interests, key=lambda i: (-i.percent, -i.maximum, i.holder, i.company)))


def _from_holder(below: Survey, within: set[str] | None = None) -> list[Interest]:
    low = minimums(below)
    if below.graph.banded.isdisjoint(low.keys() | {below.party}):
        return [_exact(below.party, company, percent) for company, percent in low.items() if percent > 0]
    high = maximums(below, low, within)
    return [
        Interest(below.party, company, low.get(company, 0.0), low.get(company, 0.0), maximum)
        for company, maximum in high.items()
        if maximum > 0
    ]


def _exact_in(over: Survey) -> dict[str, float]:
    """The column of Y for one company, where all shares above it are exact.

    x = column of V, from x_i = [i = company] + sum over k of W_ik x_k, upwards through the components; then
    divided by V_ii, which only the holder's own loop decides.
    """
    companies_of, holders_of = over.graph.companies_of, over.graph.holders_of
    pending = {over.party: 100.0}
    shares: dict[str, float] = {}
    for members in over.components:
        column = {member: pending.get(member, 0.0) for member in members}
        diagonal = dict.fromkeys(members, 1.0)
        if len(members) > 1:
            inverse = loop_inverse(loop_entries(members, companies_of, lower_end), len(members))
            diagonal = dict(zip(members, inverse.diagonal().tolist(), strict=True))
            values = (inverse @ list(column.values())).tolist()
            column = dict(zip(members, values, strict=True))
        for member, value in column.items():
            if member != over.party:
                shares[member] = value / diagonal[member]
            for holder, bounds in holders_of.get(member, {}).items():
                if holder not in column:
                    through = bounds.low if value == 100.0 else value * bounds.low / 100.0
                    pending[holder] = pending.get(holder, 0.0) + through
    return shares


def _findings(graph: StakeGraph, closed: Sequence[tuple[str, ...]], about: set[str] | None) -> tuple[Finding, ...]:
    found = [
        Finding(FindingKind.SELF_HOLDING, (company,), bounds.low)
        for company, bounds in graph.self_holdings.items()
        if about is None or company in about
    ]
    found += [Finding(FindingKind.CLOSED_LOOP, loop) for loop in sorted(closed)]
    found += [
        Finding(FindingKind.OVER_100, (company,), total)
        for company, total in sorted(graph.overfull.items())
        if about is None or company in about
    ]
    return tuple(found)
