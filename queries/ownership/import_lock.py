"""One import at a time: which party a record is about is decided by what the loads before it have stored."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

from domain.errors import Conflict
from queries.statement import statement
from queries.store import Store

_PATIENCE = 1.0
_NAME = "imports"

LOCK = statement("MERGE (l:Lock {name: $name}) SET l.name = $name")
"""Takes the lock on the one node of that name, in a transaction that never commits."""

HOLDER = statement(
    "SHOW TRANSACTIONS YIELD metaData, status WHERE metaData['lock'] = $name AND NOT status STARTS WITH 'Blocked'"
    " RETURN head(collect(metaData))"
)
"""What the transaction that holds the lock notes of itself; those that wait for it are blocked."""


@asynccontextmanager
async def importing_alone(
    store: Store, started_by: str, what: str, now: datetime
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Import while no other process does, on this machine or elsewhere; a process that is killed lets others in.

    Gives a function to be called before each write: it raises Unavailable when another process could have taken over.

    Raises:
        Conflict: another import is running; says whose it is, of what, and since when.
        Unavailable: the store does not answer.
    """
    note = {"lock": _NAME, "startedBy": started_by, "what": what, "since": now.isoformat()}
    async with AsyncExitStack() as stack:
        try:
            confirm = await stack.enter_async_context(store.holding(LOCK, {"name": _NAME}, note, _PATIENCE))
        except TimeoutError as error:
            raise Conflict(await _held(store), "Wait until it has ended, or cancel it; then try again.") from error
        yield confirm


async def _held(store: Store) -> str:
    holder = await store.read(HOLDER, {"name": _NAME})
    if holder is None:
        return "Another import is running."
    since = datetime.fromisoformat(holder["since"]).astimezone()
    return (
        f"Another import is running: {holder['what']}, started by {holder['startedBy']} at {since:%Y-%m-%d %H:%M:%S}."
    )
