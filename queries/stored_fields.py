"""Fields whose value is a stored property of the object's node or relationship."""

from dataclasses import dataclass
from typing import ClassVar, LiteralString

from queries.selection import Rendering, Scope, SelectedField
from queries.statement import Fragment, cypher, declared


@dataclass(frozen=True, slots=True)
class _StoredField:
    many: ClassVar[bool] = False
    form: ClassVar[LiteralString]

    name: str

    def render(self, scope: Scope, _selected: SelectedField, _rendering: Rendering) -> Fragment:
        return cypher(self.form, property=cypher("<of>.<name>", of=scope.variable, name=declared(self.name)))


class Stored(_StoredField):
    """A stored property, returned as it is; absent is null."""

    __slots__ = ()
    form = "<property>"


class StoredText(_StoredField):
    """A stored date or time in ISO 8601 form."""

    __slots__ = ()
    form = "toString(<property>)"


class StoredList(_StoredField):
    """A stored list; absent is empty."""

    __slots__ = ()
    form = "coalesce(<property>, [])"


class StoredFlag(_StoredField):
    """A stored boolean; absent is false."""

    __slots__ = ()
    form = "coalesce(<property>, false)"
