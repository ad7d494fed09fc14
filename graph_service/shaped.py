"""Returning values that already have the shape of the response.

Completing a value field by field costs more than reading it from the store. A resolver that built its value from
the selection wraps it in ``Shaped``; the executor then takes it as it is. What graphql-core would have checked
below it (types, nulls, fragments, ``__typename``) is the planner's business and held by a test that runs generated
queries both ways.
"""

from typing import Any

import orjson
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from queries.selection import Shape


class Shaped:
    """A value that already is the response for its selection, or the JSON of it."""

    __slots__ = ("value",)

    def __init__(self, value: Shape | list[Shape] | orjson.Fragment) -> None:
        self.value = value


class ShapedExecution(StrawberryGraphQLCoreExecutionContext):
    """graphql-core 3.3's executor, except that it does not complete a ``Shaped`` value again."""

    def complete_list_value(self, *arguments: Any) -> Any:  # noqa: ANN401, D102
        return arguments[4].value if type(arguments[4]) is Shaped else super().complete_list_value(*arguments)

    def complete_object_value(self, *arguments: Any) -> Any:  # noqa: ANN401, D102
        return arguments[4].value if type(arguments[4]) is Shaped else super().complete_object_value(*arguments)

    def complete_abstract_value(self, *arguments: Any) -> Any:  # noqa: ANN401, D102
        return arguments[4].value if type(arguments[4]) is Shaped else super().complete_abstract_value(*arguments)
