import hashlib
from pathlib import Path

import pytest

from graph_service.neo4j.lock import NEO4J_VERSION, Jar, JarLock, LockUnreadableError, read_lock, write_lock

HASH = hashlib.sha256(b"").hexdigest()


def test_checked_in_lock_is_a_whole_neo4j_without_test_frameworks() -> None:
    lock = read_lock()
    assert lock.version == NEO4J_VERSION
    names = {jar.name for jar in lock.jars}
    assert {
        f"neo4j-{NEO4J_VERSION}.jar",
        f"neo4j-bolt-{NEO4J_VERSION}.jar",
        f"neo4j-server-{NEO4J_VERSION}.jar",
    } <= names
    assert not [name for name in names if name.startswith(("junit", "mockito", "hamcrest"))]
    assert 150_000_000 < lock.size < 250_000_000  # the jars of the server and Lucene, Scala and Netty


def test_every_neo4j_jar_has_the_version_of_the_lock() -> None:
    own = [jar.path for jar in read_lock().jars if jar.path.startswith("org/neo4j/neo4j-")]
    assert len(own) > 50
    assert all(NEO4J_VERSION in path for path in own)


def test_written_lock_reads_back_equal_whatever_the_order(tmp_path: Path) -> None:
    jars = (Jar("b/b.jar", 2, HASH), Jar("a/a.jar", 1, HASH))
    write_lock(JarLock("1.0", jars), tmp_path / "jars.lock")
    lock = read_lock(tmp_path / "jars.lock")
    assert lock == JarLock("1.0", (jars[1], jars[0]))
    assert lock.digest == JarLock("1.0", jars).digest


def test_digest_changes_with_version_and_hash() -> None:
    digests = {
        JarLock("1.0", (Jar("a.jar", 1, HASH),)).digest,
        JarLock("1.1", (Jar("a.jar", 1, HASH),)).digest,
        JarLock("1.0", (Jar("a.jar", 1, "0" * 64),)).digest,
    }
    assert len(digests) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a.jar 1", "line 2: expected path, size and SHA-256"),
        (f"a.jar many {HASH}", "line 2: expected path"),
        ("a.jar 1 abc", "line 2: expected path"),
        (f"../a.jar 1 {HASH}", "not the path of a jar"),
        (f"/etc/a.jar 1 {HASH}", "not the path of a jar"),
        (f"a.txt 1 {HASH}", "not the path of a jar"),
        (f"x/a.jar 1 {HASH}\ny/a.jar 1 {HASH}", "same file name"),
        ("", "names no version or no jar"),
    ],
)
def test_damaged_lock_is_refused_with_its_place(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "jars.lock"
    file.write_text(f"# version 1.0\n{line}\n", encoding="utf-8")
    with pytest.raises(LockUnreadableError, match=reason):
        read_lock(file)


def test_missing_lock_is_named(tmp_path: Path) -> None:
    with pytest.raises(LockUnreadableError, match=r"absent\.lock cannot be read: No such file"):
        read_lock(tmp_path / "absent.lock")
