"""A change with an idempotency key is done once."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Conflict, InvalidInput
from queries.statement import statement
from queries.store import Run, Store
from queries.submissions import Author, Submission, forget_submissions, submit

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SENT = Submission("addTask", Author("u1", NOW, date(2026, 11, 23)), "key-1", {"name": "Call", "due": date(2026, 12, 1)})
ADD = statement("CREATE (t:Task {id: randomUUID()}) RETURN t.id")
COUNT = statement("MATCH (t:Task) RETURN count(t)")


async def add(run: Run) -> str:
    made: str = await run(ADD)
    return made


async def test_a_repeat_gives_the_first_result_and_does_nothing(store: Store) -> None:
    first = await submit(store, SENT, add)
    assert await submit(store, SENT, add) == first
    assert await store.read(COUNT) == 1


async def test_without_a_key_or_for_another_user_it_is_another_change(store: Store) -> None:
    await submit(store, SENT, add)
    await submit(store, replace(SENT, author=Author("u2", NOW, NOW.date())), add)
    await submit(store, replace(SENT, key=None), add)
    assert await store.read(COUNT) == 3


@pytest.mark.parametrize("change", [{"content": {"name": "Visit"}}, {"operation": "dropTask"}])
async def test_the_same_key_with_another_change_is_refused(store: Store, change: dict[str, object]) -> None:
    await submit(store, SENT, add)
    with pytest.raises(Conflict, match="used for another change"):
        await submit(store, replace(SENT, **change), add)
    assert await store.read(COUNT) == 1


async def test_repeats_that_arrive_together_are_done_once(store: Store) -> None:
    made = await asyncio.gather(*(submit(store, SENT, add) for _ in range(8)))
    assert len(set(made)) == 1
    assert await store.read(COUNT) == 1


async def test_a_refused_change_leaves_its_key_free(store: Store) -> None:
    async def refuse(_run: Run) -> str:
        raise Conflict("Not now.")

    with pytest.raises(Conflict, match="Not now"):
        await submit(store, SENT, refuse)
    await submit(store, SENT, add)
    assert await store.read(COUNT) == 1


@pytest.mark.parametrize("key", [" ", "k" * 201])
async def test_an_unusable_key_is_named(store: Store, key: str) -> None:
    with pytest.raises(InvalidInput, match="empty or too long") as refused:
        await submit(store, replace(SENT, key=key), add)
    assert refused.value.path == ("idempotencyKey",)


async def test_old_keys_are_forgotten(store: Store) -> None:
    await submit(store, SENT, add)
    assert await forget_submissions(store, NOW) == 0
    assert await forget_submissions(store, NOW + timedelta(seconds=1)) == 1
    await submit(store, SENT, add)
    assert await store.read(COUNT) == 2
