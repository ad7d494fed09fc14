"""Which field is meant, whatever its spelling.

A spelling is compared without case, spaces, underscores, punctuation and what stands in brackets at its end; the
bracket of a table's column may name a unit: 认缴出资额(万元).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ingestion.ownership.cn_registry.spellings import FIELDS, UNUSED
from ingestion.ownership.cn_registry.values import said
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

_BRACKET = re.compile(r"\(([^()]*)\)$")
_UNCOUNTED = re.compile(r"[\s_\-/.,:;()'\"]+")


@lru_cache(1 << 12)
def spelled(key: str) -> tuple[str, str | None]:
    """A field's name in the form in which spellings are compared, and the unit its bracket names, if any."""
    text = unicodedata.normalize("NFKC", key).strip().casefold()
    bracket = _BRACKET.search(text)
    bare = text[: bracket.start()] if bracket else text
    return _UNCOUNTED.sub("", bare), bracket[1].strip() if bracket else None


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one row by our names: the first value that is not blank, as it stands; the unit of its column.

    ``unknown`` are the spellings that no table here knows.
    """

    values: Mapping[str, RawValue] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def text(self, name: str) -> str | None:
        """The field as text; None where it is missing, blank or no single value."""
        return said(self.values.get(name))

    def printed(self, name: str) -> str | None:
        """The field as text in its own characters, for names that are shown; None as for ``text``."""
        value = self.values.get(name)
        return None if said(value) is None else str(value).strip()

    def notices(self, block: str) -> list[str]:
        """A notice for each unknown spelling."""
        return [f"unknown field {quoted(f'{block}.{name}')}" for name in self.unknown]


def fields_of(block: str, row: RawValue) -> Fields:
    """The fields of a row of a block; a row that is no mapping has none."""
    if not isinstance(row, dict):
        return Fields()
    known, unused = FIELDS[block], UNUSED[block]
    values: dict[str, RawValue] = {}
    units: dict[str, str] = {}
    unknown = []
    for key, value in row.items():
        spelling, unit = spelled(key)
        name = known.get(spelling)
        if name is None:
            if spelling not in unused and not _is_blank(value):
                unknown.append(key)
        elif name not in values and not _is_blank(value):
            values[name] = value
            if unit:
                units[name] = unit
    return Fields(values, units, tuple(unknown))


def field_name(block: str, key: str) -> str | None:
    """Our name of a field of a block, None if the spelling is not known there."""
    return FIELDS[block].get(spelled(key)[0])


def _is_blank(value: RawValue) -> bool:
    if isinstance(value, dict | list):
        return not value
    return not isinstance(value, bool) and said(value) is None
