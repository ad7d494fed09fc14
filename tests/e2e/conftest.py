"""A running service with the demo world, as `irontree demo` brings it up."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph_service.web_build import ensure_web

START_SECONDS = 420


@pytest.fixture(scope="session")
def service_environment() -> Iterator[dict[str, str]]:
    """The environment of the service, for commands on its store."""
    with tempfile.TemporaryDirectory(prefix="irontree-e2e-") as home:
        own = {"IRONTREE_HOME": home, "IRONTREE_PORT": str(_free_port()), "IRONTREE_NEO4J_HEAP_MB": "1024"}
        yield os.environ | own


@pytest.fixture(scope="session")
def service_url(service_environment: dict[str, str]) -> Iterator[str]:
    """Address of the service; ended with its store after the session."""
    ensure_web()
    url = f"http://127.0.0.1:{service_environment['IRONTREE_PORT']}"
    log = Path(service_environment["IRONTREE_HOME"]) / "service.log"
    with log.open("wb") as output:
        service = subprocess.Popen(
            [sys.executable, "-m", "graph_service", "demo"], env=service_environment, stdout=output, stderr=output
        )
        try:
            _await(f"{url}/health/ready", service, log)
            yield url
        finally:
            service.terminate()
            service.wait(30)
            subprocess.run(
                [sys.executable, "-m", "graph_service", "neo4j", "stop"],
                env=service_environment,
                check=False,
                capture_output=True,
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(address: str, service: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if service.poll() is not None:
            break
        try:
            if httpx.get(address, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"The service did not come up: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
