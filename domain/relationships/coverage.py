"""How far our own company covers a company and, rolled up, the companies below each party of a customer tree.

A company is covered so far as four things are there: business (an opportunity or more), the complete iron triangle, a
person who decides or approves and has met us, and a supportive key player. Its score is their share. The status of
relationships is that of its power map.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from domain.relationships.power_map import ContactCoverage, Placement, RelationshipStatus, map_status
from domain.relationships.triangle import Seat, triangle_gaps

_MET = frozenset({ContactCoverage.BRIEF, ContactCoverage.MULTIPLE, ContactCoverage.IN_DEPTH})
_WON = frozenset({RelationshipStatus.AMBER, RelationshipStatus.GREEN})
_CHUNK = 512


class CommercialCoverage(StrEnum):
    """How far we do business with a company, from least to most."""

    NONE = "NONE"
    LEAD = "LEAD"
    OPPORTUNITY = "OPPORTUNITY"
    CUSTOMER = "CUSTOMER"


class CoverageGap(StrEnum):
    """What is missing at a company."""

    BUSINESS = "BUSINESS"
    TRIANGLE = "TRIANGLE"
    DECISION_MAKER = "DECISION_MAKER"
    SUPPORTER = "SUPPORTER"


@dataclass(frozen=True, slots=True)
class Potential:
    """Sales potential of a year: minor units of a currency."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """What is known of our business and relationships with a company on a day.

    Attributes:
        customer: It is an account.
        opportunity: A deal with it is open.
        lead: We know a contact who works there, or a colleague has a seat.
    """

    customer: bool = False
    opportunity: bool = False
    lead: bool = False
    seats: tuple[Seat, ...] = ()
    placements: tuple[Placement, ...] = ()
    potential: Potential | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far we cover a company; ``gaps`` are in the order of ``CoverageGap``, ``score`` is from 0 to 1."""

    commercial: CommercialCoverage
    relationship: RelationshipStatus
    triangle_complete: bool
    gaps: tuple[CoverageGap, ...]
    potential: Potential | None = None

    @property
    def score(self) -> float:
        """The share of the four things that are there."""
        return 1.0 - len(self.gaps) / len(CoverageGap)

    @property
    def customer(self) -> bool:
        """Whether we do business with it."""
        return self.commercial is CommercialCoverage.CUSTOMER


def coverage(facts: CoverageFacts) -> Coverage:
    """The coverage of a company; of nothing known NONE, NOT_MAPPED and every gap."""
    commercial = _commercial(facts)
    relationship = map_status(facts.placements).status
    complete = not triangle_gaps(facts.seats)
    there = {
        CoverageGap.BUSINESS: commercial in {CommercialCoverage.OPPORTUNITY, CommercialCoverage.CUSTOMER},
        CoverageGap.TRIANGLE: complete,
        CoverageGap.DECISION_MAKER: any(one.decides and one.coverage in _MET for one in facts.placements),
        CoverageGap.SUPPORTER: relationship in _WON,
    }
    gaps = tuple(gap for gap in CoverageGap if not there[gap])
    return Coverage(commercial, relationship, complete, gaps, facts.potential)


def _commercial(facts: CoverageFacts) -> CommercialCoverage:
    if facts.customer:
        return CommercialCoverage.CUSTOMER
    if facts.opportunity:
        return CommercialCoverage.OPPORTUNITY
    return CommercialCoverage.LEAD if facts.lead else CommercialCoverage.NONE


@dataclass(frozen=True, slots=True)
class RollUp:
    """Coverage of several companies, each counted once.

    Attributes:
        companies: How many.
        covered: How many of them are customers.
        score: Their mean score, from 0 to 1; 0 when there are none.
        weighted_score: Their mean score weighted by potential; None when no potential is known, or in more than one
            currency. Companies without a potential do not count in it.
        with_potential: How many count in that.
    """

    companies: int = 0
    covered: int = 0
    score: float = 0.0
    weighted_score: float | None = None
    with_potential: int = 0

    @property
    def coverage_percent(self) -> float:
        """Customers in percent of the companies, 0 when there are none."""
        return 100.0 * self.covered / self.companies if self.companies else 0.0


_Flags: TypeAlias = NDArray[np.bool_]
_Sums: TypeAlias = NDArray[np.float64]
_COLUMNS = 6


def roll_up(companies: Iterable[Coverage]) -> RollUp:
    """The coverage of the companies together."""
    every = tuple(companies)
    return _rolled(_values(every, _one_currency(every)).sum(axis=0))


def roll_up_tree(
    parties: Sequence[str], stakes: Iterable[tuple[str, str]], companies: Mapping[str, Coverage]
) -> dict[str, RollUp]:
    """For each party the coverage of the companies at and below it.

    A company that is reached in several ways counts once. Loops are allowed: each party of a loop is below the others.
    Potentials count when all those of the tree are in one currency.

    Args:
        parties: The parties of the tree; memory grows with the square of their number, 25 MB for 5,000.
        stakes: Pairs of holder and company; others than those of ``parties`` are passed over.
        companies: The coverage of those that count; a party that is not in it counts for nothing itself.
    """
    place = {party: at for at, party in enumerate(parties)}
    pairs = [(place[one], place[other]) for one, other in stakes if one in place and other in place]
    values = _values([companies.get(party) for party in parties], _one_currency(companies.values()))
    below = _below(len(parties), pairs)
    found: dict[str, RollUp] = {}
    for begin in range(0, len(parties), _CHUNK):
        sums = below[begin : begin + _CHUNK].astype(np.float64) @ values
        found.update(zip(parties[begin : begin + _CHUNK], map(_rolled, sums), strict=True))
    return found


def _below(size: int, pairs: Sequence[tuple[int, int]]) -> _Flags:
    """Row by row, which parties are at or below each.

    Each round takes over what is below the companies that a party holds, lowest first: where holders come before what
    they hold, as in a tree, one round does, and another sees that nothing changed; loops take a few more.
    """
    below: _Flags = np.eye(size, dtype=np.bool_)
    upwards = sorted(set(pairs), reverse=True)
    changed = True
    while changed:
        before = int(below.sum())
        for holder, company in upwards:
            below[holder] |= below[company]
        changed = int(below.sum()) != before
    return below


def _one_currency(companies: Iterable[Coverage]) -> bool:
    return len({one.potential.currency for one in companies if one.potential}) == 1


def _values(companies: Sequence[Coverage | None], weighted: bool) -> _Sums:
    """What is summed, a row each: companies, customers, scores, potentials, scores times potentials, with potential."""
    rows = [_row(one, one.potential if weighted else None) if one else [0.0] * _COLUMNS for one in companies]
    return np.array(rows, np.float64).reshape(len(rows), _COLUMNS)


def _row(one: Coverage, potential: Potential | None) -> list[float]:
    weight = float(potential.amount) if potential else 0.0
    return [1.0, float(one.customer), one.score, weight, weight * one.score, float(weight > 0)]


def _rolled(sums: _Sums) -> RollUp:
    companies, covered, score, weight, weighted, known = map(float, sums)
    return RollUp(
        round(companies),
        round(covered),
        score / companies if companies else 0.0,
        weighted / weight if weight else None,
        round(known),
    )
