"""The lock: which jars make the local Neo4j, with size and SHA-256 of each.

`jars.lock` is checked in, so that every machine runs the same bytes. A line reads
``<path in a Maven repository> <size in bytes> <SHA-256 in hex>``; lines are sorted by path, ``#`` starts a comment.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from domain.errors import Unavailable

NEO4J_VERSION = "2026.08.1"
LOCK_FILE = Path(__file__).with_name("jars.lock")


class LockUnreadableError(Unavailable):
    """The lock is missing, or a line of it is not a path, a size and a hash."""


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One file of the lock; ``path`` is relative to a Maven repository, ``size`` in bytes."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file name without folders."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class JarLock:
    """All jars of one Neo4j version, sorted by path."""

    version: str
    jars: tuple[Jar, ...]

    @property
    def size(self) -> int:
        """Bytes of all jars together."""
        return sum(jar.size for jar in self.jars)

    @property
    def digest(self) -> str:
        """SHA-256 in hex over version and lines; equal digests mean equal jars."""
        return hashlib.sha256("\n".join([self.version, *_lines(self.jars)]).encode()).hexdigest()


def read_lock(file: Path = LOCK_FILE) -> JarLock:
    """The jars that ``file`` names.

    Raises:
        LockUnreadableError: no such file, a line that is not ``path size sha256``, or two jars of one file name
            (they would overwrite each other in the class path folder).
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as problem:
        reason = problem.strerror or problem
        raise LockUnreadableError(f"The list of Neo4j jars {file} cannot be read: {reason}.", _REPAIR) from problem
    version = ""
    jars = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("# version "):
            version = line.removeprefix("# version ").strip()
        elif line and not line.startswith("#"):
            jars.append(_parse(line, f"{file}, line {number}"))
    if not version or not jars:
        raise LockUnreadableError(f"The list of Neo4j jars {file} names no version or no jar.", _REPAIR)
    if len({jar.name for jar in jars}) < len(jars):
        raise LockUnreadableError(f"Two jars in {file} have the same file name.", _REPAIR)
    return JarLock(version, tuple(sorted(jars)))


def write_lock(lock: JarLock, file: Path = LOCK_FILE) -> None:
    """Write ``lock`` so that `read_lock` gives it back; the file changes at once or not at all."""
    header = [
        "# The jars of the local Neo4j: path in a Maven repository, size in bytes, SHA-256.",
        "# Made by `irontree neo4j lock`; do not edit.",
        f"# version {lock.version}",
    ]
    draft = file.with_suffix(".draft")
    draft.write_text("\n".join([*header, *_lines(lock.jars)]) + "\n", encoding="utf-8")
    draft.replace(file)


_REPAIR = "Restore it from the release, or make it anew with `irontree neo4j lock`."


def _lines(jars: Iterable[Jar]) -> list[str]:
    return [f"{jar.path} {jar.size} {jar.sha256}" for jar in sorted(jars)]


def _parse(line: str, place: str) -> Jar:
    fields = line.split()
    if len(fields) != 3 or not fields[1].isdecimal() or len(fields[2]) != 64:
        raise LockUnreadableError(f"{place}: expected path, size and SHA-256.", _REPAIR)
    path = PurePosixPath(fields[0])
    if path.is_absolute() or ".." in path.parts or path.suffix != ".jar":
        raise LockUnreadableError(f"{place}: {fields[0]} is not the path of a jar.", _REPAIR)
    return Jar(fields[0], int(fields[1]), fields[2])
