"""A real Neo4j for every test that asks for a store: one server a test session, emptied before each test."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from platformdirs import user_cache_path
from playwright.sync_api import Browser, sync_playwright

from graph_service.neo4j.configuration import LocalSettings
from graph_service.neo4j.server import LocalNeo4j
from queries.migrations import migrate
from queries.statement import statement
from queries.store import Store, StoreAddress, open_store
from tests.chromium import ARGUMENTS, find_chromium

QUICK_START = ("-XX:TieredStopAtLevel=1",)
"""Java compiles for a short life, not for speed."""

EMPTY = statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps its event loop running in this thread, where no other loop could start."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[StoreAddress]:
    """A Neo4j of this test session, in a temporary folder; ended with the session."""
    cache = Path(os.environ.get("IRONTREE_CACHE", user_cache_path("irontree")))
    with tempfile.TemporaryDirectory(prefix="irontree-test-") as home:
        server = LocalNeo4j(LocalSettings(Path(home), cache, heap_mb=1024, pagecache_mb=512, java_options=QUICK_START))
        bolt = server.start()
        try:
            yield StoreAddress(bolt.uri, bolt.user, bolt.password)
        finally:
            server.stop()


@pytest.fixture(scope="session")
async def migrated_store(neo4j_address: StoreAddress) -> AsyncIterator[Store]:
    """The session's store with all constraints and indexes."""
    async with open_store(neo4j_address) as opened:
        await migrate(opened)
        yield opened


@pytest.fixture
async def store(migrated_store: Store) -> Store:
    """The session's store, emptied."""
    await migrated_store.run_alone(EMPTY)
    return migrated_store


@pytest.fixture(scope="module")
async def module_store(migrated_store: Store) -> Store:
    """The session's store, emptied once for a module whose tests only read what they load together."""
    await migrated_store.run_alone(EMPTY)
    return migrated_store


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests; each opens windows of its own."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.path, args=list(ARGUMENTS), env=dict(chromium.environment) or None
        )
        yield opened
        opened.close()
