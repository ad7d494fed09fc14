from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.interest import (
    Finding,
    FindingKind,
    Interest,
    all_interests,
    findings_about,
    interests_in,
    interests_of,
)
from domain.ownership.stakes import Stake


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


def band(holder: str, company: str, low: float | None, high: float | None, **ends: bool) -> Stake:
    return Stake(holder, company, low, high, id=f"{holder}>{company}", **ends)


def table(interests: Sequence[Interest]) -> dict[tuple[str, str], float]:
    return {(one.holder, one.company): one.percent for one in interests}


CYCLE = stakes(("P", "A", 60), ("A", "B", 70), ("B", "A", 20), ("Q", "B", 10))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Eurostat, Business registers recommendations manual, 2010: chain, and two paths
        ([("A", "B", 70), ("B", "C", 60)], {("A", "C"): 42}),
        ([("A", "B1", 100), ("A", "B2", 80), ("B1", "C", 20), ("B2", "C", 35)], {("A", "C"): 48}),
        # Sigma Conso, "When matrix theory explains consolidation": 56.4 % published
        (
            [("0", "1", 80), ("0", "2", 60), ("0", "3", 10), ("2", "1", 10), ("1", "3", 40), ("2", "3", 20)],
            {("0", "3"): 56.4, ("0", "1"): 86},
        ),
    ],
)
def test_published_examples(rows: list[tuple[str, str, float]], expected: dict[tuple[str, str], float]) -> None:
    found = table(all_interests(stakes(*rows)).interests)
    assert {pair: found[pair] for pair in expected} == pytest.approx(expected)


def test_small_cycle_counts_no_loop_twice() -> None:
    # computed from Y = diag(V)^-1 (V - I); the plain V - I would give A→B 81.3953 and B→A 23.2558
    assert table(all_interests(CYCLE).interests) == pytest.approx(
        {
            ("P", "A"): 69.7674419,
            ("P", "B"): 48.8372093,
            ("Q", "A"): 2.3255814,
            ("Q", "B"): 11.6279070,
            ("A", "B"): 70,
            ("B", "A"): 20,
        }
    )


def test_two_companies_that_own_half_of_each_other_give_their_owners_two_thirds() -> None:
    # Elliott, Golub, Jackson, "Financial networks and contagion", 2014: value split 2/3, 1/3
    found = table(all_interests(stakes(("A", "B", 50), ("B", "A", 50), ("P", "A", 50), ("Q", "B", 50))).interests)
    assert found["P", "A"] == pytest.approx(200 / 3)
    assert found["P", "B"] == pytest.approx(100 / 3)


def test_one_holder_and_one_company_see_the_same_as_the_whole_market() -> None:
    assert [one.company for one in interests_of("P", CYCLE).interests] == ["A", "B"]
    assert [one.holder for one in interests_in("B", CYCLE)] == ["A", "P", "Q"]


def test_several_stakes_of_one_pair_add_up() -> None:
    assert table(interests_in("B", stakes(("A", "B", 10), ("A", "B", 15)))) == {("A", "B"): 25}


def test_own_shares_are_removed_listed_and_nothing_is_rescaled() -> None:
    found = all_interests(stakes(("A", "B", 60), ("B", "B", 10)))
    assert table(found.interests) == {("A", "B"): 60}
    assert found.warnings == (Finding(FindingKind.SELF_HOLDING, ("B",), 10),)


def test_companies_that_own_each_other_wholly_are_named_and_only_their_loop_is_left_out() -> None:
    market = stakes(("A", "B", 100), ("B", "A", 100), ("B", "C", 60), ("X", "Y", 50))
    found = all_interests(market)
    assert table(found.interests) == {("B", "C"): 60, ("X", "Y"): 50}
    assert found.warnings == (Finding(FindingKind.CLOSED_LOOP, ("A", "B")),)
    assert interests_of("A", market).warnings == found.warnings
    assert interests_of("X", market).warnings == ()
    assert table(interests_in("C", market)) == {("B", "C"): 60}
    assert findings_about("C", market) == found.warnings


def test_a_loop_with_one_outside_share_is_not_closed() -> None:
    found = all_interests(stakes(("A", "B", 100), ("B", "A", 99), ("P", "A", 1)))
    assert found.warnings == ()
    assert table(found.interests)["P", "B"] == pytest.approx(100)  # nobody else owns anything


def test_more_than_100_percent_stays_in_and_is_flagged() -> None:
    found = all_interests(stakes(("A", "C", 63.79), ("B", "C", 63.79), ("C", "D", 50)))
    assert table(found.interests)["A", "D"] == pytest.approx(31.895)
    [warning] = found.warnings
    assert (warning.kind, warning.parties) == (FindingKind.OVER_100, ("C",))
    assert warning.percent == pytest.approx(127.58)


def test_an_impossible_pair_of_bands_is_flagged() -> None:
    # [75, 100] and (25, 50] leave the second no value: the sum would exceed 100
    market = [band("A", "C", 75, 100), band("B", "C", 25, 50, low_open=True)]
    assert [one.kind for one in findings_about("C", market)] == [FindingKind.OVER_100]


def test_bands_multiply_end_by_end() -> None:
    # P [75, 100] of A, A (50, 75) of B: (37.5, 75)
    _, found = interests_of("P", [band("P", "A", 75, 100), band("A", "B", 50, 75)]).interests
    assert (found.percent, found.minimum, found.maximum) == (37.5, 37.5, 75)


def test_upper_ends_are_tightened_by_what_others_hold_at_least() -> None:
    market = [band("A", "C", 75, 75), band("B", "C", 10, 50), band("U", "C", None, None)]
    found = {one.holder: (one.minimum, one.maximum) for one in interests_in("C", market, undisclosed=True)}
    assert found == {"A": (75, 75), "B": (10, 25), "U": (0, 15)}
    assert [one.holder for one in interests_in("C", market)] == ["A", "B"]
    assert interests_of("U", market).interests == ()
    assert [one.maximum for one in interests_of("U", market, undisclosed=True).interests] == [15]


def test_undisclosed_stakes_in_each_other_bound_nothing_but_never_exceed_the_whole() -> None:
    circle = [band("A", "B", None, None), band("B", "A", None, None)]
    for lowest, share in ((30, 30), (0, None)):
        found = interests_of("P", [*circle, band("P", "A", share, share)], undisclosed=True).interests
        assert [(one.company, one.minimum) for one in found] == [("A", lowest), ("B", 0)]
        assert [one.maximum for one in found] == pytest.approx([100, 100])
    of_member = interests_of("A", circle, undisclosed=True).interests
    assert [(one.company, one.minimum, one.maximum) for one in of_member] == [("B", 0, 100)]


def test_a_chain_of_five_thousand_companies() -> None:
    links = list(pairwise(f"{number:04}" for number in range(5001)))
    market = stakes(*((holder, company, 99.9) for holder, company in links))
    assert interests_of("0000", market).interests[-1].percent == pytest.approx(100 * 0.999**5000)
    assert interests_in("5000", market)[-1].percent == pytest.approx(100 * 0.999**5000)


def test_nothing_gives_nothing() -> None:
    assert all_interests([]).interests == ()
    assert interests_of("A", []).interests == ()
    assert interests_in("A", []) == ()


NAMES = "ABCDEF"
unhurried = settings(max_examples=30, deadline=None)


@st.composite
def markets(draw: st.DrawFn, *, loops: bool = True, whole: float = 95) -> list[Stake]:
    """Random holders of up to six companies; what is disclosed of each stays below ``whole`` percent."""
    found: list[Stake] = []
    for place, company in enumerate(NAMES):
        others = [name for name in (NAMES if loops else NAMES[:place]) if name != company] + ["X", "Y"]
        weights = draw(st.dictionaries(st.sampled_from(others), st.integers(1, 100), max_size=4))
        total = max(100, sum(weights.values()))
        found += [
            Stake(h, company, w * whole / total, w * whole / total, id=f"{h}{company}") for h, w in weights.items()
        ]
    return found


def by_power_series(market: Sequence[Stake]) -> dict[tuple[str, str], float]:
    """Y = diag(V)^-1 (V - I) with V summed term by term: I + W + W^2 + …"""
    names = sorted({name for stake in market for name in (stake.holder, stake.company)})
    shares = np.zeros((len(names), len(names)))
    for stake in market:
        shares[names.index(stake.holder), names.index(stake.company)] += (stake.low or 0) / 100
    term, total = np.eye(len(names)), np.eye(len(names))
    for _ in range(1500):  # column sums of at most 0.95: the rest is below 1e-30
        term = term @ shares
        total += term
    result = 100 * total / np.diag(total)[:, None]
    return {
        (holder, company): float(result[row, column])
        for row, holder in enumerate(names)
        for column, company in enumerate(names)
        if row != column and result[row, column] > 0
    }


@unhurried
@given(markets())
def test_all_equals_the_power_series(market: list[Stake]) -> None:
    assert table(all_interests(market).interests) == pytest.approx(by_power_series(market))


@unhurried
@given(markets())
def test_one_holder_and_one_company_equal_the_power_series(market: list[Stake]) -> None:
    expected = by_power_series(market)
    for name in {end for stake in market for end in (stake.holder, stake.company)}:
        of_name = {pair: percent for pair, percent in expected.items() if pair[0] == name}
        in_name = {pair: percent for pair, percent in expected.items() if pair[1] == name}
        assert table(interests_of(name, market).interests) == pytest.approx(of_name)
        assert table(interests_in(name, market)) == pytest.approx(in_name)


@unhurried
@given(markets(loops=False))
def test_without_loops_interest_is_the_sum_over_paths(market: list[Stake]) -> None:
    def paths(holder: str, company: str) -> float:
        return sum(
            (stake.low or 0) / 100 * (1 if stake.company == company else paths(stake.company, company))
            for stake in market
            if stake.holder == holder
        )

    found = table(all_interests(market).interests)
    ends = sorted({end for stake in market for end in (stake.holder, stake.company)})
    for holder in ends:
        for company in ends:
            assert found.get((holder, company), 0) == pytest.approx(100 * paths(holder, company))


@unhurried
@given(markets(), st.randoms())
def test_the_order_of_stakes_changes_nothing(market: list[Stake], random: object) -> None:
    shuffled = sorted(market, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert all_interests(shuffled) == all_interests(market)
    assert interests_of("A", shuffled) == interests_of("A", market)
    assert interests_in("F", shuffled) == interests_in("F", market)


@unhurried
@given(markets())
def test_everything_is_owned_once(market: list[Stake]) -> None:
    companies = {stake.company for stake in market}
    rest = [
        Stake(f"rest of {company}", company, 100 - sum(s.low or 0 for s in market if s.company == company), None)
        for company in companies
    ]
    complete = [*market, *(Stake(one.holder, one.company, one.low, one.low) for one in rest)]
    for company in companies:
        outside = [one.percent for one in interests_in(company, complete) if one.holder not in companies]
        assert sum(outside) == pytest.approx(100)


@unhurried
@given(markets(), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 30)), min_size=24, max_size=24))
def test_bands_contain_the_exact_answer(market: list[Stake], widths: list[tuple[float, float]]) -> None:
    wide = [
        Stake(stake.holder, stake.company, (stake.low or 0) * down, (stake.high or 0) + up)
        for stake, (down, up) in zip(market, widths, strict=False)
    ]
    found = {(one.holder, one.company): one for one in all_interests(wide).interests}
    for name in NAMES:
        found |= {(one.holder, name): one for one in interests_in(name, wide, undisclosed=True)}
    for pair, exact in table(all_interests(market).interests).items():
        assert found[pair].minimum <= exact + 1e-9
        assert found[pair].maximum >= exact - 1e-9
        assert found[pair].maximum <= 100 + 1e-9


@unhurried
@given(markets(whole=60), st.lists(st.floats(0, 40), min_size=24, max_size=24))
def test_the_three_ways_agree_on_bands(market: list[Stake], widths: list[float]) -> None:
    wide = [Stake(s.holder, s.company, s.low, (s.low or 0) + up) for s, up in zip(market, widths, strict=False)]
    everything = {(one.holder, one.company): (one.minimum, one.maximum) for one in all_interests(wide).interests}
    by_holder = {
        (one.holder, one.company): (one.minimum, one.maximum)
        for name in "XYABCDEF"
        for one in interests_of(name, wide).interests
    }
    by_company = {
        (one.holder, one.company): (one.minimum, one.maximum) for name in NAMES for one in interests_in(name, wide)
    }
    for pair, bounds in everything.items():
        assert by_holder[pair] == pytest.approx(bounds)
        assert by_company[pair] == pytest.approx(bounds)
    assert everything.keys() == by_holder.keys() == by_company.keys()
