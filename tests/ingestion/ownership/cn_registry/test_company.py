from datetime import date

import pytest

from domain.ownership.records import IdentifierValue, Parsed, PartyKind, TieType
from ingestion.ownership.cn_registry.documents import Context
from tests.ingestion.ownership.cn_registry.answers import COMPANY, ID, USCC, holders, notices, parsed, parties, ties

FACTS = {
    "name": COMPANY,
    "creditCode": USCC,
    "regNumber": "\\N",
    "regStatus": "存续",
    "estiblishTime": 1336665600000,
    "companyOrgType": "有限责任公司",
    "regLocation": "澜海省澜海市星环路1号",
    "historyNames": "寰岳旧名有限公司;寰岳更旧名有限公司;",
    "property3": "Huanyue Xinghuan Technology Co., Ltd.",
    "base": "zj",
}


def test_the_facts_of_a_company() -> None:
    (found,) = parsed({"error_code": 0, "reason": "ok", "result": FACTS})
    (company,) = found.parties
    assert not company.stub
    assert (company.local_id, company.name, company.jurisdiction) == (ID, COMPANY, "CN")
    assert company.identifiers == (IdentifierValue("USCC", USCC),)
    assert (company.status, company.registration_status) == ("ACTIVE", "存续")
    assert (company.founded_on, company.legal_form) == (date(2012, 5, 11), "有限责任公司")
    assert company.address == "澜海省澜海市星环路1号"
    assert company.other_names == ("寰岳旧名有限公司", "寰岳更旧名有限公司", "Huanyue Xinghuan Technology Co., Ltd.")
    assert company.region is None  # zj is the vendor's own abbreviation


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *(("存续（在营、开业、在册）", "ACTIVE"), ("在业", "ACTIVE"), ("迁出", "ACTIVE"), ("存续（未注销）", "ACTIVE")),
        *(("注销", "INACTIVE"), ("吊销，未注销", "INACTIVE"), ("吊销", "INACTIVE"), ("奇怪", None)),
    ],
)
def test_status_by_word(words: str, status: str | None) -> None:
    answer = FACTS | {"regStatus": words}
    assert parties(answer)[ID].status == status
    assert ("unknown status '奇怪'" in notices(answer)) is (status is None)


@pytest.mark.parametrize(
    ("code", "identifiers", "notice"),
    [
        ("91350100m000100y43", [("USCC", USCC, True)], None),
        ("91350211M0000XUF46", [("USCC", "91350211M0000XUF46", False)], "a USCC fails its check character"),
        ("350100100012345", [("CN-REG", "350100100012345", True)], None),
        ("91350100M000100Y4Z", [], "a code is neither a USCC nor a 注册号 of 15 digits"),
        ("-", [], None),
    ],
)
def test_codes_are_routed_by_length_and_warned_of_but_never_refused(
    code: str, identifiers: list[tuple[str, str, bool]], notice: str | None
) -> None:
    # 91350211M0000XUF46 was really issued although its check character should be R
    answer = FACTS | {"creditCode": code}
    found = parties(answer)[ID].identifiers
    assert [(one.scheme, one.value, one.valid) for one in found] == identifiers
    assert notices(answer) == ({notice} if notice else set())


def test_names_keep_their_brackets_and_meet_whichever_brackets_they_have() -> None:
    wide, narrow = (
        parties({"name": name, "regStatus": "存续"}) for name in ("寰岳（澜海）有限公司", "寰岳(澜海)有限公司")
    )
    assert wide.keys() == narrow.keys()
    assert [party.name for party in wide.values()] == ["寰岳（澜海）有限公司"]


def test_unknown_fields_are_notices_and_fields_of_no_use_are_not() -> None:
    assert notices(FACTS | {"新字段": "x", "businessScope": "装备", "phoneNumber": "1"}) == {
        "unknown field 'company.新字段'"
    }


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({}, "法定代表人"),
        ({"companyOrgType": "个人独资企业"}, "投资人"),
        ({"companyOrgType": "个体工商户"}, "经营者"),
    ],
)
def test_the_representative_holds_an_office_that_has_one_holder(more: dict[str, str], title: str) -> None:
    first, second = (ties(FACTS | more | {"legalPersonName": name})[0] for name in ("虚构甲", "虚构乙"))
    assert (first.type, first.child, first.parent, first.wording) == (
        TieType.OFFICER_OF, f"{ID}|person:虚构甲", ID, title,
    )  # fmt: skip
    assert first.statement_id == second.statement_id


def test_the_representative_of_a_partnership_executes_it() -> None:
    answer = {
        "Name": "寰岳一号企业管理合伙企业（有限合伙）",
        "EconKind": "有限合伙企业",
        "OperName": "寰岳资本管理有限公司(委派代表：虚构庚)",
    }
    appointed, delegate = ties(answer)
    partnership = "name:寰岳一号企业管理合伙企业(有限合伙)"
    assert (appointed.type, appointed.child, appointed.parent) == (
        TieType.APPOINTS, "name:寰岳资本管理有限公司", partnership,
    )  # fmt: skip
    assert appointed.wording == "执行事务合伙人"
    assert (delegate.type, delegate.child) == (TieType.OFFICER_OF, f"{partnership}|person:虚构庚")


def test_officers_have_a_tie_for_each_title() -> None:
    staff = [
        {"name": "虚构甲", "type": 2, "typeJoin": ["董事长", "总经理"]},
        {"Name": "虚构乙", "Job": "执行事务合伙人"},
    ]
    found = ties({"name": COMPANY, "staffList": {"total": 2, "result": staff}})
    assert [(tie.type, tie.wording) for tie in found] == [
        (TieType.OFFICER_OF, "董事长"), (TieType.OFFICER_OF, "总经理"), (TieType.APPOINTS, "执行事务合伙人"),
    ]  # fmt: skip


def test_people_are_one_within_a_company_and_two_in_two_companies() -> None:
    staff = {"staffList": [{"name": "虚构甲", "type": 2, "staffTypeName": "监事"}], "legalPersonName": "虚构甲"}
    own = {"name": "虚构甲", "type": 2, "capital": [{"percent": "5%"}]}
    one = parties(holders(own, **staff))
    assert [party for party in one if "person" in party] == [f"{ID}|person:虚构甲"]
    other = parties({"name": "寰岳星云有限公司"} | staff)
    assert not {party for party in one if "person" in party} & other.keys()


def test_namesakes_in_one_company_stay_two() -> None:
    rows = [
        {"StockName": "虚构甲", "StockType": "自然人股东", "KeyNo": key, "StockPercent": "30%"} for key in ("p1", "p2")
    ]
    found = parties({"Name": COMPANY, "Partners": rows})
    people = [party for party in found.values() if party.kind is PartyKind.PERSON]
    assert [party.identifiers for party in people] == [(IdentifierValue("QCC", "p1"),), (IdentifierValue("QCC", "p2"),)]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"name": "虚构甲", "type": 2}, PartyKind.PERSON),
        ({"name": "虚构甲", "stock_type": "其他投资者"}, PartyKind.PERSON),
        ({"name": "阿依·虚构", "stock_type": "-"}, PartyKind.PERSON),
        ({"name": "Fictional Person", "stock_type": "外籍自然人"}, PartyKind.PERSON),
        ({"name": "甲有限公司", "stock_type": "企业法人"}, PartyKind.COMPANY),
        ({"name": "甲企业管理合伙企业（有限合伙）", "stock_type": "合伙企业"}, PartyKind.COMPANY),
        ({"name": "甲股权投资基金（有限合伙）", "stock_type": "基金"}, PartyKind.COMPANY),
        ({"name": "甲成长一号", "stock_type": "私募基金"}, PartyKind.FUND),
        ({"name": "甲市国有资产监督管理委员会", "stock_type": "国有股东"}, PartyKind.PUBLIC_BODY),
        ({"name": "甲村村民委员会", "stock_type": "机关法人"}, PartyKind.PUBLIC_BODY),
        ({"name": "甲协会", "stock_type": "社会团体法人"}, PartyKind.COMPANY),
        ({"name": "香港中央结算有限公司", "stock_type": "企业法人"}, PartyKind.NOMINEE),
        ({"StockName": "虚构甲", "Org": 2}, PartyKind.PERSON),
        ({"StockName": "甲乙", "Org": 0}, PartyKind.COMPANY),
    ],
)
def test_kinds_of_holders(row: dict[str, str], kind: PartyKind) -> None:
    found = parsed({"name": COMPANY, "partners": [row]})
    assert found[0].parties[0].kind is kind


def test_branches_belong_to_their_company() -> None:
    branch = {"name": f"{COMPANY}深圳分公司", "regStatus": "注销", "legalPersonName": "虚构丁", "personType": 1}
    (found,) = parsed({"name": COMPANY, "branchList": [branch]})
    belongs, head = found.ties
    assert (belongs.type, belongs.child, belongs.parent, belongs.status) == (
        TieType.BRANCH_OF, f"{ID}深圳分公司", ID, "INACTIVE",
    )  # fmt: skip
    assert (head.type, head.wording) == (TieType.OFFICER_OF, "负责人")


def test_branches_that_are_only_names() -> None:
    found = ties({"name": COMPANY, "branches": [f"{COMPANY}一厂", {"name": f"{COMPANY}二厂"}]})
    assert [tie.child for tie in found] == [f"{ID}一厂", f"{ID}二厂"]


def test_a_claimed_controller_keeps_percent_and_wording() -> None:
    row = {"name": "虚构己", "type": 1, "ratio": 0.51, "hPid": "h1"}
    (claim,) = ties({"name": COMPANY, "actualControllerList": [row]})
    assert (claim.type, claim.percent, claim.wording) == (TieType.CLAIMED_CONTROL, 51, "疑似实际控制人")
    benefit = {"Name": "虚构己", "FinalBenefitPercent": "60%"}
    (claim,) = ties({"Name": COMPANY, "ActualControllerList": [benefit]})
    assert (claim.percent, claim.wording) == (None, "疑似实际控制人（最终受益股份60%）")


def test_the_path_of_a_controller_carries_equity_in_invest_edges_only() -> None:
    nodes = [
        {"id": "1", "labels": ["Human"], "properties": {"gid": "1", "name": "虚构己", "type": 1}},
        {
            "id": "2",
            "labels": ["Company"],
            "properties": {"gid": "2", "name": "岳氏虚构合伙企业（有限合伙）", "type": 2},
        },
        {"id": "3", "properties": {"gid": "3", "name": COMPANY, "type": 2}},
        {"id": "4", "properties": {"gid": "4", "name": f"{COMPANY}深圳分公司", "type": 2}},
    ]
    edges = [
        {"startNode": "1", "endNode": "2", "type": "OWN", "properties": {}},
        {"startNode": "2", "endNode": "3", "type": "INVEST", "properties": {"percent": "0.51", "percentStr": "51%"}},
        {"startNode": "1", "endNode": "3", "type": "INVEST", "properties": {"percent": "0.2"}},
        {"startNode": "3", "endNode": "4", "type": "BRANCH", "properties": {}},
        {"startNode": "3", "endNode": "4", "type": "LAW", "properties": {}},
    ]
    answer = {"name": COMPANY, "pathMap": {"p_0": {"nodes": nodes, "relationships": edges}}}
    (found,) = parsed(answer)
    assert [(one.holder, one.capital.percent, one.nature) for one in found.holdings] == [
        ("name:岳氏虚构合伙企业(有限合伙)", 51, "控制路径"), (f"{ID}|person:虚构己", 20, "控制路径"),
    ]  # fmt: skip
    assert [tie.type for tie in found.ties] == [TieType.APPOINTS, TieType.BRANCH_OF]
    people = [party for party in found.parties if party.kind is PartyKind.PERSON]
    assert {party.identifiers for party in people} == {(IdentifierValue("TYC", "1"),)}  # joined by the node's id
    assert found.notices == ("unknown relationship type 'LAW'",)


def test_a_table_of_companies_names_controllers_in_a_column() -> None:
    row = {"企业名称": COMPANY, "登记状态": "存续", "疑似实际控制人": "虚构己", "法定代表人": "虚构甲"}
    assert [tie.type for tie in ties([row], Context(block="company"))] == [TieType.OFFICER_OF, TieType.CLAIMED_CONTROL]


def test_what_is_only_counted_says_nothing() -> None:
    change = {"changeItem": "经营范围变更", "changeTime": "2020-01-01", "contentBefore": "a", "contentAfter": "b"}
    assert parsed({"name": COMPANY, "changeInfoList": [change]}) == [Parsed()]
