"""The effective stake of a pair on a date, chosen from what several sources assert."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.ownership.records import UNDISCLOSED, Share
from domain.ownership.stakes import SOURCE_ORDER, Stake, Validity

ROUNDING = 0.01
"""Percent points that sources may differ by without disagreeing: most publish two decimals."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One source's assertion that a party holds a stake in another, as it is stored.

    Attributes:
        id: Ours; becomes the id of the effective stake.
        holder: The holder's id.
        company: The company's id.
        source: Name of the source, see ``SOURCE_ORDER``.
        capital: The economic share.
        voting: The votes, undisclosed where the source does not separate them.
        validity: When it is true.
        recorded_at: When we learned it, ISO 8601.
        direct: False for a claim about an indirect interest: never added to direct stakes.
    """

    id: str
    holder: str
    company: str
    source: str
    capital: Share = UNDISCLOSED
    voting: Share = UNDISCLOSED
    validity: Validity = field(default_factory=Validity)
    recorded_at: str = ""
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A pair of which two sources say what cannot both be true; ``stakes`` are (source, stake), preferred first."""

    holder: str
    company: str
    stakes: tuple[tuple[str, Stake], ...]


def effective_stakes(
    assertions: Iterable[Assertion], on: date, source_order: Sequence[str] = SOURCE_ORDER
) -> tuple[Stake, ...]:
    """One stake per pair, from the direct assertions valid on the date; by holder, then company.

    The first source of ``source_order`` that speaks of the pair counts, sources not listed come last in the order
    of their names. Its assertions of the pair add up: an undisclosed one adds 0 at least and leaves the upper end
    at 100; votes missing in one of them are its economic share. The id is that of the newest: an unknown start,
    then the latest start of validity, then the smallest id. The open ends are those of the votes where they are
    given, since only the control rule looks at them.
    """
    return tuple(stated[0][1] for _, stated in _by_pair(assertions, on, source_order))


def disagreements(
    assertions: Iterable[Assertion], on: date, source_order: Sequence[str] = SOURCE_ORDER
) -> tuple[Disagreement, ...]:
    """The pairs whose sources differ on the date: bands, or exact values beyond rounding, that do not meet.

    A band that contains another source's exact value, and a share that is not disclosed, agree with it. A pair
    that only one source knows is no disagreement.
    """
    return tuple(
        Disagreement(holder, company, tuple(stated))
        for (holder, company), stated in _by_pair(assertions, on, source_order)
        if any(_differ(one, other) for _, one in stated for _, other in stated)
    )


def _by_pair(
    assertions: Iterable[Assertion], on: date, source_order: Sequence[str]
) -> list[tuple[tuple[str, str], list[tuple[str, Stake]]]]:
    """Per pair, every source's stake, preferred source first."""
    rank = {source: place for place, source in enumerate(source_order)}
    groups: dict[tuple[str, str], dict[str, dict[str, Assertion]]] = {}
    for assertion in assertions:
        if assertion.direct and assertion.validity.contains(on):
            sources = groups.setdefault((assertion.holder, assertion.company), {})
            sources.setdefault(assertion.source, {})[assertion.id] = assertion
    return [
        (
            pair,
            [
                (source, _summed(list(sources[source].values())))
                for source in sorted(sources, key=lambda name: (rank.get(name, len(rank)), name))
            ],
        )
        for pair, sources in sorted(groups.items())
    ]


def _summed(assertions: Sequence[Assertion]) -> Stake:
    ordered = sorted(assertions, key=lambda assertion: assertion.id)
    newest = max(ordered, key=lambda assertion: assertion.validity.start or date.max)  # of equals the smallest id
    capital = _sum([assertion.capital for assertion in ordered])
    voting = UNDISCLOSED
    if any(assertion.voting != UNDISCLOSED for assertion in ordered):
        voting = _sum([_votes(assertion) for assertion in ordered])
    ends = capital if voting == UNDISCLOSED else voting
    return Stake(
        holder=newest.holder,
        company=newest.company,
        low=capital.low,
        high=capital.high,
        voting_low=voting.low,
        voting_high=voting.high,
        low_open=ends.low_open,
        high_open=ends.high_open,
        id=newest.id,
    )


def _votes(assertion: Assertion) -> Share:
    return assertion.capital if assertion.voting == UNDISCLOSED else assertion.voting


def _sum(shares: Sequence[Share]) -> Share:
    if len(shares) == 1:
        return shares[0]
    if all(share.low is None and share.high is None for share in shares):
        return UNDISCLOSED
    low = sum(share.low or 0.0 for share in shares)
    high = sum(100.0 if share.high is None else share.high for share in shares)
    exact = all(share.percent is not None for share in shares)
    return Share(
        low,
        high if exact else max(low, min(high, 100.0)),
        any(share.low_open for share in shares),
        any(share.high_open for share in shares),
    )


def _differ(one: Stake, other: Stake) -> bool:
    apart = _apart(one.low, one.high, other.low, other.high)
    if one.voting_low is None or other.voting_low is None:
        return apart
    return apart or _apart(one.voting_low, one.voting_high, other.voting_low, other.voting_high)


def _apart(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> bool:
    least = max(low or 0.0, other_low or 0.0)
    most = min(100.0 if high is None else high, 100.0 if other_high is None else other_high)
    return least > most + ROUNDING
