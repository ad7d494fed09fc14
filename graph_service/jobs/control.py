"""Computing today's control again after something that users decided."""

import asyncio

from graph_service.jobs.services import is_serving


async def follow_with_control() -> None:
    """Queue the computation of what the last change touched; it joins one that waits already.

    Where no service runs jobs, what was touched stays marked for whoever computes next.
    """
    if not is_serving():
        return
    from graph_service.jobs.workflows import enqueue_control  # noqa: PLC0415 - imports DBOS; see ``runner``

    await asyncio.to_thread(enqueue_control)
