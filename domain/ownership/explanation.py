"""Why a party has an interest in a company, and why it controls it: the paths, the stakes and the sums behind both.

Interest: every simple path from the holder to the company with the product of its shares. Their sum is the interest
unless there are loops between them; what goes round loops is the difference to the interest of
``domain.ownership.interest``. Control: the companies that carry control from the holder to the company, in the
order in which they join, each with the stakes that brought the sum of votes over the majority.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import fsum

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.chains import survey
from domain.ownership.control import ControlCertainty, controlled_by
from domain.ownership.interest import interests_of
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import TOLERANCE, StakeGraph, economic_graph, stakes_above, stakes_by_pair
from domain.ownership.stakes import Stake

MAX_PATHS = 50
"""Paths that an explanation lists; more could not be read."""
_MAX_STEPS = 20_000
"""Partial paths looked at before the search for paths gives up."""


@dataclass(frozen=True, slots=True)
class InterestPath:
    """One path from the holder to the company: its stakes in order, and the product of their shares in percent."""

    stakes: tuple[Stake, ...]
    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class InterestExplanation:
    """How an interest adds up, in percent.

    Attributes:
        paths: Largest first.
        minimum: The interest at least: what all paths and loops bring together.
        maximum: At most.
        loop_correction: What loops add to the sum of the paths at least; None when ``truncated``.
        truncated: Whether there are more paths than listed.
    """

    paths: tuple[InterestPath, ...]
    minimum: float
    maximum: float
    loop_correction: float | None
    truncated: bool


@dataclass(frozen=True, slots=True)
class ControlStake:
    """A stake that counts towards control, and the votes that the controlled set has with it, at least and at most."""

    stake: Stake
    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class ControlStep:
    """One company that joins the controlled set by the votes of those that joined before; None: it does not join.

    ``reasons`` are those of appointments that make it join without votes.
    """

    company: str
    certainty: ControlCertainty | None
    stakes: tuple[ControlStake, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlExplanation:
    """Whether and why the holder controls the company.

    Attributes:
        certainty: None when it does not.
        steps: In joining order, the company last; without control one step, with the votes that do not suffice.
    """

    certainty: ControlCertainty | None
    steps: tuple[ControlStep, ...]


def explain_interest(holder: str, company: str, stakes: Sequence[Stake], limit: int = MAX_PATHS) -> InterestExplanation:
    """The paths of the holder's interest in the company, at most ``limit``, the largest first."""
    above = stakes_above(company, stakes)
    minimum, maximum = _interest(holder, company, above)
    graph = survey(holder, economic_graph(above)).graph
    found: list[InterestPath] = []
    truncated = False
    by_pair = stakes_by_pair(above)
    for path in _paths(holder, company, graph):
        if path is None or len(found) == limit:
            truncated = True
            break
        pairs = zip(path.parties, path.parties[1:], strict=False)
        found.append(InterestPath(tuple(one for pair in pairs for one in by_pair[pair]), path.low, path.high))
    rest = None if truncated else minimum - fsum(one.minimum for one in found)
    correction = 0.0 if rest is not None and abs(rest) < TOLERANCE else rest
    return InterestExplanation(tuple(found), minimum, maximum, correction, truncated)


def explain_control(
    holder: str,
    company: str,
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> ControlExplanation:
    """The companies, stakes and appointments that carry control from the holder to the company."""
    above = stakes_above(company, stakes, arrangements.effective(kinds).appointments)
    records = {one.company: one for one in controlled_by(holder, above, kinds, arrangements=arrangements)}
    last = records.get(company)
    if last is None:
        members = {holder, *(one.company for one in records.values() if one.certainty is ControlCertainty.CERTAIN)}
        held = [one for one in stakes if one.company == company and one.holder in members and one.holder != company]
        step = ControlStep(company, None, _running(held))
        return ControlExplanation(None, (step,) if held else ())
    needed, pending = {company}, [company]
    while pending:
        record = records[pending.pop()]
        carriers = {one.holder for one in record.witness} | {one.appointer for one in record.appointments}
        fresh = carriers & records.keys() - needed
        needed |= fresh
        pending += fresh
    steps = [
        ControlStep(one.company, one.certainty, _running(one.witness), tuple(why.reason for why in one.appointments))
        for one in records.values()
        if one.company in needed
    ]
    return ControlExplanation(last.certainty, tuple(steps))


def _interest(holder: str, company: str, above: Sequence[Stake]) -> tuple[float, float]:
    for one in interests_of(holder, above, undisclosed=True).interests:
        if one.company == company:
            return one.minimum, one.maximum
    return 0.0, 0.0


@dataclass(frozen=True, slots=True)
class _Path:
    parties: tuple[str, ...]
    low: float
    high: float


def _paths(holder: str, company: str, graph: StakeGraph) -> Iterator[_Path | None]:
    """The simple paths, largest first; a last None when the search was given up.

    Products only shrink along a path, so that whatever the queue gives next is the largest of what is left.
    """
    queue: list[tuple[float, float, tuple[str, ...]]] = [(-100.0, -100.0, (holder,))]
    looked_at = 0
    useful = graph.reachable([company], upwards=True)
    while queue:
        low, high, parties = heappop(queue)
        looked_at += 1
        if parties[-1] == company:
            yield _Path(parties, -low, -high)
            continue
        if looked_at > _MAX_STEPS:
            yield None
            return
        for other, bounds in graph.companies_of.get(parties[-1], {}).items():
            if other in useful and other not in parties:
                heappush(queue, (low * bounds.low / 100.0, high * bounds.high / 100.0, (*parties, other)))


def _running(stakes: Sequence[Stake]) -> tuple[ControlStake, ...]:
    low = high = 0.0
    found: list[ControlStake] = []
    for one in stakes:
        least, most = _votes(one)
        low, high = low + least, high + most
        found.append(ControlStake(one, low, high))
    return tuple(found)


def _votes(stake: Stake) -> tuple[float, float]:
    low, high = stake.voting_low, stake.voting_high
    if low is None and high is None:
        low, high = stake.low, stake.high
    return 0.0 if low is None else low, 100.0 if high is None else high
