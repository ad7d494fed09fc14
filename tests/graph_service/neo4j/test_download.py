import hashlib
import re
import resource
import shutil
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph_service.neo4j.disk import DiskFullError, FolderUnusableError
from graph_service.neo4j.download import (
    JarMissingError,
    RepositoryUnreachableError,
    WrongHashError,
    ensure_jars,
)
from graph_service.neo4j.lock import Jar, JarLock

BIG = "org/example/part12/1.0/part12-1.0.jar"


class Repository:
    """A Maven repository on this machine that can misbehave in the ways real ones do.

    Serves ``files``; answers of a path in ``truncated`` break off once after that many bytes.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.truncated: dict[str, int] = {}
        self.requests: Counter[str] = Counter()
        self.ranges: list[str] = []
        self.url = ""

    def lock(self) -> JarLock:
        """The lock of what is served now."""
        jars = [Jar(path, len(content), hashlib.sha256(content).hexdigest()) for path, content in self.files.items()]
        return JarLock("1.0", tuple(sorted(jars)))


class _Handler(BaseHTTPRequestHandler):
    repository: Repository

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.repository.requests[path] += 1
        content = self.repository.files.get(path)
        if content is None:
            self.send_error(404)
            return
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        if asked:
            self.repository.ranges.append(f"{path} from {start}")
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = start + self.repository.truncated.pop(path, len(content))
        self.wfile.write(content[start:end])

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def repository() -> Iterator[Repository]:
    served = Repository()
    served.files = {
        f"org/example/part{number}/1.0/part{number}-1.0.jar": f"jar {number} ".encode() * (1000 * number)
        for number in range(1, 13)
    }
    handler = type("Handler", (_Handler,), {"repository": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        served.url = f"http://127.0.0.1:{server.server_port}"
        yield served
        server.shutdown()
        thread.join()


def contents(library: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in library.iterdir()}


def expected(repository: Repository) -> dict[str, bytes]:
    return {path.rsplit("/", 1)[1]: content for path, content in repository.files.items()}


def test_downloads_all_jars_and_nothing_else(repository: Repository, tmp_path: Path) -> None:
    library = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert contents(library) == expected(repository)


def test_second_call_asks_the_repository_nothing(repository: Repository, tmp_path: Path) -> None:
    first = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    asked = repository.requests.total()
    assert ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock()) == first
    assert repository.requests.total() == asked


def test_removed_and_shortened_jars_alone_are_fetched_again(repository: Repository, tmp_path: Path) -> None:
    library = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    repository.requests.clear()
    (library / "part3-1.0.jar").unlink()
    (library / "part4-1.0.jar").write_bytes(b"short")
    ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert contents(library) == expected(repository)
    assert set(repository.requests) == {f"org/example/part{n}/1.0/part{n}-1.0.jar" for n in (3, 4)}


def test_another_lock_gets_another_folder(repository: Repository, tmp_path: Path) -> None:
    first = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    del repository.files[BIG]
    second = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert second != first
    assert "part12-1.0.jar" not in contents(second)


def test_broken_connection_is_resumed_where_it_broke(repository: Repository, tmp_path: Path) -> None:
    repository.truncated[BIG] = 7000
    library = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert contents(library) == expected(repository)
    assert repository.ranges == [f"{BIG} from 7000"]


def test_half_file_of_a_killed_download_is_resumed(repository: Repository, tmp_path: Path) -> None:
    library = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    (library / "part12-1.0.jar").unlink()
    (library / "part12-1.0.jar.part").write_bytes(repository.files[BIG][:5000])
    ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert contents(library) == expected(repository)
    assert repository.ranges == [f"{BIG} from 5000"]


def test_half_file_of_something_else_is_fetched_anew(repository: Repository, tmp_path: Path) -> None:
    library = ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    (library / "part12-1.0.jar").unlink()
    (library / "part12-1.0.jar.part").write_bytes(b"?" * 5000)
    ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert contents(library) == expected(repository)


@pytest.mark.parametrize("served", [b"x", b"other bytes"])
def test_wrong_file_is_named_and_removed(repository: Repository, tmp_path: Path, served: bytes) -> None:
    lock = repository.lock()
    repository.files[BIG] = served * (len(repository.files[BIG]) // len(served))
    with pytest.raises(WrongHashError, match=r"part12-1\.0\.jar from http://127.* has been removed"):
        ensure_jars(tmp_path, repository.url, progress=False, lock=lock)
    assert not list(tmp_path.rglob("part12*"))
    assert not list(tmp_path.rglob("verified"))


def test_missing_jar_is_named(repository: Repository, tmp_path: Path) -> None:
    lock = repository.lock()
    del repository.files[BIG]
    with pytest.raises(JarMissingError, match=f"answers 404 for {BIG}"):
        ensure_jars(tmp_path, repository.url, progress=False, lock=lock)


def test_after_a_failure_the_next_try_completes(repository: Repository, tmp_path: Path) -> None:
    lock = repository.lock()
    kept = repository.files.pop(BIG)
    with pytest.raises(JarMissingError):
        ensure_jars(tmp_path, repository.url, progress=False, lock=lock)
    repository.files[BIG] = kept
    assert contents(ensure_jars(tmp_path, repository.url, progress=False, lock=lock)) == expected(repository)


def test_refused_connection_says_what_to_check(repository: Repository, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://someone:secret@127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(RepositoryUnreachableError, match="Check the network") as caught:
        ensure_jars(tmp_path, address, progress=False, lock=repository.lock())
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["not an address", "ftp://127.0.0.1/maven", "https://", ""])
def test_impossible_address_is_refused(repository: Repository, tmp_path: Path, address: str) -> None:
    with pytest.raises(RepositoryUnreachableError, match="is not the address of a Maven repository"):
        ensure_jars(tmp_path, address, progress=False, lock=repository.lock())


def test_too_little_space_is_told_before_anything_is_fetched(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(DiskFullError, match=r"need 18 MB .* only 1 MB are free.*IRONTREE_CACHE"):
        ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())
    assert not repository.requests


@pytest.fixture
def largest_file_20_kb() -> Iterator[None]:
    """The operating system itself refuses to let files grow: a write fails as on a full disk or quota."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_disk_that_fills_up_on_the_way_is_one_clear_line(
    repository: Repository, tmp_path: Path, largest_file_20_kb: None
) -> None:
    with pytest.raises(DiskFullError, match=r"The disk is full: .*IRONTREE_CACHE"):
        ensure_jars(tmp_path, repository.url, progress=False, lock=repository.lock())


def test_cache_that_is_a_file_is_one_clear_line(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(FolderUnusableError, match="Not a directory"):
        ensure_jars(tmp_path / "cache", repository.url, progress=False, lock=repository.lock())


def test_several_at_once_fetch_each_jar_once(repository: Repository, tmp_path: Path) -> None:
    lock = repository.lock()
    found: list[Path] = []
    threads = [
        threading.Thread(target=lambda: found.append(ensure_jars(tmp_path, repository.url, progress=False, lock=lock)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert set(repository.requests.values()) == {1}


def test_bar_goes_to_standard_error(repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ensure_jars(tmp_path, repository.url, progress=True, lock=repository.lock())
    printed = capsys.readouterr()
    assert "Neo4j 1.0, 12 jars" in printed.err
    assert printed.out == ""
