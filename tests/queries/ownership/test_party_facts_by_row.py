"""What the rows of a load add to each other about a party: neither their order nor the batches matter."""

import random
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.statement import statement
from queries.store import Store
from tests.conftest import EMPTY

HOLDINGS = "holder_id,holder_name,holder_kind,company_id,company_name,percent"
LISTED = "company_code,company_short_name,company_name,industry,region,holder_name,percent,announced_on"
KINDS = ("", "company", "person", "fund", "public-body", "nominee")
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)

PARTIES = statement(
    "RETURN COLLECT { MATCH (p:Party)<-[:DESCRIBES]-(s) RETURN [p.name, [l IN labels(p) WHERE l <> 'Party'], s.hash,"
    " s.kind, toString(s.kindSeen), s.file, COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN i.key ORDER BY i.key }]"
    " ORDER BY p.name }"
)


async def stored(store: Store) -> list[list[Any]]:
    found: list[list[Any]] = await store.read(PARTIES)
    return found


async def loaded(
    store: Store, path: Path, rows: Sequence[str], batch: int = 4000, on: date = JANUARY
) -> list[list[Any]]:
    """The parties after a table has been loaded: of listed companies when its rows have their columns."""
    is_listed = rows[0].count(",") == LISTED.count(",")
    write(path, [LISTED if is_listed else HOLDINGS, *rows])
    await load(store, source("a-share" if is_listed else "holdings-csv"), [path], LoadOptions(on, batch_size=batch))
    return await stored(store)


def write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def kinds(parties: Sequence[Sequence[Any]]) -> dict[str, list[str]]:
    return {name: labels for name, labels, *_ in parties}


@pytest.mark.parametrize("batch", [1, 4000])
@pytest.mark.parametrize("kind", ["fund", "nominee", "person"])
async def test_a_stated_kind_counts_before_the_silence_of_the_owned_side(
    store: Store, tmp_path: Path, kind: str, batch: int
) -> None:
    rows = ["1,One,,2,Two,10", f"2,Two,{kind},3,Three,20", "4,Four,,2,Two,30"]
    found = await loaded(store, tmp_path / "a.csv", rows, batch)
    assert kinds(found) == {"Four": ["Company"], "One": ["Company"], "Three": ["Company"], "Two": [kind.capitalize()]}


async def test_rows_in_any_order_and_batches_of_any_size_describe_the_same_parties(
    store: Store, tmp_path: Path
) -> None:
    chance = random.Random(20261123)
    for _ in range(5):
        kinds = [chance.choice(KINDS) for _ in range(5)]
        rows = [row(chance, lambda holder: chance.choice(["", kinds[holder]])) for _ in range(12)]  # noqa: B023
        results = []
        for batch in (1, 2, 5, 4000):
            chance.shuffle(rows)
            results.append(await loaded_over_older(store, tmp_path, rows, batch))
        assert all(one == results[0] for one in results), rows


async def test_kinds_that_contradict_each_other_do_not_depend_on_the_batches(store: Store, tmp_path: Path) -> None:
    chance = random.Random(11)
    for _ in range(5):
        rows = [row(chance, lambda _: chance.choice(KINDS)) for _ in range(12)]
        results = [await loaded_over_older(store, tmp_path, rows, batch) for batch in (1, 3, 4000)]
        assert all(one == results[0] for one in results), rows


def row(chance: random.Random, kind: Callable[[int], str]) -> str:
    """A stake between two of five parties."""
    holder, company = chance.randrange(5), chance.randrange(5)
    return f"{holder},Party {holder},{kind(holder)},{company},Party {company},{chance.randrange(1, 99)}"


async def loaded_over_older(store: Store, folder: Path, rows: Sequence[str], batch: int) -> list[list[Any]]:
    """The parties after an older load, that stated one kind, and the rows."""
    await store.run_alone(EMPTY)
    await loaded(store, folder / "old.csv", ["0,Party 0,fund,1,Party 1,1", "1,Party 1,,0,Party 0,2"])
    return await loaded(store, folder / "a.csv", rows, batch, FEBRUARY)


@pytest.mark.parametrize("stated_first", [True, False])
@pytest.mark.parametrize(("first", "second"), [(JANUARY, FEBRUARY), (FEBRUARY, JANUARY), (JANUARY, JANUARY)])
async def test_a_stated_kind_counts_whatever_the_order_and_the_days_of_the_files(
    store: Store, tmp_path: Path, first: date, second: date, stated_first: bool
) -> None:
    files = [["2,Two,nominee,3,Three,20"], ["1,One,,2,Two,10"]]
    if not stated_first:
        files.reverse()
    await loaded(store, tmp_path / "first.csv", files[0], on=first)
    found = await loaded(store, tmp_path / "second.csv", files[1], on=second)
    assert kinds(found)["Two"] == ["Nominee"]


@pytest.mark.parametrize("batch", [1, 4000])
async def test_a_later_file_states_another_kind_though_its_first_row_states_none(
    store: Store, tmp_path: Path, batch: int
) -> None:
    await loaded(store, tmp_path / "a.csv", ["2,Two,fund,3,Three,20"])
    rows = ["1,One,,2,Two,10", "2,Two,nominee,3,Three,20"]
    found = await loaded(store, tmp_path / "b.csv", rows, batch, FEBRUARY)
    assert kinds(found)["Two"] == ["Nominee"]


@pytest.mark.parametrize("batch", [1, 4000])
@pytest.mark.parametrize("order", [1, -1])
async def test_every_listed_class_of_a_company_is_one_of_its_identifiers(
    store: Store, tmp_path: Path, batch: int, order: int
) -> None:
    rows = [
        "000002.SZ,万科A,万科企业股份有限公司,房地产,深圳,铁山集团有限公司,27.18,2026-01-31",
        "200002.SZ,万科B,万科企业股份有限公司,房地产,深圳,铁山集团有限公司,27.18,2026-01-31",
    ][::order]
    found = await loaded(store, tmp_path / "a.csv", rows, batch)
    identifiers = {name: keys for name, *_, keys in found}
    assert identifiers["万科企业股份有限公司"] == ["LISTING:000002.SZ", "LISTING:200002.SZ"]
    assert await loaded(store, tmp_path / "b.csv", rows, batch) == found


@pytest.mark.parametrize("batch", [1, 4000])
async def test_a_file_that_refers_to_a_company_before_it_describes_it_still_changes_it(
    store: Store, tmp_path: Path, batch: int
) -> None:
    described = "000003.SZ,铁山,铁山集团有限公司,{},深圳,某人,27.18,2026-01-31"
    await loaded(store, tmp_path / "a.csv", [described.format("房地产")])
    rows = [
        "000002.SZ,万科A,万科企业股份有限公司,房地产,深圳,铁山集团有限公司,27.18,2026-02-28",
        described.format("钢铁"),
    ]
    await loaded(store, tmp_path / "b.csv", rows, batch, FEBRUARY)
    industry = statement("RETURN COLLECT { MATCH (p:Party {name: '铁山集团有限公司'}) RETURN p.industry }")
    assert await store.read(industry) == ["钢铁"]
