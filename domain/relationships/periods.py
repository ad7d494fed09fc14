"""Rules of dated facts: a change ends what was true and begins what is, on one day.

A fact is true on ``[valid_from, valid_to)``. A change on the day on which the fact began leaves an empty period behind:
no day asks for it, but what was written down, by whom and when, stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import Clash, Conflict, InvalidInput


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which a fact is true; ``end`` is the first day on which it no longer is, None: it goes on."""

    start: date
    end: date | None = None

    def contains(self, day: date) -> bool:
        """Whether the fact is true on the day."""
        return self.start <= day and (self.end is None or day < self.end)


def period(start: date, end: date | None, path: Sequence[str]) -> Period:
    """A period of at least one day.

    Raises:
        InvalidInput: it ends before or when it begins.
    """
    if end is not None and end <= start:
        raise InvalidInput(f"The period ends on {end}, not after its first day, {start}.", "Correct one of them.", path)
    return Period(start, end)


def require_open(known: Period, on: date, path: Sequence[str]) -> None:
    """Return if a change of a known fact may begin on the day.

    Raises:
        InvalidInput: the day lies before the first day of what is known.
        Conflict: the fact has ended by then.
    """
    if on < known.start:
        raise InvalidInput(
            f"What is to change is known from {known.start} on; {on} lies before that.", "Choose a later day.", path
        )
    if known.end is not None and known.end <= on:
        raise Conflict(f"It has ended on {known.end}.", "Read it again; begin a new one if it is true again.")


def require_version(
    based_on: int, stored: int, wanted: Mapping[str, object], values: Mapping[str, object], changed_by: str | None
) -> None:
    """Return if a change is based on the stored version.

    Raises:
        Conflict: somebody else was first; it carries both values of every field that would differ.
    """
    if based_on == stored:
        return
    clashes = [
        Clash(field, _text(value), _text(values.get(field)))
        for field, value in wanted.items()
        if _text(value) != _text(values.get(field))
    ]
    raise Conflict(
        f"You looked at version {based_on}; {changed_by or 'somebody'} has made it version {stored}.",
        "Compare both values and send the change again, based on the version stored now.",
        clashes,
        stored,
    )


def _text(value: object) -> str | None:
    if value is None or value == []:
        return None
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
