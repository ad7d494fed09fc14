"""Ties that are neither consolidation nor fund management, put into a real store: each type with its own words."""

from datetime import UTC, date, datetime

import pytest

from domain.ownership.import_counts import Outcome, RunCounts
from domain.ownership.records import HoldingRecord, Parsed, PartyKind, PartyRecord, Share, TieRecord, TieType
from queries.new_ids import new_id
from queries.ownership.imports import NewRun, begin_run
from queries.ownership.loading import Batch, load_batch, prepare
from queries.ownership.party_loading import Origin
from queries.statement import statement
from queries.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PARTIES = (PartyRecord("a", "Ada Invented", PartyKind.PERSON), PartyRecord("c", "Fern Forge Ltd"))
TIES = statement(
    "RETURN COLLECT { MATCH (h:Party)-[r:OFFICER_OF|APPOINTS|ACTS_WITH|CLAIMED_CONTROL]->(c)"
    " RETURN [h.name, type(r), c.name, coalesce(r.title, r.reason), r.percent, toString(r.validFrom),"
    " toString(r.validTo)] ORDER BY type(r), r.validFrom }"
)
STAKES = statement(
    "RETURN COLLECT { MATCH ()-[r:HOLDS]->()"
    " RETURN [r.percentMin, r.nature, r.direct, toString(r.validFrom), toString(r.validTo)] ORDER BY r.validFrom }"
)


async def load(store: Store, *bundles: Parsed, on: date = date(2026, 1, 1)) -> RunCounts:
    run, counts = new_id(NOW), RunCounts()
    await begin_run(store, NewRun(run, "bods", on, False, ("file",), ("1:a",), "cli"), NOW)
    batch = Batch(position=len(bundles), parsed=list(bundles))
    await load_batch(store, prepare(batch, Origin(run, "bods", 0, "file", on)), counts, NOW)
    return counts


def tie(type_: TieType, wording: str | None = None, **fields: object) -> Parsed:
    return Parsed(PARTIES, ties=(TieRecord(type_, "a", "c", f"s|{type_}", wording=wording, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "wording", "percent"),
    [
        (TieType.OFFICER_OF, "boardChair", None),
        (TieType.APPOINTS, "right-to-appoint-and-remove-directors", None),
        (TieType.CLAIMED_CONTROL, "significant-influence-or-control", 30.0),
        (TieType.ACTS_WITH, None, None),
    ],
)
async def test_a_tie_keeps_its_words_and_loading_it_again_changes_nothing(
    store: Store, type_: TieType, wording: str | None, percent: float | None
) -> None:
    bundle = tie(type_, wording, percent=percent, valid_from=date(2020, 1, 1))
    assert (await load(store, bundle)).ties == Outcome(created=1)
    expected = [["Ada Invented", str(type_), "Fern Forge Ltd", wording, percent, "2020-01-01", None]]
    assert await store.read(TIES) == expected
    assert (await load(store, bundle, on=date(2026, 2, 1))).ties == Outcome(unchanged=1)
    assert await store.read(TIES) == expected


@pytest.mark.parametrize("type_", [TieType.OFFICER_OF, TieType.APPOINTS, TieType.CLAIMED_CONTROL, TieType.ACTS_WITH])
async def test_a_removal_ends_a_tie_once(store: Store, type_: TieType) -> None:
    await load(store, tie(type_))
    removal = tie(type_, removed_on=date(2026, 1, 15))
    assert (await load(store, removal, on=date(2026, 2, 1))).ties == Outcome(ended=1)
    assert [row[-1] for row in await store.read(TIES)] == ["2026-01-15"]
    assert (await load(store, removal, on=date(2026, 3, 1))).ties.ended == 0


async def test_versions_of_a_tie_hold_one_after_the_other_in_any_order(store: Store) -> None:
    def version(title: str, stated: date, start: date) -> Parsed:
        return tie(TieType.OFFICER_OF, title, valid_from=start, observed=True, observed_on=stated)

    chair = version("boardChair", date(2022, 9, 25), date(2022, 9, 21))
    member = version("boardMember", date(2019, 1, 20), date(2002, 3, 9))
    await load(store, chair)
    await load(store, member, on=date(2026, 2, 1))
    assert [row[3:] for row in await store.read(TIES)] == [
        ["boardMember", None, "2002-03-09", "2022-09-21"],
        ["boardChair", None, "2022-09-21", None],
    ]


async def test_versions_of_a_stake_hold_one_after_the_other_over_loads(store: Store) -> None:
    def version(percent: float, stated: date, start: date) -> Parsed:
        stake = HoldingRecord(
            "a", "c", Share.exact(percent), valid_from=start, observed=True, observed_on=stated, statement_id="s",
            nature="shareholding",
        )  # fmt: skip
        return Parsed(PARTIES, (stake,))

    versions = [
        version(60, date(2021, 9, 25), date(2021, 9, 24)),
        version(70, date(2022, 9, 25), date(2022, 9, 21)),
        version(80, date(2023, 3, 3), date(2023, 3, 1)),
    ]
    expected = [
        [60.0, "shareholding", None, "2021-09-24", "2022-09-21"],
        [70.0, "shareholding", None, "2022-09-21", "2023-03-01"],
        [80.0, "shareholding", None, "2023-03-01", None],
    ]
    for one in (versions[2], versions[0], versions[1]):
        await load(store, one)
    assert await store.read(STAKES) == expected
    assert (await load(store, *versions, on=date(2026, 2, 1))).holdings == Outcome(unchanged=3)
    assert await store.read(STAKES) == expected


async def test_a_withdrawn_stake_ends_on_its_day(store: Store) -> None:
    stake = HoldingRecord("a", "c", Share.exact(60), statement_id="s", observed=True, observed_on=date(2021, 9, 25))
    await load(store, Parsed(PARTIES, (stake,)))
    day = date(2022, 9, 25)
    gone = HoldingRecord("a", "c", statement_id="s", observed=True, observed_on=day, removed_on=day)
    assert (await load(store, Parsed(PARTIES, (gone,)))).holdings == Outcome(ended=1)
    assert await store.read(STAKES) == [[60.0, None, None, None, "2022-09-25"]]
