"""One real server, in one home folder, through its life; the tests run in the order of this file."""

import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph_service.neo4j.bolt import bolt_answers
from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.disk import DiskFullError, FolderUnusableError
from graph_service.neo4j.password import PasswordLostError
from graph_service.neo4j.process import ServerState, read_state, start_time, write_state
from graph_service.neo4j.server import LocalNeo4j, PortTakenError, StartFailedError, StoreInUseError
from graph_service.settings import Settings

START = """
import sys
from pathlib import Path
from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.server import LocalNeo4j
settings = LocalSettings(Path(sys.argv[1]), Path(sys.argv[2]), heap_mb=512, pagecache_mb=128, java_options=("%s",))
print(LocalNeo4j(settings).start().uri)
"""
QUICK = "-XX:TieredStopAtLevel=1"  # these servers live for seconds


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSettings]:
    """A home that no Neo4j has used; whatever runs there at the end is stopped."""
    home = tmp_path_factory.mktemp("home with a space") / "neo4j"
    settings = LocalSettings(home, Settings().cache, heap_mb=512, pagecache_mb=128, java_options=(QUICK,))
    yield settings
    LocalNeo4j(settings).stop()


@pytest.fixture
def server(local: LocalSettings) -> LocalNeo4j:
    """The server of the home, running."""
    running = LocalNeo4j(local)
    running.start(progress=False)
    return running


def start_elsewhere(local: LocalSettings) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START % QUICK, str(local.home), str(local.cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_server(pid: int) -> None:
    process = psutil.Process(pid)
    process.kill()
    process.wait(10)


def port_of(uri: str | None) -> int:
    assert uri is not None
    return int(uri.rsplit(":", 1)[1])


def test_nothing_runs_before_the_first_start(local: LocalSettings) -> None:
    status = LocalNeo4j(local).status()
    assert (status.running, status.uri, status.pid) == (False, None, None)
    assert LocalNeo4j(local).stop() is False
    assert not local.home.exists()


def test_two_processes_that_start_at_once_get_one_server(local: LocalSettings) -> None:
    with start_elsewhere(local) as first, start_elsewhere(local) as second:
        uris = {first.communicate()[0].strip(), second.communicate()[0].strip()}
    status = LocalNeo4j(local).status()
    assert status.running
    assert uris == {status.uri}
    assert bolt_answers(port_of(status.uri))


def test_start_of_a_running_server_gives_its_address(local: LocalSettings, server: LocalNeo4j) -> None:
    before = server.status()
    address = LocalNeo4j(local).start(progress=False)
    assert address.uri == before.uri
    assert server.status() == before


def test_password_is_for_its_user_alone(local: LocalSettings, server: LocalNeo4j) -> None:
    address = server.start(progress=False)
    file = local.home / "password"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == address.password
    assert re.fullmatch(r"[0-9a-f]{32}", address.password)
    assert address.password not in repr(address)
    assert address.password not in " ".join(psutil.Process(server.status().pid).cmdline())
    assert not list(local.home.glob("*.draft"))


def test_listens_on_the_loopback_interface_only(server: LocalNeo4j) -> None:
    connections = psutil.Process(server.status().pid).net_connections(kind="tcp")
    listening = [item.laddr for item in connections if item.status == psutil.CONN_LISTEN]
    assert [(address[0].removeprefix("::ffff:"), address[1]) for address in listening] == [
        ("127.0.0.1", port_of(server.status().uri))
    ]


def test_server_without_its_state_file_is_reported_and_left_alone(local: LocalSettings, server: LocalNeo4j) -> None:
    state = read_state(local.home / "state.json")
    assert state is not None
    (local.home / "state.json").unlink()
    try:
        for action in (server.start, server.stop):
            with pytest.raises(StoreInUseError, match=rf"Process {state.pid} runs a Neo4j on .*End it"):
                action()
    finally:
        write_state(local.home / "state.json", state)
    assert server.status().pid == state.pid


def test_killed_server_and_killed_starter_leave_nothing_in_the_way(
    local: LocalSettings, server: LocalNeo4j, caplog: pytest.LogCaptureFixture
) -> None:
    killed = server.status().pid
    assert killed is not None
    kill_server(killed)
    assert not server.status().running
    with start_elsewhere(local) as starter:
        while (state := read_state(local.home / "state.json")) is None or state.pid == killed:
            assert starter.poll() is None
        starter.kill()
    # The second start finds the server that the killed one had launched, and waits for it.
    server.start(progress=False)
    assert server.status().pid == state.pid
    assert bolt_answers(state.port)


def test_killed_server_is_replaced_with_a_notice(
    local: LocalSettings, server: LocalNeo4j, caplog: pytest.LogCaptureFixture
) -> None:
    killed = server.status().pid
    assert killed is not None
    kill_server(killed)
    address = server.start(progress=False)
    assert f"Neo4j (process {killed}) ended without being stopped" in caplog.text
    assert bolt_answers(port_of(address.uri))
    assert server.status().pid != killed


def test_stop_ends_the_process_and_its_port(server: LocalNeo4j, caplog: pytest.LogCaptureFixture) -> None:
    status = server.status()
    assert status.pid is not None
    assert server.stop() is True
    assert not psutil.pid_exists(status.pid)
    assert not bolt_answers(port_of(status.uri))
    assert not server.status().running
    assert server.stop() is False
    assert not caplog.text


def test_java_that_dies_at_once_is_reported_with_its_last_lines(local: LocalSettings) -> None:
    server = LocalNeo4j(replace(local, heap_mb=1))
    with pytest.raises(StartFailedError, match=r"ended at its start\. Its last lines: .*(heap|GC)"):
        server.start(progress=False)
    assert not server.status().running
    assert not (local.home / "state.json").exists()


def test_taken_port_is_one_clear_line_that_names_the_program(local: LocalSettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"Port {port}, .* is taken by process \d+ .*IRONTREE_NEO4J_PORT"):
            LocalNeo4j(replace(local, port=port)).start(progress=False)


def test_recycled_process_number_is_not_touched(local: LocalSettings) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        write_state(local.home / "state.json", ServerState(stranger.pid, 7687, start_time(stranger.pid), "1.0"))
        server = LocalNeo4j(local)
        assert not server.status().running
        assert server.stop() is False
        assert stranger.poll() is None
        stranger.kill()
    assert not (local.home / "state.json").exists()


def test_full_disk_is_told_before_java_starts(local: LocalSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(local.home)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(DiskFullError, match=r"The local Neo4j needs? 68 MB .*IRONTREE_HOME"):
        LocalNeo4j(local).start(progress=False)


def test_lost_password_is_told_before_java_starts(local: LocalSettings) -> None:
    kept = (local.home / "password").rename(local.home / "password.kept")
    try:
        with pytest.raises(PasswordLostError, match="is missing or unreadable, but the graph"):
            LocalNeo4j(local).start(progress=False)
    finally:
        kept.rename(local.home / "password")


def test_home_that_is_a_file_is_one_clear_line(local: LocalSettings, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(FolderUnusableError, match="The local Neo4j cannot be written"):
        LocalNeo4j(replace(local, home=tmp_path / "home")).start(progress=False)


def test_frozen_server_is_killed_with_a_notice(local: LocalSettings, caplog: pytest.LogCaptureFixture) -> None:
    server = LocalNeo4j(replace(local, stop_seconds=0.5))
    server.start(progress=False)
    pid = server.status().pid
    assert pid is not None
    psutil.Process(pid).send_signal(signal.SIGSTOP)
    assert server.stop() is True
    assert f"Neo4j (process {pid}) did not end within" in caplog.text
    assert not psutil.pid_exists(pid)
