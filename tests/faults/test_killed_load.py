"""Loads that are killed at random moments and gone on with end as if nothing had happened."""

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.ownership.imports import RunStatus, list_runs
from queries.statement import statement
from queries.store import Store, StoreAddress

SEED = 20261123
KILLS = 14
EMPTY = statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
HEADER = "holder_name,holder_kind,company_name,percent,valid_from,valid_to"

# All that a load stores, but for the ids of runs and the moments at which they learned it.
DUMP = statement(
    """
    RETURN {
      parties: COLLECT { MATCH (p:Party) RETURN [labels(p), p {.*, stakesChangedAt: null}] ORDER BY p.id },
      records: COLLECT { MATCH (s:SourceRecord)-[:DESCRIBES]->(p) RETURN [p.id, s {.*, run: null, kindRun: null,
        kindSeen: toString(s.kindSeen),
        firstSeen: toString(s.firstSeen), lastSeen: toString(s.lastSeen), endedOn: toString(s.endedOn)}]
        ORDER BY s.id },
      stakes: COLLECT { MATCH (h)-[r:HOLDS]->(c) RETURN [h.id, c.id, r {.*, run: null, recordedAt: null,
        endedBy: r.endedBy IS NOT NULL, validFrom: toString(r.validFrom), validTo: toString(r.validTo),
        firstSeen: toString(r.firstSeen), lastSeen: toString(r.lastSeen)}] ORDER BY r.id },
      quarantined: COLLECT { MATCH (q:Quarantined) RETURN q {.*, id: null, run: null, at: null}
        ORDER BY q.file, q.position },
      counts: COLLECT { MATCH (r:ImportRun) RETURN r.counts ORDER BY r.id }
    }
    """
)


class LoadServer:
    """Loads in processes of their own, one at a time."""

    def __init__(self, address: StoreAddress, paths: list[Path], as_of: date) -> None:
        self._order = json.dumps(
            {
                "uri": address.uri,
                "user": address.user,
                "password": address.password,
                "paths": [str(path) for path in paths],
                "as_of": as_of.isoformat(),
            }
        )
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("load_server.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )

    def load(self, batches: int | None, seconds: float = 0) -> int:
        """The exit status of a load, which is killed some seconds after so many batches unless it has ended by then."""
        assert self.process.stdin is not None
        self.process.stdin.write(self._order + "\n")
        child = int(self._line())
        committed = 0
        while (line := self._line()) == "batch":
            committed += 1
            if committed == batches:
                select.select([self.process.stdout], [], [], seconds)
                os.kill(child, signal.SIGKILL)
        return int(line)

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


def write_rows(path: Path, chance: random.Random, rows: int) -> Path:
    made = []
    for _ in range(rows):
        percent = chance.choice([f"{chance.randrange(1, 500) / 10}", "5", "10", "no number"])
        dates = chance.choice([",", ",", "2020-01-01,", "2020-01-01,2024-06-30"])
        made.append(f"H{chance.randrange(90)},{chance.choice(['', 'fund'])},C{chance.randrange(90)},{percent},{dates}")
    path.write_text("\n".join([HEADER, *made]) + "\n", encoding="utf-8")
    return path


async def dump(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = await store.read(DUMP)
    found["counts"] = [{**orjson.loads(counts), "seconds": None} for counts in found["counts"]]
    return found


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    chance = random.Random(SEED)
    return [
        write_rows(tmp_path / name, chance, rows) for name, rows in (("old.csv", 300), ("a.csv", 500), ("b.csv", 400))
    ]


@pytest.fixture
def server(neo4j_address: StoreAddress, files: list[Path]) -> Iterator[LoadServer]:
    started = LoadServer(neo4j_address, files[1:], date(2026, 2, 1))
    yield started
    started.close()


async def begin_with_the_old_file(store: Store, old: Path) -> None:
    await store.run_alone(EMPTY)
    await load(store, source("holdings-csv"), [old], LoadOptions(date(2026, 1, 1)))


@pytest.mark.slow
async def test_a_load_killed_many_times_ends_like_an_undisturbed_one(
    store: Store, server: LoadServer, files: list[Path]
) -> None:
    await begin_with_the_old_file(store, files[0])
    assert server.load(batches=None) == 0
    undisturbed = await dump(store)
    assert undisturbed["quarantined"]
    assert any(stake[2]["endedBy"] for stake in undisturbed["stakes"])

    chance = random.Random(SEED)
    for wanted in (KILLS - 4, 4):
        await begin_with_the_old_file(store, files[0])
        kills = 0
        while (status := server.load(*moment(chance, wanted) if kills < wanted else (None,))) != 0:
            assert status == -signal.SIGKILL
            kills += 1
        assert kills >= wanted - 1, "the load came to its end before it could be killed"
        runs = (await list_runs(store)).runs
        assert [run.status for run in runs] == [RunStatus.DONE, RunStatus.DONE], "every attempt went on with one run"
        assert await dump(store) == undisturbed


def moment(chance: random.Random, kills: int) -> tuple[int, float]:
    """After how many batches, and how many seconds into the next, a load of 36 batches is killed."""
    return chance.randint(1, 36 // kills), chance.uniform(0, 0.06)
