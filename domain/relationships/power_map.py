"""The vocabulary of power maps, and what follows from it: key players, champions, red, amber and green.

Vocabulary: Altify (political status, support, coverage, buying role) and Miller Heiman (economic, technical, coach).
Status: Altify's report rule. Champion: MEDDICC, which asks for power, for selling on our behalf, and for a stake of
their own in our success; all three, computed and never ticked. An opinion that nobody gave is UNKNOWN, never neutral.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class BuyingRole(StrEnum):
    """What part a person takes in a decision; several are possible."""

    USER = "USER"
    EVALUATOR = "EVALUATOR"
    DECISION_MAKER = "DECISION_MAKER"
    APPROVER = "APPROVER"
    INFLUENCER = "INFLUENCER"
    GATEKEEPER = "GATEKEEPER"
    ECONOMIC = "ECONOMIC"
    TECHNICAL = "TECHNICAL"
    COACH = "COACH"
    UNKNOWN = "UNKNOWN"


class Support(StrEnum):
    """Where a person stands towards us."""

    MENTOR = "MENTOR"
    SUPPORTER = "SUPPORTER"
    NEUTRAL = "NEUTRAL"
    NON_SUPPORTER = "NON_SUPPORTER"
    ENEMY = "ENEMY"
    UNKNOWN = "UNKNOWN"


class PoliticalStatus(StrEnum):
    """How near to power a person is, whatever the title says."""

    OUTSIDE = "OUTSIDE"
    POLITICAL_STRUCTURE = "POLITICAL_STRUCTURE"
    INNER_CIRCLE = "INNER_CIRCLE"
    UNKNOWN = "UNKNOWN"


class ContactCoverage(StrEnum):
    """How much of us a person has seen."""

    UNKNOWN = "UNKNOWN"
    NONE = "NONE"
    BRIEF = "BRIEF"
    MULTIPLE = "MULTIPLE"
    IN_DEPTH = "IN_DEPTH"


class Adaptability(StrEnum):
    """How a person takes to what is new (Rogers' five kinds of adopters)."""

    UNKNOWN = "UNKNOWN"
    INNOVATOR = "INNOVATOR"
    EARLY_ADOPTER = "EARLY_ADOPTER"
    EARLY_MAJORITY = "EARLY_MAJORITY"
    LATE_MAJORITY = "LATE_MAJORITY"
    LAGGARD = "LAGGARD"


class DecisionOrientation(StrEnum):
    """By what a person mostly decides."""

    UNKNOWN = "UNKNOWN"
    FINANCIAL = "FINANCIAL"
    TECHNICAL = "TECHNICAL"
    RELATIONSHIP = "RELATIONSHIP"
    BUSINESS = "BUSINESS"


class RelationshipStatus(StrEnum):
    """How we stand in a power map."""

    NOT_MAPPED = "NOT_MAPPED"
    RED = "RED"
    AMBER = "AMBER"
    GREEN = "GREEN"


class StatusReason(StrEnum):
    """Why a map has its status."""

    NOBODY_PLACED = "NOBODY_PLACED"
    NO_KEY_PLAYER = "NO_KEY_PLAYER"
    NO_SUPPORTIVE_KEY_PLAYER = "NO_SUPPORTIVE_KEY_PLAYER"
    NO_SUPPORTIVE_DECIDER = "NO_SUPPORTIVE_DECIDER"
    SUPPORTIVE_DECIDER = "SUPPORTIVE_DECIDER"


SUPPORTIVE = frozenset({Support.MENTOR, Support.SUPPORTER})
KEY = frozenset({PoliticalStatus.POLITICAL_STRUCTURE, PoliticalStatus.INNER_CIRCLE})
DECIDING = frozenset({BuyingRole.DECISION_MAKER, BuyingRole.APPROVER})


@dataclass(frozen=True, slots=True)
class Placement:
    """What a map says of one stakeholder.

    Attributes:
        stakeholder: Id of the person, or of the placeholder for a role whose holder is not known yet.
        sells_for_us: Whether they argue for us when we are not in the room; None: nobody knows.
        vested_interest: Whether our success is theirs too; None: nobody knows.
    """

    stakeholder: str
    roles: frozenset[BuyingRole] = frozenset()
    support: Support = Support.UNKNOWN
    political_status: PoliticalStatus = PoliticalStatus.UNKNOWN
    coverage: ContactCoverage = ContactCoverage.UNKNOWN
    sells_for_us: bool | None = None
    vested_interest: bool | None = None

    @property
    def key_player(self) -> bool:
        """Whether the person belongs to the political structure or its inner circle."""
        return self.political_status in KEY

    @property
    def supportive(self) -> bool:
        """Whether the person is a supporter or a mentor."""
        return self.support in SUPPORTIVE

    @property
    def champion(self) -> bool:
        """Whether a key player sells for us inside and has a stake of their own in our success."""
        return self.key_player and self.sells_for_us is True and self.vested_interest is True

    @property
    def decides(self) -> bool:
        """Whether the person decides or approves."""
        return not DECIDING.isdisjoint(self.roles)


@dataclass(frozen=True, slots=True)
class MapStatus:
    """The status of a map, why, and the stakeholders that carry it."""

    status: RelationshipStatus
    reason: StatusReason
    because_of: tuple[str, ...] = ()


def map_status(placements: Iterable[Placement]) -> MapStatus:
    """Red without a supportive key player, amber with one, green with one who decides or approves.

    ``because_of``: for red the key players who are not won, for amber and green the supportive ones that count.
    Adding a supportive person never worsens the status, taking one away never improves it, except that a map of
    nobody is not mapped at all.
    """
    placed = sorted(placements, key=lambda one: one.stakeholder)
    if not placed:
        return MapStatus(RelationshipStatus.NOT_MAPPED, StatusReason.NOBODY_PLACED)
    key = [one for one in placed if one.key_player]
    won = [one for one in key if one.supportive]
    deciding = [one for one in won if one.decides]
    if deciding:
        return MapStatus(RelationshipStatus.GREEN, StatusReason.SUPPORTIVE_DECIDER, _ids(deciding))
    if won:
        return MapStatus(RelationshipStatus.AMBER, StatusReason.NO_SUPPORTIVE_DECIDER, _ids(won))
    reason = StatusReason.NO_SUPPORTIVE_KEY_PLAYER if key else StatusReason.NO_KEY_PLAYER
    return MapStatus(RelationshipStatus.RED, reason, _ids(key))


def _ids(placements: Collection[Placement]) -> tuple[str, ...]:
    return tuple(one.stakeholder for one in placements)
