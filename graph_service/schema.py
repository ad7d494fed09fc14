"""The GraphQL schema, merged from the areas."""

from collections.abc import Iterable
from inspect import isawaitable
from typing import Any

import strawberry
import structlog
from graphql import GraphQLError, NoSchemaIntrospectionCustomRule, execute
from strawberry.execution import optimized_is_awaitable
from strawberry.extensions import AddValidationRules, MaxAliasesLimiter, MaxTokensLimiter, QueryDepthLimiter
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from domain.errors import IrontreeError
from graph_service.context import Context
from graph_service.cost import CostLimit
from graph_service.operations import MAX_TOKENS, Operations, RefusedError
from graph_service.ownership.changes import OwnershipMutation
from graph_service.ownership.events import EventQuery
from graph_service.ownership.explanations import ExplanationQuery
from graph_service.ownership.history import HistoryQuery
from graph_service.ownership.imports import ImportQuery
from graph_service.ownership.matches import MatchQuery
from graph_service.ownership.party_types import PARTY_TYPES
from graph_service.ownership.reads import OwnershipQuery
from graph_service.ownership.time_axis import TimeAxisQuery
from graph_service.relationships.account_changes import AccountMutation
from graph_service.relationships.contact_changes import ContactMutation
from graph_service.relationships.engagement_reads import EngagementQuery
from graph_service.relationships.interaction_changes import InteractionMutation
from graph_service.relationships.introductions import IntroductionQuery
from graph_service.relationships.losses import LossQuery
from graph_service.relationships.map_changes import MapMutation
from graph_service.relationships.plan_changes import PlanMutation
from graph_service.relationships.reads import RelationshipQuery
from graph_service.scalars import SCALARS
from graph_service.shaped import ShapedExecution
from graph_service.viewing import ViewerQuery

MAX_DEPTH = 12
MAX_ALIASES = 60

_log = structlog.get_logger("irontree.graphql")
_LIMITS = [
    *QueryDepthLimiter(max_depth=MAX_DEPTH).validation_rules,
    *MaxAliasesLimiter(max_alias_count=MAX_ALIASES).validation_rules,
]


@strawberry.type(description="Reading. Each root field is answered by one statement to the store.")
class Query(
    OwnershipQuery,
    ExplanationQuery,
    TimeAxisQuery,
    HistoryQuery,
    EventQuery,
    MatchQuery,
    ImportQuery,
    IntroductionQuery,
    LossQuery,
    RelationshipQuery,
    EngagementQuery,
    ViewerQuery,
):
    """All areas' root fields."""


@strawberry.type(description="Changing. Each field answers with the thing or a named problem.")
class Mutation(OwnershipMutation, AccountMutation, ContactMutation, MapMutation, InteractionMutation, PlanMutation):
    """All areas' changes."""


class IrontreeSchema(strawberry.Schema):
    """The schema, with named errors told to clients by code and everything unexpected masked.

    ``execute`` goes to graphql-core directly: what Strawberry does for each request, with objects for every extension
    and hook, costs more than a small read. What it executes itself, over WebSocket, meets the same limits as
    extensions.
    """

    def __init__(self, *, production: bool) -> None:
        rules = [*_LIMITS, NoSchemaIntrospectionCustomRule] if production else _LIMITS
        super().__init__(
            Query,
            Mutation,
            types=PARTY_TYPES,
            extensions=[lambda: AddValidationRules(rules), lambda: MaxTokensLimiter(MAX_TOKENS), CostLimit],
            execution_context_class=ShapedExecution,
            config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=production),
        )
        self._operations = Operations(self._schema, rules)

    async def execute(  # noqa: PLR0913, PLR0917 - the signature is Strawberry's
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Context | None = None,
        root_value: object = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,  # noqa: ARG002 - queries and mutations
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """The answer to an operation; whatever is wrong with it stands in ``errors``."""
        variables = variable_values or {}
        try:
            operation = self._operations.checked(query or "", operation_name, variables)
        except RefusedError as refused:
            return self._result(None, refused.errors)
        if context_value:
            context_value.plans = operation.plans
        answer = execute(
            self._schema,
            operation.document,
            root_value,
            context_value,
            variables,
            operation_name,
            executor_class=ShapedExecution,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]
            operation_extensions=operation_extensions,
        )
        result = await answer if isawaitable(answer) else answer
        return self._result(result.data, result.errors)

    def _result(self, data: dict[str, Any] | None, errors: list[GraphQLError] | None) -> ExecutionResult:
        if errors:
            self._process_errors(errors)
        return ExecutionResult(data=data, errors=errors)

    def process_errors(self, errors: list[GraphQLError], execution_context: object = None) -> None:  # noqa: ARG002
        """Put code and next step of named errors where clients find them; log and mask what nobody expected."""
        for error in errors:
            cause = error.original_error
            if isinstance(cause, IrontreeError):
                error.extensions = {"code": cause.code, "nextStep": cause.next_step}
            elif error.path and cause and not isinstance(cause, GraphQLError):
                _log.error("field failed", path=error.path, exc_info=cause)
                error.message = "Something went wrong in the service; its log says what."
                error.extensions = {"code": "INTERNAL"}


def build_schema(*, production: bool = False) -> IrontreeSchema:
    """The schema; in production without introspection and without suggestions of field names."""
    return IrontreeSchema(production=production)
