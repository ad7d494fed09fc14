"""The GraphQL endpoint: who asks, and fast JSON."""

from collections.abc import Mapping
from datetime import UTC, datetime

import orjson
import strawberry
from fastapi import HTTPException, Request
from strawberry.fastapi import GraphQLRouter
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from graph_service.context import Context
from graph_service.sessions import COOKIE, Sessions
from queries.store import Store

GUARD = "x-irontree"
"""A header that no other site's form can send: required wherever a cookie alone would open the door."""


class Endpoint(GraphQLRouter[Context, None]):
    """Strawberry's endpoint with orjson."""

    def encode_json(self, data: object) -> str | bytes:
        """The response as UTF-8 JSON."""
        return orjson.dumps(data)


def graphql_endpoint(schema: strawberry.Schema) -> Endpoint:
    """The endpoint of the schema, for signed-in users only; without an IDE, which would load from elsewhere."""
    return Endpoint(
        schema,
        context_getter=request_context,
        allow_queries_via_get=False,
        graphql_ide=None,
        subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
        multipart_uploads_enabled=False,
    )


async def request_context(request: Request) -> Context:
    """The context of a request; 401 without a session, 403 without the guard header."""
    sessions: Sessions = request.app.state.sessions
    store: Store = request.app.state.store
    require_guard(request.headers)
    viewer = await sessions.viewer(request.cookies.get(COOKIE))
    if viewer is None:
        raise HTTPException(401, {"code": "UNAUTHENTICATED", "message": "Sign in first."})
    return Context(store=store, viewer=viewer, today=datetime.now(tz=UTC).date())


def require_guard(headers: Mapping[str, str]) -> None:
    """Return if the guard header is there; 403 if not."""
    if GUARD not in headers:
        message = f"Requests need the header {GUARD}: 1."
        raise HTTPException(403, {"code": "FORBIDDEN", "message": message})
