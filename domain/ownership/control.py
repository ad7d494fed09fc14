"""Company control by joint majority.

X controls Y if X, together with the companies X controls, holds more than the threshold (50 %) of Y's votes:
the smallest C(X) with C(X) = {X} ∪ {Y : sum over Z in C(X) of W_ZY > threshold}. Ceri, Gottlob, Tanca, "Logic
Programming and Databases", 1990; used by the Bank of Italy group, CEUR-WS Vol. 3135, paper 7.

Votes count where a stake gives them, else its economic share. Nominees control nothing, are not controlled, and
their stakes are added to nobody. A company's own stake in itself does not count; a stake in it held by another
company under the same controller does. Anybody else may control: persons, funds and public bodies too.

Bands: control is certain if it holds on all lower ends (an excluded lower end that brings the sum to exactly the
threshold counts as more), possible if it holds on upper ends. The upper end of what a controlled set has together
is the smaller of its summed upper ends and 100 minus what everybody else has at least.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.ownership.joint_majority import ControlledSet, JointMajority
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import distances, stakes_above, stakes_below, stakes_by_pair, voting_graph
from domain.ownership.stakes import Stake

MAJORITY = 50.0
"""Percent of the votes that must be exceeded."""


class ControlCertainty(StrEnum):
    """Whether control follows from what is disclosed at least, or is only compatible with it."""

    CERTAIN = "CERTAIN"
    POSSIBLE = "POSSIBLE"


@dataclass(frozen=True, slots=True)
class Controlled:
    """One controlled company.

    Attributes:
        company: The company.
        percent: What the controller and the companies it certainly controls hold in it, at least, summed.
        maximum: The same at most.
        certainty: Certain or possible.
        witness: The stakes that brought the sum over the threshold, in the order in which their holders joined.
    """

    company: str
    percent: float
    maximum: float
    certainty: ControlCertainty
    witness: tuple[Stake, ...]


@dataclass(frozen=True, slots=True)
class UltimateControl:
    """Who controls a company and is itself controlled by nobody outside.

    Attributes:
        members: One controller, or all members of a circle that control each other (nobody heads it).
        path: The stakes that carry control from them to the company, in joining order.
        others: Further such controllers; there are some only where companies disclose more than 100 %.
    """

    members: tuple[str, ...]
    path: tuple[Stake, ...]
    others: tuple[str, ...] = ()

    @property
    def circular(self) -> bool:
        """Whether control runs in a circle, so that there is no single controller."""
        return len(self.members) > 1


def controlled_by(
    controller: str | frozenset[str],
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
) -> tuple[Controlled, ...]:
    """What a party, or parties that act in concert (一致行动), control.

    Args:
        controller: A party, or a set of parties that count as one.
        stakes: Effective stakes; only what lies below the controller matters.
        kinds: Kinds of parties; a missing one counts as a company.
        threshold: Percent of votes that must be exceeded.

    Returns:
        Certain control in joining order, then possible control in joining order. The controller is not listed.
    """
    start = (controller,) if isinstance(controller, str) else controller
    parties = [party for party in start if kinds.get(party) is not PartyKind.NOMINEE]
    below = stakes_below(parties, stakes)
    rule = JointMajority(voting_graph(below, kinds), threshold)
    examined = _examine(rule, parties)
    by_pair = stakes_by_pair(below)
    return tuple(_record(company, rule, examined, by_pair) for company in examined.companies)


def controllers_of(
    company: str, stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], threshold: float = MAJORITY
) -> dict[str, Controlled]:
    """Every party that controls the company, with its record of it; certain ones first, then by percent and id."""
    above = stakes_above(company, stakes)
    rule = JointMajority(voting_graph(above, kinds), threshold)
    by_pair = stakes_by_pair(stake for stake in above if stake.company == company)
    found: list[tuple[str, Controlled]] = []
    for candidate in rule.candidates(rule.graph.companies_of):
        examined = _examine(rule, [candidate])
        if company in examined.widest.carriers or company in examined.certain.carriers:
            found.append((candidate, _record(company, rule, examined, by_pair)))
    found.sort(key=lambda item: (item[1].certainty.value, -item[1].percent, item[0]))
    return dict(found)


def all_control(
    stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], threshold: float = MAJORITY
) -> dict[str, tuple[Controlled, ...]]:
    """Every controller of the market with what it controls, in the order of the controllers' ids."""
    rule = JointMajority(voting_graph(stakes, kinds), threshold)
    examined = {candidate: _examine(rule, [candidate]) for candidate in rule.candidates(rule.graph.companies_of)}
    members = {member for sets in examined.values() for member in sets.widest.joined}
    by_pair = stakes_by_pair(stake for stake in stakes if stake.holder in members)
    return {
        controller: tuple(_record(company, rule, sets, by_pair) for company in sets.companies)
        for controller, sets in examined.items()
    }


def ultimate_controller(
    company: str, stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], threshold: float = MAJORITY
) -> UltimateControl | None:
    """The certain controller of the company that nobody controls, or the circle of them; None if nobody controls."""
    above = stakes_above(company, stakes)
    rule = JointMajority(voting_graph(above, kinds), threshold)
    heads = _heads(company, rule)
    if not heads:
        return None
    first = min(heads, key=lambda head: (-heads[head].sums[company].low, head))
    others = tuple(sorted(head for head in heads if head != first))
    by_pair = stakes_by_pair(above)
    path = tuple(stake for pair in heads[first].carriers_to(company) for stake in by_pair[pair])
    return UltimateControl(_circle(first, heads[first], rule), path, others)


class _Examined(NamedTuple):
    """What a controller controls certainly, and what it controls at most."""

    certain: ControlledSet
    widest: ControlledSet

    @property
    def companies(self) -> list[str]:
        """The controlled companies: certain ones in joining order, then possible ones."""
        return self.widest.joined[len(self.certain.start) :]


def _examine(rule: JointMajority, parties: Sequence[str]) -> _Examined:
    certain = rule.certain(parties)
    return _Examined(certain, rule.possible(certain) if rule.graph.banded else certain)


def _record(
    company: str, rule: JointMajority, examined: _Examined, by_pair: Mapping[tuple[str, str], tuple[Stake, ...]]
) -> Controlled:
    certain, widest = examined
    sure = company in certain.carriers
    minimum = certain.sums.get(company)
    carriers = (certain if sure else widest).carriers[company]
    return Controlled(
        company,
        0.0 if minimum is None else minimum.low,
        rule.at_most(company, widest.sums[company]),
        ControlCertainty.CERTAIN if sure else ControlCertainty.POSSIBLE,
        tuple(stake for holder in carriers for stake in by_pair[holder, company]),
    )


def _heads(company: str, rule: JointMajority) -> dict[str, ControlledSet]:
    """Controllers of the company that no other of them controls; of a circle, the one met first.

    C(Y) is part of C(X) whenever X controls Y: whatever an examined party controls needs no examination of its
    own. The most distant ones go first, since they tend to settle the rest.
    """
    distance = distances(company, rule.graph.holders_of)
    settled: set[str] = {company}
    heads: dict[str, ControlledSet] = {}
    for candidate in sorted(rule.candidates(distance), key=lambda party: (-distance[party], party)):
        if candidate in settled:
            continue
        examined = rule.certain([candidate])
        settled.update(examined.joined)
        if company in examined.carriers:
            heads = {head: kept for head, kept in heads.items() if head not in examined.carriers}
            heads[candidate] = examined
    return heads


def _circle(head: str, controlled: ControlledSet, rule: JointMajority) -> tuple[str, ...]:
    """The head with every party that it controls and that controls it."""
    over_head = rule.graph.reachable([head], upwards=True)
    suspects = [party for party in controlled.carriers if party in over_head]
    mutual = [party for party in suspects if head in rule.certain([party]).carriers]
    return tuple(sorted([head, *mutual]))
