"""Control, ultimate parents and interests of whole markets, beside plain networkx and beside Cypher paths.

Three markets: all of the A-share market of 2020 (if ``../shared/data`` is there), and generated ones of 100,000 and
1,000,000 parties with loops. Each side computes in a process of its own, from stakes in memory to all control pairs,
all ultimate parents and all interests above 0:

- *irontree*: ``market_control``, ``market_parents``, ``market_interest``;
- *networkx*: the same rules in plain Python (``_ownership_peer``); both must give the same pairs and sums;
- *cypher*: one statement that multiplies shares along paths on a local Neo4j. It does not correct loops and bounds the
  length of paths, so it answers less.

Run with ``irontree bench ownership``. Prints a table and writes ``docs/benchmarks/ownership.json``.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from _ownership_markets import A_SHARE, a_share, generated
from _ownership_peer import control, graph_of, interest, ultimate
from neo4j import Driver, GraphDatabase, Query
from neo4j.exceptions import Neo4jError
from platformdirs import user_cache_path
from rich.console import Console
from rich.table import Table

from domain.ownership.market import Market
from domain.ownership.market_control import market_control
from domain.ownership.market_interest import MarketInterest
from domain.ownership.market_parents import market_parents
from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.server import BoltAddress, LocalNeo4j
from queries.migrations import migrate
from queries.store import StoreAddress, open_store

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "docs" / "benchmarks" / "ownership.json"
MARKETS = ("a-share", "100000", "1000000")
TIMES = {"irontree": 5, "networkx": 2}
LARGEST_PEER = 100_000
"""The largest market that networkx computes: at a million it takes minutes."""
LONGEST_PATH = 6
TIMEOUT = 120.0
"""Seconds after which the Cypher statement is given up."""

LOAD = """
UNWIND $rows AS row MERGE (h:Party {id: row[0]}) MERGE (c:Party {id: row[1]})
CREATE (h)-[:HOLDS {percentMin: row[2]}]->(c)
"""
PATHS = f"""
MATCH path = (h:Party)-[:HOLDS*1..{LONGEST_PATH}]->(c:Party)
WITH h, c, sum(reduce(share = 100.0, stake IN relationships(path) | share * stake.percentMin / 100)) AS percent
RETURN count(*) AS pairs, sum(percent) AS total
"""


def market(name: str) -> Market:
    """The market of that name."""
    return a_share(A_SHARE) if name == "a-share" else generated(int(name))


def compute_here(side: str, name: str) -> None:
    """Compute in this process and print what it took as JSON."""
    compute = _irontree if side == "irontree" else _networkx
    compute(generated(1_000))  # what is loaded on first use
    stakes = market(name)
    began, busy = perf_counter(), process_time()
    found = compute(stakes)
    found |= {
        "parties": stakes.size,
        "stakes": len(stakes.low),
        "seconds": perf_counter() - began,
        "cpuSeconds": process_time() - busy,
        "peakMb": peak_mb(),
    }
    print(json.dumps(found))


def peak_mb() -> float:
    """The most memory that this process has had, in MB; unlike ``ru_maxrss`` without what its parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _irontree(stakes: Market) -> dict[str, float]:
    began = process_time()
    controlled = market_control(stakes)
    after_control = process_time()
    parents = market_parents(stakes, controlled)
    after_parents = process_time()
    count, total = 0, 0.0
    for block in MarketInterest.of(stakes.capital()).blocks():
        count += len(block.percents)
        total += float(block.percents.sum())
    return {
        "control": after_control - began,
        "parents": after_parents - after_control,
        "interest": process_time() - after_parents,
        "controlPairs": len(controlled.controllers),
        "controlled": int((parents.ultimate >= 0).sum()),
        "interests": count,
        "interestSum": total,
    }


def _networkx(stakes: Market) -> dict[str, float]:
    graph = graph_of(stakes)  # counted: the graph is what its rules need, as arrays are what ours need
    began = process_time()
    controlled = control(graph)
    after_control = process_time()
    parents = ultimate(controlled)
    after_parents = process_time()
    count, total = interest(graph)
    return {
        "control": after_control - began,
        "parents": after_parents - after_control,
        "interest": process_time() - after_parents,
        "controlPairs": sum(map(len, controlled.values())),
        "controlled": len(parents),
        "interests": count,
        "interestSum": total,
    }


def measure(side: str, name: str) -> list[dict[str, float]]:
    """Several runs, each in a process of its own."""
    command = [sys.executable, __file__, "--side", side, name]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return [
        json.loads(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
        for _ in range(TIMES[side])
    ]


def compare(name: str) -> dict[str, object]:
    """Both sides on one market; the answers must be equal."""
    sides = {"irontree": measure("irontree", name)}
    if name == "a-share" or int(name) <= LARGEST_PEER:
        sides["networkx"] = measure("networkx", name)
        ours, theirs = sides["irontree"][0], sides["networkx"][0]
        for key in ("controlPairs", "controlled"):
            assert ours[key] == theirs[key], (name, key, ours[key], theirs[key])
        assert abs(ours["interestSum"] - theirs["interestSum"]) < 1e-6 * ours["interestSum"], (ours, theirs)
    found: dict[str, object] = {"market": name, "sides": {side: _summary(runs) for side, runs in sides.items()}}
    if "networkx" in sides:
        ours_cpu, peer_cpu = (median(run["cpuSeconds"] for run in sides[side]) for side in ("irontree", "networkx"))
        found["ratio"] = peer_cpu / ours_cpu
    return found


def _summary(runs: list[dict[str, float]]) -> dict[str, object]:
    """Medians, with the spread of the whole."""
    medians = {key: median(run[key] for run in runs) for key in runs[0]}
    return medians | {
        "runs": len(runs),
        "spread": [min(run["cpuSeconds"] for run in runs), max(run["cpuSeconds"] for run in runs)],
    }


def cypher(names: list[str]) -> list[dict[str, object]]:
    """The path product on a real Neo4j, on the markets that plain Python computes too."""
    with tempfile.TemporaryDirectory(prefix="irontree-bench-") as home:
        server = LocalNeo4j(LocalSettings(Path(home) / "neo4j", user_cache_path("irontree")))
        bolt = server.start()
        try:
            found = [{"market": name} | _paths(bolt, market(name)) for name in names]
        finally:
            server.stop()
    return found


def _paths(bolt: BoltAddress, stakes: Market) -> dict[str, object]:
    asyncio.run(_migrated(bolt))
    with GraphDatabase.driver(bolt.uri, auth=(bolt.user, bolt.password)) as driver:
        _load(driver, stakes)
        began = perf_counter()
        try:
            with driver.session() as session:
                [record] = session.run(Query(PATHS, timeout=TIMEOUT))  # type: ignore[arg-type]
        except Neo4jError as error:
            return {"seconds": perf_counter() - began, "givenUp": error.code}
        return {"seconds": perf_counter() - began, "pairs": record["pairs"], "sum": record["total"]}


async def _migrated(bolt: BoltAddress) -> None:
    async with open_store(StoreAddress(bolt.uri, bolt.user, bolt.password)) as store:
        await migrate(store)


def _load(driver: Driver, stakes: Market) -> None:
    rows = list(zip(stakes.holders.tolist(), stakes.companies.tolist(), stakes.low.tolist(), strict=True))
    with driver.session() as session:
        session.run("MATCH (n:Party) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for start in range(0, len(rows), 20_000):
            batch = [[str(holder), str(company), percent] for holder, company, percent in rows[start : start + 20_000]]
            session.run(LOAD, rows=batch).consume()


def main() -> None:
    """Measure, print, write."""
    names = [name for name in MARKETS if name != "a-share" or A_SHARE.is_file()]
    console = Console()
    if len(names) < len(MARKETS):
        console.print("The A-share market is absent: there is no ../shared/data.")
    results = [compare(name) for name in names]
    paths = cypher([name for name in names if name == "a-share" or int(name) <= LARGEST_PEER])
    table = Table("market", "side", "CPU s", "control", "parents", "interest", "peak MB", "ratio")
    for one in results:
        for side, run in one["sides"].items():  # type: ignore[attr-defined]
            figures = (f"{run[key]:.3f}" for key in ("cpuSeconds", "control", "parents", "interest"))
            ratio = f"{one['ratio']:.0f}" if side == "irontree" and "ratio" in one else ""
            table.add_row(str(one["market"]), side, *figures, f"{run['peakMb']:.0f}", ratio)
    for path in paths:
        table.add_row(str(path["market"]), f"cypher, {LONGEST_PATH} steps", f"{path['seconds']:.1f}", *[""] * 5)
    console.print(table)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"timeout": TIMEOUT, "longestPath": LONGEST_PATH, "results": results, "cypher": paths}, indent=1)
    RESULTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        compute_here(sys.argv[2], sys.argv[3])
    else:
        main()
