"""Direct and ultimate parents, and what companies report of them.

Direct parent: the holder with more than half of the votes; else the one that appoints the board; else, where a party
controls through several companies, the largest holder among the ultimate parent and the companies it controls: parent
"by joint control". Ultimate parent: the certain controller that nobody controls. Where control runs in a circle, the
circle is the root and no head is invented; a concert counts as one party. A design of this project on top of the rule
of ``control``.

Consolidation as reported (GLEIF level 2) answers another question: whose accounts include the company's. It stands
beside the computed parents, and ``consolidation_disagreements`` lists where the two differ.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.control import MAJORITY
from domain.ownership.market import numbered
from domain.ownership.market_control import market_control
from domain.ownership.market_parents import market_parents
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake


class ParentGround(StrEnum):
    """Why a party is the direct parent."""

    MAJORITY = "MAJORITY"
    APPOINTMENT = "APPOINTMENT"
    JOINT_CONTROL = "JOINT_CONTROL"


@dataclass(frozen=True, slots=True)
class Parents:
    """The parents of a controlled company.

    Attributes:
        direct: The direct parent.
        ground: Why it is.
        ultimate: The ultimate parent; all members of a circle, or of a concert.
        concert: Whether those act in concert; several that do not are a circle.
    """

    direct: str
    ground: ParentGround
    ultimate: tuple[str, ...]
    concert: bool = False


class Consolidation(StrEnum):
    """Which parent a company reports."""

    DIRECT = "DIRECT"
    ULTIMATE = "ULTIMATE"


@dataclass(frozen=True, slots=True)
class ConsolidationDisagreement:
    """A company whose reported parent is not the computed one; ``computed`` is empty where nobody controls it."""

    company: str
    level: Consolidation
    reported: str
    computed: tuple[str, ...]


def all_parents(
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> dict[str, Parents]:
    """The parents of every company that is certainly controlled, in the order of ids."""
    market, ids = numbered(stakes, kinds, arrangements)
    found = market_parents(market, market_control(market, threshold), threshold)
    circles: dict[int, list[str]] = {}
    for party, first in zip(ids, found.circle.tolist(), strict=False):
        circles.setdefault(first, []).append(party)

    def members(head: int) -> tuple[str, ...]:
        if head >= market.size:
            return tuple(ids[member] for member in market.concerts[head - market.size].tolist())
        return tuple(circles[int(found.circle[head])])

    def ground(company: int) -> ParentGround:
        if found.alone[company]:
            return ParentGround.MAJORITY
        return ParentGround.APPOINTMENT if found.appointing[company] else ParentGround.JOINT_CONTROL

    return {
        ids[company]: Parents(
            ids[found.direct[company]],
            ground(company),
            members(int(found.ultimate[company])),
            bool(found.ultimate[company] >= market.size),
        )
        for company in np.flatnonzero(found.ultimate[: market.size] >= 0).tolist()
    }


def consolidation_disagreements(
    reported: Iterable[tuple[str, Consolidation, str]], computed: Mapping[str, Parents]
) -> tuple[ConsolidationDisagreement, ...]:
    """Where reported and computed parents differ.

    Args:
        reported: Company, level and parent of each report; at most one a company and level.
        computed: Of ``all_parents``.

    Returns:
        By company, then level. A report that names any member of the circle or concert agrees with it.
    """
    found = []
    for company, level, parent in sorted(reported):
        parents = computed.get(company)
        if parents is None:
            expected: tuple[str, ...] = ()
        else:
            expected = (parents.direct,) if level is Consolidation.DIRECT else parents.ultimate
        if parent not in expected:
            found.append(ConsolidationDisagreement(company, level, parent, expected))
    return tuple(found)
