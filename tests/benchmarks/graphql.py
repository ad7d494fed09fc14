"""``irontree bench graphql``: our API beside @neo4j/graphql, the same queries on the same store in one run.

Both services run in a process of their own on one Neo4j of this run. Rounds alternate which of them comes first.
Ours is what ``irontree serve`` starts: sign-in, visibility rules in every statement, limits and the log are on. The
peer has none of these. ``IRONTREE_BENCH_QUICK=1`` makes it a smoke test that writes no report,
``IRONTREE_BENCH_CASES=tree,list`` picks cases (no report either).
"""

import asyncio
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from random import randrange

import psutil
from _graphql_cases import Case, Operation, cases, companies_in
from _graphql_services import ROOT, Service, irontree, peer, peer_versions
from _graphql_world import LOGIN, PASSWORD, World, generate, save
from _http_load import Answer, Job
from platformdirs import user_cache_path
from rich.console import Console
from rich.table import Table

from domain.errors import IrontreeError
from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.lock import NEO4J_VERSION
from graph_service.neo4j.server import LocalNeo4j
from queries.migrations import migrate
from queries.store import StoreAddress, open_store

REPORT = ROOT / "docs" / "benchmarks" / "graphql.json"
_CLIENTS = (1, 8)
_COMPARED = 200
"""Answers of a case that are compared, at most: the peer's variables go round."""
_MOST_BODIES = 500
"""Requests that one round goes through; each round begins at another place of a longer list."""
_console = Console(width=140)


@dataclass(frozen=True)
class Plan:
    """How long and how often is measured."""

    groups: int = 100
    rounds: int = 5
    seconds: float = 2.0
    warm_seconds: float = 5.0


QUICK = Plan(rounds=2, seconds=0.5, warm_seconds=1.5)


@dataclass
class Series:
    """What was measured of one service with one number of clients, one entry a round."""

    per_second: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    service_ms: list[float] = field(default_factory=list)
    store_ms: list[float] = field(default_factory=list)
    bytes: int = 0

    def summary(self) -> dict[str, object]:
        """Medians over the rounds; processor milliseconds are per request."""
        return {
            "requestsPerSecond": _spread(self.per_second),
            "p50Milliseconds": _spread(self.p50),
            "p95Milliseconds": _spread(self.p95),
            "serviceProcessorMilliseconds": _spread(self.service_ms),
            "storeProcessorMilliseconds": _spread(self.store_ms),
            "bytes": self.bytes,
        }


@dataclass
class Measured:
    """One case: both services, by number of clients."""

    case: Case
    companies: int
    ours: dict[int, Series]
    peer: dict[int, Series]

    def ratios(self, clients: int) -> list[float]:
        """Our throughput in times the peer's, round by round."""
        pairs = zip(self.ours[clients].per_second, self.peer[clients].per_second, strict=True)
        return [ours / theirs for ours, theirs in pairs]

    def is_p95_lower(self) -> bool:
        """Whether our p95 is the lower one with one client and with several."""
        return all(statistics.median(self.ours[n].p95) < statistics.median(self.peer[n].p95) for n in _CLIENTS)

    def is_met(self) -> bool:
        """Whether throughput and p95 meet their goals, with one client and with several."""
        return all(statistics.median(self.ratios(n)) >= self.case.goal for n in _CLIENTS) and self.is_p95_lower()


def main() -> None:
    """Runs the benchmark, prints a table and writes ``docs/benchmarks/graphql.json`` (if all of it ran)."""
    quick = bool(os.environ.get("IRONTREE_BENCH_QUICK"))
    partial = quick or "IRONTREE_BENCH_CASES" in os.environ
    plan = QUICK if quick else Plan()
    cache = Path(os.environ.get("IRONTREE_CACHE", user_cache_path("irontree")))
    try:
        with tempfile.TemporaryDirectory(prefix="irontree-bench-") as folder:
            measured = _on_a_store_of_its_own(plan, Path(folder), cache)
        _print(measured)
        if not partial:
            _write(plan, measured, peer_versions(cache))
    except IrontreeError as problem:
        Console(stderr=True).print(str(problem), markup=False)
        sys.exit(1)


def _on_a_store_of_its_own(plan: Plan, home: Path, cache: Path) -> list[Measured]:
    server = LocalNeo4j(LocalSettings(home / "neo4j", cache, heap_mb=1024, pagecache_mb=512))
    bolt = server.start()
    try:
        store = StoreAddress(bolt.uri, bolt.user, bolt.password)
        world = generate(plan.groups)
        asyncio.run(_fill(store, world))
        _console.print(f"{len(world.companies):,} companies and {len(world.stakes):,} stakes are stored.")
        store_pid = server.status().pid
        with peer(store, home, cache) as theirs, irontree(store, home, LOGIN, PASSWORD) as ours:
            return _measure_all(plan, world, (ours, theirs), psutil.Process(store_pid))
    finally:
        server.stop()


async def _fill(address: StoreAddress, world: World) -> None:
    async with open_store(address) as store:
        await migrate(store)
        await save(store, world)


def _measure_all(plan: Plan, world: World, both: tuple[Service, Service], store: psutil.Process) -> list[Measured]:
    ours, theirs = both
    wanted = os.environ.get("IRONTREE_BENCH_CASES", "").split(",")
    measured = []
    for case in cases(world):
        if any(one in case.name for one in wanted):
            found = _require_equal(case, ours, theirs)
            measured.append(Measured(case, found, _empty(), _empty()))
    for one in measured:
        for service, operation in ((ours, one.case.ours), (theirs, one.case.peer)):
            _load(service, operation, _CLIENTS[-1], plan.warm_seconds)
    for number in range(plan.rounds):
        for one in measured:
            sides = [(ours, one.case.ours, one.ours), (theirs, one.case.peer, one.peer)]
            for service, operation, series in sides if number % 2 == 0 else sides[::-1]:
                for clients in _CLIENTS:
                    _round(plan.seconds, store, (service, operation), clients, series[clients])
        _console.print(f"Round {number + 1} of {plan.rounds}; load of the machine {os.getloadavg()[0]:.1f}")
    return measured


def _empty() -> dict[int, Series]:
    return {clients: Series() for clients in _CLIENTS}


def _require_equal(case: Case, ours: Service, theirs: Service) -> int:
    """The number of companies in an answer, once both services gave the same ones for the first variables."""
    number = 0
    for our_variables, their_variables in zip(case.ours.variables[:_COMPARED], cycle(case.peer.variables)):
        mine = case.ours.found(ours.ask(case.ours.query, our_variables))
        other = case.peer.found(theirs.ask(case.peer.query, their_variables))
        if mine != other or not mine:
            msg = f"{case.name}: the two answers differ for {our_variables}: {mine[:3]} … and {other[:3]} …"
            raise SystemExit(msg)
        number = companies_in(mine)
    return number


def _load(service: Service, operation: Operation, clients: int, seconds: float) -> Answer:
    start = randrange(len(operation.variables))
    variables = (operation.variables[start:] + operation.variables[:start])[:_MOST_BODIES]
    bodies = [json.dumps({"query": operation.query, "variables": one}) for one in variables]
    job: Job = {
        "port": service.port,
        "headers": service.headers,
        "bodies": bodies,
        "clients": clients,
        "seconds": seconds,
    }
    command = [sys.executable, str(Path(__file__).parent / "_http_load.py")]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=True)
    answer: Answer = json.loads(done.stdout)
    if answer["failures"]:
        msg = f"{service.name} failed {answer['failures']} times under load: {operation.query[:80]}"
        raise SystemExit(msg)
    return answer


def _round(seconds: float, store: psutil.Process, asked: tuple[Service, Operation], clients: int, into: Series) -> None:
    service, operation = asked
    processes = (psutil.Process(service.pid), store)
    before = [_processor_seconds(one) for one in processes]
    answer = _load(service, operation, clients, seconds)
    spent = [_processor_seconds(one) - start for one, start in zip(processes, before, strict=True)]
    times = sorted(answer["milliseconds"])
    into.per_second.append(len(times) / answer["seconds"])
    into.p50.append(statistics.median(times))
    into.p95.append(times[min(len(times) - 1, int(len(times) * 0.95))])
    into.service_ms.append(spent[0] * 1000 / len(times))
    into.store_ms.append(spent[1] * 1000 / len(times))
    into.bytes = answer["bytes"] // len(times)


def _processor_seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 2),
        "lowest": round(min(values), 2),
        "highest": round(max(values), 2),
    }


def _print(measured: list[Measured]) -> None:
    columns = ("req/s", "p50 ms", "p95 ms", "cpu ms service + store", "ratio", "goal")
    table = Table("case", "companies", "clients", "", *columns)
    for one in measured:
        for clients in _CLIENTS:
            ratios = one.ratios(clients)
            ratio = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
            goal = ("met" if one.is_met() else "missed") + f" ({one.case.goal})" if clients > 1 else ""
            for name, series in (("ours", one.ours[clients]), ("peer", one.peer[clients])):
                first = name == "ours"
                table.add_row(
                    one.case.name if first and clients == 1 else "",
                    str(one.companies) if first and clients == 1 else "",
                    str(clients) if first else "",
                    name,
                    *(f"{statistics.median(row):.1f}" for row in (series.per_second, series.p50, series.p95)),
                    f"{statistics.median(series.service_ms):.2f} + {statistics.median(series.store_ms):.2f}",
                    ratio if first else "",
                    goal if first else "",
                )
    _console.print(table)


def _write(plan: Plan, measured: list[Measured], versions: dict[str, str]) -> None:
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    ours = {name: version(name) for name in ("strawberry-graphql", "graphql-core", "neo4j", "uvicorn")}
    report = {
        "date": datetime.now(tz=UTC).date().isoformat(),
        "machine": {
            "system": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
            "memoryGigabytes": psutil.virtual_memory().total >> 30,
            "loadAverage": round(os.getloadavg()[1], 1),
        },
        "versions": {"python": platform.python_version(), "neo4j-server": NEO4J_VERSION, **ours, "peer": versions},
        "plan": {"rounds": plan.rounds, "seconds": plan.seconds, "groups": plan.groups},
        "cases": [
            {
                "name": one.case.name,
                "companies": one.companies,
                "goal": one.case.goal,
                "met": one.is_met(),
                "clients": {
                    clients: {
                        "ours": one.ours[clients].summary(),
                        "peer": one.peer[clients].summary(),
                        "ratio": _spread(one.ratios(clients)),
                    }
                    for clients in _CLIENTS
                },
            }
            for one in measured
        ],
    }
    text = json.dumps(report, indent=2, ensure_ascii=False)
    REPORT.write_text(text + "\n", encoding="utf-8")
