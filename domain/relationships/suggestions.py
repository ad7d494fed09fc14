"""What to do next at an account: suggestions made from the gaps in maps, team, coverage, contact and levels.

A suggestion names its gap, the thing it refers to and the figures behind it, and nothing else: what a colleague makes
of it is theirs. Its key is the same as long as the gap is, so that a suggestion that has become an action is not made
again while that action is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.relationships.contact import RelationshipLevel
from domain.relationships.layers import RelationshipLayer
from domain.relationships.levels import level_gap
from domain.relationships.power_map import Placement, RelationshipStatus, map_status
from domain.relationships.staleness import STALE_AFTER_DAYS
from domain.relationships.triangle import TRIANGLE, Seat, TriangleGap, triangle_gaps

SILENT_DAYS = 30
"""A champion with whom nobody spoke for longer is silent."""


class Gap(StrEnum):
    """Why something is suggested, in the order of urgency."""

    NO_SUPPORTIVE_DECIDER = "NO_SUPPORTIVE_DECIDER"
    MISSING_SEAT = "MISSING_SEAT"
    SHARED_SEATS = "SHARED_SEATS"
    SILENT_CHAMPION = "SILENT_CHAMPION"
    LEVEL_BELOW_TARGET = "LEVEL_BELOW_TARGET"
    UNCOVERED_SUBSIDIARY = "UNCOVERED_SUBSIDIARY"
    STALE_ASSESSMENT = "STALE_ASSESSMENT"


@dataclass(frozen=True, slots=True)
class Assessed:
    """A stakeholder of the account's map.

    Attributes:
        name: The person's, or the placeholder's role.
        assessed_on: Day of the latest assessment; None: nothing was assessed.
        last_contact: Day of the latest interaction with any colleague; None: there was none.
    """

    placement: Placement
    name: str
    assessed_on: date | None = None
    last_contact: date | None = None


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """A company that the account controls; ``covered``: it is an account, or a colleague has a contact there."""

    company: str
    name: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a colleague stands with a contact, and is to stand."""

    colleague: str
    colleague_name: str
    person: str
    person_name: str
    current: RelationshipLevel | None
    target: RelationshipLevel | None


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What suggestions are made from: the account, its map, team, subsidiaries and levels, and what is being done.

    Attributes:
        taken_up: Keys of suggestions that open actions came from.
    """

    account: str
    name: str
    stakeholders: tuple[Assessed, ...] = ()
    seats: tuple[Seat, ...] = ()
    subsidiaries: tuple[Subsidiary, ...] = ()
    standings: tuple[Standing, ...] = ()
    taken_up: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to do, and the gap that asks for it.

    Attributes:
        about: Id of what it refers to: a person or placeholder, a company.
        name: Name of what it refers to.
        role: The seat that is missing, or the seats that one colleague holds; None for other gaps.
        days: Days of silence, or since the assessment; None: never, or another gap.
        steps: Levels to climb; None for other gaps.
        colleague: Id of the colleague it is for, where the gap is theirs.
    """

    gap: Gap
    about: str
    name: str
    role: str | None = None
    days: int | None = None
    steps: int | None = None
    colleague: str | None = None
    colleague_name: str | None = None

    @property
    def key(self) -> str:
        """The same for the same gap of the same thing."""
        return ":".join(filter(None, (self.gap.value, self.about, self.role, self.colleague)))

    @property
    def reason(self) -> str:
        """One English sentence."""
        return self.reason_in("en")

    def reason_in(self, language: str | None) -> str:
        """One sentence in Chinese for ``zh``, else in English."""
        chinese = language == "zh"
        ago = (
            ("从未" if chinese else "never")
            if self.days is None
            else f"{self.days} {'天前' if chinese else 'days ago'}"
        )
        levels = "1 level" if self.steps == 1 else f"{self.steps} levels"
        words = {"name": self.name, "role": self.role, "colleague": self.colleague_name}
        return (_REASONS_ZH if chinese else _REASONS)[self.gap].format(
            **words, steps=f"{self.steps} 级" if chinese else levels, ago=ago
        )


_REASONS = {
    Gap.NO_SUPPORTIVE_DECIDER: "Nobody who decides or approves at {name} is a key player and on our side.",
    Gap.MISSING_SEAT: "Nobody holds the seat {role} at {name}.",
    Gap.SHARED_SEATS: "One colleague alone holds the seats {role} at {name}.",
    Gap.SILENT_CHAMPION: "The last contact with our champion {name} was {ago}.",
    Gap.LEVEL_BELOW_TARGET: "{colleague} stands {steps} below the target with {name}.",
    Gap.UNCOVERED_SUBSIDIARY: "{name} belongs to the group, and nobody of us knows anybody there.",
    Gap.STALE_ASSESSMENT: "What we think of {name} was last assessed {ago}.",
}

_REASONS_ZH = {
    Gap.NO_SUPPORTIVE_DECIDER: "{name} 的决策者或批准者中，没有支持我方的关键人物。",
    Gap.MISSING_SEAT: "{name} 的席位 {role} 无人担任。",
    Gap.SHARED_SEATS: "{name} 的席位 {role} 由同一位同事独自担任。",
    Gap.SILENT_CHAMPION: "与我方拥护者 {name} 最近一次接触：{ago}。",
    Gap.LEVEL_BELOW_TARGET: "{colleague} 与 {name} 的关系等级距目标差 {steps}。",
    Gap.UNCOVERED_SUBSIDIARY: "{name} 属于该集团，我方在那里没有认识的人。",
    Gap.STALE_ASSESSMENT: "对 {name} 的评估最近一次：{ago}。",
}
LAYERS = {
    Gap.NO_SUPPORTIVE_DECIDER: RelationshipLayer.KEY,
    Gap.MISSING_SEAT: RelationshipLayer.ORGANISATIONAL,
    Gap.SHARED_SEATS: RelationshipLayer.ORGANISATIONAL,
    Gap.SILENT_CHAMPION: RelationshipLayer.KEY,
    Gap.LEVEL_BELOW_TARGET: RelationshipLayer.KEY,
    Gap.UNCOVERED_SUBSIDIARY: RelationshipLayer.GENERAL,
    Gap.STALE_ASSESSMENT: RelationshipLayer.GENERAL,
}
"""The layer of the relationship that a gap belongs to."""


def suggestions(facts: AccountFacts, today: date) -> list[Suggestion]:
    """What to do, the most urgent gap first, within a gap by name; without what open actions are doing already."""
    found = [
        *_without_supportive_decider(facts),
        *_seats(facts),
        *_silent_champions(facts.stakeholders, today),
        *_below_target(facts.standings),
        *(
            Suggestion(Gap.UNCOVERED_SUBSIDIARY, one.company, one.name)
            for one in facts.subsidiaries
            if not one.covered and one.company != facts.account
        ),
        *_stale(facts.stakeholders, today),
    ]
    order = {gap: place for place, gap in enumerate(Gap)}
    seats = {role.value: place for place, role in enumerate(TRIANGLE)}
    open_ = (one for one in found if one.key not in facts.taken_up)
    return sorted(open_, key=lambda one: (order[one.gap], seats.get(one.role or "", 0), one.name, one.key))


def _without_supportive_decider(facts: AccountFacts) -> Iterable[Suggestion]:
    if map_status(one.placement for one in facts.stakeholders).status is not RelationshipStatus.GREEN:
        yield Suggestion(Gap.NO_SUPPORTIVE_DECIDER, facts.account, facts.name)


def _seats(facts: AccountFacts) -> Iterable[Suggestion]:
    for one in triangle_gaps(facts.seats):
        kind = Gap.SHARED_SEATS if one.kind is TriangleGap.SAME_PERSON else Gap.MISSING_SEAT
        yield Suggestion(kind, facts.account, facts.name, " + ".join(role.value for role in one.roles))


def _silent_champions(stakeholders: Iterable[Assessed], today: date) -> Iterable[Suggestion]:
    for one in stakeholders:
        days = _days(one.last_contact, today)
        if one.placement.champion and (days is None or days > SILENT_DAYS):
            yield Suggestion(Gap.SILENT_CHAMPION, one.placement.stakeholder, one.name, days=days)


def _below_target(standings: Iterable[Standing]) -> Iterable[Suggestion]:
    for one in standings:
        if steps := level_gap(one.current, one.target):
            yield Suggestion(
                Gap.LEVEL_BELOW_TARGET,
                one.person,
                one.person_name,
                steps=steps,
                colleague=one.colleague,
                colleague_name=one.colleague_name,
            )


def _stale(stakeholders: Iterable[Assessed], today: date) -> Iterable[Suggestion]:
    for one in stakeholders:
        days = _days(one.assessed_on, today)
        if days is None or days > STALE_AFTER_DAYS:
            yield Suggestion(Gap.STALE_ASSESSMENT, one.placement.stakeholder, one.name, days=days)


def _days(since: date | None, today: date) -> int | None:
    return None if since is None else (today - since).days
