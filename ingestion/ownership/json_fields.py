"""Careful access to JSON records: a missing, blank or oddly shaped value is simply not there."""

import re
from datetime import date
from functools import lru_cache

from domain.ownership.records import Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?", re.ASCII | re.DOTALL)
_PARTIAL_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", re.ASCII)


def member(tree: RawValue, *path: str) -> RawValue:
    """What stands at a path of names, None if nothing does."""
    for name in path:
        if not isinstance(tree, dict):
            return None
        tree = tree.get(name)
    return tree


def text(tree: RawValue, *path: str) -> str | None:
    """The text or number at a path, trimmed; None when blank."""
    found = member(tree, *path)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    return str(found).strip() or None


def items(tree: RawValue, *path: str) -> list[RawValue]:
    """The list at a path; a single value stands for a list of one."""
    found = member(tree, *path)
    if isinstance(found, list):
        return found
    return [] if found is None else [found]


def texts(tree: RawValue, *path: str) -> list[str]:
    """The texts of the list at a path, each once."""
    return list(dict.fromkeys(filter(None, (text(item) for item in items(tree, *path)))))


def day(tree: RawValue, *path: str) -> date | Problem | None:
    """The day at a path, as printed: the local day of a time with an offset. Problems: BAD_DATE."""
    found = text(tree, *path)
    return None if found is None else _day(found, ".".join(path))


def partial_day(tree: RawValue, *path: str) -> str | None:
    """A year, a month or a day as printed (``1970-05``), None for anything else."""
    found = (text(tree, *path) or "").partition("T")[0]
    return found if _PARTIAL_DAY.fullmatch(found) else None


def unknown_names(tree: dict[str, RawValue], known: frozenset[str]) -> list[str]:
    """A notice for each name that is not known."""
    return [f"unknown field {quoted(name)}" for name in tree if name not in known]


@lru_cache(1 << 12)
def _day(found: str, name: str) -> date | Problem:
    matched = _MOMENT.fullmatch(found)
    try:
        return date.fromisoformat(matched[1] if matched else "")
    except ValueError:
        return Problem(Reason.BAD_DATE, f"{name} is no ISO 8601 date: {quoted(found)}.")
