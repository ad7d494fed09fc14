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

Appointments (the board's majority, 执行事务合伙人) set control directly, with the reason in the answer: Y is in C(X) if
a member of C(X) appoints. Parties that act in concert (一致行动) are one controller: C(X) starts with all of them. Each
of them is listed with what the concert controls; ``Controlled.concert`` says when it does not do so alone. Whoever
controls one member does not thereby control what the concert does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.ownership.arrangements import NO_ARRANGEMENTS, Appointment, Arrangements
from domain.ownership.joint_majority import ControlledSet, JointMajority
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import stakes_above, stakes_below, stakes_by_pair, voting_graph
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
        appointments: The appointments that set control, where votes do not.
        concert: The parties that control together, the controller among them; empty when it does so alone.
    """

    company: str
    percent: float
    maximum: float
    certainty: ControlCertainty
    witness: tuple[Stake, ...]
    appointments: tuple[Appointment, ...] = ()
    concert: frozenset[str] = frozenset()


def controlled_by(
    controller: str | frozenset[str],
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> tuple[Controlled, ...]:
    """What a party controls, alone and in concert, or what the parties of a set control as one.

    Args:
        controller: A party, or a set of parties that count as one.
        stakes: Effective stakes; only what lies below the controller matters.
        kinds: Kinds of parties; a missing one counts as a company.
        threshold: Percent of votes that must be exceeded.
        arrangements: Appointments and concerts.

    Returns:
        Certain control in joining order, then possible control in joining order: first what the controller has alone.
        The controller is not listed.
    """
    given = frozenset([controller]) if isinstance(controller, str) else controller
    start = frozenset(party for party in given if kinds.get(party) is not PartyKind.NOMINEE)
    if not start:
        return ()
    around = Surroundings.of(stakes, kinds, threshold, arrangements, below=start)
    concerts = around.arrangements.concerts_with(start) if isinstance(controller, str) else []
    found = {one.company: one for one in around.records(start)}
    for concert in concerts:
        found |= {one.company: one for one in around.records(concert, concert) if _adds(one, found)}
    return tuple(sorted(found.values(), key=lambda one: one.certainty.value))


def controllers_of(
    company: str,
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> dict[str, Controlled]:
    """Every party that controls the company, with its record of it; certain ones first, then by percent and id."""
    around = Surroundings.of(stakes, kinds, threshold, arrangements, above=company)
    found: dict[str, Controlled] = {}
    for candidate in around.rule.candidates(around.rule.graph.companies_of):
        record = around.record(frozenset([candidate]), company)
        if record is not None:
            found[candidate] = record
    for concert in around.arrangements.concerts:
        record = None if company in concert else around.record(concert, company, concert)
        if record is not None:
            found |= {party: record for party in concert if party not in found or _adds(record, {company: found[party]})}
    return dict(sorted(found.items(), key=lambda item: (item[1].certainty.value, -item[1].percent, item[0])))


def all_control(
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = MAJORITY,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> dict[str, tuple[Controlled, ...]]:
    """Every controller of the market with what it controls, in the order of the controllers' ids.

    With the evidence of every pair; ``market_control`` gives the pairs alone, for whole markets.
    """
    around = Surroundings.of(stakes, kinds, threshold, arrangements)
    found = {
        candidate: {one.company: one for one in around.records(frozenset([candidate]))}
        for candidate in around.rule.candidates(around.rule.graph.companies_of)
    }
    for concert in around.arrangements.concerts:
        records = around.records(concert, concert)
        for party in concert if records else ():
            own = found.setdefault(party, {})
            own |= {one.company: one for one in records if _adds(one, own)}
    return {
        controller: tuple(sorted(records.values(), key=lambda one: one.certainty.value))
        for controller, records in sorted(found.items())
    }


class _Examined(NamedTuple):
    """What a controller controls certainly, and what it controls at most."""

    certain: ControlledSet
    widest: ControlledSet

    @property
    def companies(self) -> list[str]:
        """The controlled companies: certain ones in joining order, then possible ones."""
        return self.widest.joined[len(self.certain.start) :]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The rule on the stakes that matter for a question, and what is needed to name the evidence."""

    rule: JointMajority
    arrangements: Arrangements
    by_pair: Mapping[tuple[str, str], tuple[Stake, ...]]

    @classmethod
    def of(
        cls,
        stakes: Sequence[Stake],
        kinds: Mapping[str, PartyKind],
        threshold: float,
        arrangements: Arrangements,
        *,
        below: frozenset[str] = frozenset(),
        above: str | None = None,
    ) -> "Surroundings":
        """Those below the parties, those above the company, or all."""
        effective = arrangements.effective(kinds)
        if below:
            start = below.union(*effective.concerts_with(below))
            stakes = stakes_below(start, stakes, effective.appointments)
        elif above is not None:
            stakes = stakes_above(above, stakes, effective.appointments)
        rule = JointMajority(voting_graph(stakes, kinds, effective.appointments), threshold)
        return cls(rule, effective, stakes_by_pair(stakes))

    def records(self, start: frozenset[str], concert: frozenset[str] = frozenset()) -> list[Controlled]:
        """What the start controls, certain ones first."""
        examined = self._examine(start)
        return [self._describe(company, examined, concert) for company in examined.companies]

    def record(
        self, start: frozenset[str], company: str, concert: frozenset[str] = frozenset()
    ) -> Controlled | None:
        """The start's control of the company, if any."""
        examined = self._examine(start)
        if company in examined.widest.carriers or company in examined.certain.carriers:
            return self._describe(company, examined, concert)
        return None

    def appointments(self, found: ControlledSet, carriers: Iterable[tuple[str, str]]) -> tuple[Appointment, ...]:
        """The appointments among the pairs that carry control."""
        pairs = {pair: None for pair in carriers if pair[1] in found.by_appointment}
        known = self.arrangements.appointments
        return tuple(one for pair in pairs for one in known if (one.appointer, one.company) == pair)

    def _examine(self, start: frozenset[str]) -> _Examined:
        certain = self.rule.certain(start)
        return _Examined(certain, self.rule.possible(certain) if self.rule.graph.banded else certain)

    def _describe(self, company: str, examined: _Examined, concert: frozenset[str]) -> Controlled:
        certain, widest = examined
        sure = company in certain.carriers
        minimum = certain.sums.get(company)
        deciding = certain if sure else widest
        pairs = [(holder, company) for holder in deciding.carriers[company]]
        return Controlled(
            company,
            0.0 if minimum is None else minimum.low,
            self.rule.at_most(company, widest.sums[company]),
            ControlCertainty.CERTAIN if sure else ControlCertainty.POSSIBLE,
            () if company in deciding.by_appointment else self._stakes(pairs),
            self.appointments(deciding, pairs),
            concert,
        )

    def _stakes(self, pairs: Iterable[tuple[str, str]]) -> tuple[Stake, ...]:
        return tuple(stake for pair in pairs for stake in self.by_pair.get(pair, ()))


def _adds(record: Controlled, alone: Mapping[str, Controlled]) -> bool:
    """Whether control in concert says more than what a member controls alone."""
    own = alone.get(record.company)
    return own is None or (own.certainty, record.certainty) == (ControlCertainty.POSSIBLE, ControlCertainty.CERTAIN)
