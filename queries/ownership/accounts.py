"""Marking companies as accounts: those we do business with."""

from collections.abc import Sequence

from domain.ownership.record_ids import source_record_id
from queries.statement import statement
from queries.store import Store

MARK_ACCOUNTS = statement(
    "MATCH (record:SourceRecord)-[:DESCRIBES]->(company:Company) WHERE record.id IN $records "
    "SET company:Account "
    "RETURN count(DISTINCT company) AS marked"
)


PARTIES_OF = statement(
    "MATCH (record:SourceRecord)-[:DESCRIBES]->(party) WHERE record.id IN $records"
    " RETURN collect([record.localId, party.id])"
)


async def parties_of(store: Store, source: str, local_ids: Sequence[str]) -> dict[str, str]:
    """Our ids of the parties that a source knows under these keys, by key; what it has not loaded is left out."""
    records = [source_record_id(source, local_id) for local_id in local_ids]
    return dict(await store.read(PARTIES_OF, {"records": records}))


async def mark_accounts(store: Store, source: str, local_ids: Sequence[str]) -> int:
    """Mark the companies that a source knows under these keys as accounts; how many there are.

    Keys that the source has not loaded, or that are no companies, are passed over; marking twice changes nothing.
    """
    records = [source_record_id(source, local_id) for local_id in local_ids]
    marked: int = await store.write(MARK_ACCOUNTS, {"records": records})
    return marked
