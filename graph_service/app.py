"""The running service: one FastAPI app, wired here and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from domain.errors import Conflict, Forbidden, InvalidInput, IrontreeError, NotFound, Unavailable
from graph_service.connection import open_configured_store
from graph_service.graphql_route import graphql_routes
from graph_service.jobs.runner import running_jobs
from graph_service.kept_answers import KeptAnswers
from graph_service.relationships.map_download import downloads
from graph_service.request_log import RequestLog, metrics
from graph_service.rest import api, health
from graph_service.schema import build_schema
from graph_service.sessions import Sessions
from graph_service.settings import Settings
from graph_service.web import DIST, HashedFiles, pages

_STATUS = {InvalidInput: 422, NotFound: 404, Conflict: 409, Forbidden: 403, Unavailable: 503}


def create_app(settings: Settings) -> FastAPI:
    """The service as the settings describe it; the store is opened when the server starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            app.state.store = await stack.enter_async_context(open_configured_store(settings))
            app.state.sessions = Sessions(app.state.store, settings.session_hours, demo=settings.demo)
            app.state.kept_answers = KeptAnswers(app.state.store, settings.kept_answers_mb << 20)
            await stack.enter_async_context(running_jobs(settings, app.state.store))
            yield

    app = FastAPI(title="Irontree", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings
    index = DIST / "index.html"
    app.state.index = index.read_text(encoding="utf-8") if index.is_file() else None
    app.add_middleware(RequestLog)
    app.add_exception_handler(IrontreeError, _named)
    app.add_exception_handler(HTTPException, _plain)
    app.router.routes.extend(graphql_routes(build_schema(production=settings.production)))
    app.include_router(downloads)
    app.include_router(api)
    app.include_router(health)
    app.add_api_route("/metrics", metrics, include_in_schema=False)
    if (DIST / "assets").is_dir():
        app.mount("/assets", HashedFiles(directory=DIST / "assets"))
    app.include_router(pages)
    return app


async def _named(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, IrontreeError)  # noqa: S101 - registered for this type only
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return JSONResponse({"code": error.code, "message": error.message, "nextStep": error.next_step}, status)


async def _plain(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    return JSONResponse(error.detail, error.status_code)
