import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph_service.neo4j.process import (
    MAIN_CLASS,
    ServerState,
    find_listener,
    find_other_server,
    find_server,
    is_listening,
    read_state,
    start_time,
    write_state,
)

HOME = Path("/somewhere/neo4j")


@pytest.fixture
def lookalike() -> Iterator[subprocess.Popen[bytes]]:
    """A process with the command line of a server on HOME."""
    waiting = [sys.executable, "-c", "input()", MAIN_CLASS, f"--home-dir={HOME}"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def state_of(pid: int, later: float = 0.0) -> ServerState:
    return ServerState(pid, 7687, start_time(pid) + later, "1.0")


def test_state_reads_back_equal(tmp_path: Path) -> None:
    state = ServerState(12, 7687, 1_700_000_000.25, "2026.08.1")
    write_state(tmp_path / "state.json", state)
    assert read_state(tmp_path / "state.json") == state


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"pid": 1}', '{"pid": null, "port": 1, "created": 1, "version": ""}']
)
def test_half_written_state_is_no_state(tmp_path: Path, content: str) -> None:
    (tmp_path / "state.json").write_text(content)
    assert read_state(tmp_path / "state.json") is None


def test_absent_state_is_no_state(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") is None


def test_recorded_server_is_found(lookalike: subprocess.Popen[bytes]) -> None:
    found = find_server(state_of(lookalike.pid), HOME)
    assert found is not None
    assert found.pid == lookalike.pid


def test_start_time_does_not_follow_the_clock(lookalike: subprocess.Popen[bytes]) -> None:
    # Linux counts it from the boot, which was before; the epoch was in 1970.
    assert start_time(os.getpid()) <= start_time(lookalike.pid) < time.clock_gettime(time.CLOCK_BOOTTIME) + 1


def test_same_number_of_another_start_time_is_a_stranger(lookalike: subprocess.Popen[bytes]) -> None:
    assert find_server(state_of(lookalike.pid, later=-60), HOME) is None


def test_server_of_another_home_is_a_stranger(lookalike: subprocess.Popen[bytes]) -> None:
    assert find_server(state_of(lookalike.pid), Path("/somewhere/else")) is None


def test_any_other_program_is_a_stranger() -> None:
    assert find_server(state_of(os.getpid()), HOME) is None


def test_dead_server_is_gone_also_before_its_parent_asks(lookalike: subprocess.Popen[bytes]) -> None:
    state = state_of(lookalike.pid)
    lookalike.kill()
    os.waitid(os.P_PID, lookalike.pid, os.WEXITED | os.WNOWAIT)  # dead, yet still in the process table
    assert find_server(state, HOME) is None


def test_unrecorded_server_is_found_by_its_command_line(lookalike: subprocess.Popen[bytes]) -> None:
    assert find_other_server(HOME) == lookalike.pid
    assert find_other_server(Path("/somewhere/else")) is None


def test_listener_is_told_from_a_bystander(lookalike: subprocess.Popen[bytes]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert is_listening(psutil.Process(), port)
        assert not is_listening(psutil.Process(lookalike.pid), port)
        assert find_listener(port) == f"process {os.getpid()} ({psutil.Process().name()})"
    assert find_listener(port) is None
