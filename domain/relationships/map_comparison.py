"""What differs between two states of a power map: stakeholders, what is thought of them, and the lines between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Values: TypeAlias = Mapping[str, str | None]
"""Values by attribute, as text; None: unknown."""


class MapChangeKind(StrEnum):
    """What happened to a stakeholder or a line."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class MapChange:
    """One difference.

    Attributes:
        subject: Key of the stakeholder or line.
        attribute: What changed; None where the whole was added or removed.
    """

    kind: MapChangeKind
    subject: str
    attribute: str | None = None
    before: str | None = None
    after: str | None = None


def map_changes(before: Mapping[str, Values], after: Mapping[str, Values]) -> tuple[MapChange, ...]:
    """Every difference between two states, by subject and attribute; each state maps a key to its values."""
    changes: list[MapChange] = []
    for subject in sorted(before.keys() | after.keys()):
        if subject not in after:
            changes.append(MapChange(MapChangeKind.REMOVED, subject))
        elif subject not in before:
            changes.append(MapChange(MapChangeKind.ADDED, subject))
        else:
            old, new = before[subject], after[subject]
            changes += [
                MapChange(MapChangeKind.CHANGED, subject, name, old.get(name), new.get(name))
                for name in sorted(old.keys() | new.keys())
                if old.get(name) != new.get(name)
            ]
    return tuple(changes)
