"""The vendors' spellings of fields and blocks, as lists: our name, then every spelling in the form that is compared.

Read in public integration code, API catalogues and exports; JSON in camel, Pascal and snake case, with the vendors' own
typing errors (``estiblishTime``, ``amomon``, ``shoud_capi``, ``brances``), and the Chinese columns of tables.
"""

from collections.abc import Mapping

COMPANY, HOLDERS, INVESTMENTS, OFFICERS = "company", "holders", "investments", "officers"
CHANGES, EQUITY_CHANGES, BRANCHES = "changes", "equity_changes", "branches"
CONTROLLERS, PATHS = "controllers", "paths"


def _table(text: str) -> dict[str, str]:
    """Lines ``name: spelling spelling …``, continued by indented ones, as names by spelling."""
    found: dict[str, str] = {}
    for entry in text.strip().replace("\n    ", " ").splitlines():
        name, _, spellings = entry.partition(":")
        found |= dict.fromkeys(spellings.split(), name)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FACTS = _table(
    """
name: name companyname entname corpname 公司名称 企业名称 单位名称 名称 公司 企业
code: creditcode creditno unifiedcode unifiedsocialcreditcode uscc usccode 统一社会信用代码 社会统一信用代码
    信用代码
number: regnumber regno registrationnumber no 注册号 工商注册号 企业注册号
qcc: keyno
aqc: pid
qxb: eid
tyc: cgid gid
person: legalpersonname opername legalperson 法定代表人 法人 法人代表 法定代表人姓名 负责人 经营者
person_type: legalpersontype persontype
partner: executivepartner 执行事务合伙人
capital: regcapital registcapi registcapital registeredcapital 注册资本 注册资金
founded_on: estiblishtime establishtime establishdate estdate startdate 成立日期 成立时间 注册日期 设立日期
status: regstatus status openstatus entstatus 经营状态 登记状态 企业状态 状态
form: companyorgtype econkind enttype companytype 企业类型 公司类型 类型
industry: industry category 所属行业 行业 国标行业
address: reglocation address addresses regaddr regaddress 注册地址 企业地址 地址 住所 企业注册地址
region: province base 所属省份 省份 省
former: historynames historynamelist originalname prevname preventname formername 曾用名 历史名称 企业曾用名
english: englishname nameen property3 英文名 英文名称 企业英文名
short: alias 简称 企业简称
controller: actualcontroller 实际控制人 疑似实际控制人
"""
)
_STAKE = _table(
    """
percent: percent stockpercent subrate regrate fundedratio ratio investmentrate holdingratio 持股比例 出资比例
    股权比例 认缴比例 认缴出资比例 投资比例 投资占比 比例
amount: amomon amount shouldcapi shoudcapi totalshouldamount submoney subconam subscribedcapital 认缴出资额
    认缴额 认缴出资 认缴金额 投资数额 投资金额
paid_amount: realcapi paidinmoney acconam actualcapi 实缴出资额 实缴额 实缴出资 实缴金额 实缴
paid_percent: realpercent paidinrate 实缴比例 实缴出资比例
"""
)
_PARTY_IDS = _table(
    """
qcc: keyno
aqc: pid personid
qxb: eid
tyc: cgid hpid
"""
)
_UNUSED_FACTS = _words(
    """
id companyid scope businessscope 经营范围 checkdate approvedtime approveddate 核准日期 termstart termend teamend
fromtime totime enddate canceldate cancelreason revokedate revokereason revokeinfo 注销日期 吊销日期 营业期限
营业期限自 营业期限至 belongorg reginstitute authority 登记机关 orgno orgnumber orgcode 组织机构代码 taxno
taxnumber 纳税人识别号 phone phonenumber tel 电话 联系电话 更多电话 联系方式 email 邮箱 更多邮箱 website
websitelist 网址 官网 contactinfo logo logoword personlogo personlink imageurl percentilescore pencertilescore
socialstaffnum insuredcount insurednum 参保人数 staffnumrange personscope 人员规模 tags taglist 标签 updatetime
updatetimes updateddate lastupdatetime 更新时间 actualcapital actualcapitalcurrency reccap realcapital
paidincapital 实缴资本 实收资本 regcapitalcurrency registcapinew currencyunit bondname bondnum bondtype
usedbondname isonstock stocknumber stocktype ismicroent city district county area areacode 所属城市 所属区县
城市 区县 industryall emergingindustylist econkindcodelist arcontactlist type toco newstatus title operid
personid legalpersonid hid englishshort ixcode jobid compform isonlist crawledtime openstatusstyle licensenumber
序号 企业规模 规模 国籍 数据来源
"""
)
_UNUSED_STAKE = _words(
    """
id time paymet shouddate shoulddate shouldcapidate realcapidate capidate subdate paidindate condate 认缴出资日期
认缴日期 认缴出资时间 实缴出资日期 实缴日期 实缴出资时间 出资日期 investtype investname conform 出资方式
认缴出资方式 实缴出资方式 finalbenefitpercent 最终受益股份 最终受益股份比例 受益股份 股份类型 sharetype 持股数
holdnum stockrightnum indate 首次持股日期 关联产品 关联产品机构 relatedproduct relatedorg tagslist tags logo
logoword personlogo personlink alias area country 国籍 identifyno identifytype 证件类型 证件号码 序号
companycount toco hasproblem hid moneypercent capitaltype ftshareholding
"""
)

FIELDS: Mapping[str, Mapping[str, str]] = {
    COMPANY: _FACTS,
    BRANCHES: _FACTS | _table("name: branchname 分支机构名称 分支机构"),
    INVESTMENTS: _FACTS
    | _STAKE
    | _table("name: investedcompany 被投资企业名称 被投资公司名称 被投资企业 被投资公司 被投企业"),
    HOLDERS: _STAKE
    | _PARTY_IDS
    | _table(
        """
name: name stockname holdername shareholdername partnername investorname invesprsnnm 股东名称 股东姓名 股东
    股东名称发起人 股东发起人 股东发起人名称 股东及出资信息 发起人 发起人名称 合伙人 合伙人名称 出资人
    出资人名称 投资人 投资人名称
org: org
type: type stocktype holdertype shareholdertype invesprsntyp 股东类型 类型 股东性质
subscribed: capital shouldcapiitems
paid: capitalactl realcapiitems
"""
    ),
    OFFICERS: _PARTY_IDS
    | _table(
        """
name: name personname 姓名 人员姓名 主要人员 人员 高管姓名 高管
type: type
title: typejoin stafftypename job jobtitle position title 职务 职位
"""
    ),
    CHANGES: _table(
        """
item: changeitem projectname fieldname 变更事项 变更项目
day: changetime changedate date 变更日期 变更时间
before: contentbefore beforecontent oldvalue changebefore 变更前 变更前内容
after: contentafter aftercontent newvalue changeafter 变更后 变更后内容
"""
    ),
    EQUITY_CHANGES: _PARTY_IDS
    | _table(
        """
name: investorname name stockname holdername 股东名称 股东姓名 股东 投资人
type: type 股东类型
before: ratiobefore 变更前 变更前比例 变更前持股比例 变更前股权比例
after: ratioafter 变更后 变更后比例 变更后持股比例 变更后股权比例
day: changetime changedate 变更日期 变更时间
"""
    ),
    CONTROLLERS: _PARTY_IDS
    | _table(
        """
name: name personname controllername 实际控制人 疑似实际控制人
type: type
percent: ratio controlpercent percent 控制比例 表决权比例
benefit: finalbenefitpercent stockpercent 总持股比例 最终受益股份
tyc: hpid gid
aqc: personid pid
"""
    ),
}
"""Our name of a field by its spelling, for each block."""

UNUSED: Mapping[str, frozenset[str]] = {
    COMPANY: _UNUSED_FACTS,
    BRANCHES: _UNUSED_FACTS,
    INVESTMENTS: _UNUSED_FACTS | _UNUSED_STAKE,
    HOLDERS: _UNUSED_STAKE,
    OFFICERS: _words("id hid hcgid cid logo logoword personlogo personlink companycount sex 性别 序号 scertname"),
    CHANGES: _words("id utags 序号 type beforelist afterlist"),
    EQUITY_CHANGES: _words("id gid logo 序号 alias"),
    CONTROLLERS: _words("id hid isactual pathlist paths pathdetail logo 序号 hasimage level"),
}
"""Spellings that are known and say nothing that is kept."""

BLOCKS: Mapping[str, str] = _table(
    """
company: basicdata baseinfo basicinfo basic base 工商信息 基本信息 companyinfo
holders: partners partnerlist shareholderlist shareholders shareholder shareholdersdata holders holder
    holderlist investorlist 股东 股东信息 股东及出资信息
investments: investments investmentlist investlist invest inverst investrecorddata investdata 对外投资
    对外投资信息
officers: employees employeelist stafflist staff directors directorsdata 主要人员 主要人员信息 高管信息
branches: branches brances branchlist branch branchsdata branchdata 分支机构 分支机构信息
changes: changerecords changelist changeinfo changeinfolist comchaninfolist changerecorddata changedata 变更
    变更记录 变更信息
equity_changes: equitychange equitychanges equitychangelist holderchange holderchangelist 股权变更 股权变更信息
controllers: actualcontrollerlist actualcontrollers controllers 实际控制人 疑似实际控制人
paths: pathmap
"""
)
"""The block that stands under a key of a company, by the spelling of the key."""

MARKS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        EQUITY_CHANGES,
        _words(
            """
ratiobefore ratioafter 变更前比例 变更后比例 变更前持股比例 变更后持股比例 变更前股权比例 变更后股权比例
"""
        ),
    ),
    (CHANGES, _words("changeitem projectname contentbefore beforecontent contentafter aftercontent 变更事项 变更项目")),
    (OFFICERS, _words("typejoin stafftypename job jobtitle 职务 职位")),
    (INVESTMENTS, _words("regrate investedcompany 被投资企业名称 被投资公司名称 被投资企业 被投资公司 被投企业")),
    (
        HOLDERS,
        _words(
            """
capital capitalactl stockname stockpercent shouldcapi shouldcapiitems realcapiitems subrate 股东名称 股东姓名 股东
股东名称发起人 股东发起人 发起人 合伙人名称 出资人 出资人名称 投资人 认缴出资额 认缴额 认缴金额
"""
        ),
    ),
    (BRANCHES, _words("branchname 分支机构名称 分支机构")),
    (CONTROLLERS, _words("controlpercent 控制比例 hpid")),
    (
        COMPANY,
        _words(
            """
creditcode creditno unifiedcode 统一社会信用代码 regnumber regno 注册号 econkind companyorgtype 企业类型 注册资本
registcapi
"""
        ),
    ),
)
"""Spellings that a row of one block has and others have not, in the order in which they decide."""
