"""Who represents, manages, executes or is said to control a company: ties, never stakes.

A tie's statement number names the office where a company has one holder of it at a time (法定代表人), so that a
successor ends the predecessor; else the person too.
"""

import re
from collections.abc import Iterator, Mapping

from domain.ownership.records import Parsed, PartyKind, PartyRecord, Problem, Reason, TieRecord, TieType
from ingestion.ownership.cn_registry.parties import (
    CONTROLLER_CODES,
    HOLDER_CODES,
    kind_of,
    named_party,
    person_or_organisation,
    subject_of,
    vendor_ids,
)
from ingestion.ownership.cn_registry.spelling import Fields, fields_of
from ingestion.ownership.cn_registry.spellings import CONTROLLERS, OFFICERS
from ingestion.ownership.cn_registry.values import read_share, said
from ingestion.ownership.fields import MAX_NAME
from ingestion.source import RawValue

LEGAL_REPRESENTATIVE = "法定代表人"
EXECUTIVE_PARTNER = "执行事务合伙人"
DELEGATE = "执行事务合伙人委派代表"
SUSPECTED_CONTROLLER = "疑似实际控制人"
"""What vendors call the controller they have computed: an opinion."""

_OFFICER = "主要人员"
_FORMS = (("个人独资", "投资人"), ("个体", "经营者"), ("分公司", "负责人"))
_BETWEEN_NAMES = re.compile(r"[,;、/\n]+")
_BETWEEN_TITLES = re.compile(r"[,;、/\n]+")
_DELEGATED = re.compile(r"\(委派代表:?([^()]*)\)")
_HAN = re.compile(r"[\u3400-\u9fff]")

Role = tuple[PartyRecord, TieRecord]
"""Someone and the tie to the company."""


def branch_tie(branch: str, company: str, status: str | None = None) -> TieRecord:
    """The tie of a branch to its company; a branch has one company at a time."""
    return TieRecord(TieType.BRANCH_OF, branch, company, f"BRANCH_OF|{branch}", status=status)


def executive_tie(partner: str, partnership: str) -> TieRecord:
    """执行事务合伙人: control of a partnership without a percentage."""
    statement = f"APPOINTS|{partnership}|{partner}"
    return TieRecord(TieType.APPOINTS, partner, partnership, statement, wording=EXECUTIVE_PARTNER)


def representatives(fields: Fields, company: PartyRecord) -> Iterator[Role | Problem]:
    """The legal representative, or the executive partners of a partnership with their delegates."""
    person, partner = fields.text("person"), fields.text("partner")
    form = f"{company.legal_form or ''} {company.name}"
    if "合伙" in form and partner is None:
        person, partner = None, person
    for name in _names(partner):
        yield from _executive(name, company.local_id)
    title = next((title for word, title in _FORMS if word in form), LEGAL_REPRESENTATIVE)
    people = _names(person)
    for name in people:
        kind = kind_of(fields, CONTROLLER_CODES, "person_type") or person_or_organisation(name)
        alone = f"OFFICER_OF|{company.local_id}|{title}"
        yield _role(name, kind, company.local_id, title, alone if len(people) == 1 else f"{alone}|{name}")


def parse_officer(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """主要人员: a tie for each title; the title 执行事务合伙人 is an appointment."""
    company = subject_of(record)
    if isinstance(company, Problem):
        return company
    fields = fields_of(OFFICERS, record.get("row"))
    name = fields.printed("name")
    kind = kind_of(fields, HOLDER_CODES) or person_or_organisation(name or "")
    officer = named_party(name, kind, company.local_id, vendor_ids(fields))
    if isinstance(officer, Problem):
        return officer
    ties = tuple(
        executive_tie(officer.local_id, company.local_id)
        if title == EXECUTIVE_PARTNER
        else _office(officer, company, title)
        for title in _titles(fields.values.get("title"))
    )
    return Parsed((company, officer), ties=ties, notices=tuple(fields.notices(OFFICERS)))


def parse_controller(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """疑似实际控制人: the vendor's opinion with its percentage of control; a final benefit is told in words only."""
    company = subject_of(record)
    if isinstance(company, Problem):
        return company
    fields = fields_of(CONTROLLERS, record.get("row"))
    kind = kind_of(fields, CONTROLLER_CODES)
    controller = named_party(fields.printed("name"), kind, company.local_id, vendor_ids(fields))
    if isinstance(controller, Problem):
        return controller
    if controller.local_id == company.local_id:
        return Problem(Reason.MALFORMED, "A company is named as its own controller.")
    percent, notices = None, fields.notices(CONTROLLERS)
    if (text := fields.text("percent")) is not None:
        share = read_share(text, "percent", fractions=record.get("fractions") is True)
        if isinstance(share, Problem):
            return share
        percent = share.percent
    benefit = fields.text("benefit")
    wording = SUSPECTED_CONTROLLER + (f"（最终受益股份{benefit}）" if benefit and percent is None else "")
    return Parsed((company, controller), ties=(_claim(controller, company, wording, percent),), notices=tuple(notices))


def claims_of_text(text: str | None, company: PartyRecord) -> Iterator[Role | Problem]:
    """The claimed controllers that a single field of a company names."""
    for name in _names(text):
        party = named_party(name, None, company.local_id)
        if isinstance(party, Problem):
            yield party
        else:
            yield party, _claim(party, company, SUSPECTED_CONTROLLER, None)


def _executive(name: str, partnership: str) -> Iterator[Role | Problem]:
    delegate = _DELEGATED.search(name)
    partner = named_party(_DELEGATED.sub("", name).strip() or None, None, partnership)
    if isinstance(partner, Problem):
        yield partner
        return
    yield partner, executive_tie(partner.local_id, partnership)
    if delegate and said(delegate[1]):
        statement = f"OFFICER_OF|{partnership}|{DELEGATE}|{partner.local_id}"
        yield _role(delegate[1].strip(), PartyKind.PERSON, partnership, DELEGATE, statement)


def _role(name: str, kind: PartyKind, company: str, title: str, statement: str) -> Role | Problem:
    party = named_party(name, kind, company)
    if isinstance(party, Problem):
        return party
    return party, TieRecord(TieType.OFFICER_OF, party.local_id, company, statement, wording=title)


def _office(officer: PartyRecord, company: PartyRecord, title: str) -> TieRecord:
    statement = f"OFFICER_OF|{company.local_id}|{officer.local_id}|{title}"
    return TieRecord(TieType.OFFICER_OF, officer.local_id, company.local_id, statement, wording=title)


def _claim(controller: PartyRecord, company: PartyRecord, wording: str, percent: float | None) -> TieRecord:
    statement = f"CLAIMED_CONTROL|{company.local_id}|{controller.local_id}"
    return TieRecord(
        TieType.CLAIMED_CONTROL, controller.local_id, company.local_id, statement, percent=percent, wording=wording
    )


def _titles(value: RawValue) -> tuple[str, ...]:
    texts = [said(item) for item in value] if isinstance(value, list) else [said(value)]
    titles = (title.strip() for text in texts if text for title in _BETWEEN_TITLES.split(text))
    return tuple(dict.fromkeys(title for title in titles if title and len(title) <= MAX_NAME)) or (_OFFICER,)


def _names(text: str | None) -> list[str]:
    """The names of a field; Latin names keep their commas."""
    if text is None:
        return []
    parts = _BETWEEN_NAMES.split(text) if _HAN.search(text) else [text]
    return [part.strip() for part in parts if said(part)]
