"""Two processes that load into one store: one at a time, and a killed one lets the other in."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from queries.ownership.imports import RunStatus, list_runs
from queries.store import Store, StoreAddress

LOAD = Path(__file__).with_name("slow_load.py")
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(neo4j_address: StoreAddress, tmp_path: Path) -> Iterator[Start]:
    """Starts a process that loads a file of its own; it tells its first batch and then waits for a line."""
    started: list[subprocess.Popen[str]] = []

    def begin(name: str, *options: str) -> "subprocess.Popen[str]":
        path = tmp_path / name
        path.write_text("holder_name,company_name,percent\n" + "A,B,60\n" * 3, encoding="utf-8")
        environment = {"STORE_URI": neo4j_address.uri, "STORE_PASSWORD": neo4j_address.password}
        process = subprocess.Popen(
            [sys.executable, str(LOAD), str(path), *options],
            env=os.environ | environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def told(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go_on(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("go on\n")
    process.stdin.flush()


@pytest.mark.slow
async def test_a_second_load_is_told_who_loads_since_when(store: Store, start: Start) -> None:
    first = start("first.csv")
    assert told(first) == "batch"
    second = start("second.csv")
    refused = told(second)
    assert re.fullmatch(
        r"Another import is running: holdings-csv of first\.csv, started by cli at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\..*",
        refused,
    ), refused
    assert len((await list_runs(store)).runs) == 1, "a refused load leaves no run behind"
    go_on(first)
    assert told(first) == "done"


@pytest.mark.slow
async def test_a_killed_load_lets_the_next_one_in_at_once(store: Store, start: Start) -> None:
    first = start("first.csv")
    assert told(first) == "batch"
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = start("second.csv")
    assert told(second) == "batch"
    go_on(second)
    assert told(second) == "done"
    assert {run.status for run in (await list_runs(store)).runs} == {RunStatus.RUNNING, RunStatus.DONE}


@pytest.mark.slow
async def test_a_load_that_waits_begins_when_the_other_has_ended(store: Store, start: Start) -> None:
    first = start("first.csv")
    assert told(first) == "batch"
    second = start("second.csv", "--waits")
    go_on(first)
    assert told(first) == "done"
    assert told(second) == "batch"
    go_on(second)
    assert told(second) == "done"
    assert [run.status for run in (await list_runs(store)).runs] == [RunStatus.DONE, RunStatus.DONE]
