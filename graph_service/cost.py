"""How much an operation may ask for: an estimate of the values in its answer, lists times their page."""

from collections.abc import Iterator, Mapping

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)
from graphql.execution.values import VariableValues, get_variable_values
from graphql.language import DocumentNode, FragmentDefinitionNode
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult

MAX_COST = 500_000
"""Estimated values in one answer; a page of 500 companies with their holders and the holders' holdings fits."""

_LIST_GUESS = 10
_PAGE = 20


class _Estimate:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, object]) -> None:
        self._schema = schema
        self._variables = variables
        self._fragments = {
            one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
        }
        self._known: dict[tuple[str, int], int] = {}

    def of(self, selections: SelectionSetNode, type_: object, page: int) -> int:
        total = 0
        for one in selections.selections:
            if isinstance(one, FieldNode):
                total += self._field(one, type_, page)
            elif isinstance(one, FragmentSpreadNode):
                total += self._fragment(one.name.value, page)
            elif isinstance(one, InlineFragmentNode):
                narrowed = self._schema.get_type(one.type_condition.name.value) if one.type_condition else type_
                total += self.of(one.selection_set, narrowed, page)
            if total > MAX_COST:
                break
        return total

    def _fragment(self, name: str, page: int) -> int:
        if (name, page) not in self._known:
            self._known[name, page] = 0
            fragment = self._fragments[name]
            type_ = self._schema.get_type(fragment.type_condition.name.value)
            self._known[name, page] = self.of(fragment.selection_set, type_, page)
        return self._known[name, page]

    def _field(self, field: FieldNode, type_: object, page: int) -> int:
        if not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) or field.selection_set is None:
            return 1
        definition = type_.fields.get(field.name.value)
        if definition is None:
            return 1
        size = self._page(field)
        inner = self.of(field.selection_set, get_named_type(definition.type), size)
        unwrapped = definition.type.of_type if isinstance(definition.type, GraphQLNonNull) else definition.type
        times = (page or _LIST_GUESS) if isinstance(unwrapped, GraphQLList) else 1
        return 1 + times * inner

    def _page(self, field: FieldNode) -> int:
        """Page that applies to the lists right below: from ``first``, else none."""
        for argument in field.arguments or ():
            if argument.name.value == "first":
                value = argument.value
                given = (
                    self._variables.get(value.name.value)
                    if isinstance(value, VariableNode)
                    else int(value.value)
                    if isinstance(value, IntValueNode)
                    else None
                )
                return max(given, 1) if isinstance(given, int) else _PAGE
        return 0


def require_affordable(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, object]) -> None:
    """Return if no operation of the document asks for too much; ``variables`` are as the client sent them.

    Raises:
        GraphQLError: one does; the code is ``LIMIT``.
    """
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            root = schema.get_root_type(operation.operation)
            given = get_variable_values(schema, operation.variable_definitions or (), dict(variables))
            values = given.coerced if isinstance(given, VariableValues) else {}  # what is wrong, the execution tells
            if _Estimate(schema, document, values).of(operation.selection_set, root, 0) > MAX_COST:
                message = f"The operation asks for more than {MAX_COST} values. Ask for smaller pages."
                raise GraphQLError(message, extensions={"code": "LIMIT"})


class CostLimit(SchemaExtension):
    """The limit where Strawberry itself executes, that is over WebSocket."""

    def on_execute(self) -> Iterator[None]:
        """Answer with the error instead of reading anything when the operation asks for too much."""
        context = self.execution_context
        try:
            if context.graphql_document:
                schema = context.schema._schema  # noqa: SLF001 - Strawberry offers no other way to graphql-core's schema
                require_affordable(schema, context.graphql_document, context.variables or {})
        except GraphQLError as error:
            context.result = ExecutionResult(data=None, errors=[error])
        yield
