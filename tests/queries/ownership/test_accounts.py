import pytest

from domain.ownership.record_ids import source_record_id
from queries.ownership.accounts import MARK_ACCOUNTS, mark_accounts
from queries.statement import statement
from queries.store import Store

SEED = statement(
    "UNWIND $rows AS row CREATE (:SourceRecord {id: row.id, source: 'demo'})-[:DESCRIBES]->(p:Party {id: row.id}) "
    "FOREACH (_ IN CASE WHEN row.company THEN [1] ELSE [] END | SET p:Company) RETURN count(*)"
)
ACCOUNTS = statement("MATCH (a:Account) RETURN collect(a.id)")


@pytest.fixture
async def parties(store: Store) -> Store:
    rows = [{"id": source_record_id("demo", id_), "company": id_ != "person"} for id_ in ("a", "b", "person")]
    await store.write(SEED, {"rows": rows})
    return store


async def test_only_the_named_companies_become_accounts(parties: Store) -> None:
    assert await mark_accounts(parties, "demo", ["a", "person", "not loaded"]) == 1
    assert await parties.read(ACCOUNTS) == [source_record_id("demo", "a")]


async def test_marking_twice_and_by_another_source_changes_nothing(parties: Store) -> None:
    await mark_accounts(parties, "demo", ["a", "b"])
    assert await mark_accounts(parties, "demo", ["a", "b"]) == 2
    assert await mark_accounts(parties, "gleif", ["a"]) == 0
    assert len(await parties.read(ACCOUNTS)) == 2


async def test_records_are_found_by_their_unique_id(store: Store) -> None:
    assert "NodeUniqueIndexSeek" in str(await store.explain(MARK_ACCOUNTS, {"records": ["a"]}))
