"""Reading single fields of registry records: names, percentages, days. Each gives a value or the Problem it has."""

import re
import unicodedata
from datetime import date

from domain.ownership.records import Problem, Reason

MAX_NAME = 1_000
"""The longest name or id that is taken, in characters."""

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_JOINERS = "\u200c\u200d"
_CLEANED = "{field}: control characters were removed"


def clean_text(text: str, field: str) -> tuple[str, str | None] | Problem:
    """A name or id, trimmed, and a notice if it had to be cleaned.

    Tabs, line and paragraph separators become spaces; other control characters and invisible format characters
    (text direction among them) are removed, the joiners of Persian and Indic script kept.

    Problems: MALFORMED for a NUL or half a surrogate pair, which only damaged files hold; TOO_LONG over MAX_NAME.
    """
    text = text.strip()
    if len(text) > MAX_NAME:
        return Problem(Reason.TOO_LONG, f"{field} has {len(text):,} characters, more than {MAX_NAME:,}.")
    if text.isprintable():
        return text, None
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        return Problem(Reason.MALFORMED, f"{field} holds bytes that are no text: {text[:60]!a}.")
    cleaned = "".join(map(_printable, text)).strip()
    return cleaned, None if cleaned == text else _CLEANED.format(field=field)


def read_percent(text: str, field: str) -> float | Problem:
    """A percentage of 0 to 100, written as any plain or scientific decimal.

    Problems: BAD_NUMBER for anything else, a percent sign, a decimal comma, infinity and NaN included; OUT_OF_RANGE.
    """
    stripped = text.strip()
    if not _DECIMAL.fullmatch(stripped):
        return Problem(Reason.BAD_NUMBER, f"{field} is no decimal number: {quoted(text)}; write 51.5 for 51.5 %.")
    percent = float(stripped)
    if not 0 <= percent <= 100:
        return Problem(Reason.OUT_OF_RANGE, f"{field} is not between 0 and 100: {quoted(text)}.")
    return percent + 0.0  # -0.0 becomes 0.0


def read_day(text: str, field: str) -> date | Problem | None:
    """A calendar day written ``2024-05-31``, None when blank. Problems: BAD_DATE for any other text."""
    stripped = text.strip()
    if not stripped:
        return None
    if _DAY.fullmatch(stripped):
        try:
            return date.fromisoformat(stripped)
        except ValueError:
            pass
    return Problem(Reason.BAD_DATE, f"{field} is no calendar day: {quoted(text)}; write 2024-05-31.")


def quoted(text: str) -> str:
    """A value as a problem may print it: quoted, escaped where invisible, at most 60 characters."""
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Zl", "Zp"} or char in "\t\n\r\v\f\x85":
        return " "
    return "" if category == "Cc" or (category == "Cf" and char not in _JOINERS) else char
