from itertools import pairwise, permutations
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.control import ControlCertainty, controlled_by
from domain.ownership.explanation import explain_control, explain_interest
from domain.ownership.interest import interests_of
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

CERTAIN, POSSIBLE = ControlCertainty.CERTAIN, ControlCertainty.POSSIBLE


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


# The small cycle of the algorithms guide, section 1: P→A .697674, P→B .488372.
CYCLE = stakes(("P", "A", 60), ("A", "B", 70), ("B", "A", 20), ("Q", "B", 10))


def test_paths_multiply_and_loops_are_the_difference() -> None:
    found = explain_interest("P", "B", CYCLE)
    (path,) = found.paths
    assert [stake.id for stake in path.stakes] == ["P>A", "A>B"]
    assert path.minimum == pytest.approx(42)  # 60 % × 70 %
    assert found.minimum == pytest.approx(48.8372, abs=1e-4)
    assert found.loop_correction == pytest.approx(6.8372, abs=1e-4)


def test_parallel_paths_come_largest_first_and_add_up_without_correction() -> None:
    market = stakes(("P", "A", 50), ("A", "C", 20), ("P", "B", 80), ("B", "C", 60), ("P", "C", 5))
    found = explain_interest("P", "C", market)
    assert [round(path.minimum, 9) for path in found.paths] == [48, 10, 5]
    assert (found.minimum, found.loop_correction, found.truncated) == (pytest.approx(63), 0, False)


def test_bands_give_each_path_two_ends() -> None:
    market = [Stake("P", "A", 50, 75, id="1"), Stake("A", "B", None, None, id="2")]
    found = explain_interest("P", "B", market)
    assert [(path.minimum, path.maximum) for path in found.paths] == [(0, 75)]
    assert (found.minimum, found.maximum) == (0, 75)


def test_more_paths_than_can_be_read_are_cut_and_say_so() -> None:
    layers = [[f"{layer}{at}" for at in "abc"] for layer in range(4)]
    rows = [("P", first, 33) for first in layers[0]]
    rows += [(upper, lower, 30) for above, below in pairwise(layers) for upper in above for lower in below]
    rows += [(last, "Z", 33) for last in layers[-1]]
    found = explain_interest("P", "Z", stakes(*rows), limit=10)  # 3^4 paths
    assert (len(found.paths), found.truncated, found.loop_correction) == (10, True, None)


def test_control_lists_who_joins_and_the_sum_that_crosses_half() -> None:
    market = stakes(("P", "A", 60), ("P", "B", 30), ("A", "B", 25), ("B", "C", 51), ("P", "X", 90), ("Q", "B", 45))
    found = explain_control("P", "C", market, {})
    assert found.certainty is CERTAIN
    assert [(step.company, [(one.stake.id, one.minimum) for one in step.stakes]) for step in found.steps] == [
        ("A", [("P>A", 60)]),
        ("B", [("P>B", 30), ("A>B", 55)]),
        ("C", [("B>C", 51)]),
    ]


def test_votes_count_where_they_are_known() -> None:
    found = explain_control("P", "A", [Stake("P", "A", 40, 40, 55, 55, id="1")], {})
    assert (found.certainty, found.steps[0].stakes[0].minimum) == (CERTAIN, 55)


def test_bands_make_control_possible() -> None:
    found = explain_control("P", "A", [Stake("P", "A", 25, 75, id="1")], {})
    assert (found.certainty, found.steps[0].certainty) == (POSSIBLE, POSSIBLE)
    assert (found.steps[0].stakes[0].minimum, found.steps[0].stakes[0].maximum) == (25, 75)


def test_without_control_the_votes_that_do_not_suffice_are_told() -> None:
    market = stakes(("P", "A", 60), ("P", "B", 20), ("A", "B", 25), ("Q", "B", 55))
    found = explain_control("P", "B", market, {})
    assert found.certainty is None
    (step,) = found.steps
    assert (step.certainty, step.stakes[-1].minimum) == (None, 45)


def test_a_nominee_controls_nothing() -> None:
    found = explain_control("N", "A", stakes(("N", "A", 80)), {"N": PartyKind.NOMINEE})
    assert found.certainty is None


PARTIES = "PABCD"
ROWS = st.lists(
    st.tuples(st.sampled_from(PARTIES), st.sampled_from("ABCD"), st.integers(1, 30)),
    max_size=12,
    unique_by=lambda row: row[:2],
)


@settings(max_examples=120, deadline=None)
@given(ROWS)
def test_the_paths_are_all_simple_paths_and_explain_the_interest(rows: list[tuple[str, str, int]]) -> None:
    market = stakes(*[row for row in rows if row[0] != row[1]])
    share = {(one.holder, one.company): one.low or 0 for one in market}
    found = explain_interest("P", "D", market, limit=1000)
    between = [("P", *middle, "D") for length in range(4) for middle in permutations("ABC", length)]
    simple = [path for path in between if all(pair in share for pair in pairwise(path))]
    expected = sorted((100 * prod(share[pair] / 100 for pair in pairwise(path)) for path in simple), reverse=True)
    assert [path.minimum for path in found.paths] == pytest.approx(expected)
    interest = {one.company: one.percent for one in interests_of("P", market).interests}
    assert found.minimum == pytest.approx(interest.get("D", 0))
    assert found.loop_correction is not None
    assert found.loop_correction >= 0


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PARTIES), st.sampled_from("ABCD"), st.integers(0, 70), st.integers(0, 30)),
        max_size=10,
        unique_by=lambda row: row[:2],
    )
)
def test_every_step_of_control_stands_on_earlier_ones(rows: list[tuple[str, str, int, int]]) -> None:
    market = [Stake(a, b, low, low + width, id=f"{a}>{b}") for a, b, low, width in rows if a != b]
    found = explain_control("P", "D", market, {})
    records = {one.company: one for one in controlled_by("P", market, {})}
    assert found.certainty == (records["D"].certainty if "D" in records else None)
    joined = {"P"}
    for step in found.steps if found.certainty else ():
        assert {one.stake.holder for one in step.stakes} <= joined
        joined.add(step.company)
        if step.certainty is CERTAIN:
            assert step.stakes[-1].minimum > 50
