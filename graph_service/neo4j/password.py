"""The password of the local Neo4j: random, made once, kept in a file that only its user can read."""

import os
import secrets
import subprocess
from pathlib import Path

from domain.errors import Unavailable
from graph_service.neo4j.configuration import java_command

_ADMIN_CLASS = "org.neo4j.server.startup.Neo4jAdminCommand"


class PasswordLostError(Unavailable):
    """There is a graph, but not the password that opens it."""


class PasswordRefusedError(Unavailable):
    """Neo4j's own command for the first password failed."""


def read_password(home: Path) -> str:
    """The password of the Neo4j in ``home``.

    Raises:
        PasswordLostError: the file is gone or cannot be read.
    """
    try:
        return _file(home).read_text(encoding="ascii").strip()
    except OSError as problem:
        raise _lost(home) from problem


def ensure_password(home: Path, library: Path, configuration: Path) -> None:
    """Give a Neo4j that has never run its password; does nothing when it has one.

    The file appears only after Neo4j took the password, so that a start killed in between begins again.

    Raises:
        PasswordLostError: the graph exists and its password file does not.
        PasswordRefusedError: Neo4j does not take the new password.
    """
    file = _file(home)
    if file.exists():
        return
    if (home / "data" / "databases" / "system").exists():
        raise _lost(home)
    draft = file.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(secrets.token_hex(16))
    # The argument file keeps the password out of the process list.
    command = [
        *java_command(library, _ADMIN_CLASS, heap_mb=256, options=["-XX:TieredStopAtLevel=1"]),
        "dbms",
        "set-initial-password",
        f"@{draft}",
    ]
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(configuration)}
    outcome = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        reason = outcome.stderr.strip()[-500:] or f"exit status {outcome.returncode}"
        raise PasswordRefusedError(f"Neo4j does not take its first password: {reason}")
    draft.replace(file)


def _file(home: Path) -> Path:
    return home / "password"


def _lost(home: Path) -> PasswordLostError:
    return PasswordLostError(
        f"The password file {_file(home)} is missing or unreadable, but the graph in {home / 'data'} needs it.",
        f"Restore the file from a backup, or move {home} away and load the data again.",
    )
