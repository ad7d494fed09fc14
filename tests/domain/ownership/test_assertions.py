"""How a source's claims about one stake are kept over time."""

import copy
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.ownership.assertion import (
    Assertion,
    AssertionCounts,
    Changes,
    Showing,
    StakeValues,
    TieValues,
    shown_stake,
    shown_tie,
)
from domain.ownership.assertions import reconcile, reconcile_ties
from domain.ownership.records import INVESTMENT, RESTATED, HoldingRecord, Share, TieRecord, TieType

KEY = "key"
ENDS = ("holder", "company")
ZERO = date(2026, 1, 1)

Known = list[Assertion[StakeValues]]


def day(number: int) -> date:
    return ZERO + timedelta(number)


def observed(percent: float, on: int | None = None, start: date | None = None) -> HoldingRecord:
    observed_on = None if on is None else day(on)
    return HoldingRecord("h", "c", Share.exact(percent), valid_from=start, observed=True, observed_on=observed_on)


def stated(percent: float, start: int | None, end: int | None = None) -> HoldingRecord:
    return HoldingRecord(
        "h",
        "c",
        Share.exact(percent),
        valid_from=None if start is None else day(start),
        valid_to=None if end is None else day(end),
    )


def numbered(percent: float, number: str = "S1", end: int | None = None) -> HoldingRecord:
    valid_to = None if end is None else day(end)
    return HoldingRecord("h", "c", Share.exact(percent), valid_from=ZERO, valid_to=valid_to, statement_id=number)


def show(
    known: Known, rows: list[HoldingRecord], on: int, run: str = "", ends: tuple[str, str] = ENDS
) -> tuple[Known, AssertionCounts]:
    """The assertions after a batch, and what it counted; ``known`` is left as it is."""
    working = copy.deepcopy(known)
    changes: Changes[StakeValues] = Changes()
    shown = [shown_stake(row, KEY, ends, day(on)) for row in rows]
    reconcile(working, shown, Showing(day(on), run or f"run {on}"), changes)
    after = working + changes.created
    assert len({one.id for one in after}) == len(after)
    written = {one.id for one in (*changes.created, *changes.updated, *changes.seen)}
    for before, now in zip(known, working, strict=True):
        assert before == now or now.id in written, "a change that nobody writes"
    return after, changes.counts


def facts(known: Known, all_marks: bool = True) -> list[tuple[object, ...]]:
    """What is kept, whatever the ids and the runs."""
    kept = [
        (
            one.valid_from or date.min,
            one.valid_to or date.max,
            one.values.capital.low,
            *((one.first_seen, one.last_seen) if all_marks else ()),
        )
        for one in known
        if not one.is_withdrawn
    ]
    return sorted(kept)


def periods(known: Known) -> list[tuple[float | None, date | None, date | None]]:
    return [
        (one.values.capital.low, one.valid_from, one.valid_to)
        for one in sorted(known, key=lambda one: (one.valid_from or date.min, one.id))
        if not one.is_withdrawn
    ]


class TestObservations:
    def test_the_first_observation_holds_since_the_start_that_the_row_gives(self) -> None:
        known, counts = show([], [observed(30, start=date(2020, 5, 1))], on=10)
        assert periods(known) == [(30, date(2020, 5, 1), None)]
        assert counts == AssertionCounts(created=1)

    def test_the_same_values_later_only_move_the_mark_of_the_latest_sight(self) -> None:
        known, _ = show([], [observed(30)], on=10)
        known, counts = show(known, [observed(30)], on=20)
        assert facts(known) == [(date.min, date.max, 30, day(10), day(20))]
        assert counts == AssertionCounts(unchanged=1)

    def test_other_values_end_the_old_stake_on_the_day_and_begin_anew(self) -> None:
        known, _ = show([], [observed(30)], on=10)
        known, counts = show(known, [observed(40, start=date(2000, 1, 1))], on=20)
        assert periods(known) == [(30, None, day(20)), (40, day(20), None)]
        assert counts == AssertionCounts(changed=1)
        assert [one.ended_by for one in known] == ["run 20", None]

    def test_on_the_day_of_the_first_sight_other_values_correct_in_place(self) -> None:
        known, _ = show([], [observed(30)], on=10, run="a")
        corrected, counts = show(known, [observed(40)], on=10, run="b")
        assert periods(corrected) == [(40, None, None)]
        assert corrected[0].id == known[0].id
        assert counts == AssertionCounts(changed=1)

    def test_what_ended_by_absence_begins_anew_on_the_day_it_is_seen_again(self) -> None:
        known, _ = show([], [observed(30)], on=10)
        known[0].valid_to, known[0].ended_by = day(20), "closing"
        known, counts = show(known, [observed(30)], on=30)
        assert periods(known) == [(30, None, day(20)), (30, day(30), None)]
        assert counts == AssertionCounts(created=1)

    def test_what_ended_by_absence_goes_on_when_it_is_seen_on_that_very_day(self) -> None:
        known, _ = show([], [observed(30)], on=10)
        known[0].valid_to, known[0].ended_by = day(20), "closing"
        known, counts = show(known, [observed(30)], on=20)
        assert periods(known) == [(30, None, None)]
        assert counts == AssertionCounts(changed=1)

    def test_an_older_file_fills_the_past_and_leaves_the_present(self) -> None:
        known, _ = show([], [observed(40)], on=20)
        known, counts = show(known, [observed(30)], on=10)
        assert periods(known) == [(30, None, day(20)), (40, day(20), None)]
        assert counts == AssertionCounts(changed=1)

    def test_an_older_file_with_the_same_values_confirms_an_earlier_day(self) -> None:
        known, _ = show([], [observed(40)], on=20)
        known, counts = show(known, [observed(40)], on=10)
        assert facts(known) == [(date.min, date.max, 40, day(10), day(20))]
        assert counts == AssertionCounts(unchanged=1)

    def test_an_older_file_does_not_interrupt_what_is_known_before_and_after(self) -> None:
        known, _ = show([], [observed(40)], on=10)
        known, _ = show(known, [observed(40)], on=30)
        after, counts = show(known, [observed(50)], on=20)
        assert facts(after) == facts(known)
        assert counts == AssertionCounts(superseded=1)

    def test_several_days_of_one_pair_in_one_file_become_a_history(self) -> None:
        rows = [observed(40, on=20), observed(30, on=10), observed(50, on=30)]
        known, counts = show([], rows, on=99)
        assert periods(known) == [(30, None, day(20)), (40, day(20), day(30)), (50, day(30), None)]
        assert counts == AssertionCounts(created=1, changed=2)


class TestTranches:
    def test_differing_rows_of_one_run_add_up_and_equal_ones_count_once(self) -> None:
        known, counts = show([], [observed(30), observed(20), observed(30)], on=10)
        assert periods(known) == [(30, None, None), (20, None, None)] or facts(known)[0][2] == 20
        assert counts == AssertionCounts(created=2, duplicates=1)

    def test_the_same_tranches_in_another_order_change_nothing(self) -> None:
        known, _ = show([], [observed(30), observed(20)], on=10)
        after, counts = show(known, [observed(20), observed(30)], on=20)
        assert facts(after, all_marks=False) == facts(known, all_marks=False)
        assert counts == AssertionCounts(unchanged=2)

    def test_one_changed_tranche_leaves_the_other(self) -> None:
        known, _ = show([], [observed(30), observed(20)], on=10)
        after, counts = show(known, [observed(20), observed(35)], on=20)
        assert sorted(periods(after), key=str) == sorted(
            [(20, None, None), (30, None, day(20)), (35, day(20), None)], key=str
        )
        assert counts == AssertionCounts(unchanged=1, changed=1)

    def test_a_total_that_replaces_the_tranches_ends_them_all(self) -> None:
        known, _ = show([], [observed(30), observed(20)], on=10)
        after, counts = show(known, [observed(50)], on=20)
        assert [one for one in periods(after) if one[2] is None] == [(50, day(20), None)]
        assert counts == AssertionCounts(changed=1, ended=1)

    def test_a_tranche_that_a_file_does_not_name_stays(self) -> None:
        """Without a snapshot nothing ends by absence (DESIGN, ingestion)."""
        known, _ = show([], [observed(30), observed(20)], on=10)
        after, _ = show(known, [observed(30)], on=20)
        assert facts(after, all_marks=False) == facts(known, all_marks=False)


class TestStatedValidity:
    def test_the_same_period_and_values_are_unchanged(self) -> None:
        known, _ = show([], [stated(30, 1, 5)], on=10)
        after, counts = show(known, [stated(30, 1, 5)], on=20)
        assert periods(after) == [(30, day(1), day(5))]
        assert counts == AssertionCounts(unchanged=1)

    @pytest.mark.parametrize("row", [stated(40, 1), stated(30, 1, 8)])
    def test_other_values_or_another_end_update_in_place(self, row: HoldingRecord) -> None:
        known, _ = show([], [stated(30, 1)], on=10)
        after, counts = show(known, [row], on=20)
        assert periods(after) == [(row.capital.low, day(1), row.valid_to)]
        assert after[0].id == known[0].id
        assert counts == AssertionCounts(changed=1)

    def test_another_start_is_another_stake(self) -> None:
        known, _ = show([], [stated(30, 1, 5)], on=10)
        after, counts = show(known, [stated(40, 5)], on=20)
        assert periods(after) == [(30, day(1), day(5)), (40, day(5), None)]
        assert counts == AssertionCounts(created=1)

    def test_a_start_that_was_not_known_becomes_known(self) -> None:
        """Else one stake, first seen without and later with its dates, would count twice."""
        known, _ = show([], [observed(30)], on=10)
        after, counts = show(known, [stated(30, 1)], on=20)
        assert periods(after) == [(30, day(1), None)]
        assert counts == AssertionCounts(changed=1)

    def test_an_older_file_does_not_overwrite(self) -> None:
        known, _ = show([], [stated(40, 1)], on=20)
        after, counts = show(known, [stated(30, 1)], on=10)
        assert facts(after) == facts(known)
        assert counts == AssertionCounts(superseded=1)

    def test_what_a_later_snapshot_ended_stays_ended_when_an_older_file_is_loaded_again(self) -> None:
        known, _ = show([], [stated(40, 1)], on=10)
        known[0].valid_to, known[0].ended_by = day(20), "closing"
        after, _ = show(known, [stated(40, 1)], on=10, run="again")
        assert periods(after) == [(40, day(1), day(20))]


class TestNumberedStatements:
    def test_the_same_number_is_updated_in_place(self) -> None:
        known, _ = show([], [numbered(30)], on=10)
        after, counts = show(known, [numbered(40, end=15)], on=20)
        assert periods(after) == [(40, ZERO, day(15))]
        assert counts == AssertionCounts(changed=1)

    def test_an_older_file_does_not_overwrite(self) -> None:
        known, _ = show([], [numbered(40)], on=20)
        after, counts = show(known, [numbered(30)], on=10)
        assert facts(after) == facts(known)
        assert counts == AssertionCounts(superseded=1)

    def test_a_number_that_moves_to_other_parties_ends_the_old_stake(self) -> None:
        known, _ = show([], [numbered(30)], on=10)
        after, counts = show(known, [numbered(30)], on=20, ends=("another", "company"))
        assert [(one.holder_record, one.valid_to) for one in after] == [("holder", day(20)), ("another", None)]
        assert counts == AssertionCounts(changed=1)


class TestTies:
    def tie(self, status: str = "ACTIVE", removed: int | None = None) -> TieRecord:
        removed_on = None if removed is None else day(removed)
        return TieRecord(
            TieType.CONSOLIDATED_BY_DIRECT, "child", "parent", "R1", ZERO, status=status, removed_on=removed_on
        )

    def load(self, known: list[Assertion[TieValues]], tie: TieRecord, on: int) -> AssertionCounts:
        changes: Changes[TieValues] = Changes()
        reconcile_ties(known, [shown_tie(tie, KEY, ENDS, day(on))], Showing(day(on), f"run {on}"), changes)
        known += changes.created
        return changes.counts

    def test_a_removal_ends_the_tie_once(self) -> None:
        known: list[Assertion[TieValues]] = []
        assert self.load(known, self.tie(), 10) == AssertionCounts(created=1)
        assert self.load(known, self.tie("NULL", removed=12), 20) == AssertionCounts(ended=1)
        assert known[0].valid_to == day(12)
        assert self.load(known, self.tie("NULL", removed=12), 30) == AssertionCounts(unchanged=1)

    def test_the_removal_of_an_unknown_tie_says_nothing(self) -> None:
        known: list[Assertion[TieValues]] = []
        assert self.load(known, self.tie(removed=12), 20) == AssertionCounts()
        assert known == []


percents = st.sampled_from([10.0, 20.0, 30.0, 40.0])
row_sets = st.lists(percents.map(observed) | st.builds(stated, percents, st.sampled_from([None, 1, 5])), max_size=6)


@settings(deadline=None)
@given(earlier=row_sets, rows=row_sets)
def test_loading_the_same_rows_again_changes_nothing(earlier: list[HoldingRecord], rows: list[HoldingRecord]) -> None:
    known, _ = show([], earlier, on=10)
    once, _ = show(known, rows, on=20, run="once")
    again, counts = show(once, rows, on=20, run="again")
    assert (counts.created, counts.changed, counts.ended) == (0, 0, 0)
    assert facts(again) == facts(once)


observed_sets = st.lists(percents.map(observed), max_size=5)


@settings(deadline=None)
@given(histories=st.lists(observed_sets, max_size=3), rows=st.lists(percents, min_size=1, max_size=6), data=st.data())
def test_batches_and_the_order_of_rows_do_not_matter(
    histories: list[list[HoldingRecord]], rows: list[float], data: st.DataObject
) -> None:
    known: Known = []
    for number, history in enumerate(histories):
        known, _ = show(known, history, on=10 * (number + 1))
    now = 10 * data.draw(st.integers(len(histories), len(histories) + 1))
    together, _ = show(known, [observed(one) for one in rows], on=now, run="run")
    apart = known
    for one in data.draw(st.permutations(rows)):
        apart, _ = show(apart, [observed(one)], on=now, run="run")
    assert facts(apart) == facts(together)


@settings(deadline=None)
@given(
    values=st.lists(percents, min_size=1, max_size=5, unique=True).flatmap(
        lambda kinds: st.lists(st.integers(1, 3), min_size=len(kinds), max_size=len(kinds)).map(
            lambda times: [kind for kind, number in zip(kinds, times, strict=True) for _ in range(number)]
        )
    ),
    data=st.data(),
)
def test_files_loaded_late_give_what_loading_them_in_order_gives(values: list[float], data: st.DataObject) -> None:
    """For a stake that never returns to a former value: when it came back would not be known."""
    files = list(enumerate(values, start=1))
    in_order: Known = []
    for number, percent in files:
        in_order, _ = show(in_order, [observed(percent)], on=number)
    shuffled: Known = []
    for number, percent in data.draw(st.permutations(files)):
        shuffled, _ = show(shuffled, [observed(percent)], on=number)
    assert facts(shuffled) == facts(in_order)


@settings(deadline=None)
@given(days=st.lists(st.tuples(st.integers(1, 6), percents), max_size=12))
def test_one_row_a_day_never_leaves_two_stakes_on_one_day(days: list[tuple[int, float]]) -> None:
    known: Known = []
    for number, (on, percent) in enumerate(days):
        known, _ = show(known, [observed(percent)], on=on, run=str(number))
    ordered = [(start or date.min, end or date.max) for _, start, end in periods(known)]
    assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


def restated(percent: float, nature: str | None) -> HoldingRecord:
    return HoldingRecord("h", "c", Share.exact(percent), observed=True, nature=nature)


@example(said=[(51.0, RESTATED[0]), (50.0, RESTATED[0]), (51.0, None)], cuts=[2])
@given(
    st.lists(st.tuples(st.sampled_from([51.0, 50.0]), st.sampled_from([None, *RESTATED])), min_size=1, max_size=4),
    st.lists(st.integers(0, 4), max_size=3),
)
def test_of_what_one_load_says_of_a_stake_only_the_best_kind_counts(
    said: list[tuple[float, str | None]], cuts: list[int]
) -> None:
    """Whatever the order and the batches: the list of holders, else the best restatement, and nothing besides."""
    rank = {nature: number for number, nature in enumerate([None, *RESTATED])}
    best = min(rank[nature] for _, nature in said)
    expected = {percent for percent, nature in said if rank[nature] == best}
    known: Known = []
    bounds = [0, *sorted(cut for cut in cuts if cut < len(said)), len(said)]
    for start, end in pairwise(bounds):
        if start < end:
            known, _ = show(known, [restated(*one) for one in said[start:end]], 0, "run")
    valid = [one for one in known if one.covers(day(0))]
    assert {rank[one.values.nature] for one in valid} == {best}
    assert {one.values.capital.percent for one in valid} == expected


def test_a_restatement_confirms_the_list_it_agrees_with_and_a_later_one_may_differ() -> None:
    known, _ = show([], [restated(51, None)], 0)
    confirmed, counts = show(known, [restated(51, INVESTMENT)], 5)
    assert [(one.values, one.last_seen) for one in confirmed] == [(known[0].values, day(5))]
    assert (counts.unchanged, counts.created) == (1, 0)
    differing, _ = show(confirmed, [restated(60, INVESTMENT)], 9)
    assert [(one.values.capital.percent, one.valid_to) for one in differing] == [(51, day(9)), (60, None)]


def test_the_list_takes_the_place_of_a_restatement_that_says_the_same() -> None:
    known, _ = show([], [restated(51, INVESTMENT)], 0)
    (one,), _ = show(known, [restated(51, None)], 5)
    assert (one.values.nature, one.valid_from, one.valid_to) == (None, None, None)


def test_a_start_that_the_row_gives_leaves_no_gap_behind_an_ended_stake() -> None:
    known, _ = show([], [stated(51, 0, 4)], 0)
    after, _ = show(known, [observed(60, start=day(4))], 9)
    assert [(one.valid_from, one.valid_to) for one in after] == [(day(0), day(4)), (day(4), None)]
    overlapping, _ = show(known, [observed(60, start=day(2))], 9)
    assert overlapping[-1].valid_from == day(9)
