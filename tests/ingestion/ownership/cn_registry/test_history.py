from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.records import Reason, Share
from ingestion.ownership.cn_registry.history import Change, periods, shares_in
from tests.ingestion.ownership.cn_registry.answers import COMPANY, ID, holders, notices, reasons, stakes

DAY = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "姓名: 虚构甲; 出资额: 255.00; 百分比: 51.00%; 企业名称: 乙有限公司; 出资额: 245.00; 百分比: 49%",
            {"虚构甲": "51.00%", "乙有限公司": "49%"},
        ),
        (
            "股东名称：虚构甲，认缴出资额：500万元，出资比例：50%\n股东名称：乙有限公司，出资比例：50%",
            {"虚构甲": "50%", "乙有限公司": "50%"},
        ),
        ("虚构甲 51%；乙（澜海）有限公司：49%", {"虚构甲": "51%", "乙(澜海)有限公司": "49%"}),
        ("虚构甲,乙有限公司", None),
        ("姓名: 虚构甲; 出资额: 255; 企业名称: 乙有限公司; 百分比: 49%", None),  # the first holder has no percentage
        ("虚构甲 80%；乙有限公司 49%", None),  # more than all
        ("", None),
    ],
)
def test_percentages_in_free_text(text: str, shares: dict[str, str] | None) -> None:
    assert shares_in(text) == shares


def test_a_change_told_in_words_gives_history_where_it_gives_all_shares() -> None:
    change = {
        "changeItem": "投资人（股权）变更",
        "changeTime": "2020-01-01",
        "contentBefore": "虚构旧 40%；甲有限公司 60%",
        "contentAfter": "甲有限公司 100%",
    }
    own = {"name": "甲有限公司", "type": 1, "capital": [{"percent": "100%"}]}
    answer = holders(own, comChanInfoList=[change])
    company, person = "name:甲有限公司", f"{ID}|person:虚构旧"
    assert [(one.holder, one.capital.percent, one.valid_from, one.valid_to) for one in stakes(answer)] == [
        (company, 60, None, DAY),
        (company, 100, DAY, None),
        (person, 40, None, DAY),
    ]
    assert "a change of holders was read" in notices(answer)
    words = change | {"contentBefore": "虚构旧,甲有限公司"}
    assert notices(holders(own, comChanInfoList=[words])) == {"a change of holders gives no shares"}


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 100), st.integers(0, 100)), max_size=6))
def test_periods_do_not_overlap_and_end_where_the_present_begins(rows: list[tuple[int, int, int]]) -> None:
    changes = [
        Change(DAY + timedelta(days), Share.exact(before), Share.exact(after))
        for days, before, after in dict.fromkeys(rows)
    ]
    found = periods(changes)
    starts = [(start or date.min, end) for start, end, _ in found.ended]
    assert all(start < end for start, end in starts)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(starts))
    assert all(end <= (found.since or date.max) for _, end in starts)
    assert all(share.high for _, _, share in found.ended)


@pytest.mark.parametrize("row", [{"change_time": "2020-01-01", "ratio_after": "-"}, {"ratio_after": "5%"}])
def test_a_change_without_shares_or_day_is_set_aside(row: dict[str, str]) -> None:
    change = {"investor_name": "甲有限公司", **row}
    assert reasons({"name": COMPANY, "equityChange": [change]}) == [Reason.MISSING_FIELD]
