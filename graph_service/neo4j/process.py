"""Which process is our server: the state file, and telling it from a stranger that got its number."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"


@dataclass(frozen=True, slots=True)
class ServerState:
    """What start leaves for later commands; ``created`` is the `start_time` of the process."""

    pid: int
    port: int
    created: float
    version: str


def read_state(file: Path) -> ServerState | None:
    """The state in ``file``; None when there is none or a crash left half of one."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return ServerState(
            pid=int(content["pid"]),
            port=int(content["port"]),
            created=float(content["created"]),
            version=str(content["version"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_state(file: Path, state: ServerState) -> None:
    """Write ``state`` at once or not at all."""
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(state)), encoding="utf-8")
    draft.replace(file)


def start_time(pid: int) -> float:
    """When process ``pid`` began, in seconds: since the machine's boot on Linux, since the epoch elsewhere.

    Seconds since the epoch move on Linux when the clock is set, so that a living server would look like a stranger.

    Raises:
        psutil.NoSuchProcess: there is no such process.
    """
    file = Path(f"/proc/{pid}/stat")
    try:
        # Field 22 of proc_pid_stat(5); the name, field 2, may itself hold blanks and brackets.
        ticks = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except OSError:
        return psutil.Process(pid).create_time()
    return int(ticks) / os.sysconf("SC_CLK_TCK")


def find_server(state: ServerState, home: Path) -> psutil.Process | None:
    """The living process that ``state`` means; None when it is gone or its number belongs to another process now.

    Number, start time and command line must all agree: only then may the process be signalled. The command line is
    empty for a moment while Java's launcher replaces itself; number and start time then decide alone.
    """
    try:
        process = psutil.Process(state.pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        if abs(start_time(state.pid) - state.created) >= 0.01:
            return None
        return process if _serves(process, home) or not process.cmdline() else None
    except psutil.Error:
        return None


def find_other_server(home: Path) -> int | None:
    """The number of any process that runs a Neo4j on ``home``, recorded or not."""
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and _serves(process, home):
                return process.pid
        except psutil.Error:
            continue
    return None


def is_listening(process: psutil.Process, port: int) -> bool:
    """Whether ``process`` itself holds ``port``; True when the operating system does not tell."""
    try:
        connections = process.net_connections(kind="tcp")
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False
    return any(_listens(item.status, item.laddr, port) for item in connections)


def find_listener(port: int) -> str | None:
    """Number and name of the process that holds ``port``; None when the operating system does not tell."""
    try:
        for item in psutil.net_connections(kind="tcp"):
            if item.pid and _listens(item.status, item.laddr, port):
                return f"process {item.pid} ({psutil.Process(item.pid).name()})"
    except psutil.Error:
        return None
    return None


def _listens(status: str, address: tuple[object, ...], port: int) -> bool:
    return status == psutil.CONN_LISTEN and address[1:] == (port,)


def _serves(process: psutil.Process, home: Path) -> bool:
    command = process.cmdline()
    return MAIN_CLASS in command and f"--home-dir={home}" in command
