"""One import at a time: which party a record is about is decided by what the loads before it have stored."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

from domain.errors import Conflict
from queries.new_ids import new_id
from queries.statement import statement
from queries.store import Store

_PATIENCES = (1.0, 3.0, 10.0, 30.0)
"""Seconds to wait for the lock, one time after the other as long as nobody is found who holds it: a busy store."""

_NAME = "imports"
_NEXT = "Wait until it has ended, or cancel it; then try again."

LOCK = statement("MERGE (l:Lock {name: $name}) SET l.name = $name")
"""Takes the lock on the one node of that name, in a transaction that never commits."""

HOLDER = statement(
    "SHOW TRANSACTIONS YIELD metaData, status WHERE metaData['lock'] = $name AND metaData['id'] <> $id"
    " AND NOT status STARTS WITH 'Blocked' RETURN head(collect(metaData))"
)
"""What the transaction that holds the lock notes of itself; those that wait are blocked, and ``$id`` is one's own."""


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
    note = {"lock": _NAME, "id": new_id(now), "startedBy": started_by, "what": what, "since": now.isoformat()}
    async with AsyncExitStack() as stack:
        for patience in _PATIENCES:
            try:
                confirm = await stack.enter_async_context(store.holding(LOCK, {"name": _NAME}, note, patience))
                break
            except TimeoutError:
                if (holder := await store.read(HOLDER, {"name": _NAME, "id": note["id"]})) is not None:
                    raise Conflict(_told(holder), _NEXT) from None
        else:
            raise Conflict("Another import is running.", _NEXT)
        yield confirm


def _told(holder: Mapping[str, str]) -> str:
    since = f"{datetime.fromisoformat(holder['since']).astimezone():%Y-%m-%d %H:%M:%S}"
    return f"Another import is running: {holder['what']}, started by {holder['startedBy']} at {since}."
