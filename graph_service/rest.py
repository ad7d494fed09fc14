"""REST where GraphQL is the wrong tool: signing in, uploads, downloads, health."""

import asyncio
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, File, Form, HTTPException, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field

from domain.access import IMPORTS, Viewer, rights
from domain.errors import InvalidInput, Unavailable
from domain.ownership.customer_tree import TreeLimits
from graph_service.demo_users import DEMO_PASSWORD, DEMO_USERS
from graph_service.graphql_route import require_guard
from graph_service.jobs.imports import ImportRequest, start_import
from graph_service.ownership.exports import ExportRequest, chart_page, tree_page
from graph_service.sessions import COOKIE, Sessions
from graph_service.settings import Settings
from visualization.ownership.tree_export import export_page
from visualization.ownership.tree_page import Subject

api = APIRouter(prefix="/api")
health = APIRouter(prefix="/health")

_DOWNLOAD = {"Content-Disposition": "attachment", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Credentials(BaseModel):
    """What a person types to sign in."""

    login: str = Field(max_length=200)
    password: str = Field(max_length=1000)


def _guarded(request: Request) -> None:
    require_guard(request.headers)


async def signed_in(request: Request) -> Viewer:
    """Who is signed in; refuses everybody else with 401."""
    viewer = await _sessions(request).viewer(request.cookies.get(COOKIE))
    if viewer is None:
        raise HTTPException(401, {"code": "UNAUTHENTICATED", "message": "Sign in first."})
    return viewer


def _sessions(request: Request) -> Sessions:
    sessions: Sessions = request.app.state.sessions
    return sessions


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _described(viewer: Viewer) -> dict[str, str | list[str] | None]:
    return {
        "login": viewer.login,
        "name": viewer.name,
        "role": viewer.role.value,
        "rights": rights(viewer.role),
        "language": viewer.language,
    }


@api.post("/session", dependencies=[Depends(_guarded)])
async def sign_in(request: Request, response: Response, credentials: Credentials) -> dict[str, str | list[str] | None]:
    """Sign in with login and password; sets the session cookie."""
    found = await _sessions(request).sign_in(credentials.login, credentials.password)
    if found is None:
        raise HTTPException(401, {"code": "UNAUTHENTICATED", "message": "Login and password do not belong together."})
    viewer, token = found
    settings = _settings(request)
    response.set_cookie(
        COOKIE,
        token,
        max_age=settings.session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=settings.secure_cookie,
    )
    return _described(viewer)


@api.get("/session")
async def session(viewer: Annotated[Viewer, Depends(signed_in)]) -> dict[str, str | list[str] | None]:
    """Who is signed in."""
    return _described(viewer)


@api.delete("/session", status_code=204, dependencies=[Depends(_guarded)])
async def sign_out(request: Request, response: Response) -> None:
    """Sign out; fine if nobody was signed in."""
    await _sessions(request).sign_out(request.cookies.get(COOKIE))
    response.delete_cookie(COOKIE)


@api.get("/demo-users")
async def demo_users(request: Request) -> list[dict[str, str]]:
    """The logins of the demo world; none outside the demo."""
    if not _settings(request).demo:
        return []
    return [
        {
            "login": user.login,
            "password": DEMO_PASSWORD,
            "name": user.name,
            "nameZh": user.name_zh,
            "role": user.role.value,
        }
        for user in DEMO_USERS
    ]


@api.post("/imports", status_code=202, dependencies=[Depends(_guarded)])
async def upload(  # noqa: PLR0913, PLR0917 - one parameter per form field
    request: Request,
    viewer: Annotated[Viewer, Depends(signed_in)],
    source: Annotated[str, Form()],
    files: Annotated[list[UploadFile], File()],
    as_of: Annotated[str, Form(alias="asOf")] = "",
    snapshot: Annotated[bool, Form()] = False,
) -> dict[str, str]:
    """Queue registry files for loading; progress is read through GraphQL."""
    if not IMPORTS.allows(viewer.role):
        message = f"The role {viewer.role} may not load registry files."
        raise HTTPException(403, {"code": "FORBIDDEN", "message": message})
    paths = await _keep(_settings(request), files)
    job = ImportRequest(source, paths, as_of or None, snapshot, viewer.login)
    return {"runId": await start_import(request.app.state.store, job)}


@api.get("/exports/{subject}/{party_id}")
async def export(  # noqa: PLR0913, PLR0917 - one parameter per part of the address
    request: Request,
    viewer: Annotated[Viewer, Depends(signed_in)],
    subject: Subject,
    party_id: str,
    lang: Literal["zh", "en"] = "zh",
    as_of: Annotated[date | None, Query(alias="asOf")] = None,
    min_percent: Annotated[float, Query(alias="minPercent")] = 0,
    max_depth: Annotated[int, Query(alias="maxDepth")] = 10,
) -> Response:
    """A customer tree or penetration chart as one HTML file that opens offline, with its own security policy."""
    limits = TreeLimits(min_percent=min_percent, max_depth=max_depth)
    wanted = ExportRequest(viewer, party_id, as_of or datetime.now(tz=UTC).date(), limits)
    page = await (chart_page if subject is Subject.CHART else tree_page)(request.app.state.store, wanted)
    content = await asyncio.to_thread(export_page, page, lang)
    return Response(content, media_type="text/html", headers=_DOWNLOAD)


async def _keep(settings: Settings, files: list[UploadFile]) -> list[Path]:
    """Store uploaded files in a folder of their own; refuses what is larger than the settings allow."""
    uploads = settings.home / "uploads"
    uploads.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(uploads).free < 2 * sum(file.size or 0 for file in files):
        msg = "There is not enough free space to keep the files."
        raise Unavailable(msg, "Free some space or choose another IRONTREE_HOME.")
    folder = Path(tempfile.mkdtemp(dir=uploads))
    kept = []
    for number, file in enumerate(files):
        if (file.size or 0) > settings.upload_mb << 20:
            msg = f"{_safe(file)} is larger than {settings.upload_mb} MB."
            raise InvalidInput(msg, "Load it with `irontree ingest` or raise IRONTREE_UPLOAD_MB.", ["files"])
        (folder / str(number)).mkdir()
        path = folder / str(number) / _safe(file)
        with path.open("wb") as target:
            while chunk := await file.read(1 << 20):
                target.write(chunk)
        kept.append(path)
    return kept


def _safe(file: UploadFile) -> str:
    name = Path((file.filename or "").replace("\\", "/")).name
    printable = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*').strip(". ")
    return printable[:150] or "upload"


@health.get("/live")
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@health.get("/ready")
async def ready(request: Request) -> dict[str, str]:
    """The process and its store answer; 503 if not."""
    await request.app.state.store.ping()
    return {"status": "ready"}
