"""Looking ahead beside the writing of the batch before changes nothing of what is stored."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from domain.ownership.import_counts import RunCounts
from domain.ownership.records import HoldingRecord, IdentifierValue, Parsed, PartyKind, PartyRecord, Share
from ingestion.load import LoadOptions, load
from ingestion.source import RawRecord
from queries.new_ids import new_id
from queries.ownership.imports import NewRun, begin_run
from queries.ownership.loading import Batch, load_batch, prepare
from queries.ownership.party_loading import Origin
from queries.statement import statement
from queries.store import Store
from tests.conftest import EMPTY

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = date(2026, 1, 1)
SIZE = 3

GRAPH = statement(
    """
    RETURN {
      parties: COLLECT { MATCH (p:Party) RETURN [p {.*, stakesChangedAt: null}, labels(p),
        COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN i.key ORDER BY i.key },
        COLLECT { MATCH (p)<-[:DESCRIBES]-(s) RETURN [s.id, s.hash, s.kind] ORDER BY s.id }] ORDER BY p.id },
      stakes: COLLECT { MATCH (h)-[r:HOLDS]->(c) RETURN [h.id, c.id, r.id, r.percentMin] ORDER BY r.id }
    }
    """
)


@dataclass(frozen=True, slots=True)
class Given:
    """A source whose records are given."""

    bundles: tuple[Parsed, ...]
    name: str = "holdings-csv"

    def content_date(self, _: Path) -> date | None:
        return None

    def read(self, _: Path, skip: int = 0) -> Iterator[RawRecord]:
        for position in range(skip + 1, len(self.bundles) + 1):
            yield RawRecord(position, str(position), f"record {position}")

    def parse(self, record: RawRecord) -> Parsed:
        return self.bundles[record.position - 1]


def bundles(chance: random.Random, count: int) -> tuple[Parsed, ...]:
    """Stakes between parties that share identifiers now and then, so that several records describe one party."""
    return tuple(
        Parsed((one, other), (HoldingRecord(one.local_id, other.local_id, Share.exact(percent), observed=True),))
        for one, other, percent in ((party(chance), party(chance), chance.randrange(1, 50)) for _ in range(count))
    )


def party(chance: random.Random) -> PartyRecord:
    key = str(chance.randrange(9))
    identifiers = tuple(
        IdentifierValue(scheme, str(chance.randrange(4))) for scheme in ("A", "B") if chance.random() < 0.4
    )
    kind = chance.choice([None, None, PartyKind.FUND, PartyKind.COMPANY])
    names = {"name": f"Party {key} {chance.randrange(2)}", "status": chance.choice([None, "ACTIVE"])}
    return PartyRecord(key, kind=kind, identifiers=identifiers, stub=chance.random() < 0.3, **names)  # type: ignore[arg-type]


async def one_after_the_other(store: Store, given: Given) -> None:
    run = new_id(NOW)
    await begin_run(store, NewRun(run, given.name, DAY, False, ("f",), ("1:a",), "cli"), NOW)
    counts, position = RunCounts(), 0
    for start in range(0, len(given.bundles), SIZE):
        group = given.bundles[start : start + SIZE]
        position += len(group)
        batch = Batch(position, list(group))
        await load_batch(store, prepare(batch, Origin(run, given.name, 0, "f", DAY, "1:a")), counts, NOW)


async def test_batches_looked_up_ahead_are_stored_as_those_loaded_one_after_the_other(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "f"
    path.write_text("x", encoding="utf-8")
    chance = random.Random(20261123)
    for _ in range(8):
        older, newer = Given(bundles(chance, 5), "gleif"), Given(bundles(chance, 24))
        stored: list[Any] = []
        for ahead in (False, True):
            await store.run_alone(EMPTY)
            await one_after_the_other(store, older)
            if ahead:
                await load(store, newer, [path], LoadOptions(DAY, batch_size=SIZE))
            else:
                await one_after_the_other(store, newer)
            stored.append(await store.read(GRAPH))
        assert stored[0] == stored[1]
