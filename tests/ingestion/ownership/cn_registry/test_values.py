from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.records import UNDISCLOSED, Problem, Reason, Share
from ingestion.ownership.cn_registry.values import (
    Money,
    are_fractions,
    read_moment,
    read_money,
    read_share,
    said,
    summed,
)


@pytest.mark.parametrize("value", ["", " ", "-", "--", "\\N", "null", "NaN", "未公开", "暂无", None, True, [], {}])
def test_what_vendors_write_for_nothing_is_nothing(value: object) -> None:
    assert said(value) is None  # type: ignore[arg-type]


def test_numbers_and_full_width_text_become_plain_text() -> None:
    assert said(51.0) == "51"
    assert said(1336665600000.0) == "1336665600000"
    assert said("５１％（约）") == "51%(约)"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("51.00%", Share.exact(51)),
        ("51", Share.exact(51)),
        ("0.51", Share.exact(0.51)),
        ("0", Share.exact(0)),
        ("10%-20%", Share(10, 20)),
        ("10~20%", Share(10, 20)),
        ("5%以下", Share(0, 5)),
        ("小于5%", Share(0, 5, high_open=True)),
        ("50%以上", Share(50, 100)),
        (">50%", Share(50, 100, low_open=True)),
        ("≥25%", Share(25, 100)),
    ],
)
def test_shares_and_bands(text: str, share: Share) -> None:
    assert read_share(text, "percent") == share


def test_a_column_of_fractions_is_read_as_such_but_a_percent_sign_says_what_it_is() -> None:
    assert read_share("0.51", "percent", fractions=True) == Share.exact(51)
    assert read_share("0.29", "percent", fractions=True) == Share.exact(29)  # 28.999… in binary arithmetic
    assert read_share("0.51%", "percent", fractions=True) == Share.exact(0.51)


@pytest.mark.parametrize(
    ("column", "fractions"),
    [
        (["0.51", "0.49"], True),
        (["1"], True),
        (["0.5", "60"], False),
        (["51%", "0.5%"], False),
        (["0.51", "60%"], True),
        (["0", "0"], False),
        ([], False),
    ],
)
def test_the_whole_column_decides_whether_numbers_are_fractions(column: list[str], fractions: bool) -> None:
    assert are_fractions(column) is fractions


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("abc", Reason.BAD_NUMBER),
        ("101%", Reason.OUT_OF_RANGE),
        ("-5", Reason.BAD_NUMBER),
        ("20-10%", Reason.BAD_INTERVAL),
    ],
)
def test_what_is_no_share(text: str, reason: Reason) -> None:
    found = read_share(text, "percent")
    assert isinstance(found, Problem)
    assert found.reason is reason


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_exact_parts_sum_exactly(hundredths: list[int]) -> None:
    total = summed(Share.exact(one / 100) for one in hundredths)
    assert total.percent == pytest.approx(sum(hundredths) / 100, abs=1e-12)


def test_an_undisclosed_part_leaves_the_upper_end_open() -> None:
    assert summed([Share.exact(30), UNDISCLOSED]) == Share(30, 100)
    assert summed([UNDISCLOSED]) == UNDISCLOSED
    assert summed([Share.exact(10), Share(20, 30, low_open=True)]) == Share(30, 40, low_open=True)


@pytest.mark.parametrize(
    ("text", "unit", "money"),
    [
        ("1,000.00万人民币", None, Money(Decimal(10_000_000), "CNY")),
        ("660 万人民币", None, Money(Decimal(6_600_000), "CNY")),
        ("500万元", None, Money(Decimal(5_000_000), "CNY")),
        ("500万美元", None, Money(Decimal(5_000_000), "USD")),
        ("2亿元", None, Money(Decimal(200_000_000), "CNY")),
        ("36万", None, Money(Decimal(360_000), None)),
        ("510", "万元", Money(Decimal(5_100_000), "CNY")),
        ("510万美元", "万元", Money(Decimal(5_100_000), "USD")),
        ("510", None, Money(Decimal(510), None)),
        ("10万贝里", None, None),
        ("未知", None, None),
    ],
)
def test_sums_of_money(text: str, unit: str | None, money: Money | None) -> None:
    assert read_money(text, unit) == money


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2012-05-11",
            "2012/5/11",
            "2012.05.11",
            "2012年5月11日",
            "2012年05月11日",
            "20120511",
            "2012-05-11 00:00:00",
        ),
        *("1336665600000", "1336665600"),  # midnight in Beijing is still the tenth in Greenwich
    ],
)
def test_spellings_of_a_day(text: str) -> None:
    assert read_moment(text, "day") == date(2012, 5, 11)


@pytest.mark.parametrize("text", [None, "长期"])
def test_no_day(text: str | None) -> None:
    assert read_moment(text, "day") is None


@pytest.mark.parametrize("text", ["2012-13-01", "May 2012", "20121301", "99999999999999", "2012-05"])
def test_what_is_no_day(text: str) -> None:
    found = read_moment(text, "day")
    assert isinstance(found, Problem)
    assert found.reason is Reason.BAD_DATE
