"""The service that jobs of this process work with."""

import asyncio
import contextvars
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from queries.store import Store

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Service:
    """What workflows work with: the service's store, and the event loop to which it belongs."""

    store: Store
    loop: asyncio.AbstractEventLoop

    async def do(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """The result of the work, done on the service's loop; what it starts is no part of the workflow."""
        begun = contextvars.Context().run(asyncio.run_coroutine_threadsafe, work, self.loop)
        return await asyncio.wrap_future(begun)


_services: list[Service] = []
"""The service of this process, while it runs."""


def serve_with(service: Service | None) -> None:
    """Let workflows work with the service; None: with none any more."""
    _services[:] = [] if service is None else [service]


def is_serving() -> bool:
    """Whether jobs can be queued in this process."""
    return bool(_services)


def serving() -> Service:
    """The service that workflows of this process work with."""
    return _services[0]
