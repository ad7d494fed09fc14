"""Fields whose value is a stored property of the object's node or relationship."""

from dataclasses import dataclass
from typing import ClassVar

from queries.selection import Rendering, Scope, SelectedField
from queries.statement import Fragment, cypher, declared


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored property, returned as it is; absent is null."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("<owner>.<name>", owner=scope.variable, name=declared(self.name))


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stored date or time in ISO 8601 form."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("toString(<owner>.<name>)", owner=scope.variable, name=declared(self.name))


@dataclass(frozen=True, slots=True)
class StoredList:
    """A stored list; absent is empty."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("coalesce(<owner>.<name>, [])", owner=scope.variable, name=declared(self.name))


@dataclass(frozen=True, slots=True)
class StoredFlag:
    """A stored boolean; absent is false."""

    many: ClassVar[bool] = False

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher("coalesce(<owner>.<name>, false)", owner=scope.variable, name=declared(self.name))
