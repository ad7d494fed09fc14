"""Starting and stopping the local Neo4j."""

import logging
import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from filelock import FileLock

from domain.errors import Unavailable
from graph_service.neo4j.bolt import bolt_answers, choose_port, is_port_free
from graph_service.neo4j.configuration import LocalSettings, java_command, write_configuration
from graph_service.neo4j.download import ensure_jars
from graph_service.neo4j.lock import read_lock
from graph_service.neo4j.process import (
    MAIN_CLASS,
    ServerState,
    find_other_server,
    find_server,
    read_state,
    write_state,
)

_ADMIN_CLASS = "org.neo4j.server.startup.Neo4jAdminCommand"
_STOP_SECONDS = 30.0
_POLL_SECONDS = 0.05
_log = logging.getLogger(__name__)
_CHILDREN: dict[int, subprocess.Popen[bytes]] = {}
"""Servers this process has started: kept, so that a dead one is reaped and a living one is not warned about."""


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
    """The Neo4j of one home folder; several processes may hold one of these for the same home."""

    def __init__(self, settings: LocalSettings) -> None:
        self._settings = settings
        self._home = settings.home.resolve()

    def start(self, progress: bool = True) -> BoltAddress:
        """Bring the server up, downloading Neo4j when needed; a running one is left as it is.

        Raises:
            DownloadError: the jars cannot be fetched.
            PortTakenError: the wanted port belongs to another program.
            StoreInUseError: an unknown process runs on this home.
            StartFailedError: Java ended or Bolt does not answer; carries the last lines of the log.
        """
        with self._exclusive():
            state = self._clean_state()
            if state is None:
                library = ensure_jars(self._settings.cache, self._settings.repository, progress)
                state = self._launch(library)
            self._await_bolt(state)
            return BoltAddress(f"bolt://127.0.0.1:{state.port}", "neo4j", self._password())

    def stop(self) -> bool:
        """End the server; False when none was running."""
        with self._exclusive():
            state = self._clean_state()
            process = find_server(state, self._home) if state else None
            if process is None:
                return False
            process.terminate()
            if not _ended(process, _STOP_SECONDS):
                _log.warning("Neo4j (process %d) did not stop within %.0f s and is killed.", process.pid, _STOP_SECONDS)
                process.kill()
                _ended(process, _STOP_SECONDS)
            self._state_file.unlink(missing_ok=True)
            return True

    def status(self) -> Status:
        """What is running now; never starts, stops or changes anything."""
        state = read_state(self._state_file)
        if state and find_server(state, self._home) and bolt_answers(state.port):
            return Status(True, f"bolt://127.0.0.1:{state.port}", state.pid, state.version, self._home)
        return Status(False, None, None, read_lock().version, self._home)

    @property
    def _state_file(self) -> Path:
        return self._home / "state.json"

    @property
    def _log_file(self) -> Path:
        return self._home / "logs" / "console.log"

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(self._home / "start.lock"):
            yield

    def _clean_state(self) -> ServerState | None:
        """The state of a living server; that of a dead one is removed."""
        state = read_state(self._state_file)
        if state is None or find_server(state, self._home):
            return state
        _log.warning("Neo4j (process %d) ended without being stopped; its data is recovered at the start.", state.pid)
        self._state_file.unlink()
        return None

    def _launch(self, library: Path) -> ServerState:
        other = find_other_server(self._home)
        if other is not None:
            raise StoreInUseError(
                f"Process {other} already runs a Neo4j on {self._home}, and it was not started by this Irontree.",
                f"End it (`kill {other}`) and start again.",
            )
        port = self._free_port()
        configuration = write_configuration(self._settings, port)
        self._set_first_password(library, configuration)
        self._log_file.parent.mkdir(exist_ok=True)
        command = java_command(self._settings, library, MAIN_CLASS)
        command += [f"--home-dir={self._home}", f"--config-dir={configuration}"]
        with self._log_file.open("wb") as log:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        _CHILDREN[child.pid] = child
        state = ServerState(child.pid, port, psutil.Process(child.pid).create_time(), read_lock().version)
        write_state(self._state_file, state)
        return state

    def _free_port(self) -> int:
        port = self._settings.port
        if port and not is_port_free(port):
            raise PortTakenError(
                f"Port {port}, which the local Neo4j should use, is taken by another program.",
                "End that program, or set IRONTREE_NEO4J_PORT to a free port (0 chooses one).",
            )
        return port or choose_port()

    def _await_bolt(self, state: ServerState) -> None:
        deadline = time.monotonic() + self._settings.start_seconds
        while not bolt_answers(state.port):
            if find_server(state, self._home) is None:
                self._state_file.unlink(missing_ok=True)
                raise StartFailedError(f"Neo4j ended at its start. {self._last_lines()}", f"See {self._log_file}.")
            if time.monotonic() > deadline:
                seconds = self._settings.start_seconds
                raise StartFailedError(
                    f"Neo4j does not answer after {seconds:.0f} s. {self._last_lines()}", f"See {self._log_file}."
                )
            time.sleep(_POLL_SECONDS)

    def _last_lines(self) -> str:
        lines = self._log_file.read_text(encoding="utf-8", errors="replace").splitlines()
        return "Its last lines: " + " / ".join(line.strip() for line in lines[-5:])

    @property
    def _password_file(self) -> Path:
        return self._home / "password"

    def _password(self) -> str:
        return self._password_file.read_text(encoding="ascii").strip()

    def _set_first_password(self, library: Path, configuration: Path) -> None:
        if self._password_file.exists():
            return
        draft = self._password_file.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(16))
        command = java_command(self._settings, library, _ADMIN_CLASS)
        # The argument file keeps the password out of the process list.
        command += ["dbms", "set-initial-password", f"@{draft}"]
        environment = os.environ | {"NEO4J_HOME": str(self._home), "NEO4J_CONF": str(configuration)}
        outcome = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if outcome.returncode != 0:
            raise StartFailedError(f"Neo4j does not take its first password: {outcome.stderr.strip()}")
        draft.replace(self._password_file)


def _ended(process: psutil.Process, seconds: float) -> bool:
    child = _CHILDREN.get(process.pid)
    try:
        if child is not None:
            child.wait(seconds)
        else:
            process.wait(seconds)
    except (psutil.TimeoutExpired, subprocess.TimeoutExpired):
        return False
    return True
