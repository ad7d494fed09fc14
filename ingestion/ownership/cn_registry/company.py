"""工商信息: what the register says of a company itself, and who represents it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.errors import InvalidInput
from domain.ownership.identifiers import uscc
from domain.ownership.records import IdentifierValue, Parsed, PartyRecord, Problem, TieRecord
from ingestion.ownership.cn_registry.parties import organisation, subject_of, vendor_ids
from ingestion.ownership.cn_registry.spelling import Fields, fields_of
from ingestion.ownership.cn_registry.spellings import BRANCHES, COMPANY
from ingestion.ownership.cn_registry.ties import branch_tie, claims_of_text, representatives
from ingestion.ownership.cn_registry.values import read_moment, said
from ingestion.ownership.fields import MAX_NAME, quoted
from ingestion.source import RawValue

ACTIVE, INACTIVE = "ACTIVE", "INACTIVE"

_NOT_ENDED = re.compile(r"未(注销|吊销)")
_ENDED = re.compile(r"注销|吊销|撤销|除名|解散|关闭|废止|终止")
_LIVING = re.compile(r"存续|在业|开业|在营|营业|在册|正常|迁入|迁出|仍注册|成立|设立|停业|歇业|清算")
_BETWEEN_NAMES = re.compile(r"[;,、|\t\r\n]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def parse_company(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """The company with its identifiers, names and state, its representatives and its claimed controller."""
    subject = subject_of(record)
    if isinstance(subject, Problem):
        return subject
    fields = fields_of(COMPANY, record.get("row"))
    party, notices = described(subject, fields)
    notices += fields.notices(COMPANY)
    roles: list[tuple[PartyRecord, TieRecord]] = []
    for one in (*representatives(fields, party), *claims_of_text(fields.text("controller"), party)):
        if isinstance(one, Problem):
            return one
        roles.append(one)
    parties = tuple(dict.fromkeys(one for one, _ in roles))
    return Parsed((replace(party, stub=False), *parties), ties=tuple(tie for _, tie in roles), notices=tuple(notices))


def parse_branch(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """分支机构: a branch, which is no legal person, and its tie to the company."""
    company = subject_of(record)
    if isinstance(company, Problem):
        return company
    fields = fields_of(BRANCHES, record.get("row"))
    branch = organisation(fields.printed("name") or "")
    if isinstance(branch, Problem):
        return branch
    party, notices = described(branch, fields)
    if party.local_id == company.local_id:
        return Parsed((company,), notices=("a company is listed among its own branches",))
    tie = branch_tie(party.local_id, company.local_id, party.status)
    roles = [one for one in representatives(fields, party) if not isinstance(one, Problem)]
    parties = (company, party, *(one for one, _ in roles))
    return Parsed(parties, ties=(tie, *(one for _, one in roles)), notices=(*notices, *fields.notices(BRANCHES)))


def described(party: PartyRecord, fields: Fields) -> tuple[PartyRecord, list[str]]:
    """The party with what the fields say of it, and the notices about them; nothing here stops a record."""
    identifiers, notices = identifiers_of(fields)
    founded_on = read_moment(fields.text("founded_on"), "founded_on")
    if isinstance(founded_on, Problem):
        notices.append("a day of founding is no date")
    status, unknown = _status(fields.text("status"))
    notices += unknown
    region = fields.text("region")
    return (
        replace(
            party,
            identifiers=(*identifiers, *vendor_ids(fields)),
            other_names=_other_names(fields, party.name),
            status=status,
            registration_status=_short(fields.text("status")),
            legal_form=_short(fields.text("form")),
            industry=_industry(fields.values.get("industry")),
            region=region if region and _HAN.search(region) and len(region) <= MAX_NAME else None,
            founded_on=founded_on if isinstance(founded_on, date) else None,
            address=_short(fields.text("address")),
        ),
        notices,
    )


def identifiers_of(fields: Fields) -> tuple[list[IdentifierValue], list[str]]:
    """USCC and 注册号, routed by length whatever their column; what is neither is a notice, never a refusal."""
    found: dict[IdentifierValue, None] = {}
    notices = []
    for text in filter(None, (fields.text("code"), fields.text("number"))):
        try:
            identifier = uscc(text)
        except InvalidInput:
            notices.append("a code is neither a USCC nor a 注册号 of 15 digits")
            continue
        if not identifier.valid:
            notices.append("a USCC fails its check character")
        found[identifier] = None
    return list(found), notices


def _status(text: str | None) -> tuple[str | None, list[str]]:
    if text is None:
        return None, []
    plain = _NOT_ENDED.sub("", text)
    if _ENDED.search(plain):
        return INACTIVE, []
    if _LIVING.search(plain):
        return ACTIVE, []
    return None, [f"unknown status {quoted(text)}"]


def _other_names(fields: Fields, name: str) -> tuple[str, ...]:
    former = fields.values.get("former")
    items: list[RawValue] = former if isinstance(former, list) else [former]
    texts = [text for item in items for text in _BETWEEN_NAMES.split(_name_in(item) or "")]
    texts += filter(None, (fields.text("english"), fields.text("short")))
    names = (text.strip() for text in texts)
    return tuple(dict.fromkeys(one for one in names if one and one != name and len(one) <= MAX_NAME))


def _name_in(item: RawValue) -> str | None:
    return fields_of(COMPANY, item).text("name") if isinstance(item, dict) else said(item)


def _industry(value: RawValue) -> str | None:
    if isinstance(value, dict):
        value = next(iter(value.get(key) for key in ("SubIndustry", "Industry", "category") if value.get(key)), None)
    return _short(said(value))


def _short(text: str | None) -> str | None:
    return text if text and len(text) <= MAX_NAME else None
