"""Dates that people type."""

from datetime import date

from domain.errors import InvalidInput


def read_date(text: str | None) -> date | None:
    """The as-of date that a person typed; None stays None.

    Raises:
        InvalidInput: it is no date of the form YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"{text!r} is no date.", "Write it as YYYY-MM-DD.", ("asOf",)) from error
