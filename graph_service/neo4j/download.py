"""Fetching the jars of the lock into the user's cache: parallel, resumable, verified."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from domain.errors import Unavailable
from graph_service.neo4j.disk import require_space, writing_to
from graph_service.neo4j.exclusive import one_at_a_time
from graph_service.neo4j.lock import Jar, JarLock, read_lock

_THREADS = 8
_ATTEMPTS = 3
_SPARE = 16 << 20
"""Bytes that must stay free on the disk after the download."""
_WHAT = "Neo4j's jars"
_SETTING = "IRONTREE_CACHE"


class DownloadError(Unavailable):
    """The jars of the local Neo4j cannot be brought to this machine."""


class RepositoryUnreachableError(DownloadError):
    """The Maven repository does not answer."""


class JarMissingError(DownloadError):
    """The Maven repository answers, but does not give a jar of the lock."""


class WrongHashError(DownloadError):
    """What the repository gave is not the jar of the lock; the file has been removed."""


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
        DownloadError: one of its three named reasons; what is already verified stays for the next try.
        DiskFullError: the cache has no room.
        FolderUnusableError: the cache cannot be written.
    """
    wanted = lock or read_lock()
    folder = cache / "neo4j" / f"{wanted.version}-{wanted.digest[:12]}"
    library = folder / "lib"
    if _is_complete(folder, wanted):
        return library
    with writing_to(folder, _WHAT, _SETTING):
        library.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(folder / "download.lock", "Another process is downloading Neo4j; waiting for it."):
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
    _check_address(repository)
    missing = [jar for jar in lock.jars if not _is_right(library / jar.name, jar)]
    needed = sum(jar.size - _size(library / f"{jar.name}.part") for jar in missing)
    if missing:
        require_space(library, needed + _SPARE, _WHAT, _SETTING)
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


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def _bar(progress: bool, lock: JarLock, missing: Sequence[Jar]) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not progress) as bar:
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
        # A compressed answer could not be resumed in the middle.
        headers = {"Accept-Encoding": "identity"}
        timeout = httpx.Timeout(30, pool=None)
        with (
            httpx.Client(follow_redirects=True, timeout=timeout, headers=headers) as client,
            ThreadPoolExecutor(_THREADS) as pool,
        ):
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
        if 0 < _size(part) < jar.size:
            self._receive_with_retry(client, jar, part, stopped)
        # A half file of an earlier try may be of something else: then once more, from the start.
        if not _is_right(part, jar) and not stopped.is_set():
            part.unlink(missing_ok=True)
            self._receive_with_retry(client, jar, part, stopped)
        if _is_right(part, jar):
            part.replace(self.library / jar.name)
        elif not stopped.is_set():
            received = _size(part)
            part.unlink()
            raise WrongHashError(
                f"{jar.name} from {_shown(self.repository)} is not the file of the lock"
                f" ({received} bytes, {jar.size} expected, or another SHA-256); it has been removed.",
                "Try again; if it stays wrong, the repository or something on the way changes files.",
            )

    def _receive_with_retry(self, client: httpx.Client, jar: Jar, part: Path, stopped: threading.Event) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self._receive(client, jar, part, stopped)
            except httpx.RequestError as problem:
                if attempt == _ATTEMPTS:
                    raise self._unreachable(jar, problem) from problem
                if stopped.wait(attempt / 2):
                    return
            else:
                return

    def _receive(self, client: httpx.Client, jar: Jar, part: Path, stopped: threading.Event) -> None:
        offset = _size(part)
        headers = {"Range": f"bytes={offset}-"} if offset else {}
        with client.stream("GET", f"{self.repository}/{jar.path}", headers=headers) as response:
            self._check_status(response, jar)
            resuming = response.status_code == httpx.codes.PARTIAL_CONTENT
            self.advance(offset if resuming else 0)
            with part.open("ab" if resuming else "wb") as file:
                for chunk in response.iter_raw():
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

    def _unreachable(self, jar: Jar, problem: httpx.RequestError) -> RepositoryUnreachableError:
        return RepositoryUnreachableError(
            f"The repository {_shown(self.repository)} does not give {jar.name}: {problem or type(problem).__name__}.",
            "Check the network, or set IRONTREE_MAVEN_REPOSITORY to a repository you can reach.",
        )


def _check_address(repository: str) -> None:
    try:
        address = httpx.URL(repository)
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in {"http", "https"} or not address.host:
        raise RepositoryUnreachableError(
            f"{repository!r} is not the address of a Maven repository.",
            "Set IRONTREE_MAVEN_REPOSITORY to one that begins with https:// or http://.",
        )


def _shown(repository: str) -> str:
    """The address without user name and password."""
    return str(httpx.URL(repository).copy_with(userinfo=b""))
