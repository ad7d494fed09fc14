import csv
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from ingestion.load import LoadOptions, load
from ingestion.ownership.a_share import AShare
from ingestion.ownership.demo.seed import MARKET_DATE, MARKET_FILE, run_id, seed
from ingestion.ownership.demo.source import WORLD_FILE, DemoSource
from ingestion.ownership.demo.world import ACCOUNTS
from queries.ownership.imports import RunStatus
from queries.statement import statement
from queries.store import Store

COUNTS = statement(
    "RETURN {parties: count { (:Party) }, fictional: count { (p:Party) WHERE p.fictional }, "
    "stakes: count { ()-[:HOLDS]->() }, invented: count { ()-[h:HOLDS]->() WHERE h.fictional }, "
    "branches: count { ()-[:BRANCH_OF]->() }, runs: count { (:ImportRun) }, "
    "accounts: count { (:Account) }, quarantined: count { (:Quarantined) }}"
)
NAMES = statement("MATCH (a:Account) RETURN collect(a.name)")
ENDED = statement("MATCH ()-[h:HOLDS {source: 'demo'}]->() WHERE h.validTo = date('2026-10-01') RETURN count(h)")
MARKET_ENDED = statement("MATCH ()-[h:HOLDS {source: 'a-share'}]->() WHERE h.validTo IS NOT NULL RETURN count(h)")
PEOPLE = statement("MATCH (p:Person) RETURN collect([p.name, p.fictional])")


async def test_world_and_market_are_loaded_marked_and_told_apart(store: Store) -> None:
    seeded = await seed(store)
    found = await store.read(COUNTS)
    assert seeded.accounts == found["accounts"] == len(ACCOUNTS)
    assert "寰岳控股集团有限公司" in await store.read(NAMES)
    assert found["fictional"] == 120  # every party of the world, see test_world
    assert found["invented"] == 168
    assert found["stakes"] > found["invented"] + 2_000
    assert (found["branches"], found["quarantined"]) == (2, 0)
    assert {seeded.world.run.status, seeded.market.run.status} == {RunStatus.DONE}


async def test_only_invented_people_are_in_the_store(store: Store) -> None:
    await seed(store)
    people = await store.read(PEOPLE)
    assert len(people) == 7
    assert all(fictional and ("虚构" in name or "fictional" in name) for name, fictional in people)


async def test_seeding_again_changes_nothing_and_loads_nothing(store: Store) -> None:
    first = await seed(store)
    before = await store.read(COUNTS)
    sent = list[str]()
    stop = store.on_statement(lambda one, _: sent.append(one.text))
    second = await seed(store)
    stop()
    assert await store.read(COUNTS) == before
    assert second.world.run == first.world.run
    assert len(sent) < 12


async def test_a_world_that_grew_ends_what_it_no_longer_says(store: Store, tmp_path: Path) -> None:
    await seed(store)
    other = tmp_path / "world.json"
    other.write_text('{"seed": 2, "as_of": "2026-10-01"}')
    await load(store, DemoSource(), [other], LoadOptions(snapshot=True))
    assert await store.read(ENDED) > 0
    assert await store.read(MARKET_ENDED) == 0


def test_run_ids_sort_by_day_and_change_with_the_content(tmp_path: Path) -> None:
    world, today = DemoSource(), date(2026, 9, 1)
    id_ = UUID(run_id(world, WORLD_FILE, today))
    assert id_.version == 7
    assert datetime.fromtimestamp((id_.int >> 80) / 1000, UTC).date() == today
    assert run_id(AShare(), MARKET_FILE, MARKET_DATE) < str(id_) == run_id(world, WORLD_FILE, today)
    other = tmp_path / "world.json"
    other.write_text('{"seed": 2, "as_of": "2026-09-01"}')
    assert run_id(world, other, today) != str(id_)


def test_market_date_is_that_of_the_last_announcement() -> None:
    with MARKET_FILE.open(encoding="utf-8", newline="") as file:
        assert max(row["announced_on"] for row in csv.DictReader(file)) == MARKET_DATE.isoformat()
