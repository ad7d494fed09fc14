"""Which block a list, a table or a file holds, told from its field names and from its own name."""

import re
import unicodedata
from collections.abc import Iterable

from ingestion.ownership.cn_registry.spelling import field_name, spelled
from ingestion.ownership.cn_registry.spellings import (
    BLOCKS,
    BRANCHES,
    CHANGES,
    COMPANY,
    CONTROLLERS,
    EQUITY_CHANGES,
    HOLDERS,
    INVESTMENTS,
    MARKS,
    OFFICERS,
)

_IN_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (EQUITY_CHANGES, re.compile(r"股权变更|equity.?change|holder.?change")),
    (CHANGES, re.compile(r"变更|change")),
    (HOLDERS, re.compile(r"股东|合伙人|holder|partner")),
    (INVESTMENTS, re.compile(r"投资|inverst|invest")),
    (OFFICERS, re.compile(r"主要人员|高管|staff|employee|officer")),
    (BRANCHES, re.compile(r"分支|branch")),
    (CONTROLLERS, re.compile(r"控制人|控制|control")),
    (COMPANY, re.compile(r"工商|基本信息|base.?info|basic")),
)
_BETWEEN = re.compile(r"[_/\\\-—–\s【】\[\].,]+")
_COMPANY_NAME = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9()·&]{2,60}(公司|合伙企业|集团|中心|事务所|合作社|研究院|厂)(\((有限|普通|特殊普通)合伙\))?|"
    r"[\u3400-\u9fff()A-Za-z0-9]{2,60}\((有限|普通)合伙\)"
)
_GENERIC_NAMES = frozenset(
    {"name", "companyname", "entname", "公司名称", "企业名称", "单位名称", "名称", "公司", "企业"}
)
_ENVELOPE_NAMES = frozenset({"keyword", "searchkey", "companyname", "entname", "公司名称", "企业名称", "name"})


def block_of_key(key: str) -> str | None:
    """The block that stands under a key of a company."""
    return BLOCKS.get(spelled(key)[0])


def block_of_fields(keys: Iterable[str]) -> str | None:
    """The block whose rows have such fields; None if nothing decides.

    Rows that only have what investments, branches and companies share are investments if they have a percentage.
    """
    found = {spelled(key)[0] for key in keys}
    for block, marks in MARKS:
        if block == COMPANY and any(field_name(INVESTMENTS, key) == "percent" for key in found):
            return INVESTMENTS
        if found & marks:
            return block
    if any(field_name(INVESTMENTS, key) == "percent" for key in found):
        return INVESTMENTS if found & {"regstatus", "legalpersonname", "openstatus"} else HOLDERS
    return BRANCHES if found & {"regstatus", "persontype", "opername"} else None


def hints_of(name: str) -> tuple[str | None, str | None]:
    """The company and the block that the name of a file or sheet tells: ``某某有限公司_股东.json``."""
    text = unicodedata.normalize("NFKC", name.rpartition("member ")[2]).rpartition(".")[0] or name
    company = next((part for part in _BETWEEN.split(text) if _COMPANY_NAME.fullmatch(part)), None)
    rest = text.replace(company, "") if company else text
    block = next((block for block, words in _IN_NAMES if words.search(rest.casefold())), None)
    return company, block


def is_company_name(text: str) -> bool:
    """Whether a text is the full name of a Chinese organisation, by its ending."""
    return _COMPANY_NAME.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def names_company(key: str) -> bool:
    """Whether an envelope's field of this name may tell of which company the answer speaks."""
    return spelled(key)[0] in _ENVELOPE_NAMES


def company_column(block: str, columns: Iterable[str]) -> str | None:
    """The column of a table that names the company a row speaks of: a general one beside the row's own name."""
    columns = list(columns)
    generic = [column for column in columns if spelled(column)[0] in _GENERIC_NAMES]
    own = [column for column in columns if field_name(block, column) == "name" and column not in generic]
    return generic[0] if generic and own and block != COMPANY else None
