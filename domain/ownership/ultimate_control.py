"""The ultimate controller (实际控制人): who controls a company and is controlled by nobody.

Control is transitive, so the controllers of a company that nobody outside controls are found among those that control it.
A circle of control has no head: all its members are named. A concert counts as one party that controls its members.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ownership.arrangements import NO_ARRANGEMENTS, Appointment, Arrangements
from domain.ownership.control import MAJORITY, Surroundings
from domain.ownership.joint_majority import ControlledSet, JointMajority
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import distances
from domain.ownership.stakes import Stake


@dataclass(frozen=True, slots=True)
class UltimateControl:
    """Who controls a company and is itself controlled by nobody outside.

    Attributes:
        members: One controller, all members of a circle that control each other (nobody heads it), or of a concert.
        path: The stakes that carry control from them to the company, in joining order.
        others: Further such controllers; there are some only where companies disclose more than 100 %, or where
            appointments and votes point to different parties.
        appointments: The appointments that carry control on the way, in joining order.
        concert: Whether the members act in concert.
    """

    members: tuple[str, ...]
    path: tuple[Stake, ...]
    others: tuple[str, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    concert: bool = False

    @property
    def circular(self) -> bool:
        """Whether control runs in a circle, so that there is no single controller."""
        return len(self.members) > 1 and not self.concert


def ultimate_controller(
    company: str,
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> UltimateControl | None:
    """The certain controller of the company that nobody controls, or the circle of them; None if nobody controls."""
    around = Surroundings.of(stakes, kinds, threshold, arrangements, above=company)
    heads = _heads(company, around)
    if not heads:
        return None
    first = min(heads, key=lambda head: (-heads[head].sums[company].low, sorted(head)))
    others = tuple(sorted(party for head in heads if head != first for party in head))
    carriers = heads[first].carriers_to(company)
    path = tuple(stake for pair in carriers for stake in around.by_pair.get(pair, ()))
    concert = len(first) > 1
    members = tuple(sorted(first)) if concert else _circle(heads[first], around.rule)
    return UltimateControl(members, path, others, around.appointments(heads[first], carriers), concert)


def _heads(company: str, around: Surroundings) -> dict[frozenset[str], ControlledSet]:
    """Controllers of the company that no other of them controls; of a circle, the one met first.

    C(Y) is part of C(X) whenever X controls Y: whatever an examined party controls needs no examination of its
    own. Concerts go first, then the most distant parties, since they tend to settle the rest.
    """
    rule = around.rule
    distance = distances(company, rule.graph.holders_of)
    singles = sorted(rule.candidates(distance), key=lambda party: (-distance[party], party))
    concerts = [concert for concert in around.arrangements.concerts if company not in concert]
    settled: set[str] = {company}
    heads: dict[frozenset[str], ControlledSet] = {}
    for candidate in [*concerts, *(frozenset([party]) for party in singles)]:
        if candidate <= settled:
            continue
        examined = rule.certain(candidate)
        if company in examined.carriers:
            settled.update(examined.joined)
            heads = {head: kept for head, kept in heads.items() if not head <= set(examined.joined)}
            heads[candidate] = examined
        elif len(candidate) == 1:
            settled.update(examined.joined)
    return heads


def _circle(controlled: ControlledSet, rule: JointMajority) -> tuple[str, ...]:
    """The head with every party that it controls and that controls it."""
    [head] = controlled.start
    over_head = rule.graph.reachable([head], upwards=True)
    suspects = [party for party in controlled.carriers if party in over_head]
    mutual = [party for party in suspects if head in rule.certain([party]).carriers]
    return tuple(sorted([head, *mutual]))
