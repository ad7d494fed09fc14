"""One log line and one measurement for every request."""

import secrets
import time
from functools import cache
from itertools import count

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, Histogram, generate_latest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = structlog.get_logger("irontree.request")
_SECONDS = Histogram("irontree_request_seconds", "Seconds from request to response", ["method", "route", "status"])
_ROUTES = {"graphql", "api", "health", "assets", "metrics"}
_PROCESS = secrets.token_hex(8)
_NUMBERS = count(1)
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


class RequestLog:
    """ASGI middleware: request id, security headers, duration."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log how it went; paths only, never queries or bodies."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = f"{_PROCESS}-{next(_NUMBERS)}"
        started = time.perf_counter()
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_HEADERS, (b"x-request-id", request_id.encode())]
            await send(message)

        scope.setdefault("state", {})["request_id"] = request_id
        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            seconds = time.perf_counter() - started
            route = scope["path"].split("/", 2)[1]
            _series(scope["method"], route if route in _ROUTES else "page", status).observe(seconds)
            _log.info(
                "request",
                id=request_id,
                method=scope["method"],
                path=scope["path"],
                status=status,
                ms=round(seconds * 1000, 1),
            )


@cache
def _series(method: str, route: str, status: int) -> Histogram:
    """The histogram of these labels; prometheus-client would look it up under a lock each time."""
    return _SECONDS.labels(method, route, status)


def metrics() -> Response:
    """What Prometheus reads."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
