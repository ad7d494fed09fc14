"""Changes that users send: each is one transaction, and with an idempotency key it is done once, however often sent.

The key is kept with what was done. A repeat waits for the first, if that still runs, and gets its result; the same
key with another input is refused. What ``act`` gives is kept as JSON: the id of the thing, or ids and counts.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import orjson

from domain.errors import Conflict, InvalidInput
from queries.revision import REVISE
from queries.statement import statement
from queries.store import Run, Store

_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something: the id of the user, the moment, and the day it is for them."""

    id: str
    now: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Submission:
    """A change as it was sent.

    Attributes:
        operation: Name of the mutation.
        author: Who sent it, and when; keys of different users never meet.
        key: The idempotency key; None: nothing is kept, and a repeat is a second change.
        content: The whole input, to tell a repeat from another change under the same key.
    """

    operation: str
    author: Author
    key: str | None = None
    content: object = None

    @property
    def digest(self) -> str:
        """SHA-256 of operation and input."""
        return sha256(
            self.operation.encode() + orjson.dumps(self.content, default=str, option=orjson.OPT_SORT_KEYS)
        ).hexdigest()


# The write takes the lock of the key: a repeat that arrives meanwhile waits for the end of the first transaction.
CLAIM = statement(
    "MERGE (s:Submission {key: $key})"
    " ON CREATE SET s.operation = $operation, s.digest = $digest, s.result = '', s.at = $now"
    " ON MATCH SET s.key = $key RETURN [s.digest, s.result]"
)
KEEP = statement("MATCH (s:Submission {key: $key}) SET s.result = $result")
FORGET = statement("MATCH (s:Submission) WHERE s.at < $before WITH s LIMIT 10000 DETACH DELETE s RETURN count(s)")


async def submit(store: Store, submission: Submission, act: Callable[[Run], Awaitable[Any]]) -> Any:  # noqa: ANN401
    """What ``act`` gives, done in one transaction; of a repeat what it gave the first time, without doing it again.

    Raises:
        InvalidInput: the key is empty or longer than 200 characters.
        Conflict: the key was used for another change.
    """
    key = _key_of(submission)

    async def work(run: Run) -> Any:  # noqa: ANN401
        if key is None:
            return await _acted(run, act)
        claim = {"operation": submission.operation, "digest": submission.digest, "now": submission.author.now}
        digest, result = await run(CLAIM, {"key": key, **claim})
        if digest != submission.digest:
            raise Conflict("This idempotency key was used for another change.", "Use a new key for each change.")
        if result:
            return orjson.loads(result)
        done = await _acted(run, act)
        await run(KEEP, {"key": key, "result": orjson.dumps(done).decode()})
        return done

    return await store.transact(work)


async def _acted(run: Run, act: Callable[[Run], Awaitable[Any]]) -> Any:  # noqa: ANN401
    done = await act(run)
    await run(REVISE)
    return done


async def forget_submissions(store: Store, before: datetime) -> int:
    """Forget the keys of changes that were sent before; how many there were."""
    forgotten = 0
    while some := await store.write(FORGET, {"before": before}):
        forgotten += some
    return forgotten


def _key_of(submission: Submission) -> str | None:
    if submission.key is None:
        return None
    if not submission.key.strip() or len(submission.key) > _LONGEST_KEY:
        raise InvalidInput(
            "The idempotency key is empty or too long.", f"Use 1 to {_LONGEST_KEY} characters.", ["idempotencyKey"]
        )
    return f"{submission.author.id}:{submission.key}"
