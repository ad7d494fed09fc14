"""Opinions age: what nobody has looked at for a while is marked, so that nobody relies on it by habit."""

from collections.abc import Mapping
from datetime import date

from domain.errors import InvalidInput

STALE_AFTER_DAYS = 90
"""Days after which an assessment is stale unless asked otherwise: one quarter, the rhythm of account reviews."""


def stale_attributes(assessed_on: Mapping[str, date], on: date, after_days: int = STALE_AFTER_DAYS) -> tuple[str, ...]:
    """The attributes that were last assessed more than ``after_days`` days before the day, the oldest first.

    What was never assessed is unknown, not stale.

    Raises:
        InvalidInput: the number of days is negative.
    """
    if after_days < 0:
        raise InvalidInput(f"An assessment cannot age {after_days} days.", "Give 0 or more.", ["afterDays"])
    old = [(day, name) for name, day in assessed_on.items() if (on - day).days > after_days]
    return tuple(name for _, name in sorted(old))
