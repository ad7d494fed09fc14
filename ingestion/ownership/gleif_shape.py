"""One shape for GLEIF records, whichever of its formats they come in, and careful access to it.

JSON golden copies and XML wrap every value as ``{"$": value}``; CSV files flatten the same tree into column names such
as ``Entity.OtherEntityNames.OtherEntityName.1.xmllang``. All access goes through ``text`` and ``items``, which take
whatever stands in a record: a missing, blank or oddly shaped node is simply not there.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from domain.ownership.identifiers import lei_valid
from domain.ownership.records import Problem, Reason
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

Node = RawValue

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(T.*)?", re.ASCII | re.DOTALL)
_ABSENT = frozenset({"", "NULL"})
_LEI_LENGTH = 20
_PREFIXES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Relationship", "Period"): ("Relationship", "RelationshipPeriods", "RelationshipPeriod"),
    ("Relationship", "Qualifiers"): ("Relationship", "RelationshipQualifiers", "RelationshipQualifier"),
    ("Relationship", "Quantifiers"): ("Relationship", "RelationshipQuantifiers", "RelationshipQuantifier"),
    ("Exception", "Category"): ("ExceptionCategory",),
    ("Exception", "Reason"): ("ExceptionReason",),
    ("Exception", "Reference"): ("ExceptionReference",),
}
_LAST = {"startDate": "StartDate", "endDate": "EndDate", "periodType": "PeriodType", "xmllang": "@xml:lang"}


def nested(record: Mapping[str, RawValue]) -> dict[str, Node]:
    """The record as a tree of the XML schema's names; a row of a CSV file is unfolded, blank columns left out."""
    if not any("." in name for name in record):
        inner = record.get("RelationshipRecord")
        return dict(inner) if isinstance(inner, dict) else dict(record)
    tree: dict[str, Node] = {}
    for column, value in record.items():
        if value != "":
            _put(tree, _path(column), value)
    return tree


def node(tree: Node, *path: str) -> Node:
    """What stands at a path of names, None if nothing does."""
    for name in path:
        if not isinstance(tree, dict):
            return None
        tree = tree.get(name)
    return tree


def text(tree: Node, *path: str) -> str | None:
    """The text at a path, trimmed; None for a missing or blank one and for GLEIF's literal ``NULL``."""
    found = node(tree, *path)
    if isinstance(found, dict):
        found = found.get("$")
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    stripped = str(found).strip()
    return None if stripped in _ABSENT else stripped


def items(tree: Node, *path: str) -> list[Node]:
    """The nodes at a path, where one stands for a list of one."""
    found = node(tree, *path)
    if isinstance(found, list):
        return found
    if isinstance(found, dict) and found and all(name.isdecimal() for name in found):
        return [found[name] for name in sorted(found, key=int)]
    return [] if found is None else [found]


def names(tree: Node, *path: str) -> list[str]:
    """The names of the children at a path, attributes left out."""
    found = node(tree, *path)
    return [name for name in found if name[:1] not in "@$"] if isinstance(found, dict) else []


def moment_day(tree: Node, *path: str) -> date | Problem | None:
    """The day at a path, as printed: the local day of a time with an offset. Problems: BAD_DATE."""
    found = text(tree, *path)
    if found is None:
        return None
    matched = _MOMENT.fullmatch(found)
    try:
        return date.fromisoformat(matched[1] if matched else "")
    except ValueError:
        return Problem(Reason.BAD_DATE, f"{'.'.join(path)} is no ISO 8601 date: {quoted(found)}.")


def lei(tree: Node, *path: str) -> str | Problem:
    """The LEI at a path. Problems: MISSING_FIELD, BAD_IDENTIFIER when its length or check digits are wrong."""
    found = text(tree, *path)
    if found is None:
        return Problem(Reason.MISSING_FIELD, f"{'.'.join(path)} is empty.")
    value = found.upper()
    if len(value) != _LEI_LENGTH or not lei_valid(value):
        return Problem(Reason.BAD_IDENTIFIER, f"{'.'.join(path)} is no valid LEI: {quoted(found)}.")
    return value


def removal(record: Node) -> tuple[date | None, tuple[str, ...]] | Problem:
    """The day on which a delta file removes a record, None if it does not.

    A deletion without a day is a notice: full files carry empty ones on records that stand. Problems: BAD_DATE.
    """
    for extension in items(record, "Extension"):
        for deletion in ("gleif:Deletion", "Deletion"):
            if not isinstance(extension, dict) or deletion not in extension:
                continue
            for deleted_at in ("gleif:DeletedAt", "DeletedAt"):
                day = moment_day(extension, deletion, deleted_at)
                if day is not None:
                    return day if isinstance(day, Problem) else (day, ())
            return None, ("a deletion without a date was not applied",)
    return None, ()


def _put(tree: dict[str, Node], path: tuple[str, ...], value: RawValue) -> None:
    for name in path[:-1]:
        child = tree.get(name)
        if not isinstance(child, dict):
            child = {} if child is None else {"$": child}
            tree[name] = child
        tree = child
    last = tree.get(path[-1])
    if isinstance(last, dict):
        last["$"] = value
    else:
        tree[path[-1]] = value


@lru_cache(1 << 10)
def _path(column: str) -> tuple[str, ...]:
    parts = tuple(column.split("."))
    if len(parts) > 1:
        parts = (*_PREFIXES.get((parts[0], parts[1]), parts[:2]), *parts[2:])
    return (*parts[:-1], _LAST.get(parts[-1], parts[-1]))
