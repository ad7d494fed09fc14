"""How the demo world is written down: its members and their stakes."""

from dataclasses import dataclass
from datetime import date

from domain.ownership.records import PartyKind, Share, TieType


@dataclass(frozen=True, slots=True)
class Member:
    """One invented party. ``zh`` and ``en`` are its names; the one of its country becomes the display name."""

    id: str
    zh: str
    en: str
    kind: PartyKind = PartyKind.COMPANY
    country: str = "CN"
    region: str | None = None
    industry: str | None = None
    founded: int | None = None
    branch_of: str | None = None
    managed_by: str | None = None
    status: str = "ACTIVE"


@dataclass(frozen=True, slots=True)
class Held:
    """One stake, true on ``[start, end)``; a plain number is the exact percentage, None is not disclosed."""

    holder: str
    company: str
    percent: float | Share | None
    start: date | None = None
    end: date | None = None
    votes: float | None = None

    @property
    def capital(self) -> Share:
        """The economic share."""
        return _share(self.percent)

    @property
    def voting(self) -> Share:
        """The votes, undisclosed where they follow the capital."""
        return _share(self.votes)


@dataclass(frozen=True, slots=True)
class Role:
    """What someone is to a company besides a holder, true on ``[start, end)``."""

    type: TieType
    who: str
    company: str
    wording: str
    start: date | None = None
    end: date | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the world: who is in it, who holds whom, and who has a role in which company."""

    members: tuple[Member, ...]
    stakes: tuple[Held, ...]
    roles: tuple[Role, ...] = ()


def person(id_: str, zh: str, en: str, country: str = "CN") -> Member:
    """An invented natural person: the name itself says so in both languages, wherever it is shown or exported."""
    return Member(id_, f"{zh}（虚构人物）", f"{en} (fictional)", PartyKind.PERSON, country)


def merged(groups: tuple[Group, ...]) -> Group:
    """All groups as one."""
    return Group(
        tuple(member for group in groups for member in group.members),
        tuple(stake for group in groups for stake in group.stakes),
        tuple(role for group in groups for role in group.roles),
    )


def _share(percent: float | Share | None) -> Share:
    if isinstance(percent, Share):
        return percent
    return Share() if percent is None else Share.exact(percent)
