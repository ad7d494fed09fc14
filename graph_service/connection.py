"""Opening the store that the settings name: a server of one's own, or the local Neo4j."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph_service.neo4j.configuration import local_settings
from graph_service.neo4j.server import LocalNeo4j
from graph_service.settings import Settings
from queries.migrations import migrate
from queries.store import Store, StoreAddress, open_store


def local_neo4j(settings: Settings) -> LocalNeo4j:
    """The local Neo4j as the settings describe it; not started."""
    return LocalNeo4j(local_settings(settings))


async def store_address(settings: Settings) -> StoreAddress:
    """Where the graph is kept; starts the local Neo4j when no other server is set.

    Raises:
        Unavailable: the local Neo4j cannot be brought up.
    """
    if settings.neo4j_uri:
        return StoreAddress(
            settings.neo4j_uri,
            settings.neo4j_user,
            settings.neo4j_password.get_secret_value(),
            settings.neo4j_database,
        )
    bolt = await asyncio.to_thread(local_neo4j(settings).start)
    return StoreAddress(bolt.uri, bolt.user, bolt.password)


@asynccontextmanager
async def open_configured_store(settings: Settings) -> AsyncIterator[Store]:
    """The store of the settings, migrated to the model.

    Raises:
        Unavailable: the store does not answer.
    """
    async with open_store(await store_address(settings)) as store:
        await migrate(store)
        yield store
