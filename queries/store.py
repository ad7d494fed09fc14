"""The only place that talks to the driver.

Reads go to any replica and cost one round trip; writes are managed transactions, retried on transient errors, so
what they do must be repeatable. The driver pays per record: statements return one record with one column.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    AsyncTransaction,
    NotificationMinimumSeverity,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from domain.errors import Unavailable
from queries.statement import Statement, statement

Parameters = Mapping[str, object]
Observer = Callable[[Statement, Parameters], None]
T = TypeVar("T")
Version: TypeAlias = frozenset[str]


class Run(Protocol):
    """Runs a statement in the transaction that is open and gives its one value."""

    async def __call__(self, statement: Statement, parameters: Parameters | None = None) -> Any:  # noqa: ANN401
        """The one value of the statement, or None when it gives no record."""


_log = logging.getLogger(__name__)
_MADE_ALREADY = {
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
}
_READ_PAUSES = (0.05, 0.2, 0.8)
_PROBE = statement("RETURN 1")
_NEXT = "Check that Neo4j runs (`irontree doctor`) and try again."


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """Where the graph is kept. ``uri`` may route to a cluster (``neo4j://``) or name one server (``bolt://``)."""

    uri: str
    user: str
    password: str
    database: str = "neo4j"

    def __repr__(self) -> str:
        return f"StoreAddress({self.uri!r}, {self.user!r}, database={self.database!r})"


class Store:
    """One process's connection to the graph; open it with ``open_store``.

    ``on_statement`` is called with every statement that is sent and its parameters: tests count with it.
    """

    def __init__(self, driver: AsyncDriver, database: str) -> None:
        self._driver = driver
        self._database = database
        self._observers: list[Observer] = []
        self.last_version: Version = frozenset()
        """The version that the latest finished read saw. A read that begins later sees at least that."""

    def on_statement(self, observer: Observer) -> Callable[[], None]:
        """Call ``observer`` for every statement from now on; the returned function ends that."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    async def read(self, statement: Statement, parameters: Parameters | None = None) -> Any:  # noqa: ANN401
        """The one value of a reading statement, or None when it gives no record.

        The statement is its own transaction: that saves two of a managed transaction's round trips. A read changes
        nothing, so it is simply sent again after a transient error.

        Raises:
            Unavailable: the store does not answer.
        """
        value, self.last_version = await self._read(statement, parameters)
        return value

    async def version(self) -> Version:
        """Which of its states the store is in: two versions are equal only if nothing was committed in between.

        It is the bookmark of a read, which names the latest transaction of the database that answered.

        Raises:
            Unavailable: the store does not answer.
        """
        _, version = await self._read(_PROBE, None)
        return version

    async def _read(self, statement: Statement, parameters: Parameters | None) -> tuple[Any, Version]:
        with _named_errors():
            for pause in _READ_PAUSES:
                try:
                    return await self._read_once(statement, parameters)
                except (TransientError, ServiceUnavailable, SessionExpired):
                    _log.info("A read is sent again after a transient error.", exc_info=True)
                    await asyncio.sleep(pause)
            return await self._read_once(statement, parameters)

    async def _read_once(self, statement: Statement, parameters: Parameters | None) -> tuple[Any, Version]:
        async with self._driver.session(
            database=self._database,
            default_access_mode=READ_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        ) as session:
            value = await self._value(session, statement, parameters)
            return value, (await session.last_bookmarks()).raw_values

    async def write(self, statement: Statement, parameters: Parameters | None = None) -> Any:  # noqa: ANN401
        """The one value of a writing statement, committed; retried on transient errors."""
        return (await self.write_all([(statement, parameters or {})]))[0]

    async def write_all(self, statements: Sequence[tuple[Statement, Parameters]]) -> list[Any]:
        """The values of several writing statements, committed together or not at all."""

        async def work(run: Run) -> list[Any]:
            return [await run(*one) for one in statements]

        return await self.transact(work)

    async def transact(self, work: "Callable[[Run], Awaitable[T]]") -> T:
        """What ``work`` gives; all it ran is committed together, or nothing when it raises.

        Sent again as a whole after a transient error, so that ``work`` must be repeatable.
        """

        async def within(transaction: AsyncManagedTransaction) -> T:
            return await work(lambda statement, parameters=None: self._value(transaction, statement, parameters))

        with _named_errors():
            async with self._driver.session(
                database=self._database, bookmark_manager=self._driver.execute_query_bookmark_manager
            ) as session:
                return await session.execute_write(within)

    async def run_alone(self, statement: Statement) -> None:
        """Run a statement that must be its own transaction (schema changes, ``CALL … IN TRANSACTIONS``).

        A constraint or index that another process has made at the same moment is as good as made.
        """
        self._tell(statement, {})
        with _named_errors():
            try:
                async with self._driver.session(database=self._database) as session:
                    result = await session.run(statement.text)
                    await result.consume()
            except ClientError as error:
                if error.code not in _MADE_ALREADY:
                    raise

    @asynccontextmanager
    async def holding(
        self, statement: Statement, parameters: Parameters, note: Mapping[str, str], patience: float
    ) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """Hold the locks that the statement takes for the life of the block; nothing it writes is ever stored.

        The locks belong to an open transaction: they end with this process, whatever ends it. ``note`` is what other
        processes can read of the holder in ``SHOW TRANSACTIONS``. Gives a function that raises Unavailable when the
        locks have been lost, and keeps the connection in use.

        Raises:
            TimeoutError: another transaction still has the locks after ``patience`` seconds.
            Unavailable: the store does not answer.
        """
        with _named_errors():
            async with self._driver.session(database=self._database) as session:
                transaction = await session.begin_transaction(metadata=dict(note), timeout=0)
                await asyncio.wait_for(self._value(transaction, statement, parameters), patience)

                async def confirm() -> None:
                    with _named_errors():
                        await (await transaction.run("RETURN 1")).consume()

                yield confirm  # leaving the session rolls back

    async def explain(self, statement: Statement, parameters: Parameters | None = None) -> dict[str, Any]:
        """The plan that the store would use, as the driver gives it."""
        with _named_errors():
            async with self._driver.session(database=self._database) as session:
                result = await session.run("EXPLAIN " + statement.text, dict(parameters or {}))
                return (await result.consume()).plan or {}

    async def ping(self) -> None:
        """Return once the store answers; Unavailable if it does not."""
        with _named_errors():
            await self._driver.verify_connectivity()

    async def _value(
        self,
        transaction: AsyncManagedTransaction | AsyncTransaction | AsyncSession,
        statement: Statement,
        parameters: Parameters | None,
    ) -> Any:  # noqa: ANN401
        self._tell(statement, parameters or {})
        result = await transaction.run(statement.text, dict(parameters or {}))
        record = await result.single()
        return None if record is None else record[0]

    def _tell(self, statement: Statement, parameters: Parameters) -> None:
        for observer in self._observers:
            observer(statement, parameters)


class _named_errors:  # noqa: N801
    """Turns the driver's connection errors into ``Unavailable``; other errors pass."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, AuthError):
            msg = "Neo4j refused the user or password."
            raise Unavailable(msg, "Check IRONTREE_NEO4J_USER and IRONTREE_NEO4J_PASSWORD.") from error
        if isinstance(error, ServiceUnavailable):
            msg = "Neo4j does not answer."
            raise Unavailable(msg, _NEXT) from error
        if isinstance(error, TransientError):
            msg = "Neo4j is too busy to finish the transaction."
            raise Unavailable(msg, _NEXT) from error
        if isinstance(error, DriverError | Neo4jError) and not isinstance(error, ClientError):
            msg = f"Neo4j failed: {error}."
            raise Unavailable(msg, _NEXT) from error


@asynccontextmanager
async def open_store(address: StoreAddress) -> AsyncIterator[Store]:
    """A store for the life of the block; on leaving, all connections are closed.

    Raises:
        Unavailable: the store does not answer or refuses the credentials.
    """
    async with AsyncGraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        max_connection_pool_size=100,
        connection_acquisition_timeout=30,
        max_transaction_retry_time=15,
    ) as driver:
        store = Store(driver, address.database)
        await store.ping()
        yield store
