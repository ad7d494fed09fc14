from datetime import date
from itertools import permutations

import pytest

from domain.ownership.effective import Assertion, disagreements, effective_stakes
from domain.ownership.records import UNDISCLOSED, Share
from domain.ownership.stakes import Stake, Validity

DAY = date(2026, 9, 1)


def assertion(
    id_: str, share: Share | float | None, source: str = "gleif", *, votes: Share = UNDISCLOSED,
    start: date | None = None, end: date | None = None, direct: bool = True, pair: str = "AB",
) -> Assertion:  # fmt: skip
    capital = UNDISCLOSED if share is None else share if isinstance(share, Share) else Share.exact(share)
    return Assertion(id_, pair[0], pair[1], source, capital, votes, Validity(start, end), direct=direct)


def one(*assertions: Assertion, on: date = DAY) -> Stake:
    [stake] = effective_stakes(assertions, on)
    return stake


def test_the_first_source_of_the_order_counts() -> None:
    stated = [assertion("1", 30, "holdings-csv"), assertion("2", 40, "cn-registry"), assertion("3", 50, "bods")]
    for order in permutations(stated):
        assert one(*order) == Stake("A", "B", 40, 40, id="2")


def test_a_person_of_the_team_is_believed_first_and_an_unknown_source_last() -> None:
    assert one(assertion("1", 1, "user"), assertion("2", 2, "cn-registry")).percent == 1
    assert one(assertion("1", 1, "somewhere"), assertion("2", 2, "demo")).percent == 2
    assert effective_stakes([assertion("1", 1, "b"), assertion("2", 2, "a")], DAY, source_order=("b",))[0].percent == 1


def test_only_what_is_valid_on_the_day_counts() -> None:
    # three versions of one record, as in the official BODS example ex_tecido.json: 60, 70, 80 %
    stated = [
        assertion("1", 60, start=date(2021, 9, 24), end=date(2022, 9, 21)),
        assertion("2", 70, start=date(2022, 9, 21), end=date(2023, 3, 1)),
        assertion("3", 80, start=date(2023, 3, 1)),
    ]
    assert one(*stated, on=date(2022, 9, 20)).percent == 60
    assert one(*stated, on=date(2022, 9, 21)).percent == 70
    assert one(*stated, on=date(2026, 1, 1)).percent == 80
    assert effective_stakes(stated, date(2021, 9, 23)) == ()


def test_a_better_source_that_has_ended_gives_way() -> None:
    assert one(assertion("1", 60, "user", end=DAY), assertion("2", 50)).percent == 50


def test_assertions_of_one_source_add_up_under_the_id_of_the_newest() -> None:
    old, new, twin = (
        assertion("9", 10, start=date(2020, 1, 1)),
        assertion("5", 20, start=date(2024, 1, 1)),
        assertion("7", 5, start=date(2024, 1, 1)),
    )
    for order in permutations([old, new, twin]):
        assert one(*order) == Stake("A", "B", 35, 35, id="5")


def test_the_same_assertion_given_twice_counts_once() -> None:
    assert one(assertion("1", 30), assertion("1", 30)).percent == 30


def test_indirect_claims_are_never_added() -> None:
    # BODS ex_mutilple-indirect-ownership-2.json: 60 % indirect, made of 40 and 20; the sum would be 120 %
    assert effective_stakes([assertion("1", 60, direct=False)], DAY) == ()
    assert one(assertion("1", 60, direct=False), assertion("2", 40)).percent == 40


def test_bands_add_up_and_stay_open() -> None:
    stake = one(assertion("1", Share(25, 50, low_open=True)), assertion("2", 10))
    assert (stake.low, stake.high, stake.low_open, stake.percent) == (35, 60, True, None)


def test_an_undisclosed_part_leaves_the_upper_end_open_to_the_whole() -> None:
    stake = one(assertion("1", 30), assertion("2", None))
    assert (stake.low, stake.high) == (30, 100)
    assert (one(assertion("1", None)).low, one(assertion("1", None)).high) == (None, None)


def test_votes_missing_in_one_part_are_its_capital() -> None:
    stake = one(assertion("1", 10, votes=Share.exact(40)), assertion("2", 20))
    assert (stake.low, stake.voting_low, stake.voting_high) == (30, 60, 60)


def test_open_ends_are_those_of_the_votes() -> None:
    stake = one(assertion("1", Share(25, 50, low_open=True), votes=Share(75, 100)))
    assert (stake.voting_low, stake.low_open) == (75, False)


def test_pairs_come_in_order() -> None:
    stated = [assertion("1", 1, pair="BA"), assertion("2", 2, pair="AC"), assertion("3", 3, pair="AB")]
    assert [(stake.holder, stake.company) for stake in effective_stakes(stated, DAY)] == [
        ("A", "B"),
        ("A", "C"),
        ("B", "A"),
    ]


@pytest.mark.parametrize(
    ("one_says", "other_says", "differ"),
    [
        (Share.exact(30), Share.exact(30.005), False),  # rounding
        (Share.exact(30), Share.exact(31), True),
        (Share.exact(30), Share(25, 50), False),
        (Share.exact(60), Share(25, 50), True),
        (Share(25, 50), Share(50, 75), False),  # both may be 50
        (Share.exact(30), UNDISCLOSED, False),
    ],
)
def test_disagreement_is_what_cannot_both_be_true(one_says: Share, other_says: Share, differ: bool) -> None:
    found = disagreements([assertion("1", one_says, "gleif"), assertion("2", other_says, "bods")], DAY)
    assert bool(found) is differ
    for pair in found:
        assert [source for source, _ in pair.stakes] == ["bods", "gleif"]


def test_votes_can_disagree_alone() -> None:
    stated = [assertion("1", 30, votes=Share.exact(60)), assertion("2", 30, "bods", votes=Share.exact(30))]
    assert len(disagreements(stated, DAY)) == 1


def test_one_source_alone_never_disagrees() -> None:
    assert disagreements([assertion("1", 30), assertion("2", 50), assertion("3", 9, "bods", end=DAY)], DAY) == ()
