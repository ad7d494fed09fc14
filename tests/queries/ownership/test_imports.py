"""Import runs in a real store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.errors import NotFound
from domain.ownership.import_counts import Outcome, RunCounts
from queries.new_ids import new_id
from queries.ownership.imports import (
    NewRun,
    RunStatus,
    begin_run,
    cancel_run,
    fail_run,
    finish_run,
    get_run,
    interrupted_run,
    list_runs,
    resume_run,
)
from queries.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def new(minutes: int = 0) -> NewRun:
    id_ = new_id(NOW + timedelta(minutes=minutes))
    return NewRun(id_, "a-share", date(2026, 1, 1), True, ("a.csv", "b.csv"), ("1:a", "2:b"), "someone")


def test_ids_are_version_7_and_sort_by_time() -> None:
    ids = [new_id(NOW + timedelta(milliseconds=number)) for number in range(100)]
    assert ids == sorted(ids)
    assert {(UUID(one).version, UUID(one).variant) for one in ids} == {(7, "specified in RFC 4122")}


async def test_a_run_begun_again_is_given_back_as_it_stands(store: Store) -> None:
    run = new()
    begun = await begin_run(store, run, NOW)
    again = await begin_run(store, replace(run, as_of=date(2020, 1, 1)), NOW + timedelta(1))
    assert again == begun == await get_run(store, run.id)
    assert (begun.status, begun.file, begun.position, begun.counts) == (RunStatus.RUNNING, 0, 0, RunCounts())
    assert (begun.started_at, begun.files, begun.snapshot) == (NOW, ("a.csv", "b.csv"), True)


async def test_a_failed_run_can_be_resumed_and_finished(store: Store) -> None:
    run = (await begin_run(store, new(), NOW)).id
    failed = await fail_run(store, run, "The file breaks off.", NOW)
    assert (failed.status, failed.error, failed.finished_at) == (RunStatus.FAILED, "The file breaks off.", NOW)
    resumed = await resume_run(store, run)
    assert (resumed.status, resumed.error, resumed.finished_at) == (RunStatus.RUNNING, None, None)
    counts = RunCounts(read=3, holdings=Outcome(created=2), quarantined={"MALFORMED": 1}, notices={"odd": 1})
    done = await finish_run(store, run, counts, NOW)
    assert (done.status, done.counts) == (RunStatus.DONE, counts)
    assert (await resume_run(store, run)).status is RunStatus.DONE


async def test_a_cancelled_run_stays_cancelled(store: Store) -> None:
    run = (await begin_run(store, new(), NOW)).id
    assert (await cancel_run(store, run, NOW)).status is RunStatus.CANCELLED
    assert (await finish_run(store, run, RunCounts(), NOW)).status is RunStatus.CANCELLED
    assert (await resume_run(store, run)).status is RunStatus.CANCELLED


async def test_only_a_run_of_the_same_files_date_and_mode_is_found_to_go_on_with(store: Store) -> None:
    run = new()
    await begin_run(store, run, NOW)
    assert await interrupted_run(store, new(1)) == run.id
    others = [
        replace(run, as_of=date(2026, 1, 2)),
        replace(run, snapshot=False),
        replace(run, fingerprints=("1:a", "2:c")),
        replace(run, source="gleif"),
        replace(run, started_by="another"),
    ]
    assert [await interrupted_run(store, other) for other in others] == [None] * 5
    await finish_run(store, run.id, RunCounts(), NOW)
    assert await interrupted_run(store, run) is None


async def test_runs_are_listed_page_by_page_the_latest_first(store: Store) -> None:
    ids = [(await begin_run(store, new(minute), NOW)).id for minute in range(5)]
    first = await list_runs(store, 3)
    rest = await list_runs(store, 3, before=first.runs[-1].id)
    assert [run.id for run in (*first.runs, *rest.runs)] == ids[::-1]
    assert (first.has_next, rest.has_next) == (True, False)


async def test_an_unknown_run_is_named(store: Store) -> None:
    with pytest.raises(NotFound, match="no import run nothing"):
        await get_run(store, "nothing")
