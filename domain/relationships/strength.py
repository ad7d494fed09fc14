"""How strong a colleague's relationship with a contact is, from what happened between them.

With w the weight of an interaction's kind, e that of its depth, g that of the contact's seniority and d the days since
it: r = g * sum of w * e * 2^(-d / h), s = 1 - exp(-r / k), with a half-life h of 30 days and k = 5. Where both
directions are recorded, s is multiplied by 0.5 + 0.5 * b, with b the weaker direction over the stronger: an answered
message counts more than an unanswered one. r decays by itself, so that a stored r stays exact:
r(t) = r(t0) * 2^(-(t - t0) / h).

For people to see why, r is told in factors that multiply to it exactly: recency (what time has left of the latest
interaction), frequency (what came together until then), depth (their mean depth) and seniority.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp, exp2

from domain.errors import InvalidInput
from domain.relationships.contact import Seniority

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


class Depth(StrEnum):
    """How deep an interaction went."""

    BRIEF = "BRIEF"
    WORKING = "WORKING"
    IN_DEPTH = "IN_DEPTH"


DEPTH_WEIGHTS = {Depth.BRIEF: 0.5, Depth.WORKING: 1.0, Depth.IN_DEPTH: 1.5}
SENIORITY_WEIGHTS = {
    Seniority.STAFF: 1.0,
    Seniority.MANAGER: 1.1,
    Seniority.DIRECTOR: 1.25,
    Seniority.EXECUTIVE: 1.4,
    Seniority.BOARD: 1.5,
}
"""A senior contact has less time to give: an hour of it says more."""

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
        depth: How deep it went.
    """

    on: date
    kind: InteractionKind
    initiator: Initiator = Initiator.BOTH
    participants: int = 2
    depth: Depth = Depth.WORKING


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a relationship is, and the factors that make it so.

    Attributes:
        recency: What time has left of the latest interaction, 1 on its day, half after every 30 days; 0 without one.
        frequency: Weights of all interactions, each decayed until the day of the latest.
        depth: Mean weight of their depth, 0.5 to 1.5; 1 without any.
        seniority: Weight of the contact's seniority, 1 to 1.5; 1 where it is not known.
        from_us: What is left of the interactions that the colleague began.
        from_them: The same of those that the contact began.
        interactions: How many interactions count.
        last_on: Day of the latest of them; None without any.
    """

    recency: float
    frequency: float
    depth: float
    seniority: float
    from_us: float
    from_them: float
    interactions: int
    last_on: date | None

    @property
    def reciprocity(self) -> float | None:
        """The weaker direction over the stronger; None while only one direction, or none, is recorded."""
        return _balance(self.from_us, self.from_them)

    @property
    def accumulated(self) -> float:
        """What r is on the day; store it with the day to let it decay."""
        return self.recency * self.frequency * self.depth * self.seniority

    @property
    def value(self) -> float:
        """s, from 0 (nothing recorded) to below 1."""
        return _value(self.accumulated, self.reciprocity)

    @property
    def formula(self) -> str:
        """The computation with its numbers, rounded for reading."""
        parts = f"{self.recency:.2f} × {self.frequency:.2f} × {self.depth:.2f} × {self.seniority:.2f}"
        both = "" if self.reciprocity is None else f" × (0.5 + 0.5 × {self.reciprocity:.2f})"
        return f"(1 − exp(−{parts} ÷ {SATURATION:.0f})){both} = {self.value:.2f}"


def strength(interactions: Iterable[Contacted], today: date, seniority: Seniority | None = None) -> Strength:
    """The strength of a relationship on the day; 0 without any interaction.

    Raises:
        InvalidInput: an interaction lies in the future, or fewer than two people took part.
    """
    plain: defaultdict[date, float] = defaultdict(float)
    deep: defaultdict[date, float] = defaultdict(float)
    directed = {Initiator.US: 0.0, Initiator.THEM: 0.0}
    count = 0
    for one in interactions:
        _require_possible(one, today)
        weight = WEIGHTS[one.kind] / (one.participants - 1)
        if weight == 0:
            continue
        plain[one.on] += weight
        deep[one.on] += weight * DEPTH_WEIGHTS[one.depth]
        if one.initiator in directed:
            directed[one.initiator] += weight * decayed(1.0, one.on, today)
        count += 1
    last = max(plain, default=None)
    total, deepened = _left(plain, last or today), _left(deep, last or today)
    return Strength(
        recency=decayed(1.0, last, today) if last else 0.0,
        frequency=total,
        depth=deepened / total if total else 1.0,
        seniority=1.0 if seniority is None else SENIORITY_WEIGHTS[seniority],
        from_us=directed[Initiator.US],
        from_them=directed[Initiator.THEM],
        interactions=count,
        last_on=last,
    )


def strength_today(recency: float, directed: tuple[float, float], then: date, today: date) -> float:
    """What a strength is worth today of which r, and of it what each side began, were stored on a day."""
    return _value(decayed(recency, then, today), _balance(*directed))


def decayed(recency: float, then: date, today: date) -> float:
    """What is left today of an r that was stored on a day."""
    return recency * exp2(-(today - then).days / HALF_LIFE_DAYS)


def _value(accumulated: float, balance: float | None) -> float:
    saturated = 1.0 - exp(-accumulated / SATURATION)
    return saturated if balance is None else saturated * (0.5 + 0.5 * balance)


def _balance(one: float, other: float) -> float | None:
    weaker, stronger = sorted((one, other))
    return weaker / stronger if weaker > 0 else None


def _left(by_day: Mapping[date, float], on: date) -> float:
    """What the days together leave on a day, none counting more than the cap."""
    return sum(decayed(min(weight, DAILY_CAP), day, on) for day, weight in sorted(by_day.items()))


def _require_possible(one: Contacted, today: date) -> None:
    if one.on > today:
        msg = f"The interaction of {one.on.isoformat()} lies in the future."
        raise InvalidInput(msg, "Log it when it has taken place, or plan an action.", ("on",))
    if one.participants < 2:
        msg = f"An interaction has at least 2 participants, not {one.participants}."
        raise InvalidInput(msg, "Count both sides.", ("participants",))
