"""The demo world as records: what a registry would say about companies that do not exist.

Pure and deterministic: the same seed gives the same records in the same order.
"""

from collections import defaultdict
from datetime import date

from domain.ownership.records import (
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    TieRecord,
    TieType,
)
from ingestion.ownership.demo.cast import Held, Member, Role, merged
from ingestion.ownership.demo.huanyue import GROUP, HUANYUE
from ingestion.ownership.demo.identifiers import invented_company_number, invented_lei, invented_uscc
from ingestion.ownership.demo.neighbours import BEIJU, LANMU
from ingestion.ownership.demo.regional import regional_companies

ACCOUNTS: tuple[str, ...] = (
    GROUP,
    "huanyue-equipment",
    "huanyue-energy",
    "huanyue-rail",
    "huanyue-cloud",
    "huanyue-drives",
    "huanyue-uk",
    "huanyue-japan",
    "tidewell",
    "lanmu-group",
    "lanmu-diagnostics",
)
"""Local ids of the companies that the demo team does business with."""

_WITH_LEI = frozenset((*ACCOUNTS, "beiju-group"))
"""Chinese companies that carry a legal entity identifier too; every company abroad does."""


def build_world(seed: int) -> list[Parsed]:
    """The whole world of one seed: one bundle for each company with its holders, branches and managers.

    Holders come with their full record in every bundle that mentions them, as in a filing, so that bundles may be
    loaded in any order; people, funds and bodies that are only holders have no bundle of their own. Every party and
    every stake is marked as fictional.
    """
    world = merged((HUANYUE, regional_companies(seed), LANMU, BEIJU))
    records = {member.id: _party(seed, member) for member in world.members}
    stakes: dict[str, list[Held]] = defaultdict(list)
    for stake in world.stakes:
        stakes[stake.company].append(stake)
    roles: dict[str, list[Role]] = defaultdict(list)
    for role in world.roles:
        roles[role.company].append(role)
    return [
        _bundle(member, stakes[member.id], roles[member.id], records)
        for member in world.members
        if member.kind is PartyKind.COMPANY or member.id in stakes or member.managed_by
    ]


def _bundle(member: Member, stakes: list[Held], roles: list[Role], records: dict[str, PartyRecord]) -> Parsed:
    ties = (*_ties(member), *map(_role_tie, roles))
    ends = (end for tie in ties for end in (tie.child, tie.parent))
    mentioned = dict.fromkeys([member.id, *(stake.holder for stake in stakes), *ends])
    return Parsed(
        parties=tuple(records[id_] for id_ in mentioned),
        holdings=tuple(_holding(stake) for stake in stakes),
        ties=ties,
    )


def _party(seed: int, member: Member) -> PartyRecord:
    chinese = member.country == "CN"
    return PartyRecord(
        local_id=member.id,
        name=member.zh if chinese else member.en,
        kind=member.kind,
        identifiers=_identifiers(seed, member),
        other_names=(member.en if chinese else member.zh,),
        jurisdiction=member.country,
        status=member.status if member.kind is PartyKind.COMPANY else None,
        industry=member.industry,
        region=member.region,
        founded_on=date(member.founded, 1, 1) if member.founded else None,
        fictional=True,
    )


def _identifiers(seed: int, member: Member) -> tuple[IdentifierValue, ...]:
    if member.kind is not PartyKind.COMPANY:
        return ()
    found: list[IdentifierValue] = []
    if member.country == "CN":
        found.append(invented_uscc(seed, member.id))
    if member.country == "GB":
        found.append(invented_company_number(seed, member.id))
    if member.branch_of is None and (
        member.country != "CN" or member.id.startswith(("huanyue-group", "beiju", "lanmu"))
    ):
        found.append(invented_lei(seed, member.id))
    return tuple(found)


def _holding(stake: Held) -> HoldingRecord:
    return HoldingRecord(
        holder=stake.holder,
        company=stake.company,
        capital=stake.capital,
        voting=stake.voting,
        valid_from=stake.start,
        valid_to=stake.end,
        fictional=True,
    )


def _role_tie(role: Role) -> TieRecord:
    statement = f"{role.type.value}:{role.who}:{role.company}"
    return TieRecord(
        role.type, role.who, role.company, statement, role.start, role.end, role.percent, wording=role.wording
    )


def _ties(member: Member) -> list[TieRecord]:
    pairs = ((TieType.BRANCH_OF, member.branch_of), (TieType.MANAGED_BY, member.managed_by))
    return [
        TieRecord(type_, member.id, parent, statement_id=f"{type_.value}:{member.id}:{parent}")
        for type_, parent in pairs
        if parent
    ]
