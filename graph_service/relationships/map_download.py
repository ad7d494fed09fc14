"""The download of a power map as one page."""

import asyncio
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from domain.access import RELATIONSHIPS, Viewer
from graph_service.relationships.map_page import map_page
from graph_service.rest import signed_in
from visualization.relationships.map_export import export_map

downloads = APIRouter(prefix="/api/exports/map")


@downloads.get("/{account_id}")
async def power_map_page(  # noqa: PLR0913, PLR0917 - one parameter per part of the address
    request: Request,
    viewer: Annotated[Viewer, Depends(signed_in)],
    account_id: str,
    lang: Literal["zh", "en"] = "zh",
    as_of: Annotated[date | None, Query(alias="asOf")] = None,
    judgements: bool = False,
) -> Response:
    """The power map of an account as one HTML file; opinions of persons only with ``judgements``."""
    if not RELATIONSHIPS.allows(viewer.role):
        message = f"The role {viewer.role} may not see power maps."
        raise HTTPException(403, {"code": "FORBIDDEN", "message": message})
    on = as_of or datetime.now(tz=UTC).date()
    page = await map_page(request.app.state.store, viewer, account_id, on, lang)
    headers = {"Content-Disposition": f'attachment; filename="map-{on.isoformat()}.html"', "Cache-Control": "no-store"}
    content = await asyncio.to_thread(export_map, page, lang, judgements=judgements)
    return Response(content, media_type="text/html", headers=headers)
