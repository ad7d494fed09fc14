"""Operations, each text parsed, checked and measured once.

What a client sends again costs a look-up: the same document is neither parsed nor validated a second time, and what
it selects is planned once (``Plans``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from graphql import (
    ArgumentNode,
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_operation_ast,
    parse,
    specified_rules,
    visit,
)
from strawberry.schema.schema import validate_document

from graph_service.cost import require_affordable

MAX_TOKENS = 4_000
_REMEMBERED = 512
_LONGEST = 20_000
"""Letters of a text that is remembered; what the UI sends is shorter."""
_PLANS = 64
T = TypeVar("T")


class RefusedError(Exception):
    """An operation that is not executed, with what is wrong with it."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = list(errors)


class Plans:
    """What was planned for one operation, by whatever its plan depends on.

    Attributes:
        variables: Names of the variables that stand below the root fields, where they shape the plan.
    """

    def __init__(self, variables: Sequence[str]) -> None:
        self.variables = variables
        self._known: dict[object, object] = {}

    def once(self, key: object, plan: Callable[[], T]) -> T:
        """What ``plan`` gives, remembered by the key."""
        if key not in self._known:
            if len(self._known) >= _PLANS:  # a variable that differs each time
                self._known.clear()
            self._known[key] = plan()
        return self._known[key]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Operation:
    """A valid operation of a document, whether variables decide the sizes of its pages, and the plans made for it."""

    document: DocumentNode
    node: OperationDefinitionNode
    sized_by_variables: bool
    plans: Plans


class Operations:
    """The operations of one schema; ``rules`` are checked besides GraphQL's own."""

    def __init__(self, schema: GraphQLSchema, rules: Sequence[type[ASTValidationRule]]) -> None:
        self._schema = schema
        self._rules = (*specified_rules, *rules)
        self._checked = lru_cache(maxsize=_REMEMBERED)(self._check)

    def checked(self, text: str, name: str | None, variables: Mapping[str, object]) -> Operation:
        """The operation of the document with this name (None: its only one), ready to be executed.

        Raises:
            RefusedError: it is no valid GraphQL, exceeds a limit, or there is no such operation.
        """
        operation = (self._checked if len(text) <= _LONGEST else self._check)(text, name)
        if operation.sized_by_variables:
            self._measure(operation.document, variables)
        return operation

    def _check(self, text: str, name: str | None) -> Operation:
        try:
            document = parse(text, max_tokens=MAX_TOKENS)
        except GraphQLError as error:
            raise RefusedError([error]) from error
        if errors := validate_document(self._schema, document, self._rules):
            raise RefusedError(errors)
        node = get_operation_ast(document, name)
        if node is None or node.operation is OperationType.SUBSCRIPTION:
            raise RefusedError([GraphQLError("Name one query or mutation of the document.")])
        used = _Variables(document)
        if not used.sizes:
            self._measure(document, {})
        return Operation(document, node, bool(used.sizes), Plans(sorted(used.below_roots)))

    def _measure(self, document: DocumentNode, variables: Mapping[str, object]) -> None:
        try:
            require_affordable(self._schema, document, variables)
        except GraphQLError as error:
            raise RefusedError([error]) from error


class _Variables(Visitor):
    """The variables of a document: those that a ``first`` takes, and those that stand below the root fields."""

    def __init__(self, document: DocumentNode) -> None:
        super().__init__()
        self.sizes: set[str] = set()
        self.below_roots: set[str] = set()
        for definition in document.definitions:
            self._root_level = isinstance(definition, OperationDefinitionNode)
            visit(definition, self)

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        if node.name.value == "first" and isinstance(node.value, VariableNode):
            self.sizes.add(node.value.name.value)

    def enter_variable(self, node: VariableNode, _key: object, _parent: object, path: list[object], *_: object) -> None:
        if not self._root_level or path.count("selection_set") > 1:
            self.below_roots.add(node.name.value)
