"""Serving the built web UI: hashed files for ever, the page anew each time with a nonce of its own."""

import secrets
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

DIST = Path(__file__).parent.parent / "visualization" / "web" / "dist"
_NONCE = "__CSP_NONCE__"
_RESERVED = ("graphql", "api/", "health/", "assets/", "metrics", "docs")

pages = APIRouter()


class HashedFiles(StaticFiles):
    """Files whose name changes with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept by the browser for ever."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def policy(nonce: str) -> str:
    """The content security policy of the pages: everything from here, no inline script."""
    return (
        f"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    )


@pages.get("/{path:path}", include_in_schema=False)
async def page(path: str, request: Request) -> Response:
    """The page of the UI for every address that is not something else; 404 for a file that is not there."""
    if path.startswith(_RESERVED) or request.app.state.index is None:
        raise HTTPException(404, {"code": "NOT_FOUND", "message": f"There is nothing at /{path}."})
    plain = (DIST / path).resolve()
    if path and plain.is_file() and plain.is_relative_to(DIST) and plain.name != "index.html":
        return FileResponse(plain)
    if "." in path.rsplit("/", 1)[-1]:
        raise HTTPException(404, {"code": "NOT_FOUND", "message": f"There is nothing at /{path}."})
    nonce = secrets.token_urlsafe(16)
    return HTMLResponse(
        request.app.state.index.replace(_NONCE, nonce),
        headers={"Content-Security-Policy": policy(nonce), "Cache-Control": "no-store"},
    )
