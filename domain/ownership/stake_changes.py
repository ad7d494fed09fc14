"""What changed between two dates: the difference of two sets of effective stakes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.ownership.stake_graph import TOLERANCE
from domain.ownership.stakes import Stake


class ChangeKind(StrEnum):
    """How a stake differs on the later date.

    APPEARED, ENDED: there is none on the other date. INCREASED, DECREASED: no end of the band moved the other way.
    DISCLOSED, WITHHELD: the share was not disclosed before, or no longer is. RESTATED: anything else, such as a band
    that became narrower, or votes alone.
    """

    APPEARED = "APPEARED"
    ENDED = "ENDED"
    INCREASED = "INCREASED"
    DECREASED = "DECREASED"
    DISCLOSED = "DISCLOSED"
    WITHHELD = "WITHHELD"
    RESTATED = "RESTATED"


@dataclass(frozen=True, slots=True)
class StakeChange:
    """One pair whose effective stake differs between two dates; None: no stake on that date."""

    holder: str
    company: str
    before: Stake | None
    after: Stake | None

    @property
    def kind(self) -> ChangeKind:
        """How it differs."""
        if self.before is None:
            return ChangeKind.APPEARED
        if self.after is None:
            return ChangeKind.ENDED
        was, now = _share(self.before), _share(self.after)
        if was is None or now is None:
            return ChangeKind.RESTATED if was == now else ChangeKind.WITHHELD if now is None else ChangeKind.DISCLOSED
        moves = [later - earlier for earlier, later in zip(was, now, strict=True)]
        if max(moves) <= TOLERANCE and min(moves) < -TOLERANCE:
            return ChangeKind.DECREASED
        if min(moves) >= -TOLERANCE and max(moves) > TOLERANCE:
            return ChangeKind.INCREASED
        return ChangeKind.RESTATED

    @property
    def movement(self) -> float:
        """By how many points the lower end moved, in either direction; a stake that is not disclosed counts as 0."""
        low = 0.0 if self.before is None else self.before.low or 0.0
        later = 0.0 if self.after is None else self.after.low or 0.0
        return abs(later - low)


def stake_changes(before: Iterable[Stake], after: Iterable[Stake]) -> tuple[StakeChange, ...]:
    """The pairs whose stakes differ, the largest movement first, then by company and holder.

    Each side has at most one stake a pair, as ``effective_stakes`` gives them. Another assertion that says the same
    is no change, nor is a difference within rounding of floating point.
    """
    was = {(stake.holder, stake.company): stake for stake in before}
    now = {(stake.holder, stake.company): stake for stake in after}
    changes = [
        StakeChange(holder, company, was.get((holder, company)), now.get((holder, company)))
        for holder, company in was.keys() | now.keys()
        if not same_stake(was.get((holder, company)), now.get((holder, company)))
    ]
    changes.sort(key=lambda change: (-change.movement, change.company, change.holder))
    return tuple(changes)


def same_stake(one: Stake | None, other: Stake | None) -> bool:
    """Whether two stakes of a pair say the same, whichever assertions they come from."""
    if one is None or other is None:
        return one is other
    opens = (one.low_open, one.high_open) == (other.low_open, other.high_open)
    return opens and all(map(_equal, _ends(one), _ends(other)))


def _ends(stake: Stake) -> Sequence[float | None]:
    return stake.low, stake.high, stake.voting_low, stake.voting_high


def _equal(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) <= TOLERANCE


def _share(stake: Stake) -> tuple[float, float] | None:
    if stake.low is None and stake.high is None:
        return None
    return stake.low or 0.0, 100.0 if stake.high is None else stake.high
