from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings

from domain.ownership.interest import interests_of
from domain.ownership.market import numbered
from domain.ownership.market_interest import InterestBlock, MarketInterest
from domain.ownership.stakes import Stake
from tests.domain.ownership import markets


def market_of(stakes: list[Stake]) -> tuple[MarketInterest, list[str]]:
    market, parties = numbered(stakes, {})
    return MarketInterest.of(market.capital()), parties


def table(blocks: Iterable[InterestBlock], parties: list[str]) -> dict[tuple[str, str], float]:
    return {
        (parties[holder], parties[company]): percent
        for block in blocks
        for holder, company, percent in zip(*(column.tolist() for column in block), strict=True)
    }


def test_loops_feed_each_other_in_one_direction() -> None:
    # loop A↔B above loop C↔D; computed by hand: A gets 40 % of C directly, C and D hold half of each other
    rows = [("A", "B", 50), ("B", "A", 20), ("A", "C", 40), ("C", "D", 50), ("D", "C", 50)]
    found, parties = market_of([Stake(h, c, p, p) for h, c, p in rows])
    percents = table(found.blocks(), parties)
    assert percents["A", "C"] == pytest.approx(40 / (1 - 0.25))
    assert percents["A", "D"] == pytest.approx(20 / (1 - 0.25))
    assert percents["B", "D"] == pytest.approx(0.2 * 20 / (1 - 0.25))
    assert percents["C", "D"] == pytest.approx(50)
    assert found.closed == ()


def test_closed_loops_are_named_and_open_ones_kept() -> None:
    rows = [("A", "B", 100), ("B", "A", 100), ("C", "D", 100), ("D", "C", 90)]
    found, parties = market_of([Stake(h, c, p, p) for h, c, p in rows])
    assert [loop.tolist() for loop in found.closed] == [[0, 1]]
    assert list(table(found.blocks(), parties)) == [("C", "D"), ("D", "C")]


def test_a_direct_stake_keeps_its_digits() -> None:
    found, parties = market_of([Stake("A", "B", 63.79, 63.79), Stake("A", "C", 0.07, 0.07)])
    assert table(found.blocks(), parties) == {("A", "B"): 63.79, ("A", "C"): 0.07}


def test_an_empty_market() -> None:
    found, parties = market_of([])
    assert (parties, list(found.blocks())) == ([], [])


@settings(max_examples=200, deadline=None)
@given(markets.stakes())
def test_all_at_once_is_one_by_one(stakes: list[Stake]) -> None:
    found, parties = market_of(stakes)
    together = table(found.blocks(), parties)
    assert table(found.blocks(block=2), parties) == pytest.approx(together)
    for number, party in enumerate(parties):
        alone = {(party, one.company): one.minimum for one in interests_of(party, stakes).interests}
        of_party = {pair: percent for pair, percent in together.items() if pair[0] == party}
        assert of_party == pytest.approx(alone)
        assert table([found.of_holders(np.array([number]))], parties) == pytest.approx(alone)
