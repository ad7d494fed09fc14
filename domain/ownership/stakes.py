"""Effective stakes: the input of every ownership rule."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stake:
    """The effective stake of one holder in one company on one date, in percent of 0 to 100.

    ``low`` and ``high`` bound the economic share (equal when exact; None: not disclosed). ``voting_low`` and
    ``voting_high`` bound the votes where the source gives them; a rule that asks for votes falls back to the
    economic share. ``*_open`` tell that the end itself is excluded. Sums above 100 are kept as disclosed.
    """

    holder: str
    company: str
    low: float | None
    high: float | None
    voting_low: float | None = None
    voting_high: float | None = None
    low_open: bool = False
    high_open: bool = False
    id: str = ""

    @property
    def percent(self) -> float | None:
        """The exact economic share, None for a band or an undisclosed one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Validity:
    """A half-open period ``[start, end)``; None is unbounded."""

    start: date | None = None
    end: date | None = None

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


SOURCE_ORDER: tuple[str, ...] = (
    "user",  # a person of the team stated it
    "cn-registry",
    "uk-psc",
    "bods",
    "a-share",
    "gleif",
    "holdings-csv",
    "demo",
)
"""Which source's assertion of a stake counts when several speak of one pair: the first; unlisted ones come last."""

_RANKS = {source: rank for rank, source in enumerate(SOURCE_ORDER)}


def source_rank(source: str) -> int:
    """The place of a source in ``SOURCE_ORDER``, lower counts first; unlisted sources share the last place."""
    return _RANKS.get(source, len(_RANKS))
