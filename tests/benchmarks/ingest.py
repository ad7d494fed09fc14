"""Loading a holdings table with Irontree, beside a bare driver loop that stores the same parties and holdings.

The loop is what a script would do: read the CSV, per batch MERGE the parties and MERGE the holdings in one transaction.
It keeps no source records, no history and no position, and quarantines nothing. Both run in processes of their own, on
the same real Neo4j with the same indexes, turn by turn, each on an emptied store.

Run with ``irontree bench ingest``, or this file with the numbers of rows. Prints a table and writes
``docs/benchmarks/ingest.json``.
"""

import asyncio
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from neo4j import GraphDatabase, ManagedTransaction
from platformdirs import user_cache_path
from rich.console import Console
from rich.table import Table

from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.server import BoltAddress, LocalNeo4j
from ingestion.load import LoadOptions, load
from ingestion.ownership.holdings_csv import HoldingsCsv
from queries.migrations import migrate
from queries.statement import statement
from queries.store import StoreAddress, open_store

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "docs" / "benchmarks" / "ingest.json"
SIZES = {10_000: 3, 100_000: 3, 1_000_000: 1}
"""Rows of each table, and how often each side loads it."""
BATCH = LoadOptions().batch_size
AS_OF = date(2026, 1, 1)
HEADER = "holder_id,holder_name,holder_kind,company_id,company_name,percent,valid_from,valid_to"
EMPTY = statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")

PARTIES = """
UNWIND $rows AS row MERGE (p:Party {id: row.id})
ON CREATE SET p:Company, p.name = row.name, p.searchName = toLower(row.name)
"""
HOLDINGS = """
UNWIND $rows AS row MATCH (h:Party {id: row.holder}) MATCH (c:Party {id: row.company})
MERGE (h)-[r:HOLDS {id: row.id}]->(c)
SET r.percentMin = row.percent, r.percentMax = row.percent, r.source = $source, r.recordedAt = $now,
  r.firstSeen = $asOf, r.lastSeen = $asOf
"""


def generate(path: Path, rows: int) -> Path:
    """A table of random stakes, a third as many companies as rows."""
    chance = random.Random(rows)
    companies = max(10, rows // 3)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        for _ in range(rows):
            holder, company = chance.randrange(companies), chance.randrange(companies)
            percent = chance.randrange(1, 2000) / 100
            file.write(
                f"H{holder},Holding {holder} Limited,company,C{company},Company {company} 有限公司,{percent},,\n"
            )
    return path


def load_bare(address: StoreAddress, path: Path) -> None:
    """The bare driver loop."""

    def write(transaction: ManagedTransaction, parties: list[object], holdings: list[object]) -> None:
        transaction.run(PARTIES, rows=parties).consume()
        constants = {"source": "bare", "now": datetime.now(UTC), "asOf": AS_OF}
        transaction.run(HOLDINGS, rows=holdings, **constants).consume()

    with (
        GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session(database=address.database) as session,
        path.open(encoding="utf-8", newline="") as file,
    ):
        reader = csv.DictReader(file)
        while rows := list(islice(reader, BATCH)):
            names = {row["holder_id"]: row["holder_name"] for row in rows}
            names |= {row["company_id"]: row["company_name"] for row in rows}
            holdings = [
                {
                    "id": f"{row['holder_id']}|{row['company_id']}|{row['percent']}",
                    "holder": row["holder_id"],
                    "company": row["company_id"],
                    "percent": float(row["percent"]),
                }
                for row in rows
            ]
            session.execute_write(write, [{"id": key, "name": name} for key, name in names.items()], holdings)


async def load_ours(address: StoreAddress, path: Path) -> None:
    """The loader of ``irontree ingest``."""
    async with open_store(address) as store:
        await load(store, HoldingsCsv(), [path], LoadOptions(AS_OF))


def measure_here(side: str, path: Path) -> None:
    """Load in this process and print seconds and peak memory as JSON."""
    address = StoreAddress(os.environ["BENCH_URI"], os.environ["BENCH_USER"], os.environ["BENCH_PASSWORD"])
    began = perf_counter()
    if side == "bare":
        load_bare(address, path)
    else:
        asyncio.run(load_ours(address, path))
    seconds = perf_counter() - began
    print(json.dumps({"seconds": seconds, "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def measure(side: str, bolt: BoltAddress, path: Path) -> dict[str, float]:
    """Empty the store and load in a process of its own."""
    asyncio.run(_empty(bolt))
    environment = os.environ | {
        "BENCH_URI": bolt.uri,
        "BENCH_USER": bolt.user,
        "BENCH_PASSWORD": bolt.password,
        "PYTHONPATH": str(ROOT),
    }
    answer = subprocess.run(
        [sys.executable, __file__, "--side", side, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return measured


async def _empty(bolt: BoltAddress) -> None:
    async with open_store(StoreAddress(bolt.uri, bolt.user, bolt.password)) as store:
        await migrate(store)
        await store.run_alone(EMPTY)


def compare(bolt: BoltAddress, folder: Path, rows: int, times: int) -> dict[str, object]:
    """Both sides on a table of so many rows, turn by turn; medians."""
    path = generate(folder / f"{rows}.csv", rows)
    sides: dict[str, list[dict[str, float]]] = {"bare": [], "irontree": []}
    for turn in range(times):
        for side in sorted(sides, reverse=turn % 2 == 0):
            sides[side].append(measure(side, bolt, path))
    path.unlink()
    rates = {side: rows / median(one["seconds"] for one in found) for side, found in sides.items()}
    return {
        "rows": rows,
        "times": times,
        "loadAverage": round(os.getloadavg()[1], 1),
        "rowsPerSecond": rates,
        "ratio": rates["irontree"] / rates["bare"],
        "peakMb": {side: max(one["peakMb"] for one in found) for side, found in sides.items()},
        "seconds": {side: [one["seconds"] for one in found] for side, found in sides.items()},
    }


def main(sizes: dict[int, int] | None = None) -> None:
    """Measure, print, write."""
    results = []
    with tempfile.TemporaryDirectory(prefix="irontree-bench-") as home:
        server = LocalNeo4j(LocalSettings(Path(home) / "neo4j", user_cache_path("irontree")))
        bolt = server.start()
        try:
            warm = generate(Path(home) / "warm.csv", 20_000)
            for side in ("bare", "irontree"):
                measure(side, bolt, warm)
            for rows, times in (sizes or SIZES).items():
                results.append(compare(bolt, Path(home), rows, times))
        finally:
            server.stop()
    table = Table("rows", "irontree rows/s", "bare rows/s", "ratio", "irontree MB", "bare MB")
    for one in results:
        rates, peaks = one["rowsPerSecond"], one["peakMb"]
        table.add_row(
            f"{one['rows']:,}",
            f"{rates['irontree']:,.0f}",
            f"{rates['bare']:,.0f}",
            f"{one['ratio']:.2f}",
            f"{peaks['irontree']:.0f}",
            f"{peaks['bare']:.0f}",
        )
    Console().print(table)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"batch": BATCH, "results": results}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        measure_here(sys.argv[2], Path(sys.argv[3]))
    else:
        main({int(rows): 1 for rows in sys.argv[1:]} or None)
