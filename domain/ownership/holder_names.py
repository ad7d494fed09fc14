"""Who a holder name in a Chinese disclosure really names.

Disclosures write accounts, not owners: a custodian bank before the fund it keeps, an insurer before the product it
runs, a company before the word for its own money. ``read_holder`` tells the party that owns the stake from the
parties that only keep or manage it. Everything here is decided by the wording alone; nothing is looked up.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from domain.ownership.records import PartyKind


class Treatment(StrEnum):
    """What the wording of a holder name says about the stake.

    OWN_FUNDS: the company named first holds it with its own money (自有资金). CLIENT: it holds for its clients.
    PRODUCT: a product of the manager named first holds it. PLAN: an employee share or pension plan. CUSTODY: a fund,
    the bank named with it only keeps it. NOMINEE: an account that holds in its own name for others. TREASURY: a
    company's account for shares bought back. PLEDGE: the owner's account for shares pledged for its bonds. PLAIN: the
    name names the owner.
    """

    OWN_FUNDS = "OWN_FUNDS"
    CLIENT = "CLIENT"
    PRODUCT = "PRODUCT"
    PLAN = "PLAN"
    CUSTODY = "CUSTODY"
    NOMINEE = "NOMINEE"
    TREASURY = "TREASURY"
    PLEDGE = "PLEDGE"
    PLAIN = "PLAIN"


@dataclass(frozen=True, slots=True)
class HolderName:
    """The reading of one holder name.

    Attributes:
        owner: Name of the party that owns the stake, normalised.
        kind: What that party is.
        treatment: What the wording says.
        custodian: The bank or broker that only keeps the stake, where named.
        product: The product, plan or account that is named besides the company.
    """

    owner: str
    kind: PartyKind
    treatment: Treatment
    custodian: str | None = None
    product: str | None = None


_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212\u2500\ufe58]+\s*")
_SPACES = re.compile(r"\s+")
_HAN = "\u3007\u25cb\u3400-\u9fff"
_SPACE_AT_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_HAS_HAN = re.compile(f"[{_HAN}]")
_NOTES = re.compile(r"(-*\((注\d*|交易所|R?QFII|SS|CS|SLS|LS)\))+-*$")
_COMPANY_END = re.compile(
    r"(公司|合伙企业|中心|企业|集团|厂|(有限|普通)合伙\)?)(\([^()]*\))?$"
    r"|\b(limited|ltd|inc|llc|plc|corp)\.?$",
    re.IGNORECASE,
)
_LEGAL_NAME_END = re.compile(r"(公司|合伙企业|中心|\((有限|普通)合伙\))$")
_BANK = re.compile(r"(银行|^[中工农建交招]行|汇丰|花旗|渣打)(\(中国\))?((股份)?有限(责任)?公司)?$")
_BROKER = re.compile(r"证券((股份)?有限(责任)?公司)?$")
_FUND_WORDS = re.compile(
    r"基金(?!会|管理|公司)|计划(?!委员会)|信托|组合|产品|理财|专户|专项|年金|分红|万能|传统|投连|账户|定增|增发|资管"
    r"|指数|[0-9一二三四五六七八九十壹贰叁]+[号期]|\b(FUNDS?|ETF|SICAV|TRUST)\b",
    re.IGNORECASE,
)
_NOMINEE = re.compile(
    r"香港中央结算|客户信用交易担保|转融通担保|约定(购回|回购)|未确认持有人|超额配售选择权|破产企业(财产|专用财产)处置"
    r"|\bnominees?\b|\bnoms\b|\b(a/c|account) clients?\b|securities depository",
    re.IGNORECASE,
)
_TREASURY = re.compile(r"-?(股份)?回购专用(证券)?[账帐]户$")
_PLEDGE = re.compile(r"(质押(专户?)?|信托(财产)?专户)$")
_BOND_OF_ISSUER = re.compile(r"(?<=公司)([0-9]{4}年)?(面向.{0,12})?(非公开|公开)发行.*$")
_OWN_FUNDS = re.compile(r"自有资金|(^|-)自有.{0,2}号?$|(^|-)资本金$")
_CLIENT_FUNDS = re.compile(r"客户资金")
_SECURITY_COUNCIL = re.compile(r"^((全国)?社会保障基金理事会)(.*)$")
_PLAN = re.compile(r"员工持股(计划|集合|专项)|企业年金计划|养老金产品")
_LAST_BRACKET = re.compile(r"\([^()]*\)$")
_ON_BEHALF = re.compile(r"\(代表(.+?)(?:拥有|持有).*\)$")
_PUBLIC_BODY = re.compile(
    r"(国有资产.{0,8}(委员会|局|办公室|中心)|财政(部|厅|局)|人民政府|投资局|投资委员会|金融管理局|中央银行"
    r"|街道办事处|开发区管理委员会|国务院.*|(水利|农业|林业|交通运输|国防|教育|建设).{0,4}(部|厅|局))$"
)
_CENTRAL_BANKS = frozenset({"韩国银行", "马来西亚国家银行", "norges bank"})

_FOLDED = str.maketrans({"\u25cb": "\u3007", "\u2022": "·", "\u2027": "·", "\u30fb": "·"} | dict.fromkeys("【〔[", "("))
_FOLDED |= str.maketrans(dict.fromkeys("】〕]", ")"))
_UNCOUNTED = re.compile(r"[\s.,;:'\"“”‘’「」《》]+")


def normalise(raw: str) -> str:
    """The name in one spelling for display: NFKC, half-width brackets, ``-`` for all dashes, no stray spaces or notes.

    Spaces remain between Latin words only; a note of the exchange at the end, such as (交易所) or (注), is dropped.
    """
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", raw)).strip()
    text = _SPACE_AT_HAN.sub("", _DASHES.sub("-", text).replace("帐户", "账户"))
    return _NOTES.sub("", text).strip("-")


def fold_name(text: str) -> str:
    """A key under which spellings of one name are equal; for comparison only, never for display.

    Case, spaces, quotation marks, commas and full stops do not count; 有限责任公司 and 有限公司 are one legal form
    (股份有限公司 is another). Different names stay different: nothing is abbreviated.
    """
    folded = normalise(text).casefold().replace("有限责任公司", "有限公司").translate(_FOLDED)
    return _UNCOUNTED.sub("", folded)


def read_holder(raw: str) -> HolderName:
    """Tell who owns the stake that is disclosed under the name ``raw``.

    A party that holds for many others is named in full, so that no two funds become one. A partnership (有限合伙) is
    a company here, also when it calls itself a fund. Natural persons are not recognised: their names look like any.
    """
    name = normalise(raw)
    for rule in (_account, _state_pension, _own_or_client_funds, _plan, _custody, _managed):
        found = rule(name)
        if found is not None:
            return found
    behalf = _ON_BEHALF.search(name)
    if behalf:
        return HolderName(behalf[1], PartyKind.FUND, Treatment.PRODUCT, product=behalf[1])
    return HolderName(name, _kind(name), Treatment.PLAIN)


def _kind(name: str) -> PartyKind:
    """The kind of a party by its own name."""
    plain = name if _COMPANY_END.search(name) else _LAST_BRACKET.sub("", name)
    if _PUBLIC_BODY.search(plain) or name.casefold() in _CENTRAL_BANKS:
        return PartyKind.PUBLIC_BODY
    if _FUND_WORDS.search(plain) and not _COMPANY_END.search(plain):
        return PartyKind.FUND
    return PartyKind.COMPANY


def _account(name: str) -> HolderName | None:
    """Accounts that are known by their word: of nominees, for buy-backs, for pledged shares."""
    treasury = _TREASURY.search(name)
    if treasury and not _NOMINEE.search(name):
        owner = name[: treasury.start()]
        if owner:
            return HolderName(owner, PartyKind.COMPANY, Treatment.TREASURY, product=treasury[0].strip("-"))
        return HolderName(name, PartyKind.UNKNOWN, Treatment.TREASURY)
    if _NOMINEE.search(name):
        return HolderName(name, PartyKind.NOMINEE, Treatment.NOMINEE)
    if _PLEDGE.search(name):
        owner, _, rest = name.partition("-")
        owner = _BOND_OF_ISSUER.sub("", owner)
        trustee = rest.partition("-")[0] if rest.count("-") else None
        return HolderName(owner, _kind(owner), Treatment.PLEDGE, trustee, name[len(owner) :].strip("-"))
    return None


def _state_pension(name: str) -> HolderName | None:
    """The council that runs the national pension reserve; its numbered accounts are its own."""
    found = _SECURITY_COUNCIL.match(name)
    if not found:
        return None
    return HolderName("全国社会保障基金理事会", PartyKind.PUBLIC_BODY, Treatment.PLAIN, product=found[3] or None)


def _own_or_client_funds(name: str) -> HolderName | None:
    """``X-自有资金``: X itself. ``X-客户资金``: clients of X, who are a party of their own."""
    first, _, rest = name.partition("-")
    if _OWN_FUNDS.search(rest):
        return HolderName(first, _kind(first), Treatment.OWN_FUNDS, product=rest)
    if _CLIENT_FUNDS.search(rest):
        return HolderName(name, PartyKind.FUND, Treatment.CLIENT, product=rest)
    return None


def _plan(name: str) -> HolderName | None:
    """Employee share plans and pension plans; a bank named behind the plan only keeps it."""
    if not _PLAN.search(name):
        return None
    before, _, last = name.rpartition("-")
    if before and _PLAN.search(before) and _BANK.search(last):
        return HolderName(before, PartyKind.FUND, Treatment.PLAN, last, before)
    first, _, rest = name.partition("-")
    if _BANK.search(first) and rest and not rest.startswith(("第", "员工")):
        return HolderName(rest, PartyKind.FUND, Treatment.PLAN, first, rest)
    return HolderName(name, PartyKind.FUND, Treatment.PLAN, product=rest or name)


def _custody(name: str) -> HolderName | None:
    """``bank-fund``: the fund. A broker counts as custodian only of a public fund; else it is the manager."""
    first, _, rest = name.partition("-")
    if not rest or (_COMPANY_END.search(rest) and not _FUND_WORDS.search(rest)):
        return None
    if _BANK.search(first) or (_BROKER.search(first) and rest.endswith(("证券投资基金", "(LOF)"))):
        return HolderName(rest, PartyKind.FUND, Treatment.CUSTODY, first, rest)
    return None


def _keeps(part: str) -> bool:
    """Whether the middle part of a name is a custodian: those go by their short names, clients by their full ones."""
    return bool(_BANK.search(part) or _BROKER.search(part)) and not part.endswith("公司")


def _managed(name: str) -> HolderName | None:
    """``manager-product``, ``manager-custodian-product``, ``manager-custodian-client``, ``manager-partnership``."""
    first, *others = name.split("-")
    if not others or not _HAS_HAN.search(first):
        return None
    last = others[-1]
    keeper = others[0] if len(others) > 1 and _keeps(others[0]) else None
    is_person = keeper is not None and len(last) <= 4 and not _FUND_WORDS.search(last)
    in_product = len(others) > 1 and _FUND_WORDS.search("-".join(others[:-1]))
    if not is_person and (in_product or not _COMPANY_END.search(last)):
        return HolderName(name, PartyKind.FUND, Treatment.PRODUCT, keeper, "-".join(others))
    if keeper is not None and not _HAS_HAN.search(last):
        return HolderName(last, _kind(last), Treatment.CUSTODY, keeper)
    if keeper is not None or "期货" in first:
        return HolderName(name, PartyKind.FUND, Treatment.CLIENT, keeper, last)
    if len(others) == 1 and _LEGAL_NAME_END.search(first):
        return HolderName(last, PartyKind.COMPANY, Treatment.PRODUCT, product=last)
    return None
