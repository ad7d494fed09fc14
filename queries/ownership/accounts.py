"""Marking companies as accounts: those we do business with."""

from collections.abc import Sequence

from queries.statement import statement
from queries.store import Store

MARK_ACCOUNTS = statement(
    "MATCH (record:SourceRecord {source: $source}) WHERE record.localId IN $localIds "
    "MATCH (record)-[:DESCRIBES]->(company:Company) "
    "SET company:Account "
    "RETURN count(DISTINCT company) AS marked"
)


async def mark_accounts(store: Store, source: str, local_ids: Sequence[str]) -> int:
    """Mark the companies that a source knows under these keys as accounts; how many there are.

    Keys that the source has not loaded, or that are no companies, are passed over; marking twice changes nothing.
    """
    marked: int = await store.write(MARK_ACCOUNTS, {"source": source, "localIds": list(local_ids)})
    return marked
