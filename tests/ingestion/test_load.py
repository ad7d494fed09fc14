"""Whole files loaded into a real store."""

import asyncio
import random
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from domain.errors import Conflict, InvalidInput
from domain.ownership.import_counts import Outcome
from ingestion.load import LoadOptions, load
from ingestion.ownership.holdings_csv import HoldingsCsv
from ingestion.pipeline import Progress
from ingestion.quarantine import read_corrections, retry_quarantine
from ingestion.source import RawRecord
from ingestion.sources import source
from queries.ownership.imports import RunStatus, cancel_run, get_run, list_runs
from queries.ownership.quarantine import QuarantineRequest, list_quarantine
from queries.statement import statement
from queries.store import Store

HEADER = "holder_name,holder_kind,company_name,percent,valid_from,valid_to"
JANUARY, FEBRUARY, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)

GRAPH = statement(
    """
    RETURN {
      parties: COLLECT { MATCH (p:Party) RETURN [p.id, p.name, labels(p), p.searchName] ORDER BY p.id },
      stakes: COLLECT { MATCH (h)-[r:HOLDS]->(c)
        RETURN [h.id, c.id, r.key, r.percentMin, r.percentMax, toString(r.validFrom), toString(r.validTo),
          toString(r.firstSeen), toString(r.lastSeen), r.holderRecord, r.companyRecord] AS row
        ORDER BY r.key, row[5], r.percentMin },
      records: COLLECT { MATCH (s:SourceRecord)-[:DESCRIBES]->(p)
        RETURN [s.id, p.id, s.hash, toString(s.firstSeen), toString(s.lastSeen), toString(s.endedOn)] ORDER BY s.id },
      quarantined: COLLECT { MATCH (q:Quarantined) RETURN [q.file, q.position, q.reason, q.record]
        ORDER BY q.file, q.position }
    }
    """
)


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def generated(seed: int, rows: int, companies: int = 30) -> list[str]:
    """Random rows: repeated pairs, tranches, kinds, stated validity and some that cannot be used."""
    chance = random.Random(seed)
    made = []
    for _ in range(rows):
        percent = chance.choice(
            [f"{chance.randrange(1, 500) / 10}", "5", "10", "abc" if chance.random() < 0.1 else "7"]
        )
        dates = chance.choice([",", ",", ",", "2020-01-01,", "2020-01-01,2024-06-30"])
        kind = chance.choice(["", "company", "fund"])
        made.append(f"H{chance.randrange(companies)},{kind},C{chance.randrange(companies)},{percent},{dates}")
    return made


async def test_a_file_loaded_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", *generated(1, 300))
    first = await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    before = await store.read(GRAPH)
    second = await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY, batch_size=7))
    after = await store.read(GRAPH)
    counts = second.run.counts
    assert first.run.status is RunStatus.DONE
    assert counts.parties == Outcome(unchanged=first.run.counts.parties.created)
    assert counts.holdings == Outcome(unchanged=first.run.counts.holdings.created)
    assert counts.quarantined == first.run.counts.quarantined != {}
    assert {name: after[name] for name in ("parties", "stakes", "records")} == {
        name: before[name] for name in ("parties", "stakes", "records")
    }


@pytest.mark.parametrize("batch_size", [1, 13])
async def test_how_a_file_is_cut_into_batches_does_not_matter(store: Store, tmp_path: Path, batch_size: int) -> None:
    old, new = table(tmp_path / "old.csv", *generated(2, 60)), table(tmp_path / "new.csv", *generated(3, 60))
    dumps = []
    for size in (4000, batch_size):
        await store.run_alone(statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"))
        await load(store, HoldingsCsv(), [old], LoadOptions(JANUARY, batch_size=size))
        await load(store, HoldingsCsv(), [new], LoadOptions(FEBRUARY, snapshot=True, batch_size=size))
        dumps.append(await store.read(GRAPH))
    assert dumps[0] == dumps[1]


async def test_a_newer_snapshot_ends_what_all_its_files_lack(store: Store, tmp_path: Path) -> None:
    first = table(tmp_path / "first.csv", "A,,B,60,,", "A,,C,40,,", "A,,D,5,,")
    await load(store, HoldingsCsv(), [first], LoadOptions(JANUARY))
    parts = [table(tmp_path / "1.csv", "A,,B,60,,"), table(tmp_path / "2.csv", "A,,C,41,,")]
    summary = await load(store, HoldingsCsv(), parts, LoadOptions(FEBRUARY, snapshot=True))
    assert summary.run.counts.holdings == Outcome(unchanged=1, changed=1, ended=1)
    again = await load(store, HoldingsCsv(), parts, LoadOptions(FEBRUARY, snapshot=True))
    assert again.run.counts.holdings == Outcome(unchanged=2)


async def test_without_a_snapshot_nothing_ends_by_absence(store: Store, tmp_path: Path) -> None:
    await load(store, HoldingsCsv(), [table(tmp_path / "1.csv", "A,,B,60,,", "A,,C,40,,")], LoadOptions(JANUARY))
    summary = await load(store, HoldingsCsv(), [table(tmp_path / "2.csv", "A,,B,60,,")], LoadOptions(FEBRUARY))
    assert summary.run.counts.holdings == Outcome(unchanged=1)


async def test_files_loaded_late_give_what_loading_in_order_gives(store: Store, tmp_path: Path) -> None:
    files = [
        (table(tmp_path / f"{number}.csv", f"A,,B,{number}0,,", "A,,C,50,,"), day)
        for number, day in enumerate((JANUARY, FEBRUARY, MARCH), start=1)
    ]
    dumps = []
    for order in (files, [files[2], files[0], files[1]]):
        await store.run_alone(statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"))
        for path, day in order:
            await load(store, HoldingsCsv(), [path], LoadOptions(day))
        dumps.append(await store.read(GRAPH))
    assert dumps[0] == dumps[1]


class Breaking(HoldingsCsv):
    """Reads until a record, then finds the file unreadable, as a truncated archive is."""

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        for record in super().read(path, skip):
            if record.position > 25:
                raise InvalidInput(f"{path.name} is cut off after record 25.", "Fetch it again.")
            yield record


async def test_a_file_that_breaks_off_fails_its_run_and_the_run_goes_on_later(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", *generated(4, 60))
    options = LoadOptions(JANUARY, batch_size=10, resume=True)
    with pytest.raises(InvalidInput, match="cut off after record 25"):
        await load(store, Breaking(), [path], options)
    (failed,) = (await list_runs(store)).runs
    assert (failed.status, failed.position) == (RunStatus.FAILED, 20)
    assert failed.error is not None
    assert "cut off" in failed.error
    summary = await load(store, HoldingsCsv(), [path], options)
    assert (summary.run.id, summary.run.status, summary.run.error) == (failed.id, RunStatus.DONE, None)
    assert summary.run.counts.read == 60
    resumed = await store.read(GRAPH)
    await store.run_alone(statement("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS"))
    await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    assert await store.read(GRAPH) == resumed


class Waiting(HoldingsCsv):
    """Gives no record beyond the second batch until the run has been cancelled."""

    def __init__(self, cancelled: threading.Event) -> None:
        super().__init__()
        object.__setattr__(self, "cancelled", cancelled)

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        for record in super().read(path, skip):
            if record.position > 20:
                self.cancelled.wait(30)
            yield record


async def test_a_cancelled_run_stops_before_the_next_batch(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", *generated(5, 100))
    run_id = "00000000-0000-7000-8000-000000000001"
    cancelled = threading.Event()
    cancelling: list[asyncio.Task[None]] = []

    async def cancel() -> None:
        await cancel_run(store, run_id, datetime(2026, 1, 1, tzinfo=UTC))
        cancelled.set()

    def cancel_after_two_batches(progress: Progress) -> None:
        if progress.position == 20:
            cancelling.append(asyncio.create_task(cancel()))

    with pytest.raises(Conflict, match="cancelled"):
        await load(
            store,
            Waiting(cancelled),
            [path],
            LoadOptions(JANUARY, batch_size=10, run_id=run_id),
            cancel_after_two_batches,
        )
    run = await get_run(store, run_id)
    assert (run.status, run.position, len(cancelling)) == (RunStatus.CANCELLED, 20, 1)


async def test_a_run_does_not_go_on_with_other_files(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "A,,B,60,,")
    options = LoadOptions(JANUARY, run_id="00000000-0000-7000-8000-000000000002")
    await load(store, HoldingsCsv(), [path], options)
    table(path, "A,,B,61,,")
    with pytest.raises(Conflict, match="other files"):
        await load(store, HoldingsCsv(), [path], options)


async def test_corrected_records_are_loaded_as_if_they_had_been_right(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "A,,B,60,,", "A,,C,abc,,", "A,,D,200,,")
    summary = await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    page = await list_quarantine(store, QuarantineRequest(open_only=True))
    assert [(one.file, one.position) for one in page.records] == [("a.csv", 2), ("a.csv", 3)]
    corrections = tmp_path / "corrections.jsonl"
    fixed = '{"holder_name": "A", "company_name": "C", "percent": "40"}'
    corrections.write_text(f'{{"id": "{page.records[0].id}", "record": {fixed}}}\n', encoding="utf-8")
    retried = await retry_quarantine(store, source, summary.run.id, read_corrections(corrections))
    assert (retried.tried, retried.resolved) == (2, 1)
    run = await get_run(store, summary.run.id)
    assert (run.counts.read, run.counts.accepted, sum(run.counts.quarantined.values())) == (3, 2, 1)
    assert [one.position for one in (await list_quarantine(store, QuarantineRequest(open_only=True))).records] == [3]
    assert {(row[3], row[5]) for row in (await store.read(GRAPH))["stakes"]} == {(60.0, None), (40.0, None)}


async def test_a_bad_record_is_listed_once_however_often_its_file_is_loaded(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "A,,B,60,,", "A,,C,abc,,")
    other = table(tmp_path / "b.csv", "A,,B,61,,", "A,,C,abc,,")
    await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    again = await load(store, HoldingsCsv(), [path], LoadOptions(FEBRUARY))
    latest = await load(store, HoldingsCsv(), [other], LoadOptions(FEBRUARY))
    page = await list_quarantine(store, QuarantineRequest(open_only=True))
    assert page.total == 2
    assert [(one.run, one.file, one.position, one.times_seen) for one in page.records] == [
        (again.run.id, "a.csv", 2, 2),
        (latest.run.id, "b.csv", 2, 1),
    ]


async def test_what_a_person_resolved_stays_resolved_unless_a_snapshot_ends_it(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "A,,B,60,,", "A,,C,abc,,")
    await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    (bad,) = (await list_quarantine(store, QuarantineRequest(open_only=True))).records
    right = {"holder_name": "A", "company_name": "C", "percent": "40"}
    await retry_quarantine(store, source, None, {bad.id: right})
    for snapshot, still_open in ((False, 0), (True, 1)):
        await load(store, HoldingsCsv(), [path], LoadOptions(FEBRUARY, snapshot=snapshot))
        assert (await list_quarantine(store, QuarantineRequest(open_only=True))).total == still_open


async def test_quarantine_is_listed_page_by_page(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", *(f"A,,C{number},abc,," for number in range(7)))
    await load(store, HoldingsCsv(), [path], LoadOptions(JANUARY))
    after, positions = None, []
    while True:
        page = await list_quarantine(store, QuarantineRequest(first=3, after=after))
        assert page.total == 7
        positions += [one.position for one in page.records]
        if (after := page.after) is None:
            break
    assert positions == list(range(1, 8))


async def test_a_correction_of_an_unknown_record_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInput, match="not open"):
        await retry_quarantine(store, source, None, {"nothing": {}})


async def test_the_date_of_a_file_that_says_none_is_today(store: Store, tmp_path: Path) -> None:
    summary = await load(store, HoldingsCsv(), [table(tmp_path / "a.csv", "A,,B,60,,")], LoadOptions())
    assert abs((summary.run.as_of - summary.run.started_at.date()).days) <= 1


class Defective(HoldingsCsv):
    """A source with a defect that shows at the third record."""

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        for record in super().read(path, skip):
            if record.position == 3:
                raise RuntimeError("a defect of our own")
            yield record


async def test_a_defect_of_our_own_leaves_no_run_running(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "H1,,C1,10,,", "H2,,C1,10,,", "H3,,C1,10,,")
    with pytest.raises(RuntimeError):
        await load(store, Defective(), [path], LoadOptions(JANUARY, batch_size=1))
    (run,) = (await list_runs(store)).runs
    assert run.status is RunStatus.FAILED
    assert "RuntimeError" in (run.error or "")
