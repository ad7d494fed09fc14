"""Imports as durable jobs, on a real job database and a real store."""

import asyncio
import gzip
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from graph_service.jobs.imports import ImportRequest, start_import
from graph_service.jobs.runner import running_jobs
from graph_service.settings import Settings
from queries.ownership.imports import ImportRun, RunStatus, cancel_run, get_run, list_runs
from queries.statement import statement
from queries.store import Store, StoreAddress

HEADER = "holder_name,company_name,percent\n"
PATIENCE = 120


def table(path: Path, rows: int) -> Path:
    path.write_text(HEADER + "".join(f"H{row},C{row},{row % 90 + 1}\n" for row in range(rows)), encoding="utf-8")
    return path


async def ended(store: Store, run: str) -> ImportRun:
    """The run once it has come to an end."""
    async with asyncio.timeout(PATIENCE):
        while (found := await get_run(store, run)).status in (RunStatus.QUEUED, RunStatus.RUNNING):  # noqa: ASYNC110 - the run is in the store
            await asyncio.sleep(0.05)
    return found


async def test_an_import_is_queued_and_loaded(store: Store, tmp_path: Path) -> None:
    paths = [table(tmp_path / "a.csv", 50), table(tmp_path / "b.csv", 70)]
    async with running_jobs(Settings(home=tmp_path), store):
        run = await start_import(store, ImportRequest("holdings-csv", paths, "2026-01-01", False, "someone"))
        done = await ended(store, run)
    assert (done.status, done.counts.read, done.started_by) == (RunStatus.DONE, 120, "someone")
    assert done.counts.holdings.created == 70


async def test_an_uploaded_mailbox_is_its_users_and_is_deleted_once_loaded(store: Store, tmp_path: Path) -> None:
    await store.write(
        statement(
            "CREATE (:User {id: 'u', login: 'ann', name: 'Ann', role: 'SALES', active: true})"
            " CREATE (:Party:Person:Contact {id: 'p', name: 'P', email: 'p@x.example'})"
        )
    )
    box = tmp_path / "me.mbox"
    date = "Mon, 5 Jan 2026 10:00:00 +0000"
    box.write_text(f"From x\nMessage-ID: <m@x>\nFrom: ann@o.example\nTo: p@x.example\nDate: {date}\n\nbody\n")
    async with running_jobs(Settings(home=tmp_path), store):
        run = await start_import(store, ImportRequest("mail", [box], "2026-02-01", False, "ann"))
        done = await ended(store, run)
        async with asyncio.timeout(PATIENCE):
            while box.exists():  # noqa: ASYNC110 - the job deletes it after the run has come to its end
                await asyncio.sleep(0.05)
    assert (done.status, done.counts.interactions.created) == (RunStatus.DONE, 1)


async def test_a_broken_file_fails_the_run_and_not_the_service(store: Store, tmp_path: Path) -> None:
    broken = tmp_path / "a.csv.gz"
    note = "x" * 1000  # so that the damage lies beyond what is looked at before the run begins
    rows = "".join(f"H{row},C{row},5,{row} {note}\n" for row in range(3000))
    whole = gzip.compress(f"{HEADER.strip()},note\n{rows}".encode())
    broken.write_bytes(whole[: len(whole) * 3 // 4])
    good = table(tmp_path / "b.csv", 3)
    async with running_jobs(Settings(home=tmp_path), store):
        first = await start_import(store, ImportRequest("holdings-csv", [broken]))
        second = await start_import(store, ImportRequest("holdings-csv", [good]))
        assert (await ended(store, second)).status is RunStatus.DONE
        failed = await ended(store, first)
    assert failed.status is RunStatus.FAILED
    assert failed.error is not None
    assert "a.csv.gz" in failed.error


async def test_a_cancelled_import_is_never_loaded(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", 20)
    async with running_jobs(Settings(home=tmp_path), store):
        run = await start_import(store, ImportRequest("holdings-csv", [path]))
        await cancel_run(store, run, datetime.now(UTC))
        after = await start_import(store, ImportRequest("holdings-csv", [table(tmp_path / "b.csv", 2)]))
        await ended(store, after)
        cancelled = await get_run(store, run)
    assert cancelled.status in (RunStatus.CANCELLED, RunStatus.DONE)


@pytest.mark.parametrize(
    "request_",
    [ImportRequest("nothing", [Path("a")]), ImportRequest("holdings-csv", [], None)],
    ids=["source", "files"],
)
async def test_what_cannot_be_loaded_is_refused_at_once(store: Store, tmp_path: Path, request_: ImportRequest) -> None:
    async with running_jobs(Settings(home=tmp_path), store):
        with pytest.raises(InvalidInput):
            await start_import(store, request_)
    assert (await list_runs(store)).runs == ()


SERVICE = """
import asyncio, sys
from pathlib import Path
from graph_service.jobs.imports import ImportRequest, start_import
from graph_service.jobs.runner import running_jobs
from graph_service.settings import Settings
from queries.store import StoreAddress, open_store

async def main(uri, user, password, home, path):
    async with open_store(StoreAddress(uri, user, password)) as store:
        async with running_jobs(Settings(home=Path(home)), store):
            print(await start_import(store, ImportRequest("holdings-csv", [Path(path)], "2026-01-01")), flush=True)
            await asyncio.Event().wait()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_an_import_goes_on_after_the_service_was_killed(
    store: Store, neo4j_address: StoreAddress, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.csv", 40_000)
    address = neo4j_address
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVICE, address.uri, address.user, address.password, str(tmp_path), str(path),
        stdout=subprocess.PIPE, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert service.stdout is not None
    run = (await service.stdout.readline()).decode().strip()
    async with asyncio.timeout(PATIENCE):
        while (await get_run(store, run)).position == 0:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    service.send_signal(signal.SIGKILL)
    await service.wait()
    killed = await get_run(store, run)
    assert killed.status is RunStatus.RUNNING
    async with running_jobs(Settings(home=tmp_path), store):
        done = await ended(store, run)
    assert (done.status, done.counts.read, done.counts.holdings.created) == (RunStatus.DONE, 40_000, 40_000)
    assert done.started_at < datetime.now(UTC)
