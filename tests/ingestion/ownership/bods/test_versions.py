"""Of several statements about a party the latest stands, wherever it is in the file and however it is cut."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from domain.ownership.import_counts import RunCounts
from ingestion.load import LoadOptions, load
from ingestion.ownership.bods.source import Bods
from queries.statement import statement
from queries.store import Store
from tests.ingestion.ownership.bods.invented import Record, entity, held, relationship, stated

PARTIES = statement(
    "RETURN COLLECT { MATCH (p:Party)<-[:DESCRIBES]-(s:SourceRecord {localId: 'mill'})"
    " RETURN [p.name, [label IN labels(p) WHERE label <> 'Party'], s.version] }"
)
VERSIONS = (
    stated(entity("mill", "Loom Mill Ltd"), "2020-01-01", "new"),
    stated(entity("mill", "Loom Works Ltd", addresses=[{"type": "registered", "address": "2 New Road"}]), "2022-01-01"),
    stated(entity("mill", "Loom Trust", "arrangement"), "2023-01-01"),
    relationship("r", "mill", "shop", held(60, "2020-01-01")),
)
STANDING = [["Loom Trust", ["Fund"], "2023-01-01 1"]]


async def loaded(store: Store, path: Path, statements: Iterable[Record], size: int) -> RunCounts:
    path.write_text(json.dumps(list(statements)), encoding="utf-8")  # noqa: ASYNC240 - a small file of the test
    options = LoadOptions(as_of=date(2025, 1, 1), batch_size=size)
    return (await load(store, Bods(), [path], options)).run.counts


@pytest.mark.parametrize("size", [1, 10])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (3, 1, 2, 0), (0, 2, 3, 1)])
async def test_the_latest_statement_stands_in_any_order(
    store: Store, tmp_path: Path, order: tuple[int, ...], size: int
) -> None:
    path = tmp_path / "file.json"
    counts = await loaded(store, path, (VERSIONS[number] for number in order), size)
    assert await store.read(PARTIES) == STANDING
    assert "PARTY_DESCRIBED_TWICE" not in counts.notices
    again = await loaded(store, path, (VERSIONS[number] for number in order), size)
    assert (again.parties.created, again.parties.changed) == (0, 0)
    assert await store.read(PARTIES) == STANDING


async def test_of_one_day_the_statement_that_updates_stands(store: Store, tmp_path: Path) -> None:
    new, updated = (stated(entity("mill", status), "2022-01-01", status) for status in ("new", "updated"))
    await loaded(store, tmp_path / "file.json", (updated, new), 1)
    assert await store.read(PARTIES) == [["updated", ["Company"], "2022-01-01 1"]]


async def test_an_older_file_loaded_later_does_not_win(store: Store, tmp_path: Path) -> None:
    await loaded(store, tmp_path / "new.json", VERSIONS[2:], 10)
    await loaded(store, tmp_path / "old.json", VERSIONS[:2], 10)
    assert await store.read(PARTIES) == STANDING
