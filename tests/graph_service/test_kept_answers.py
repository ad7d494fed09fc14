"""Kept answers: asked once while the store stays as it is, never older than the store, within their memory."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
import pytest

from graph_service.kept_answers import KeptAnswers
from queries.statement import statement
from queries.store import Store

COUNT = statement("MATCH (p:Party) RETURN count(p)")
ADD = statement("CREATE (:Party {id: randomUUID(), name: 'New', searchName: 'new'})")
CHANGES_NOTHING = statement("MATCH (p:Party {id: 'nobody'}) SET p.name = 'Somebody'")


class Counting:
    """Counts the parties of the store, and how often it was asked to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0

    async def __call__(self) -> dict[str, Any]:
        self.asked += 1
        return {"parties": await self.store.read(COUNT)}


def read(fragment: orjson.Fragment) -> Any:
    return orjson.loads(orjson.dumps(fragment))


async def test_an_answer_is_asked_once_while_nothing_is_committed(store: Store) -> None:
    kept, count = KeptAnswers(store, 1000), Counting(store)
    await store.read(COUNT)  # since the store was emptied, so that the version is that of the empty store
    assert [read(await kept.once("key", count)) for _ in range(3)] == [{"parties": 0}] * 3
    await store.write(CHANGES_NOTHING)
    await kept.once("key", count)
    assert count.asked == 1


async def test_a_commit_by_anyone_makes_it_old(store: Store) -> None:
    kept, count = KeptAnswers(store, 1000), Counting(store)
    for parties in range(4):
        assert read(await kept.once("key", count)) == {"parties": parties}
        assert read(await kept.once("key", count)) == {"parties": parties}
        await store.write(ADD)


async def test_what_is_committed_while_it_is_read_makes_it_old(store: Store) -> None:
    kept, count = KeptAnswers(store, 1000), Counting(store)

    async def and_then_somebody_writes() -> dict[str, Any]:
        answer = await count()
        await store.write(ADD)
        await store.read(COUNT)
        return answer

    assert read(await kept.once("key", and_then_somebody_writes)) == {"parties": 0}
    assert read(await kept.once("key", count)) == {"parties": 1}


@pytest.mark.parametrize(("most", "remembered"), [(0, []), (14, ["c"]), (30, ["b", "c"]), (1000, ["a", "b", "c"])])
async def test_memory_is_bounded_and_the_oldest_goes_first(store: Store, most: int, remembered: list[str]) -> None:
    kept = KeptAnswers(store, most)
    asked: list[str] = []

    def answer(key: str) -> Callable[[], Awaitable[dict[str, Any]]]:
        async def give() -> dict[str, Any]:
            asked.append(key)
            return {"name": key * 3}  # 14 bytes of JSON

        return give

    await store.read(COUNT)
    for key in "abc":
        await kept.once(key, answer(key))
    asked.clear()
    for key in "cba":  # the newest first: looking must not push out what is still to be looked at
        await kept.once(key, answer(key))
    assert [key for key in "abc" if key not in asked] == remembered
