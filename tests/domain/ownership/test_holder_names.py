"""The names are those of organisations as disclosed by listed companies in spring 2020, unless called invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.holder_names import HolderName, Treatment, fold_name, normalise, read_holder
from domain.ownership.records import PartyKind

COMPANY, FUND, NOMINEE, PUBLIC = PartyKind.COMPANY, PartyKind.FUND, PartyKind.NOMINEE, PartyKind.PUBLIC_BODY


@pytest.mark.parametrize(
    ("raw", "owner", "kind"),
    [
        ("中国平安保险(集团)股份有限公司-集团本级-自有资金", "中国平安保险(集团)股份有限公司", COMPANY),
        ("中国平安人寿保险股份有限公司-自有资金", "中国平安人寿保险股份有限公司", COMPANY),
        ("富德生命人寿保险股份有限公司-资本金", "富德生命人寿保险股份有限公司", COMPANY),
        ("国华人寿保险股份有限公司-自有二号", "国华人寿保险股份有限公司", COMPANY),
        ("挪威中央银行-自有资金", "挪威中央银行", PUBLIC),
        ("香港金融管理局-自有资金", "香港金融管理局", PUBLIC),
        ("加拿大年金计划投资委员会-自有资金(交易所)", "加拿大年金计划投资委员会", PUBLIC),
        ("法国巴黎银行-自有资金", "法国巴黎银行", COMPANY),
    ],
)
def test_own_money_belongs_to_the_company_before_the_first_dash(raw: str, owner: str, kind: PartyKind) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment, found.custodian) == (owner, kind, Treatment.OWN_FUNDS, None)


@pytest.mark.parametrize(
    ("raw", "owner", "custodian"),
    [
        (
            "中国农业银行股份有限公司-中证500交易型开放式指数证券投资基金",
            "中证500交易型开放式指数证券投资基金",
            "中国农业银行股份有限公司",
        ),
        ("中国银行-易方达策略成长二号混合型证券投资基金", "易方达策略成长二号混合型证券投资基金", "中国银行"),
        ("中信银行股份有限公司-建信中证500指数增强", "建信中证500指数增强", "中信银行股份有限公司"),
        (
            "中国建设银行股份有限公司-国泰中证全指证券公司交易型开放式指数证券投资基金",
            "国泰中证全指证券公司交易型开放式指数证券投资基金",
            "中国建设银行股份有限公司",
        ),
        (
            "华泰证券股份有限公司-中庚价值领航混合型证券投资基金",
            "中庚价值领航混合型证券投资基金",
            "华泰证券股份有限公司",
        ),
        (
            "中国建设银行股份有限公司-易方达3年封闭运作战略配售灵活配置混合型证券投资基金(LOF)",
            "易方达3年封闭运作战略配售灵活配置混合型证券投资基金(LOF)",
            "中国建设银行股份有限公司",
        ),
    ],
)
def test_a_custodian_is_not_the_owner(raw: str, owner: str, custodian: str) -> None:
    assert read_holder(raw) == HolderName(owner, FUND, Treatment.CUSTODY, custodian, owner)


def test_a_foreign_broker_behind_its_custodian_is_the_owner() -> None:
    assert read_holder("高华-汇丰-GOLDMAN,  SACHS & CO.LLC") == HolderName(
        "GOLDMAN, SACHS & CO.LLC", COMPANY, Treatment.CUSTODY, "汇丰"
    )


@pytest.mark.parametrize(
    ("raw", "custodian"),
    [
        ("中国平安人寿保险股份有限公司-传统-普通保险产品", None),
        ("华夏人寿保险股份有限公司-万能保险产品", None),
        ("中国人寿保险股份有限公司-分红-个人分红-005L-FH002沪", None),
        ("泰康人寿保险有限责任公司-投连-创新动力", None),
        ("嘉实基金-农业银行-嘉实中证金融资产管理计划", "农业银行"),
        ("易方达基金-中央汇金资产管理有限责任公司-易方达基金-汇金资管单一资产管理计划", None),
        ("红塔资管-广东华兴银行股份有限公司-红塔资产华兴鲲鹏3号单一资产管理计划", None),  # the bank is the client
        ("中信信托有限责任公司-中信信托锐进43期高毅晓峰投资集合资金信托计划", None),
        ("上海高毅资产管理合伙企业(有限合伙)-高毅邻山1号远望基金", None),
        ("汇添富基金管理股份有限公司-社保基金四二三组合", None),
        ("ACADIAN资产管理有限责任公司-ACADIAN中国A股股票主基金", None),
    ],
)
def test_a_managed_product_is_a_party_of_its_own(raw: str, custodian: str | None) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment, found.custodian) == (raw, FUND, Treatment.PRODUCT, custodian)
    assert found.product == raw.partition("-")[2]


@pytest.mark.parametrize(
    "raw",
    [
        "富达基金(香港)有限公司-客户资金",
        "华安资产管理(香港)有限公司-客户资金专户1号",
        "财通基金-工商银行-杭州金投产业基金管理有限公司",
        "工银瑞信投资-工商银行-中国工商银行股份有限公司",
        "建信基金公司-建行-中国建设银行股份有限公司",
        "金信期货有限公司-湖南湘投控股集团有限公司",
        "某某基金-宁波银行-张某某",  # invented: the account of one person
    ],
)
def test_client_accounts_are_neither_the_managers_nor_anybody_elses(raw: str) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment) == (raw, FUND, Treatment.CLIENT)


def test_a_partnership_behind_its_manager_holds_itself() -> None:
    found = read_holder("国信国投基金管理(北京)有限公司-北京华宇瑞泰股权投资合伙企业(有限合伙)")
    assert (found.owner, found.kind) == ("北京华宇瑞泰股权投资合伙企业(有限合伙)", COMPANY)


@pytest.mark.parametrize(
    ("raw", "owner", "custodian"),
    [
        ("TCL集团股份有限公司-第一期员工持股计划", "TCL集团股份有限公司-第一期员工持股计划", None),
        ("甘肃上峰水泥股份有限公司- 第一期员工持股计划", "甘肃上峰水泥股份有限公司-第一期员工持股计划", None),
        (
            "云南国际信托有限公司-海王生物员工持股计划集合资金信托计划",
            "云南国际信托有限公司-海王生物员工持股计划集合资金信托计划",
            None,
        ),
        (
            "中国石油天然气集团公司企业年金计划-中国工商银行股份有限公司",
            "中国石油天然气集团公司企业年金计划",
            "中国工商银行股份有限公司",
        ),
        (
            "中国工商银行股份有限公司企业年金计划-中国建设银行股份有限公司",
            "中国工商银行股份有限公司企业年金计划",
            "中国建设银行股份有限公司",
        ),
        (
            "中国农业银行股份有限公司-某某股份有限公司员工持股计划",
            "某某股份有限公司员工持股计划",
            "中国农业银行股份有限公司",
        ),  # invented
    ],
)
def test_plans_are_parties_of_their_own(raw: str, owner: str, custodian: str | None) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment, found.custodian) == (owner, FUND, Treatment.PLAN, custodian)


@pytest.mark.parametrize(
    "raw",
    [
        "香港中央结算(代理人)有限公司",
        "香港中央结算有限公司(陆股通)",
        "RAFFLES NOMINEES (PTE) LIMITED",
        "CITIBANK NOMS SPORE PTE LTD",
        "DBS VICKERS (HONG KONG) LTD A/C CLIENTS",
        "Haitong International Securities Company Limited-Account Client",
        "华泰证券股份有限公司客户信用交易担保证券账户",
        "中国国际金融股份有限公司转融通担保证券明细账户",
        "国泰君安证券股份有限公司约定购回专用账户",
        "成都燃气集团股份有限公司未确认持有人证券专用账户",
        "沈阳机床股份有限公司破产企业财产处置专用账户",
    ],
)
def test_nominees(raw: str) -> None:
    assert read_holder(raw) == HolderName(normalise(raw), NOMINEE, Treatment.NOMINEE)


@pytest.mark.parametrize(
    "raw",
    [
        "深圳华侨城股份有限公司回购专用证券账户",
        "深圳华侨城股份有限公司回购专用证券帐户",
        "深圳华侨城股份有限公司回购专用账户",
    ],
)
def test_shares_bought_back_are_the_companys_own(raw: str) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment) == ("深圳华侨城股份有限公司", COMPANY, Treatment.TREASURY)


def test_a_buy_back_account_without_a_company_is_unknown() -> None:
    assert read_holder("回购专用证券账户").kind is PartyKind.UNKNOWN


@pytest.mark.parametrize(
    ("raw", "owner", "trustee"),
    [
        ("新疆伊力特集团有限公司-2017年非公开发行可交换公司债券质押专户", "新疆伊力特集团有限公司", None),
        (
            "新疆广汇实业投资(集团)有限责任公司非公开发行2018年可交换公司债券(第二期)质押专户",
            "新疆广汇实业投资(集团)有限责任公司",
            None,
        ),
        ("中石油集团-中信建投证券-17中油EB担保及信托财产专户", "中石油集团", "中信建投证券"),
    ],
)
def test_shares_pledged_for_bonds_stay_the_issuers(raw: str, owner: str, trustee: str | None) -> None:
    found = read_holder(raw)
    assert (found.owner, found.kind, found.treatment, found.custodian) == (owner, COMPANY, Treatment.PLEDGE, trustee)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("深圳市人民政府国有资产监督管理委员会", PUBLIC),
        ("上海市黄浦区国有资产监督管理委员会(上海市黄浦区集体资产监督管理委员会)", PUBLIC),
        ("潜江市国有资产监督管理委员会办公室", PUBLIC),
        ("中华人民共和国财政部", PUBLIC),
        ("岳阳市财政局", PUBLIC),
        ("阿布达比投资局", PUBLIC),
        ("NORGES BANK", PUBLIC),
        ("铁岭财政资产经营有限公司", COMPANY),
        ("招商局集团有限公司", COMPANY),
        ("中国农业银行股份有限公司上海市分行机关工会委员会", COMPANY),
        ("中央汇金资产管理有限责任公司", COMPANY),
        ("中国证券金融股份有限公司", COMPANY),
        ("华宝信托有限责任公司", COMPANY),
        ("北京芯动能投资基金(有限合伙)", COMPANY),
        ("中小企业发展基金(江苏有限合伙)", COMPANY),
        ("国家集成电路产业投资基金股份有限公司", COMPANY),
        ("河仁慈善基金会", COMPANY),
        ("深圳创维-RGB电子有限公司", COMPANY),
        ("COFCO Bio-chemical Investment Co., Ltd.", COMPANY),
        ("UBS AG", COMPANY),
        ("全国社保基金一一三组合", FUND),
        ("基本养老保险基金八零二组合", FUND),
        ("大成价值增长证券投资基金", FUND),
        ("VANGUARD EMERGING MARKETS STOCK INDEX FUND", FUND),
    ],
)
def test_plain_names_keep_their_owner(raw: str, kind: PartyKind) -> None:
    assert read_holder(raw) == HolderName(raw, kind, Treatment.PLAIN)


def test_accounts_of_the_national_pension_council_are_its_own() -> None:
    for raw in ("全国社会保障基金理事会转持二户", "社会保障基金理事会"):
        found = read_holder(raw)
        assert (found.owner, found.kind, found.treatment) == ("全国社会保障基金理事会", PUBLIC, Treatment.PLAIN)


def test_a_manager_on_behalf_of_a_fund() -> None:
    found = read_holder("渤海产业投资基金管理有限公司(代表渤海产业投资基金拥有本公司股权)")
    assert (found.owner, found.kind) == ("渤海产业投资基金", FUND)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("新和（浙江）有限公司", "新和(浙江)有限公司"),
        ("甲 有限公司 — 第一期", "甲有限公司-第一期"),
        ("中国建设银行股份有限公司--华安基金", "中国建设银行股份有限公司-华安基金"),
        ("JPMORGAN CHASE BANK,NATIONAL   ASSOCIATION", "JPMORGAN CHASE BANK,NATIONAL ASSOCIATION"),
        ("新加坡华侨银行有限公司(QFII)", "新加坡华侨银行有限公司"),
        ("深圳市深铁时代实业发展公司(注)", "深圳市深铁时代实业发展公司"),
        ("  ＡＢＣ有限公司\u3000", "ABC有限公司"),
    ],
)
def test_normalise(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中央汇金资产管理有限责任公司", "中央汇金资产管理有限公司"),
        ("GAOLING FUND,L.P.", "Gaoling Fund, L.P."),
        ("MORGANSTANLEY & CO. INTERNATIONAL PLC.", "MORGAN STANLEY & CO.   INTERNATIONAL PLC"),
        ("华宝信托-投资【6】号集合资金信托计划", "华宝信托—投资（6）号集合资金信托计划"),
        ("中国航天科工集团第二研究院二○六所", "中国航天科工集团第二研究院二〇六所"),
        ("广发银行“薪满益足”天天薪", "广发银行薪满益足天天薪"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲股份有限公司", "甲有限公司"),
        ("甲有限公司", "甲有限公司-第一期员工持股计划"),
        ("甲一号基金", "甲二号基金"),
        ("新和(浙江)有限公司", "新和浙江有限公司"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@settings(deadline=None)
@given(st.text(alphabet="甲乙银行基金计划公司有限合伙-—()（） (注)自有资金回购专用证券账户AB号1期.,注", max_size=30))
def test_any_text_can_be_read_and_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)
    found = read_holder(raw)
    assert found.owner == normalise(found.owner) or found.treatment is not Treatment.PLAIN
