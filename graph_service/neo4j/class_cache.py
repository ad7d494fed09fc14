"""Java's ahead-of-time cache of Neo4j's classes: made once per machine, it halves the time of every later start.

Source: OpenJDK JEP 483, 514 and 515. Java ignores a cache that does not fit its version or the jars, so a stale one
costs time, never correctness.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from domain.errors import Unavailable
from graph_service.neo4j.configuration import LocalSettings, class_cache_file
from graph_service.neo4j.disk import require_space, writing_to
from graph_service.neo4j.download import ensure_jars
from graph_service.neo4j.exclusive import one_at_a_time
from graph_service.neo4j.server import BoltAddress, LocalNeo4j

_SPACE = 400 << 20
"""Bytes that the cache and the graph of the training run need while it is made."""
_WHAT = "Neo4j's class cache"
_SETTING = "IRONTREE_CACHE"


class ClassCacheError(Unavailable):
    """Java ended the training run without leaving a cache; Neo4j works without, it only starts more slowly."""


def prepare(settings: LocalSettings, exercise: Callable[[BoltAddress], None], progress: bool = True) -> bool:
    """Download Neo4j and make its class cache; False when both were there already. ``settings.home`` is not touched.

    A throw-away server is started, ``exercise`` uses it as the service would (what it loads is cached too), and at
    its end Java writes the cache: about half a minute, 100 MB.

    Raises:
        DownloadError, DiskFullError, FolderUnusableError, StartFailedError: as `LocalNeo4j.start`.
        ClassCacheError: Java did not leave a cache.
    """
    library = ensure_jars(settings.cache, settings.repository_address, progress)
    file = class_cache_file(library)
    with one_at_a_time(library.parent / "prepare.lock", "Another process prepares Neo4j; waiting for it."):
        if file.exists():
            return False
        with writing_to(library.parent, _WHAT, _SETTING):
            require_space(library.parent, _SPACE, _WHAT, _SETTING)
            _train(settings, file, exercise)
        return True


def _train(settings: LocalSettings, file: Path, exercise: Callable[[BoltAddress], None]) -> None:
    with tempfile.TemporaryDirectory(prefix="training-", dir=file.parent) as folder:
        draft = Path(folder) / file.name
        training = replace(
            settings,
            home=Path(folder) / "home",
            port=0,
            stop_seconds=300.0,  # Java writes the cache while it ends
            java_options=(*settings.java_options, f"-XX:AOTCacheOutput={draft}"),
        )
        server = LocalNeo4j(training)
        try:
            exercise(server.start(progress=False))
        finally:
            server.stop()
        if not draft.exists():
            raise ClassCacheError("Java left no class cache.", "Neo4j works without it, it only starts more slowly.")
        draft.replace(file)
