from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.control import ControlCertainty, Controlled, all_control, controlled_by
from domain.ownership.market import numbered
from domain.ownership.market_control import market_control
from domain.ownership.stakes import Stake
from tests.domain.ownership import markets
from tests.domain.ownership.markets import KINDS

unhurried = settings(max_examples=200, deadline=None)
Row = tuple[float, float, bool]


def by_arrays(
    stakes: Sequence[Stake], arrangements: Arrangements = NO_ARRANGEMENTS, threshold: float = 50
) -> dict[tuple[str, str], Row]:
    """Single parties' control as the arrays have it."""
    market, parties = numbered(stakes, KINDS, arrangements)
    found = market_control(market, threshold)
    columns = (found.controllers, found.companies, found.percent, found.maximum, found.certain)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {
        (parties[controller], parties[company]): (percent, maximum, certain)
        for controller, company, percent, maximum, certain in rows
        if controller < market.size
    }


def described(controller: str, one: Controlled) -> tuple[tuple[str, str], Row]:
    return (controller, one.company), (one.percent, one.maximum, one.certainty is ControlCertainty.CERTAIN)


def one_by_one(
    stakes: Sequence[Stake], arrangements: Arrangements = NO_ARRANGEMENTS, threshold: float = 50
) -> dict[tuple[str, str], Row]:
    alone = Arrangements(arrangements.appointments)
    everything = all_control(stakes, KINDS, threshold, alone)
    return dict(described(controller, one) for controller, found in everything.items() for one in found)


def same(found: dict[tuple[str, str], Row], expected: dict[tuple[str, str], Row]) -> None:
    assert found.keys() == expected.keys()
    for pair, row in expected.items():
        assert found[pair] == pytest.approx(row)


@unhurried
@given(markets.stakes(), markets.arrangements(), st.sampled_from([20.0, 50.0, 75.0]))
def test_all_at_once_is_one_by_one(stakes: list[Stake], arrangements: Arrangements, threshold: float) -> None:
    same(by_arrays(stakes, arrangements, threshold), one_by_one(stakes, arrangements, threshold))


@unhurried
@given(markets.stakes(most=40, bands=False, votes=False))
def test_exact_stakes_with_many_loops(stakes: list[Stake]) -> None:
    same(by_arrays(stakes), one_by_one(stakes))


@unhurried
@given(markets.stakes(), markets.arrangements())
def test_concerts_control_as_sets_do(stakes: list[Stake], arrangements: Arrangements) -> None:
    market, parties = numbered(stakes, KINDS, arrangements)
    found = market_control(market)
    effective = arrangements.effective(KINDS)
    for number, concert in enumerate(effective.concerts):
        rows = {
            parties[company]: (percent, maximum, certain)
            for controller, company, percent, maximum, certain in zip(
                *(
                    c.tolist()
                    for c in (found.controllers, found.companies, found.percent, found.maximum, found.certain)
                ),
                strict=True,
            )
            if controller == market.size + number
        }
        alone = Arrangements(effective.appointments)
        expected = dict(described("", one) for one in controlled_by(concert, stakes, KINDS, arrangements=alone))
        same({("", company): row for company, row in rows.items()}, expected)
