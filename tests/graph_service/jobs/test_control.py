"""Control at rest follows what users decide, on a real job database and a real store."""

import asyncio
from pathlib import Path
from typing import Any

from dbos import DBOS

from domain.ownership.records import Parsed
from graph_service.jobs.control import follow_with_control
from graph_service.jobs.runner import running_jobs
from graph_service.schema import build_schema
from graph_service.settings import Settings
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.statement import statement
from queries.store import Store
from tests.graph_service.ownership.test_matches import DECIDE, WITHDRAW, ask
from tests.queries.ownership.test_match_decisions import company, load, pair, stake

CONTROLLERS = statement(
    "RETURN COLLECT { MATCH (p:Party)-[k:CONTROLS]->(:Party {name: 'Sub'}) RETURN [p.name, k.percent] }"
)
HEADS = statement("RETURN COLLECT { MATCH (p:Party) WHERE p.groupHead = p.id RETURN p.name ORDER BY p.name }")


async def halves(store: Store) -> str:
    """Two records of one mill, with 30 % of Sub each: together they control it. Gives the decision about them."""
    parties = (company("x", "Mill Ltd"), company("y", "Mill Limited"), company("s", "Sub"))
    await load(store, "a", Parsed(parties, (stake("x", "s", 30), stake("y", "s", 30))))
    return await pair(store, ("a", "x"), ("a", "y"))


async def waiting() -> list[str]:
    """Ids of the computations that wait or run."""
    found = await asyncio.to_thread(DBOS.list_workflows, name="control", status=["ENQUEUED", "PENDING"])
    return [one.workflow_id for one in found]


async def computed() -> None:
    """Return when no computation waits any more."""
    for id_ in await waiting():
        await asyncio.to_thread(lambda: DBOS.retrieve_workflow(id_).get_result())  # noqa: B023 - awaited at once


async def test_control_follows_a_decision_and_its_withdrawal(store: Store, tmp_path: Path) -> None:
    schema = build_schema()
    id_ = await halves(store)
    await bring_up_to_date(store, Occasion.at_present())
    assert await store.read(CONTROLLERS) == []
    async with running_jobs(Settings(home=tmp_path), store):
        decided: Any = (await ask(schema, store, DECIDE, input={"id": id_, "judgement": "SAME"}))["decideMatch"]
        assert decided["__typename"] == "MatchDecided"
        await computed()
        ((_, percent),) = await store.read(CONTROLLERS)
        assert percent == 60
        assert len(await store.read(HEADS)) == 1  # one group: the mill with Sub
        await ask(schema, store, WITHDRAW, id=id_)
        await computed()
        assert await store.read(CONTROLLERS) == []
        assert len(await store.read(HEADS)) == 3


async def test_decisions_join_the_computation_that_waits(store: Store, tmp_path: Path) -> None:
    async with running_jobs(Settings(home=tmp_path), store):
        for _ in range(5):
            await follow_with_control()
        assert len(await waiting()) <= 2  # one that runs, one that waits
