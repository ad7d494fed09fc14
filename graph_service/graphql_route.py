"""The GraphQL endpoint: who asks, what is asked, and fast JSON.

It is a plain ASGI application: the machinery of a FastAPI route costs more than a small operation.
"""

import asyncio
import gzip
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
import strawberry
from fastapi import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from graph_service.context import Context
from graph_service.sessions import COOKIE, Sessions

GUARD = "x-irontree"
"""A header that no other site's form can send: required wherever a cookie alone would open the door."""


def graphql_routes(schema: strawberry.Schema) -> list[BaseRoute]:
    """The routes of the schema's endpoint ``/graphql``, for signed-in users only: POST and WebSocket."""
    return [Route("/graphql", _Posts(schema)), WebSocketRoute("/graphql", _Sockets(schema))]


class _Posts:
    """Operations sent by POST as JSON."""

    def __init__(self, schema: strawberry.Schema) -> None:
        self._schema = schema

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.method != "POST":
            raise HTTPException(405, {"code": "INVALID_INPUT", "message": "Send operations by POST."})
        require_guard(request.headers)
        context = await _context(request)
        context.kept = request.app.state.kept_answers
        asked = _asked(request.headers, await request.body())
        result = await self._schema.execute(
            asked.get("query"), asked.get("variables"), context, operation_name=asked.get("operationName")
        )
        answer: dict[str, object] = {"data": result.data}
        if result.errors:
            answer["errors"] = [error.formatted for error in result.errors]
        await (await _response(request.headers, orjson.dumps(answer)))(scope, receive, send)


LARGE = 1 << 20
"""Bytes from which an answer is compressed: a whole group of companies takes 24 MB, a tenth of it compressed."""


async def _response(headers: Mapping[str, str], content: bytes) -> Response:
    packed = len(content) >= LARGE and "gzip" in headers.get("accept-encoding", "")
    if not packed:
        return Response(content, media_type="application/json")
    small = await asyncio.to_thread(gzip.compress, content, 1)
    return Response(
        small, media_type="application/json", headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    )


class _Sockets:
    """The protocol ``graphql-transport-ws``; Strawberry refuses connections that pages of other origins open."""

    def __init__(self, schema: strawberry.Schema) -> None:
        self._view: GraphQL[Context, None] = GraphQL(schema, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        try:
            context = await _context(socket)
        except HTTPException:
            await socket.close(1008)  # before it is accepted: the handshake fails with 403
            return
        await self._view.run(socket, context=context)


_FIELDS: dict[str, type] = {"query": str, "variables": dict, "operationName": str}


def _asked(headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """The operation in a request's body; 400 if there is none."""
    if not headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(400, {"code": "INVALID_INPUT", "message": "Send operations as application/json."})
    try:
        asked = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise HTTPException(400, {"code": "INVALID_INPUT", "message": "The body is not JSON."}) from error
    if not isinstance(asked, dict):
        raise HTTPException(400, {"code": "INVALID_INPUT", "message": "The body is not one operation."})
    for name, type_ in _FIELDS.items():
        if not isinstance(asked.get(name), type_ | None) or (name == "query" and not asked.get(name)):
            raise HTTPException(400, {"code": "INVALID_INPUT", "message": f"`{name}` is missing or of a wrong type."})
    return asked


async def _context(connection: HTTPConnection) -> Context:
    """The context of a request; 401 without a session."""
    state = connection.app.state
    sessions: Sessions = state.sessions
    viewer = await sessions.viewer(connection.cookies.get(COOKIE))
    if viewer is None:
        raise HTTPException(401, {"code": "UNAUTHENTICATED", "message": "Sign in first."})
    spoken = _language(connection.headers.get("Accept-Language", "")) or viewer.language
    return Context(state.store, replace(viewer, language=spoken), datetime.now(tz=UTC).date())


def _language(accepted: str) -> str | None:
    """The language of ours that a client asks for first; None: it asks for none."""
    first = accepted.split(",", 1)[0].strip()[:2].lower()
    return first if first in {"zh", "en"} else None


def require_guard(headers: Mapping[str, str]) -> None:
    """Return if the guard header is there; 403 if not."""
    if GUARD not in headers:
        message = f"Requests need the header {GUARD}: 1."
        raise HTTPException(403, {"code": "FORBIDDEN", "message": message})
