"""The fixed point behind the control rule: a set of parties grows by the companies it jointly outvotes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from domain.ownership.stake_graph import TOLERANCE, Bounds, StakeGraph


@dataclass(frozen=True, slots=True)
class ControlledSet:
    """A controller with all it controls.

    Attributes:
        start: The controller, or the parties that act as one.
        joined: The start, then the companies in joining order.
        carriers: Per company that joined, the members that held it when it did, or the one that appoints its board.
        sums: Per company, what all members hold in it in the end.
        by_appointment: The companies that joined by appointment.
    """

    start: frozenset[str]
    joined: list[str]
    carriers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sums: dict[str, Bounds] = field(default_factory=dict)
    by_appointment: set[str] = field(default_factory=set)

    def carriers_to(self, company: str) -> list[tuple[str, str]]:
        """The pairs (holder, company) that carry control from the start to the company, in joining order."""
        needed, stack = {company}, [company]
        while stack:
            fresh = set(self.carriers[stack.pop()]) - needed - self.start
            needed |= fresh
            stack += sorted(fresh)
        return [(holder, step) for step in self.joined if step in needed for holder in self.carriers[step]]


@dataclass(frozen=True, slots=True)
class JointMajority:
    """The control rule on one graph of votes, for one threshold in percent."""

    graph: StakeGraph
    threshold: float

    def certain(self, start: Collection[str]) -> ControlledSet:
        """What the start controls on lower ends."""
        return self._grow(frozenset(start), sorted(start), self._surely_more)

    def possible(self, certain: ControlledSet) -> ControlledSet:
        """What it may control besides, on upper ends. What is certain is a member from the beginning."""
        return self._grow(certain.start, certain.joined, self._perhaps_more)

    def candidates(self, parties: Iterable[str]) -> list[str]:
        """Those of the parties that control a company possibly by their own stake or appointment, in the order of ids.

        Nobody else controls anything: the first company to join has no other member among its holders.
        """
        pairs = self.graph.companies_of
        return sorted(
            party
            for party in parties
            if any(
                self._perhaps_more(company, bounds) or (party, company) in self.graph.appointed
                for company, bounds in pairs.get(party, {}).items()
            )
        )

    def at_most(self, company: str, sums: Bounds) -> float:
        """The upper end of what a set holds together: never more than the others leave over."""
        room = 100.0 - (self.graph.disclosed[company] - sums.low)
        return max(sums.low, min(sums.high, room))

    def _surely_more(self, _company: str, sums: Bounds) -> bool:
        margin = -TOLERANCE if sums.open else TOLERANCE
        return sums.low > self.threshold + margin

    def _perhaps_more(self, company: str, sums: Bounds) -> bool:
        return self._surely_more(company, sums) or (
            sums.high > self.threshold + TOLERANCE and self.at_most(company, sums) > self.threshold + TOLERANCE
        )

    def _grow(
        self, start: frozenset[str], first: Sequence[str], outvotes: Callable[[str, Bounds], bool]
    ) -> ControlledSet:
        result = ControlledSet(start, list(first))
        joined, carriers, sums = result.joined, result.carriers, result.sums
        appointed = self.graph.appointed
        members = set(first)
        holders: dict[str, list[str]] = {}
        for member in joined:  # grows while it is walked
            for company, bounds in self.graph.companies_of.get(member, {}).items():
                if company in start:
                    continue
                earlier = sums.get(company)
                total = bounds
                if earlier is not None:
                    total = Bounds(earlier.low + bounds.low, earlier.high + bounds.high, earlier.open or bounds.open)
                sums[company] = total
                holders.setdefault(company, []).append(member)
                if company in members:
                    continue
                if outvotes(company, total):
                    carriers[company] = tuple(holders[company])
                elif appointed and (member, company) in appointed:
                    carriers[company] = (member,)
                    result.by_appointment.add(company)
                else:
                    continue
                members.add(company)
                joined.append(company)
        return result
