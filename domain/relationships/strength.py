"""How strong a colleague's relationship with a contact is, from what happened between them.

With w the weight of an interaction's kind and d the days since it: r = sum of w * 2^(-d / h), s = 1 - exp(-r / k),
with a half-life h of 30 days and k = 5. Where both directions are recorded, s is multiplied by 0.5 + 0.5 * b, with b
the weaker direction over the stronger: an answered message counts more than an unanswered one. r decays by itself, so
that a stored r stays exact: r(t) = r(t0) * 2^(-(t - t0) / h).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp, exp2

from domain.errors import InvalidInput

HALF_LIFE_DAYS = 30.0
SATURATION = 5.0
DAILY_CAP = 5.0
"""Most that one day can add to r: ten mails in an afternoon are one conversation."""


class InteractionKind(StrEnum):
    """What happened between a colleague and a contact."""

    VISIT = "VISIT"
    MEETING = "MEETING"
    CALL = "CALL"
    EMAIL = "EMAIL"
    CHAT = "CHAT"
    MASS_EMAIL = "MASS_EMAIL"


class Initiator(StrEnum):
    """Who turned to whom."""

    US = "US"
    THEM = "THEM"
    BOTH = "BOTH"


WEIGHTS = {
    InteractionKind.VISIT: 3.0,
    InteractionKind.MEETING: 3.0,
    InteractionKind.CALL: 2.0,
    InteractionKind.EMAIL: 1.0,
    InteractionKind.CHAT: 1.0,
    InteractionKind.MASS_EMAIL: 0.0,
}


@dataclass(frozen=True, slots=True)
class Contacted:
    """One interaction of a colleague with a contact.

    Attributes:
        on: The day.
        kind: What happened.
        initiator: Who turned to whom; BOTH for what has no direction, such as a meeting.
        participants: How many people took part, both of them included; the weight is shared among the others.
    """

    on: date
    kind: InteractionKind
    initiator: Initiator = Initiator.BOTH
    participants: int = 2


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a relationship is.

    Attributes:
        value: s, from 0 (nothing recorded) to below 1.
        recency: r on the day; store it with the day to let it decay.
        balance: b, the weaker direction over the stronger; None while only one direction, or none, is recorded.
        interactions: How many interactions count.
    """

    value: float
    recency: float
    balance: float | None
    interactions: int


def strength(interactions: Iterable[Contacted], today: date) -> Strength:
    """The strength of a relationship on the day; 0 without any interaction.

    Raises:
        InvalidInput: an interaction lies in the future, or fewer than two people took part.
    """
    by_day: defaultdict[date, float] = defaultdict(float)
    directed = {Initiator.US: 0.0, Initiator.THEM: 0.0}
    count = 0
    for one in interactions:
        _require_possible(one, today)
        weight = WEIGHTS[one.kind] / (one.participants - 1)
        by_day[one.on] += weight
        if one.initiator in directed:
            directed[one.initiator] += weight * decayed(1.0, one.on, today)
        count += weight > 0
    recency = sum(decayed(min(weight, DAILY_CAP), day, today) for day, weight in sorted(by_day.items()))
    weaker, stronger = sorted(directed.values())
    balance = weaker / stronger if weaker > 0 else None
    return Strength(_value(recency, balance), recency, balance, count)


def strength_today(recency: float, directed: tuple[float, float], then: date, today: date) -> float:
    """What a strength is worth today of which r, and of it what each side began, were stored on a day."""
    weaker, stronger = sorted(directed)
    return _value(decayed(recency, then, today), weaker / stronger if weaker > 0 else None)


def decayed(recency: float, then: date, today: date) -> float:
    """What is left today of an r that was stored on a day."""
    return recency * exp2(-(today - then).days / HALF_LIFE_DAYS)


def _value(recency: float, balance: float | None) -> float:
    saturated = 1.0 - exp(-recency / SATURATION)
    return saturated if balance is None else saturated * (0.5 + 0.5 * balance)


def _require_possible(one: Contacted, today: date) -> None:
    if one.on > today:
        msg = f"The interaction of {one.on.isoformat()} lies in the future."
        raise InvalidInput(msg, "Log it when it has taken place, or plan an action.", ("on",))
    if one.participants < 2:
        msg = f"An interaction has at least 2 participants, not {one.participants}."
        raise InvalidInput(msg, "Count both sides.", ("participants",))
