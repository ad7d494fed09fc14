"""Who is meant: parties of Chinese registry data.

An organisation is its full name in folded spelling, as in the source ``a-share``: most rows give nothing else of it. A
natural person is a name within one company. Nobody is ever joined on the name of a person; a person in two companies is
one party only by the vendor's own id, which stands beside as an identifier under the vendor's scheme.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from domain.ownership.holder_names import fold_name, normalise, read_holder
from domain.ownership.identifiers import USCC, recognise
from domain.ownership.records import IdentifierValue, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.cn_registry.spelling import Fields
from ingestion.ownership.cn_registry.values import said
from ingestion.ownership.fields import clean_text
from ingestion.source import RawValue

VENDOR_SCHEMES = {"qcc": "QCC", "tyc": "TYC", "aqc": "AQC", "qxb": "QXB"}
"""Schemes of the vendors' own ids: 企查查, 天眼查, 爱企查, 启信宝."""

HOLDER_CODES = {"1": PartyKind.COMPANY, "2": PartyKind.PERSON}
"""天眼查: type of a holder, an officer, an investor."""

CONTROLLER_CODES = {"1": PartyKind.PERSON, "2": PartyKind.COMPANY}
"""天眼查: type of a controller, of a node on a path, of a legal representative. The reverse of ``HOLDER_CODES``."""

ORG_CODES = {"0": PartyKind.COMPANY, "1": PartyKind.COMPANY, "2": PartyKind.PERSON}
"""企查查: ``Org`` of a holder (company, association, person)."""

_KIND_WORDS = (
    (re.compile(r"非自然人"), PartyKind.COMPANY),
    (re.compile(r"自然人|个人|公民|外籍|居民"), PartyKind.PERSON),
    (re.compile(r"基金(?!会)|资管|资产管理计划|信托计划|理财"), PartyKind.FUND),
    (re.compile(r"政府|机关|财政|事业(单位|法人)|国资委|国有资产监督"), PartyKind.PUBLIC_BODY),
    (re.compile(r"法人|企业|公司|合伙|社会团体|社团|工会|合作社|国有|机构"), PartyKind.COMPANY),
)
_PERSONAL_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(·[\u3400-\u9fff]{1,8})+")
_NO_PERSON = re.compile(
    r"(公司|合伙企业|集团|企业|中心|工厂|商店|商行|协会|委员会|基金会|基金|工会|政府|银行|学校|大学|[局厅部院厂店社所])$"
)
_LATIN_COMPANY = re.compile(r"\b(limited|ltd|inc|llc|llp|lp|plc|corp|gmbh|co)\b\.?$", re.IGNORECASE)
_LONGEST_ID = 100


def subject_of(record: Mapping[str, RawValue]) -> PartyRecord | Problem:
    """The company that a record speaks of, as far as it names it. Problems: MISSING_FIELD and those of names."""
    company = record.get("company")
    name = company.get("name") if isinstance(company, dict) else None
    if not isinstance(name, str) or said(name) is None:
        return Problem(
            Reason.MISSING_FIELD,
            "The record does not say of which company it speaks: name it in a column, beside the list, or in the file's"
            " name, such as 某某有限公司_股东.json.",
        )
    party = organisation(name)
    code = said(company.get("code")) if isinstance(company, dict) else None
    if isinstance(party, Problem) or code is None:
        return party
    recognised = recognise(code)
    return replace(party, identifiers=(recognised,)) if recognised and recognised.scheme == USCC else party


@lru_cache(1 << 12)
def organisation(name: str) -> PartyRecord | Problem:
    """A company under its own name, which is taken as it is. Problems: those of names."""
    cleaned = clean_text(name, "name")
    if isinstance(cleaned, Problem):
        return cleaned
    if not fold_name(cleaned[0]):
        return Problem(Reason.MISSING_FIELD, "A company's name is empty.")
    return PartyRecord(f"name:{fold_name(cleaned[0])}", cleaned[0], jurisdiction="CN", stub=True)


def named_party(
    name: str | None,
    kind: PartyKind | None,
    company: str,
    identifiers: tuple[IdentifierValue, ...] = (),
    mark: str = "",
) -> PartyRecord | Problem:
    """The party that a row of ``company`` (its local id) names: a person of that company, else an organisation.

    ``kind`` is what the vendor says; where it says nothing the name decides. ``mark`` tells namesakes in one company
    apart. Problems: MISSING_FIELD and those of names.
    """
    if name is None:
        return Problem(Reason.MISSING_FIELD, "The row names nobody.")
    cleaned = clean_text(name, "name")
    if isinstance(cleaned, Problem):
        return cleaned
    text = normalise(cleaned[0])
    if not fold_name(text):
        return Problem(Reason.MISSING_FIELD, "The row names nobody.")
    reading = read_holder(text)
    if kind is PartyKind.PERSON or (kind is None and reading.kind is PartyKind.COMPANY and is_personal(text)):
        local_id = f"{company}|person:{fold_name(text)}" + (f"|{mark}" if mark else "")
        return PartyRecord(local_id, cleaned[0], PartyKind.PERSON, identifiers, stub=True)
    said_to_be = kind if kind is PartyKind.FUND or kind is PartyKind.PUBLIC_BODY else None
    is_plain = reading.kind is PartyKind.COMPANY and "合伙" not in text
    read = (said_to_be if is_plain else None) or reading.kind
    local_id = f"name:{fold_name(reading.owner)}"
    if read is PartyKind.UNKNOWN:
        local_id = f"{company}|{local_id}"
    if reading.owner != text:
        return PartyRecord(local_id, reading.owner, read, stub=True)
    return PartyRecord(local_id, cleaned[0], read, identifiers, stub=True)


def is_personal(name: str) -> bool:
    """Whether a name looks like that of a Chinese person: two to four characters, or parts with a middle dot."""
    return bool(_PERSONAL_NAME.fullmatch(name)) and not _NO_PERSON.search(name)


def person_or_organisation(name: str) -> PartyKind:
    """The kind of someone in office, who is a person unless the name is clearly that of an organisation."""
    text = normalise(name)
    is_organisation = _NO_PERSON.search(text) or _LATIN_COMPANY.search(text) or "(有限合伙)" in text
    return PartyKind.COMPANY if is_organisation else PartyKind.PERSON


def kind_of(fields: Fields, codes: Mapping[str, PartyKind], name: str = "type") -> PartyKind | None:
    """What the vendor says a party is, by code or by word; None where it says nothing that decides."""
    org = fields.text("org")
    if org in ORG_CODES:
        return ORG_CODES[org]
    text = fields.text(name)
    if text is None:
        return None
    if text in codes:
        return codes[text]
    return next((kind for words, kind in _KIND_WORDS if words.search(text)), None)


def vendor_ids(fields: Fields) -> tuple[IdentifierValue, ...]:
    """The vendor's own ids of a party."""
    found = ((scheme, fields.text(name)) for name, scheme in VENDOR_SCHEMES.items())
    return tuple(
        IdentifierValue(scheme, text)
        for scheme, text in found
        if text and text != "0" and text.isprintable() and len(text) <= _LONGEST_ID
    )
