"""The change feed: what became different about a company between two computations of who stands where.

A company that was never seen before and whose group was not either tells nothing: the first load of a market is no
change of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.ownership.record_ids import event_id
from domain.ownership.stake_changes import StakeChange, stake_changes
from domain.ownership.stake_graph import TOLERANCE
from domain.ownership.stakes import Stake
from domain.ownership.standing import Standing

CROSSINGS = (25.0, 50.0, 75.0)
"""Percentages whose crossing is told: a blocking minority and owner's threshold, the majority, the special majority.

The registers' own bands end there too.
"""


class EventKind(StrEnum):
    """What happened to a company.

    NEW_SUBSIDIARY, LOST_SUBSIDIARY: it came under the control of the head of the later group, or left that of the
    earlier one. CONTROLLER_CHANGED: it had an ultimate controller and has another one. STAKE_CROSSED: a holder's
    stake passed one of ``CROSSINGS``, upwards or downwards. HOLDER_APPEARED, HOLDER_LEFT: a holder is new, or gone.
    """

    NEW_SUBSIDIARY = "NEW_SUBSIDIARY"
    LOST_SUBSIDIARY = "LOST_SUBSIDIARY"
    CONTROLLER_CHANGED = "CONTROLLER_CHANGED"
    STAKE_CROSSED = "STAKE_CROSSED"
    HOLDER_APPEARED = "HOLDER_APPEARED"
    HOLDER_LEFT = "HOLDER_LEFT"


@dataclass(frozen=True, slots=True)
class Shares:
    """A stake of 0 to 100 percent at least and at most; None: no stake, or not disclosed."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class OwnershipEvent:
    """One thing that happened to a company.

    Attributes:
        kind: What happened.
        company: To which company.
        group_before: Head of its group before; None where it was not known.
        group_after: Head of its group after.
        holder: Whose stake it is about; None for events of control.
        before: The holder's stake, or what the earlier head and what it controls held together.
        after: The holder's stake, or what the later head and what it controls hold together.
        threshold: The percentage that was crossed.
        valid_on: Day on which it became true, as far as the sources tell.
    """

    kind: EventKind
    company: str
    valid_on: date
    group_before: str | None = None
    group_after: str | None = None
    holder: str | None = None
    before: Shares = Shares()
    after: Shares = Shares()
    threshold: float | None = None

    def id(self, occasion: str) -> str:
        """Its id; ``occasion`` is the import run or the day after which it was seen."""
        parts = (self.kind, self.company, self.holder, self.group_before, self.group_after, self.threshold)
        return event_id(occasion, self.valid_on.isoformat(), *("" if one is None else str(one) for one in parts))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A company on one occasion: the effective stakes in it, and where it stands; None: not computed yet."""

    stakes: tuple[Stake, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """When things became true.

    Attributes:
        today: The day of the computation; taken where the sources tell no day.
        changed_on: By company and holder, the day on which a changed stake became what it is.
    """

    today: date
    changed_on: Mapping[str, Mapping[str, date]] = field(default_factory=dict)

    def of_stake(self, holder: str, company: str) -> date:
        """The day on which the holder's stake in the company changed."""
        return self.changed_on.get(company, {}).get(holder, self.today)

    def of_stakes_in(self, companies: Iterable[str]) -> date:
        """The latest day on which a stake in one of the companies changed."""
        days = [day for company in companies for day in self.changed_on.get(company, {}).values()]
        return max(days, default=self.today)


def events_of(
    company: str, before: Snapshot, after: Snapshot, calendar: Calendar, known_groups: Iterable[str] = ()
) -> list[OwnershipEvent]:
    """What happened to a company between two occasions, control first.

    Args:
        company: The company.
        before: As it was last computed.
        after: As it is.
        calendar: When the changed stakes became what they are, of all companies that were computed together.
        known_groups: Heads of groups that were known before: a company never seen before is told as new in them.
    """
    assert after.standing is not None  # noqa: S101 - what was just computed stands somewhere
    found = _control_events(company, before, after.standing, calendar, frozenset(known_groups))
    if before.standing is not None:
        groups = before.standing.head, after.standing.head
        for change in stake_changes(before.stakes, after.stakes):
            found += _stake_events(change, groups, calendar)
    return found


def _control_events(
    company: str, before: Snapshot, now: Standing, calendar: Calendar, known_groups: frozenset[str]
) -> list[OwnershipEvent]:
    was = before.standing
    old = None if was is None or not was.ultimate else was.head
    new = now.head if now.ultimate else None
    if old == new or (was is None and new not in known_groups):
        return []
    controllers = {one.party for standing in (was, now) if standing for one in standing.controllers} | {company}
    kinds = [EventKind.NEW_SUBSIDIARY] if new and new != company else []
    kinds += [EventKind.LOST_SUBSIDIARY] if old and old != company else []
    kinds += [EventKind.CONTROLLER_CHANGED] if old and new else []
    return [
        OwnershipEvent(
            kind,
            company,
            calendar.of_stakes_in(controllers),
            None if was is None else was.head,
            now.head,
            before=_held_by_head(was),
            after=_held_by_head(now),
        )
        for kind in kinds
    ]


def _held_by_head(standing: Standing | None) -> Shares:
    if standing is None:
        return Shares()
    held = (Shares(one.percent, one.maximum) for one in standing.controllers if one.party == standing.head)
    return next(held, Shares())


def _stake_events(change: StakeChange, groups: tuple[str, str], calendar: Calendar) -> list[OwnershipEvent]:
    def event(kind: EventKind, threshold: float | None = None) -> OwnershipEvent:
        return OwnershipEvent(
            kind,
            change.company,
            calendar.of_stake(change.holder, change.company),
            *groups,
            change.holder,
            _shares(change.before),
            _shares(change.after),
            threshold,
        )

    if change.before is None:
        return [event(EventKind.HOLDER_APPEARED)]
    if change.after is None:
        return [event(EventKind.HOLDER_LEFT)]
    return [event(EventKind.STAKE_CROSSED, one) for one in crossed(change.before, change.after)]


def _shares(stake: Stake | None) -> Shares:
    return Shares() if stake is None else Shares(stake.low, stake.high)


def crossed(before: Stake, after: Stake, thresholds: Sequence[float] = CROSSINGS) -> list[float]:
    """The thresholds that the stake passed: it was more than that on one occasion, and is not on the other.

    Compared as the control rule does: votes where given, on the lower end, strictly; an excluded lower end that
    equals the threshold counts as more.
    """
    return [one for one in thresholds if _more_than(before, one) is not _more_than(after, one)]


def _more_than(stake: Stake, threshold: float) -> bool:
    low = stake.low if stake.voting_low is None and stake.voting_high is None else stake.voting_low
    open_end = stake.low_open and low is not None and not _exact(stake)
    return (low or 0.0) > threshold + (-TOLERANCE if open_end else TOLERANCE)


def _exact(stake: Stake) -> bool:
    votes = stake.voting_low is not None or stake.voting_high is not None
    return stake.voting_low == stake.voting_high if votes else stake.low == stake.high
