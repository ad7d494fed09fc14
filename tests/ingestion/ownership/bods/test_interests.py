from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.records import UNDISCLOSED, Problem, Reason, Share
from ingestion.ownership.bods.interests import (
    FORMER_CODES,
    INTERESTS,
    Interest,
    Meaning,
    periods,
    read_interest,
    read_share,
)
from ingestion.source import RawValue
from tests.ingestion.ownership.bods.invented import Record, interest

DAY = date(2020, 1, 1)


def read(record: Record, has_components: bool = False) -> Interest:
    found = read_interest(record, has_components)
    assert isinstance(found, tuple), found
    return found[0]


@pytest.mark.parametrize(
    ("printed", "share"),
    [
        (None, UNDISCLOSED),
        ({}, UNDISCLOSED),
        ({"exact": 50}, Share(50, 50)),
        ({"exact": "33.3"}, Share(33.3, 33.3)),
        ({"exact": 40, "minimum": 25, "maximum": 50}, Share(40, 40)),
        # 0.2: the flags stand beside the ends
        ({"minimum": 25, "maximum": 50, "exclusiveMinimum": True, "exclusiveMaximum": False}, Share(25, 50, True)),
        ({"minimum": 50, "maximum": 75, "exclusiveMinimum": True, "exclusiveMaximum": True}, Share(50, 75, True, True)),
        ({"minimum": 75, "maximum": 100, "exclusiveMinimum": False, "exclusiveMaximum": False}, Share(75, 100)),
        # 0.4: the exclusive ends are numbers of their own
        ({"exclusiveMinimum": 25, "maximum": 50}, Share(25, 50, True)),
        ({"minimum": 25, "exclusiveMaximum": 50}, Share(25, 50, False, True)),
        ({"exclusiveMinimum": 25, "exclusiveMaximum": 50}, Share(25, 50, True, True)),
        ({"minimum": 75}, Share(75, 100)),
        ({"exclusiveMaximum": 10}, Share(0, 10, False, True)),
    ],
)
def test_shares_of_both_notations(printed: RawValue, share: Share) -> None:
    assert read_share(printed) == share


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ({"exact": "half"}, Reason.BAD_NUMBER),
        ({"exact": 137}, Reason.OUT_OF_RANGE),
        ({"minimum": -1}, Reason.OUT_OF_RANGE),
        ({"minimum": 60, "maximum": 50}, Reason.BAD_INTERVAL),
        ({"exclusiveMinimum": 50, "maximum": 50}, Reason.BAD_INTERVAL),
    ],
)
def test_a_share_that_is_none_says_why(printed: RawValue, reason: Reason) -> None:
    found = read_share(printed)
    assert isinstance(found, Problem)
    assert found.reason is reason


@pytest.mark.parametrize(
    ("former", "code"),
    [
        ("voting-rights", "votingRights"),
        ("appointment-of-board", "appointmentOfBoard"),
        ("influence-or-control", "otherInfluenceOrControl"),
        ("rights-to-surplus-assets", "rightsToSurplusAssetsOnDissolution"),
        ("beneficiary-of-trust", "beneficiaryOfLegalArrangement"),
        ("senior-managing-official", "seniorManagingOfficial"),
    ],
)
def test_codes_of_all_versions_are_one_list(former: str, code: str) -> None:
    assert read(interest(former)) == read(interest(code)) or read(interest(former)).code == code
    assert read(interest(former)).meaning is INTERESTS[code]
    assert set(FORMER_CODES.values()) <= INTERESTS.keys()


def test_an_unknown_code_is_a_claim_and_a_notice() -> None:
    found = read_interest(interest("golden-share"), has_components=False)
    assert isinstance(found, tuple)
    assert (found[0].code, found[0].meaning) == ("goldenShare", Meaning.CLAIMS)
    assert found[1] == ("unknown interest type 'golden-share'",)


@pytest.mark.parametrize(
    ("share", "meaning"),
    [(None, Meaning.APPOINTS), ({"exact": 50}, Meaning.CLAIMS), ({"minimum": 25, "maximum": 75}, Meaning.APPOINTS)],
)
def test_appointing_no_more_than_half_of_the_board_is_only_a_claim(share: RawValue, meaning: Meaning) -> None:
    assert read(interest("appointmentOfBoard", share=share)).meaning is meaning


@pytest.mark.parametrize(
    ("level", "has_components", "is_indirect"),
    [
        ("direct", True, False),
        ("indirect", False, True),
        ("unknown", False, False),
        ("unknown", True, True),
        (None, False, False),
        (None, True, True),
    ],
)
def test_what_restates_a_chain_is_indirect(level: str | None, has_components: bool, is_indirect: bool) -> None:
    assert read(interest(level=level), has_components).is_indirect is is_indirect
    former: Record = {"type": "shareholding"} | ({} if level is None else {"interestLevel": level})
    assert read(former, has_components).is_indirect is is_indirect


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"startDate": "soon"}, Reason.BAD_DATE),
        ({"endDate": "2020-02-30"}, Reason.BAD_DATE),
        ({"startDate": "2020-02-02", "endDate": "2020-02-01"}, Reason.BAD_INTERVAL),
        ({"share": {"exact": 101}}, Reason.OUT_OF_RANGE),
    ],
)
def test_an_interest_that_cannot_be_used_says_why(fields: Record, reason: Reason) -> None:
    found = read_interest(interest(**fields), has_components=False)
    assert isinstance(found, Problem)
    assert found.reason is reason


def lasting(start: int | None, end: int | None) -> Interest:
    return Interest(
        "shareholding", Meaning.CAPITAL, "w",
        start=None if start is None else DAY + timedelta(start), end=None if end is None else DAY + timedelta(end),
    )  # fmt: skip


def covers(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)


ends = st.none() | st.integers(0, 8)


@given(st.lists(st.tuples(ends, ends).filter(lambda one: None in one or one[0] <= one[1]), max_size=5))  # type: ignore[operator]
def test_on_every_day_the_period_holds_the_interests_of_that_day(dates: list[tuple[int | None, int | None]]) -> None:
    interests = [lasting(*one) for one in dates]
    found = list(periods(interests))
    for day in (DAY + timedelta(number) for number in range(-2, 12)):
        held = [one for start, end, group in found if covers(start, end, day) for one in group]
        assert held == [one for one in interests if covers(one.start, one.end, day)]
    assert {id(one) for _, _, group in found for one in group} == {id(one) for one in interests}  # none is lost
