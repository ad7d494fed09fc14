"""Fetching the jars of the lock into the user's cache: parallel, resumable, verified."""

import errno
import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from filelock import FileLock
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from domain.errors import Unavailable
from graph_service.neo4j.lock import Jar, JarLock, read_lock

_THREADS = 8
_ATTEMPTS = 3
_CHUNK = 1 << 16
_SPARE = 16 << 20
"""Bytes that must stay free on the disk after the download."""


class DownloadError(Unavailable):
    """The jars of the local Neo4j cannot be brought to this machine."""


class RepositoryUnreachableError(DownloadError):
    """The Maven repository does not answer."""


class JarMissingError(DownloadError):
    """The Maven repository answers, but does not give a jar of the lock."""


class WrongHashError(DownloadError):
    """What the repository gave is not the jar of the lock; the file has been removed."""


class DiskFullError(DownloadError):
    """The disk has no room for the jars."""


def ensure_jars(cache: Path, repository: str, progress: bool, lock: JarLock | None = None) -> Path:
    """The folder that holds exactly the jars of ``lock`` (default: the checked-in one), verified.

    Downloads what is missing, resuming half files of an earlier try. Safe for several processes at once: the second
    waits for the first. A complete folder is recognised by its marker and the file sizes, within milliseconds.

    Args:
        cache: Folder of downloaded programs; created when absent.
        repository: Address of a Maven repository.
        progress: Show a bar on standard error.
        lock: Which jars.

    Raises:
        DownloadError: one of its four named reasons; what is already verified stays for the next try.
    """
    wanted = lock or read_lock()
    folder = cache / "neo4j" / f"{wanted.version}-{wanted.digest[:12]}"
    library = folder / "lib"
    if _is_complete(folder, wanted):
        return library
    with _disk_errors(folder):
        library.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "download.lock"):
            if not _is_complete(folder, wanted):
                _complete(library, wanted, repository, progress)
                _marker(folder).write_text(wanted.digest, encoding="ascii")
    return library


def _marker(folder: Path) -> Path:
    return folder / "verified"


def _is_complete(folder: Path, lock: JarLock) -> bool:
    try:
        if _marker(folder).read_text(encoding="ascii") != lock.digest:
            return False
        return all((folder / "lib" / jar.name).stat().st_size == jar.size for jar in lock.jars)
    except OSError:
        return False


def _complete(library: Path, lock: JarLock, repository: str, progress: bool) -> None:
    missing = [jar for jar in lock.jars if not _is_right(library / jar.name, jar)]
    _check_space(library, missing)
    with _bar(progress, lock, missing) as advance:
        _Fetcher(library, repository.rstrip("/"), advance).fetch(missing)


def _is_right(file: Path, jar: Jar) -> bool:
    try:
        return file.stat().st_size == jar.size and _sha256(file) == jar.sha256
    except FileNotFoundError:
        return False


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _check_space(library: Path, missing: Sequence[Jar]) -> None:
    needed = sum(jar.size - _size(library / f"{jar.name}.part") for jar in missing)
    free = shutil.disk_usage(library).free
    if missing and free < needed + _SPARE:
        raise DiskFullError(
            f"Neo4j's jars need {_megabytes(needed + _SPARE)} MB in {library}, only {_megabytes(free)} MB are free.",
            "Free some space, or set IRONTREE_CACHE to another disk.",
        )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _megabytes(size: int) -> int:
    return round(size / 1_000_000)


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFullError(
                f"The disk is full: {folder} cannot take all of Neo4j's jars.",
                "Free some space, or set IRONTREE_CACHE to another disk, and start again: it goes on where it stopped.",
            ) from problem
        raise DownloadError(
            f"Neo4j's jars cannot be written to {folder}: {problem.strerror or problem}.",
            "Make the folder writable, or set IRONTREE_CACHE to another one.",
        ) from problem


@contextmanager
def _bar(progress: bool, lock: JarLock, missing: Sequence[Jar]) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not (progress and missing)) as bar:
        task = bar.add_task(f"Neo4j {lock.version}, {len(missing)} jars", total=sum(jar.size for jar in missing))
        yield lambda count: bar.advance(task, count)


@dataclass(frozen=True, slots=True)
class _Fetcher:
    """One download run: all threads share the connections and stop when one of them fails."""

    library: Path
    repository: str
    advance: Callable[[int], None]

    def fetch(self, jars: Sequence[Jar]) -> None:
        stopped = threading.Event()
        timeout = httpx.Timeout(30, pool=None)
        with httpx.Client(follow_redirects=True, timeout=timeout) as client, ThreadPoolExecutor(_THREADS) as pool:
            # Large ones first: a large jar begun last would run alone.
            ordered = sorted(jars, key=lambda jar: -jar.size)
            futures = [pool.submit(self._fetch_one, client, jar, stopped) for jar in ordered]
            try:
                done, _ = wait(futures, return_when=FIRST_EXCEPTION)
            finally:
                stopped.set()
                pool.shutdown(wait=True, cancel_futures=True)
        for future in done:
            future.result()

    def _fetch_one(self, client: httpx.Client, jar: Jar, stopped: threading.Event) -> None:
        part = self.library / f"{jar.name}.part"
        for attempt in range(1, _ATTEMPTS + 1):
            resumed = _size(part) > 0
            try:
                self._receive(client, jar, part, stopped)
            except httpx.TransportError as problem:
                if attempt == _ATTEMPTS:
                    raise self._unreachable(jar, problem) from problem
                stopped.wait(attempt)
                continue
            if stopped.is_set():
                return
            if _is_right(part, jar):
                part.replace(self.library / jar.name)
                return
            received = _size(part)
            part.unlink()
            if not resumed:
                raise WrongHashError(
                    f"{jar.name} from {_shown(self.repository)} is not the file of the lock"
                    f" ({received} bytes, {jar.size} expected, or another SHA-256); it has been removed.",
                    "Try again; if it stays wrong, the repository or something on the way changes files.",
                )

    def _receive(self, client: httpx.Client, jar: Jar, part: Path, stopped: threading.Event) -> None:
        offset = _size(part)
        if offset >= jar.size:
            part.unlink()
            offset = 0
        headers = {"Range": f"bytes={offset}-"} if offset else {}
        with client.stream("GET", f"{self.repository}/{jar.path}", headers=headers) as response:
            self._check_status(response, jar)
            resuming = response.status_code == httpx.codes.PARTIAL_CONTENT
            self.advance(offset if resuming else 0)
            with part.open("ab" if resuming else "wb") as file:
                for chunk in response.iter_bytes(_CHUNK):
                    file.write(chunk)
                    self.advance(len(chunk))
                    if stopped.is_set():
                        return

    def _check_status(self, response: httpx.Response, jar: Jar) -> None:
        if response.status_code >= 500 or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise httpx.RemoteProtocolError(f"it answers {response.status_code}")
        if not response.is_success:
            raise JarMissingError(
                f"{_shown(self.repository)} answers {response.status_code} for {jar.path}.",
                "Set IRONTREE_MAVEN_REPOSITORY to a complete Maven repository.",
            )

    def _unreachable(self, jar: Jar, problem: httpx.TransportError) -> RepositoryUnreachableError:
        return RepositoryUnreachableError(
            f"The repository {_shown(self.repository)} does not give {jar.name}: {problem or type(problem).__name__}.",
            "Check the network, or set IRONTREE_MAVEN_REPOSITORY to a repository you can reach.",
        )


def _shown(repository: str) -> str:
    """The address without user name and password."""
    return str(httpx.URL(repository).copy_with(userinfo=b""))
