from datetime import date

import pytest

from domain.ownership.records import INVESTMENT, UNDISCLOSED, HoldingRecord, Reason, Share
from ingestion.ownership.cn_registry.documents import Context
from tests.ingestion.ownership.cn_registry.answers import (
    COMPANY,
    ID,
    USCC,
    holders,
    notices,
    parties,
    reasons,
    stakes,
)

YUE = {"name": "岳氏虚构控股有限公司", "type": 1, "capital": [{"amomon": "510万元", "percent": "51%"}]}
REST = {"name": "虚构乙", "type": 2, "capital": [{"amomon": "490万元", "percent": "49%"}]}


def test_the_subscribed_percentage_is_the_stake_seen_on_the_day_of_the_run() -> None:
    assert stakes(holders(YUE, REST)) == [
        HoldingRecord("name:岳氏虚构控股有限公司", ID, Share.exact(51), observed=True),
        HoldingRecord(f"{ID}|person:虚构乙", ID, Share.exact(49), observed=True),
    ]


@pytest.mark.parametrize(
    ("paid", "percent"),
    [
        ([{"amomon": "102万元"}], 10.2),  # 102 of 510 paid, so a fifth of 51 %
        ([{"amomon": "51万元"}, {"amomon": "51万元"}], 10.2),
        ([{"amomon": "0万元"}], 0.0),
        ([{"amomon": "102万美元"}], None),
        ([], None),
    ],
)
def test_the_paid_in_share_stands_beside_and_is_never_the_stake(
    paid: list[dict[str, str]], percent: float | None
) -> None:
    stake, _ = stakes(holders(YUE | {"capitalActl": paid}, REST))
    assert (stake.capital, stake.paid_in) == (Share.exact(51), percent)


def test_a_paid_in_amount_alone_gives_no_stake() -> None:
    (stake,) = stakes(holders({"name": "虚构甲", "type": 2, "capitalActl": [{"amomon": "10万元", "percent": "100%"}]}))
    assert stake.capital == UNDISCLOSED


def test_contributions_and_rows_of_one_holder_add_up_and_a_row_said_twice_counts_once() -> None:
    two = {
        "name": "虚构乙",
        "type": 2,
        "capital": [{"amomon": "1万元", "percent": "29%"}, {"amomon": "1万元", "percent": "20%"}],
    }
    assert [stake.capital for stake in stakes(holders(two))] == [Share.exact(49)]
    row = {"StockName": "虚构乙", "StockPercent": "29%", "ShouldCapi": "29"}
    other = {"StockName": "虚构乙", "StockPercent": "20%", "ShouldCapi": "20"}
    answer = {"Name": COMPANY, "Partners": [row, other, row]}
    assert [stake.capital for stake in stakes(answer)] == [Share.exact(49)]
    assert "a row of a holder was said twice" in notices(answer)


def test_missing_percentages_are_derived_where_all_amounts_are_in_one_currency() -> None:
    rows = [
        {"name": "虚构甲", "stock_type": "自然人股东", "should_capi_items": [{"shoud_capi": "660 万人民币"}]},
        {"name": "虚构乙", "stock_type": "其他投资者", "should_capi_items": [{"shoud_capi": "340 万人民币"}]},
    ]
    answer = {"name": COMPANY, "regist_capi": "1000 万人民币", "partners": rows}
    assert [stake.capital.percent for stake in stakes(answer)] == [66, 34]
    assert "a share was derived from the subscribed amounts" in notices(answer)


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ({"amomon": "340万美元"}, {}),
        ({"amomon": ""}, {}),
        ({"amomon": "340万元"}, {"regCapital": "5000万元"}),  # the list does not hold all of the capital
    ],
)
def test_else_they_are_not_disclosed(second: dict[str, str], more: dict[str, str]) -> None:
    rows = [{"name": "甲有限公司", "capital": [{"amomon": "660万元"}]}, {"name": "乙有限公司", "capital": [second]}]
    assert {stake.capital for stake in stakes(holders(*rows, **more))} == {UNDISCLOSED}


def test_a_page_of_a_longer_list_gives_no_total() -> None:
    answer = {
        "error_code": 0,
        "result": {"total": 35, "items": [{"name": "甲有限公司", "capital": [{"amomon": "1万元"}]}]},
    }
    assert [stake.capital for stake in stakes(answer, Context(COMPANY))] == [UNDISCLOSED]


def test_fractions_are_told_by_the_whole_list() -> None:
    rows = [{"StockName": "甲有限公司", "StockPercent": "0.51"}, {"StockName": "乙有限公司", "StockPercent": "0.49"}]
    assert [stake.capital.percent for stake in stakes({"Name": COMPANY, "Partners": rows})] == [51, 49]
    mixed = [rows[0], {"StockName": "乙有限公司", "StockPercent": "99.49"}]
    assert [stake.capital.percent for stake in stakes({"Name": COMPANY, "Partners": mixed})] == [0.51, 99.49]


@pytest.mark.parametrize(
    ("capital", "reason"),
    [("abc%", Reason.BAD_NUMBER), ("120%", Reason.OUT_OF_RANGE)],
)
def test_a_bad_share_sets_aside_its_holder_only(capital: str, reason: Reason) -> None:
    bad = {"name": "乙有限公司", "type": 1, "capital": [{"percent": capital}]}
    assert reasons(holders(YUE, bad)) == [reason]


def test_shares_of_one_holder_above_100_are_refused() -> None:
    bad = {"name": "乙有限公司", "capital": [{"percent": "60%"}, {"percent": "50%"}]}
    assert reasons(holders(bad)) == [Reason.OUT_OF_RANGE]


def test_capital_as_text_that_holds_json() -> None:
    row = {"name": "乙有限公司", "type": 1, "capital": '[{"amomon": "5万元", "percent": "5%"}]'}
    assert [stake.capital for stake in stakes(holders(row))] == [Share.exact(5)]


def test_final_benefit_is_no_direct_stake() -> None:
    row = {"StockName": "乙有限公司", "StockPercent": "", "FinalBenefitPercent": "60%"}
    assert [stake.capital for stake in stakes({"Name": COMPANY, "Partners": [row]})] == [UNDISCLOSED]


def test_an_investment_is_the_reverse_edge_under_the_key_of_the_holders_list() -> None:
    invested = {
        "name": COMPANY,
        "creditCode": USCC,
        "percent": "51%",
        "regStatus": "存续",
        "estiblishTime": 1336665600000,
    }
    answer = {"name": "岳氏虚构控股有限公司", "investList": [invested]}
    (reverse,) = stakes(answer)
    (own, _) = stakes(holders(YUE, REST))
    assert (reverse.holder, reverse.company, reverse.capital) == (own.holder, own.company, own.capital)
    assert (reverse.nature, own.nature) == (INVESTMENT, None)
    target = parties(answer)[ID]
    assert (target.identifiers[0].value, target.status, target.founded_on) == (USCC, "ACTIVE", date(2012, 5, 11))


def test_changes_of_shares_give_the_history_of_a_holder() -> None:
    changes = [
        {"investor_name": YUE["name"], "ratio_before": "60%", "ratio_after": "55%", "change_time": "2018-03-01"},
        {"investor_name": YUE["name"], "ratio_before": "55%", "ratio_after": "51%", "change_time": 1577808000000},
        {"investor_name": "虚构旧", "type": 2, "ratio_before": "40%", "ratio_after": "0%", "change_time": "2018-03-01"},
    ]  # fmt: skip
    found = stakes(holders(YUE, equityChange={"items": changes}))
    yue, old = "name:岳氏虚构控股有限公司", f"{ID}|person:虚构旧"
    first, second = date(2018, 3, 1), date(2020, 1, 1)
    assert found == [
        HoldingRecord(yue, ID, Share.exact(60), valid_to=first),
        HoldingRecord(yue, ID, Share.exact(55), valid_from=first, valid_to=second),
        HoldingRecord(yue, ID, Share.exact(51), valid_from=second, observed=True),
        HoldingRecord(old, ID, Share.exact(40), valid_to=first),
    ]


def test_a_history_that_does_not_lead_to_the_present_share_is_told() -> None:
    change = {
        "investor_name": "岳氏虚构控股有限公司",
        "ratio_before": "0%",
        "ratio_after": "30%",
        "change_time": "2020-01-01",
    }
    found = holders(YUE, equityChange=[change])
    assert "the latest change of a holder does not give its present share" in notices(found)
    assert [(stake.valid_from, stake.capital.percent) for stake in stakes(found)] == [(date(2020, 1, 1), 51)]


def test_changes_without_a_list_of_holders_give_what_holds_since() -> None:
    change = {
        "investor_name": "甲有限公司",
        "type": 1,
        "ratio_before": "-",
        "ratio_after": "30%",
        "change_time": "2020-01-01",
    }
    (stake,) = stakes({"error_code": 0, "result": {"items": [change]}}, Context(COMPANY))
    assert (stake.capital, stake.valid_from, stake.observed, stake.nature) == (
        Share.exact(30), date(2020, 1, 1), True, "股权变更",
    )  # fmt: skip
    bad = change | {"change_time": "someday"}
    assert reasons([bad], Context(COMPANY)) == [Reason.BAD_DATE]
