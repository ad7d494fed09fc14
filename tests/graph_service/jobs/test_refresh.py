"""Scheduled work on a real job database and a real store: new files of a source, and the day's control."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dbos import DBOS

from domain.errors import InvalidInput
from graph_service.jobs.imports import ImportRequest, start_import
from graph_service.jobs.refresh import STARTED_BY, load_new_files
from graph_service.jobs.runner import running_jobs
from graph_service.jobs.schedules import DAY
from graph_service.settings import Settings, SourceRefresh
from queries.ownership.imports import RunStatus, list_runs
from queries.statement import statement
from queries.store import Store
from tests.graph_service.jobs.test_imports import ended, table

HEADS = statement("RETURN COLLECT { MATCH (p:Party) WHERE p.groupHead IS NOT NULL RETURN p.name }")


def old(path: Path) -> Path:
    """The file as if it had been written long ago."""
    os.utime(path, (0, 0))
    return path


async def look(rule: SourceRefresh) -> None:
    """Do now what the schedule would do at its time."""
    handle = await asyncio.to_thread(DBOS.trigger_schedule, f"refresh {rule.source} {rule.files}")
    await asyncio.to_thread(handle.get_result)


async def test_new_files_are_loaded_once_and_shown_as_runs(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    old(table(folder / "b.csv", 5))
    old(table(folder / "a.csv", 3))
    rule = SourceRefresh(source="holdings-csv", files=str(folder / "*.csv"), cron="0 3 * * *")
    async with running_jobs(Settings(home=tmp_path, refresh=[rule]), store):
        await look(rule)
        (first,) = (await list_runs(store)).runs
        done = await ended(store, first.id)
        assert (done.status, done.files, done.started_by) == (RunStatus.DONE, ("a.csv", "b.csv"), STARTED_BY)
        old(table(folder / "a copy.csv", 3))
        await look(rule)
        assert len((await list_runs(store)).runs) == 1
        old(table(folder / "c.csv", 7))
        await look(rule)
        latest = (await list_runs(store)).runs[0]
        assert (await ended(store, latest.id)).files == ("c.csv",)
    async with running_jobs(Settings(home=tmp_path), store):
        assert DBOS.list_schedules(schedule_name_prefix="refresh ") == []


async def test_a_file_that_may_still_be_written_waits(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 3)
    rule = SourceRefresh(source="holdings-csv", files=str(path))
    now = datetime.now(UTC)
    assert await load_new_files(store, rule, now) is None
    async with running_jobs(Settings(home=tmp_path), store):
        run = await load_new_files(store, rule, now + timedelta(minutes=2))
        assert run is not None
        await ended(store, run)


@pytest.mark.parametrize(
    "rule",
    [
        SourceRefresh(source="nothing", files="*"),
        SourceRefresh(source="gleif", files="*", cron="often"),
        SourceRefresh(source="mail", files="*"),
    ],
    ids=["source", "cron", "a colleague's own"],
)
async def test_a_refresh_that_cannot_be_is_told_when_the_service_starts(
    store: Store, tmp_path: Path, rule: SourceRefresh
) -> None:
    with pytest.raises(InvalidInput):
        async with running_jobs(Settings(home=tmp_path, refresh=[rule]), store):
            pass


async def test_control_is_computed_after_an_import_and_when_a_day_begins(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 90)  # H51 and further hold more than half of C51 and further
    async with running_jobs(Settings(home=tmp_path), store):
        run = await start_import(store, ImportRequest("holdings-csv", [path]))
        await asyncio.to_thread(lambda: DBOS.retrieve_workflow(run).get_result())
        names = set(await store.read(HEADS))
        assert {"C1", "C60", "H60"} <= names
        assert "H1" not in names
        await store.write(statement("MATCH (k:Computation) SET k.computedFor = date('2020-01-01')"))
        handle = await asyncio.to_thread(DBOS.trigger_schedule, DAY)
        await asyncio.to_thread(handle.get_result)
        computed = await store.read(statement("MATCH (k:Computation) RETURN toString(k.computedFor)"))
        assert computed == datetime.now(UTC).date().isoformat()
