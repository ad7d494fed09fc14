"""``irontree bench paths``: introduction paths on a million relationships, beside networkx and plain Cypher.

The service is what ``irontree serve`` starts, asked over HTTP; networkx and Cypher are asked directly. Each target is
asked of all in turn. The strengths of ours and of networkx must agree, and Cypher must find a path where we do.
``IRONTREE_BENCH_QUICK=1`` takes 20,000 relationships and writes no report.
"""

import asyncio
import gc
import json
import os
import platform
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
from _graphql_services import ROOT, Service, irontree
from _paths_peers import SHORTEST, introductions, networkx_graph
from _paths_world import LOGIN, PASSWORD, SEED, World, generate, save
from platformdirs import user_cache_path
from rich.console import Console
from rich.table import Table

from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.lock import NEO4J_VERSION
from graph_service.neo4j.server import LocalNeo4j
from queries.migrations import migrate
from queries.store import Store, StoreAddress, open_store

REPORT = ROOT / "docs" / "benchmarks" / "paths.json"
QUERY = """query($to: ID!) { introductionPaths(toPersonId: $to) {
  strength steps from { id name } parties { id name } hops { ground strength company { name } } } }"""
GOAL_MS, GOAL_TIMES = 50.0, 5.0
ROUNDS, TARGETS = 3, 100
_console = Console(width=140)


@dataclass
class Side:
    """Milliseconds of each question, a list for each round."""

    name: str
    rounds: list[list[float]] = field(default_factory=list)

    def percentile(self, share: float) -> list[float]:
        """The percentile of each round."""
        return [sorted(one)[min(len(one) - 1, int(len(one) * share))] for one in self.rounds]


def main() -> None:
    """Run the benchmark and write its report."""
    quick = bool(os.environ.get("IRONTREE_BENCH_QUICK"))
    world = generate(20_000 if quick else 1_000_000)
    cache = Path(os.environ.get("IRONTREE_CACHE", user_cache_path("irontree")))
    with tempfile.TemporaryDirectory(prefix="irontree-bench-") as folder:
        home = Path(folder)
        server = LocalNeo4j(LocalSettings(home / "neo4j", cache, heap_mb=3072, pagecache_mb=1024))
        bolt = server.start()
        try:
            address = StoreAddress(bolt.uri, bolt.user, bolt.password)
            report = asyncio.run(_run(address, home, world))
        finally:
            server.stop()
    if not quick:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


async def _run(address: StoreAddress, home: Path, world: World) -> dict[str, object]:
    async with open_store(address) as store:
        await migrate(store)
        began = time.perf_counter()
        await save(store, world)
        number = sum(map(len, world.rows.values()))
        _console.print(f"{number:,} relationships are stored, in {time.perf_counter() - began:.0f} s.")
        graph = networkx_graph(world)
        gc.freeze()
        with irontree(address, home, LOGIN, PASSWORD) as service:
            began = time.perf_counter()
            service.ask(QUERY, {"to": world.people[0]})
            first = time.perf_counter() - began
            _console.print(f"The first answer took {first:.1f} s: the graph is read.")
            dice = random.Random(SEED)
            sides = [Side("irontree"), Side("networkx"), Side("cypher SHORTEST")]
            found = 0
            for _ in range(ROUNDS):
                for side in sides:
                    side.rounds.append([])
                targets = dice.sample(world.people, TARGETS)
                for target in targets:
                    found += await _ask(sides, target, service, graph, store)
            memory = psutil.Process(service.pid).memory_info().rss >> 20
    return _report(sides, {"relationships": number, "people": len(world.people)}, first, memory, found)


async def _ask(sides: list[Side], target: str, service: Service, graph: object, store: Store) -> bool:
    ours, theirs, cypher = sides
    began = time.perf_counter()
    answer = service.ask(QUERY, {"to": target})
    ours.rounds[-1].append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    strengths = introductions(graph, target, 3)  # type: ignore[arg-type]
    theirs.rounds[-1].append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    paths = await store.read(SHORTEST, {"to": target})
    cypher.rounds[-1].append((time.perf_counter() - began) * 1000)
    mine = [one["strength"] for one in answer["introductionPaths"]]  # type: ignore[attr-defined]
    if len(mine) != len(strengths) or any(abs(a - b) > 1e-9 for a, b in zip(mine, strengths, strict=True)):
        raise SystemExit(f"{target}: ours {mine}, networkx {strengths}")
    if mine and not paths:
        raise SystemExit(f"{target}: Cypher finds no path where there are {len(mine)}.")
    return bool(mine)


def _report(sides: list[Side], size: dict[str, int], first: float, memory: int, found: int) -> dict[str, object]:
    ours = sides[0]
    table = Table("side", "p50 ms (spread)", "p95 ms (spread)", "times ours, p50", "times ours, p95")
    rows = {}
    for side in sides:
        p50, p95 = side.percentile(0.5), side.percentile(0.95)
        ratios = {
            "p50": _spread([a / b for a, b in zip(p50, ours.percentile(0.5), strict=True)]),
            "p95": _spread([a / b for a, b in zip(p95, ours.percentile(0.95), strict=True)]),
        }
        rows[side.name] = {"p50Milliseconds": _spread(p50), "p95Milliseconds": _spread(p95), "timesOurs": ratios}
        table.add_row(side.name, *map(_text, (_spread(p50), _spread(p95), ratios["p50"], ratios["p95"])))
    _console.print(table)
    cypher = rows["cypher SHORTEST"]["timesOurs"]
    met = {
        "p95Below50Milliseconds": rows["irontree"]["p95Milliseconds"]["median"] < GOAL_MS,
        "fiveTimesCypherAtP50": cypher["p50"]["median"] >= GOAL_TIMES,
        "fiveTimesCypherAtP95": cypher["p95"]["median"] >= GOAL_TIMES,
    }
    _console.print(met)
    return {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
            "loadAverage": round(os.getloadavg()[1], 1),
        },
        "versions": {"python": platform.python_version(), "neo4j-server": NEO4J_VERSION},
        **size,
        "rounds": ROUNDS,
        "targetsARound": TARGETS,
        "targetsWithPaths": found,
        "firstAnswerSeconds": round(first, 1),
        "serviceMegabytes": memory,
        "sides": rows,
        "goalsMet": met,
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 2),
        "lowest": round(min(values), 2),
        "highest": round(max(values), 2),
    }


def _text(spread: dict[str, float]) -> str:
    return f"{spread['median']:.1f} ({spread['lowest']:.1f}-{spread['highest']:.1f})"
