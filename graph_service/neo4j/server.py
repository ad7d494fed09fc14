"""Starting and stopping the local Neo4j."""

import logging
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from domain.errors import Unavailable
from graph_service.neo4j.bolt import bolt_answers, choose_port, is_port_free
from graph_service.neo4j.configuration import LocalSettings, class_cache_options, java_command, write_configuration
from graph_service.neo4j.disk import require_space, writing_to
from graph_service.neo4j.download import ensure_jars
from graph_service.neo4j.exclusive import one_at_a_time
from graph_service.neo4j.lock import NEO4J_VERSION, read_lock
from graph_service.neo4j.password import ensure_password, read_password
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

_POLL_SECONDS = 0.05
_LEAST_SPACE = 64 << 20
"""Bytes that must be free before a start: below, Neo4j dies in the middle of its recovery."""
_WHAT = "The local Neo4j"
_SETTING = "IRONTREE_HOME"
_log = logging.getLogger(__name__)


class _Server(subprocess.Popen[bytes]):
    """A child that is meant to outlive this process: Python's warning about such children does not apply."""

    def __del__(self, *_: object) -> None:
        """Neither warn nor wait."""


_CHILDREN: dict[int, _Server] = {}
"""Servers this process has started: a dead one must be reaped by its parent."""


class PortTakenError(Unavailable):
    """Another program listens on the port the local Neo4j was told to use."""


class StoreInUseError(Unavailable):
    """A Neo4j that this home's state file does not know holds the store."""


class StartFailedError(Unavailable):
    """Java ended, or Bolt did not answer in time."""


@dataclass(frozen=True, slots=True)
class BoltAddress:
    """Where a server answers and how to sign in."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the local Neo4j; ``uri`` and ``pid`` are None unless it is running and answers."""

    running: bool
    uri: str | None
    pid: int | None
    version: str
    home: Path


class LocalNeo4j:
    """The Neo4j of one home folder; any number of processes may hold one of these for the same home."""

    def __init__(self, settings: LocalSettings) -> None:
        self._settings = replace(settings, home=settings.home.resolve())
        self._home = self._settings.home
        self._state_file = self._home / "state.json"
        self._log_file = self._home / "logs" / "console.log"

    def start(self, progress: bool = True) -> BoltAddress:
        """Bring the server up, downloading Neo4j when needed; a running one is left as it is.

        The server outlives this process; `stop` ends it. After a crash the data is recovered.

        Raises:
            DownloadError: the jars cannot be fetched.
            DiskFullError, FolderUnusableError: the home folder or the cache cannot take what must be written.
            PasswordLostError: there is a graph, but not its password.
            PortTakenError: the wanted port belongs to another program.
            StoreInUseError: an unknown process runs on this home.
            JavaMissingError: the installation is incomplete.
            StartFailedError: Java ended or Bolt does not answer; carries the last lines of the log.
        """
        with self._exclusive():
            state = self._clean_state()
            if state is None:
                library = ensure_jars(self._settings.cache, self._settings.repository_address, progress)
                state = self._launch(library)
            self._await_bolt(state)
            return BoltAddress(_uri(state), "neo4j", read_password(self._home))

    def stop(self) -> bool:
        """End the server, killing it when it does not end by itself; False when none was running.

        Raises:
            StoreInUseError: an unknown process runs on this home; it is left alone.
        """
        if not self._home.exists():
            return False
        with self._exclusive():
            state = self._clean_state()
            process = find_server(state, self._home) if state else None
            if process is None:
                self._refuse_other_server()
                return False
            self._end(process)
            self._state_file.unlink(missing_ok=True)
            return True

    def status(self) -> Status:
        """What is running now; never starts, stops or changes anything, and does not wait for a running start."""
        state = read_state(self._state_file)
        if state and find_server(state, self._home) and bolt_answers(state.port):
            return Status(True, _uri(state), state.pid, state.version, self._home)
        return Status(False, None, None, NEO4J_VERSION, self._home)

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        with writing_to(self._home, _WHAT, _SETTING):
            self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
            with one_at_a_time(self._home / "start.lock", f"Another process starts or stops {self._home}; waiting."):
                yield

    def _clean_state(self) -> ServerState | None:
        """The state of a living server; that of a dead one is removed."""
        state = read_state(self._state_file)
        if state is None or find_server(state, self._home):
            return state
        _log.warning("Neo4j (process %d) ended without being stopped; its data is recovered at the start.", state.pid)
        _reap(state.pid)
        self._state_file.unlink()
        return None

    def _launch(self, library: Path) -> ServerState:
        self._refuse_other_server()
        require_space(self._home, _LEAST_SPACE, _WHAT, _SETTING)
        port = self._free_port()
        configuration = write_configuration(self._settings, port)
        ensure_password(self._home, library, configuration)
        self._log_file.parent.mkdir(exist_ok=True)
        crash_report = f"-XX:ErrorFile={self._log_file.parent}/java-crash-%p.log"
        options = [crash_report, *class_cache_options(library), *self._settings.java_options]
        command = java_command(library, MAIN_CLASS, self._settings.heap, options)
        command += [f"--home-dir={self._home}", f"--config-dir={configuration}"]
        with self._log_file.open("wb") as log:
            # A session of its own: Ctrl-C in the terminal is for us, the graph is to end cleanly.
            child = _Server(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        _CHILDREN[child.pid] = child
        state = ServerState(child.pid, port, start_time(child.pid), read_lock().version)
        write_state(self._state_file, state)
        return state

    def _refuse_other_server(self) -> None:
        other = find_other_server(self._home)
        if other is not None:
            raise StoreInUseError(
                f"Process {other} runs a Neo4j on {self._home}, but the state file does not know it.",
                f"End it (`kill {other}`) and try again.",
            )

    def _free_port(self) -> int:
        port = self._settings.port
        if not port or is_port_free(port):
            return port or choose_port()
        listener = find_listener(port)
        raise PortTakenError(
            f"Port {port}, which the local Neo4j should use, is taken by {listener or 'another program'}.",
            "End that program, or set IRONTREE_NEO4J_PORT to a free port (0 chooses one).",
        )

    def _await_bolt(self, state: ServerState) -> None:
        deadline = time.monotonic() + self._settings.start_seconds
        while True:
            process = find_server(state, self._home)
            if process is None:
                _reap(state.pid)
                self._state_file.unlink(missing_ok=True)
                raise StartFailedError(f"Neo4j ended at its start. {self._last_lines()}", f"See {self._home / 'logs'}.")
            # Another program's Bolt server may have taken the port since it was chosen.
            if bolt_answers(state.port) and is_listening(process, state.port):
                return
            if time.monotonic() > deadline:
                seconds = f"{self._settings.start_seconds:.0f} s"
                raise StartFailedError(
                    f"Neo4j (process {state.pid}) does not answer within {seconds}. {self._last_lines()}",
                    f"It may still be recovering: start again to wait on, or see {self._home / 'logs'}.",
                )
            time.sleep(_POLL_SECONDS)

    def _last_lines(self) -> str:
        lines = [line.strip() for line in self._log_file.read_text(encoding="utf-8", errors="replace").splitlines()]
        told = [line for line in lines if line and not line.startswith("at ")][-4:]
        return f"Its last lines: {' / '.join(told)}" if told else "It logged nothing."

    def _end(self, process: psutil.Process) -> None:
        process.terminate()
        if not _ended(process, self._settings.stop_seconds):
            _log.warning(
                "Neo4j (process %d) did not end within %.0f s and is killed; its data is recovered at the next start.",
                process.pid,
                self._settings.stop_seconds,
            )
            process.kill()
            _ended(process, self._settings.stop_seconds)


def _uri(state: ServerState) -> str:
    return f"bolt://127.0.0.1:{state.port}"


def _ended(process: psutil.Process, seconds: float) -> bool:
    child = _CHILDREN.pop(process.pid, None)
    try:
        if child is not None:
            child.wait(seconds)
        else:
            process.wait(seconds)
    except (psutil.TimeoutExpired, subprocess.TimeoutExpired):
        if child is not None:
            _CHILDREN[process.pid] = child
        return False
    return True


def _reap(pid: int) -> None:
    child = _CHILDREN.pop(pid, None)
    if child is not None:
        child.poll()
