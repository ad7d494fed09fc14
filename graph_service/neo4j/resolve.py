"""Making the lock: resolve the jars of a Neo4j version anew and take their sizes and hashes."""

import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from jgo.constants import MAVEN_CENTRAL_URL
from jgo.maven import Dependency, MavenContext, PythonResolver

from domain.errors import Unavailable
from graph_service.neo4j.lock import NEO4J_VERSION, Jar, JarLock

_TEST_FRAMEWORKS = (("org.mockito", "mockito-core"), ("junit", "junit"), ("org.hamcrest", "hamcrest"))
"""Poms of netty, istack and the Java driver hide the scope "test" of these from the resolver; Neo4j runs without."""


class ResolutionError(Unavailable):
    """The repository does not give what is needed to make the lock."""


def resolve_lock(version: str = NEO4J_VERSION, repository: str | None = None) -> JarLock:
    """The lock of Neo4j Community ``version`` as ``repository`` has it now (unset: Maven Central).

    Downloads every jar once to take its hash: about 150 MB, and 40 s for the resolution alone.

    Raises:
        ResolutionError: the repository does not answer, or lacks the version or one of its jars.
    """
    base = (repository or MAVEN_CENTRAL_URL).rstrip("/")
    try:
        paths = _resolve_paths(version, base)
        with httpx.Client(follow_redirects=True, timeout=60) as client, ThreadPoolExecutor(8) as pool:
            jars = tuple(sorted(pool.map(lambda path: _describe(client, base, path), paths)))
    except (httpx.HTTPError, OSError, RuntimeError, ValueError) as problem:
        raise ResolutionError(
            f"Neo4j {version} cannot be resolved from {base}: {problem}.", "Check the network and the address."
        ) from problem
    return JarLock(version, jars)


def _resolve_paths(version: str, base: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="irontree-lock-") as folder:
        resolver = PythonResolver()
        context = MavenContext(resolver=resolver, repo_cache=Path(folder), remote_repos={"repository": base})
        excluded = [context.project(group, name) for group, name in _TEST_FRAMEWORKS]
        neo4j = context.project("org.neo4j", "neo4j").at_version(version).artifact()
        root = Dependency(neo4j, exclusions=excluded)
        chosen, transitive = resolver.resolve([root])
        artifacts = [dependency.artifact for dependency in [*chosen, *transitive]]
        return sorted({f"{item.component.path_prefix.as_posix()}/{item.filename}" for item in artifacts})


def _describe(client: httpx.Client, base: str, path: str) -> Jar:
    response = client.get(f"{base}/{path}")
    response.raise_for_status()
    return Jar(path, len(response.content), hashlib.sha256(response.content).hexdigest())
