"""The GraphQL schema, merged from the areas."""

import strawberry
from graphql import GraphQLError, NoSchemaIntrospectionCustomRule
from strawberry.extensions import (
    AddValidationRules,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    ValidationCache,
)
from strawberry.schema.config import StrawberryConfig

from domain.errors import IrontreeError
from graph_service.cost import CostLimit
from graph_service.ownership.changes import OwnershipMutation
from graph_service.ownership.events import EventQuery
from graph_service.ownership.explanations import ExplanationQuery
from graph_service.ownership.history import HistoryQuery
from graph_service.ownership.imports import ImportQuery
from graph_service.ownership.matches import MatchQuery
from graph_service.ownership.party_types import PARTY_TYPES
from graph_service.ownership.reads import OwnershipQuery
from graph_service.ownership.time_axis import TimeAxisQuery
from graph_service.scalars import SCALARS
from graph_service.shaped import ShapedExecution
from graph_service.viewing import ViewerQuery

MAX_DEPTH = 12
MAX_TOKENS = 4_000
MAX_ALIASES = 60


@strawberry.type(description="Reading. Each root field is answered by one statement to the store.")
class Query(
    OwnershipQuery,
    ExplanationQuery,
    TimeAxisQuery,
    HistoryQuery,
    EventQuery,
    MatchQuery,
    ImportQuery,
    ViewerQuery,
):
    """All areas' root fields."""


@strawberry.type(description="Changing. Each field answers with the thing or a named problem.")
class Mutation(OwnershipMutation):
    """All areas' changes."""


class IrontreeSchema(strawberry.Schema):
    """The schema, with named errors told to clients by code and everything unexpected masked."""

    def process_errors(self, errors: list[GraphQLError], execution_context: object = None) -> None:  # noqa: ARG002
        """Put the code and the next step of named errors where clients find them."""
        for error in errors:
            cause = error.original_error
            if isinstance(cause, IrontreeError):
                error.extensions = {"code": cause.code, "nextStep": cause.next_step}


def build_schema(*, production: bool = False) -> strawberry.Schema:
    """The schema; in production without introspection and without suggestions of field names."""
    # Made once: the limiters make new rule classes each time, and the cache of validated documents is keyed by them.
    rules = [
        *QueryDepthLimiter(max_depth=MAX_DEPTH).validation_rules,
        *MaxAliasesLimiter(max_alias_count=MAX_ALIASES).validation_rules,
    ]
    extensions = [
        lambda: AddValidationRules(rules),
        lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),
        lambda: ParserCache(maxsize=512),
        lambda: ValidationCache(maxsize=512),
        CostLimit,
    ]
    if production:
        extensions.append(lambda: AddValidationRules([NoSchemaIntrospectionCustomRule]))
    return IrontreeSchema(
        Query,
        Mutation,
        types=PARTY_TYPES,
        extensions=extensions,
        execution_context_class=ShapedExecution,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=production),
    )
