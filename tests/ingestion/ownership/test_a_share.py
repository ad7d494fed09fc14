"""Rows are facts from public disclosures of spring 2020, by way of 2020-data-integration/data-collection."""

from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import (
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
)
from ingestion.ownership.a_share import COLUMNS, AShare, short_names
from ingestion.source import RawRecord

SOURCE = AShare()
PING_AN_BANK = "000001.SZ,平安银行,平安银行股份有限公司,银行,深圳"
JOINCARE = "000623.SZ,吉林敖东,吉林敖东药业集团股份有限公司,中成药,吉林"


def parse(line: str) -> Parsed | Problem:
    return SOURCE.parse(RawRecord(1, dict(zip(COLUMNS, line.split(","), strict=True)), "line 2"))


def parsed(line: str) -> Parsed:
    found = parse(line)
    assert isinstance(found, Parsed), found
    return found


def test_a_row_is_a_stake_seen_on_the_day_of_the_announcement() -> None:
    found = parsed(f"{PING_AN_BANK},中国平安保险(集团)股份有限公司-集团本级-自有资金,49.56,2020-04-21")
    day = date(2020, 4, 21)
    assert found == Parsed(
        (
            PartyRecord("name:中国平安保险(集团)股份有限公司", "中国平安保险(集团)股份有限公司", stub=True),
            PartyRecord(
                "name:平安银行股份有限公司",
                "平安银行股份有限公司",
                identifiers=(IdentifierValue("LISTING", "000001.SZ"),),
                other_names=("平安银行",),
                jurisdiction="CN",
                industry="银行",
                region="深圳",
            ),
        ),
        (
            HoldingRecord(
                "name:中国平安保险(集团)股份有限公司",
                "name:平安银行股份有限公司",
                Share.exact(49.56),
                valid_from=day,
                observed=True,
                observed_on=day,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("holder", "kind", "owner"),
    [
        ("香港中央结算有限公司(陆股通)", PartyKind.NOMINEE, "香港中央结算有限公司(陆股通)"),
        ("全国社保基金一零三组合", PartyKind.FUND, "全国社保基金一零三组合"),
        ("永安市财政局", PartyKind.PUBLIC_BODY, "永安市财政局"),
        (
            "中国农业银行股份有限公司-中证500交易型开放式指数证券投资基金",
            PartyKind.FUND,
            "中证500交易型开放式指数证券投资基金",
        ),
        ("中国平安人寿保险股份有限公司-自有资金", PartyKind.COMPANY, "中国平安人寿保险股份有限公司"),
    ],
)
def test_the_holder_is_the_owner_behind_the_wording(holder: str, kind: PartyKind, owner: str) -> None:
    party = parsed(f"{PING_AN_BANK},{holder},5,2020-04-21").parties[0]
    assert (party.kind, party.name, party.stub) == (kind, owner, True)


def test_a_holder_that_is_a_listed_company_is_the_same_record_whatever_the_spelling() -> None:
    as_holder = parsed(
        "000776.SZ,广发证券,广发证券股份有限公司,证券,广东,吉林敖东药业集团股份有限公司,16.43,2020-03-28"
    )
    as_company = parsed(f"{JOINCARE},广发证券股份有限公司,3.64,2020-04-22")
    assert as_holder.holdings[0].holder == as_company.holdings[0].company
    assert as_holder.holdings[0].company == as_company.holdings[0].holder
    wide = parsed(f"{PING_AN_BANK},中国平安保险（集团）股份有限公司 － 自有资金,5,2020-04-21")
    narrow = parsed(f"{PING_AN_BANK},中国平安保险(集团)股份有限公司,5,2020-04-21")
    assert wide.holdings == narrow.holdings


def test_variants_of_a_name_inside_one_filing_are_one_holder() -> None:
    company = "000672.SZ,上峰水泥,甘肃上峰水泥股份有限公司,水泥,甘肃"
    first = parsed(f"{company},甘肃上峰水泥股份有限公司- 第一期员工持股计划,0.88,2020-04-14")
    second = parsed(f"{company},甘肃上峰水泥股份有限公司-第一期员工持股计划,0.88,2020-04-14")
    assert first.holdings == second.holdings
    assert first.parties[0].kind is PartyKind.FUND
    assert first.holdings[0].holder != first.holdings[0].company  # a plan is no self-holding


@pytest.mark.parametrize("holder", ["吉林敖东药业集团股份有限公司", "吉林敖东药业集团股份有限公司回购专用证券账户"])
def test_a_company_that_holds_its_own_shares_is_one_party(holder: str) -> None:
    found = parsed(f"{JOINCARE},{holder},2.5,2020-04-22")
    assert found.holdings[0].holder == found.holdings[0].company
    (party,) = found.parties
    assert party.identifiers == (IdentifierValue("LISTING", "000623.SZ"),)


@pytest.mark.parametrize("holder", ["回购专用证券账户", "第一期员工持股计划"])
def test_accounts_that_do_not_name_their_owner_never_relate_two_companies(holder: str) -> None:
    first = parsed(f"{PING_AN_BANK},{holder},1,2020-04-21").holdings[0]
    second = parsed(f"{JOINCARE},{holder},1,2020-04-21").holdings[0]
    assert first.holder != second.holder


def test_two_listings_of_one_legal_name_are_one_party() -> None:
    a = parsed("000002.SZ,万科A,万科企业股份有限公司,全国地产,深圳,中国证券金融股份有限公司,1,2020-03-18")
    b = parsed("200002.SZ,万科B,万科企业股份有限公司,全国地产,深圳,中国证券金融股份有限公司,1,2020-03-18")
    assert a.holdings[0].company == b.holdings[0].company
    assert [found.parties[1].identifiers[0].value for found in (a, b)] == ["000002.SZ", "200002.SZ"]


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("平安银行", ("平安银行",)),
        ("*ST盐湖", ("盐湖", "*ST盐湖")),
        ("ST昌九", ("昌九", "ST昌九")),
        ("S*ST前锋", ("前锋", "S*ST前锋")),
        ("万科A", ("万科", "万科A")),
        ("万 科Ａ", ("万科", "万 科Ａ")),
        ("泽璟制药-U", ("泽璟制药", "泽璟制药-U")),
        ("TCL科技", ("TCL科技",)),
        ("ST", ("ST",)),
        ("", ()),
    ],
)
def test_short_names_lose_their_listing_marks_and_keep_latin_brands(short: str, expected: tuple[str, ...]) -> None:
    assert short_names(short) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"{PING_AN_BANK},某某有限公司,101,2020-04-21", Reason.OUT_OF_RANGE),
        (f"{PING_AN_BANK},某某有限公司,5%,2020-04-21", Reason.BAD_NUMBER),
        (f"{PING_AN_BANK},某某有限公司,5,20200421", Reason.BAD_DATE),
        (f"{PING_AN_BANK},某某有限公司,5,", Reason.MISSING_FIELD),
        (f"{PING_AN_BANK},,5,2020-04-21", Reason.MISSING_FIELD),
        (f"{PING_AN_BANK},{'长' * 1_001},5,2020-04-21", Reason.TOO_LONG),
        ("1.SZ,平安银行,平安银行股份有限公司,银行,深圳,某某有限公司,5,2020-04-21", Reason.BAD_IDENTIFIER),
    ],
)
def test_a_row_that_cannot_be_used_is_a_problem(line: str, reason: Reason) -> None:
    found = parse(line)
    assert isinstance(found, Problem)
    assert found.reason is reason


def test_the_file_is_read_row_by_row_and_its_header_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(COLUMNS) + f"\n{PING_AN_BANK},某某有限公司,5,2020-04-21\n", encoding="utf-8")
    assert [record.place for record in SOURCE.read(path)] == ["line 2"]
    assert SOURCE.content_date(path) is None
    path.write_text("company_code,holder_name\n")
    with pytest.raises(InvalidInput, match=r"a.csv lacks the columns company_name, percent, announced_on"):
        SOURCE.content_date(path)
