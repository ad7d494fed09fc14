"""A power map as it is exported: who is on the page, and how much of what colleagues think of them."""

from dataclasses import dataclass, replace
from datetime import date

from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    PoliticalStatus,
    RelationshipStatus,
    StatusReason,
    Support,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What colleagues think of one stakeholder."""

    support: Support = Support.UNKNOWN
    political_status: PoliticalStatus = PoliticalStatus.UNKNOWN
    coverage: ContactCoverage = ContactCoverage.UNKNOWN
    champion: bool = False


@dataclass(frozen=True, slots=True)
class MapPerson:
    """One stakeholder on the page.

    Attributes:
        title: The title on the card; empty if unknown.
        judgement: None where judgements are left out.
        place: Where the card was put by hand; None: laid out by reporting lines.
    """

    id: str
    name: str
    title: str = ""
    placeholder: bool = False
    buying_roles: tuple[BuyingRole, ...] = ()
    judgement: Judgement | None = None
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of influence, or of conflict, which has no direction. ``strength`` is above 0 to 1."""

    start: str
    end: str
    strength: float
    conflict: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """A power map with all that its export shows; ``reporting`` is pairs of who reports and to whom."""

    account: str
    as_of: date
    people: tuple[MapPerson, ...]
    reporting: tuple[tuple[str, str], ...] = ()
    lines: tuple[MapLine, ...] = ()
    status: RelationshipStatus | None = None
    reason: StatusReason | None = None
    fictional: bool = False

    def without_judgements(self) -> "MapPage":
        """The page with nothing that is an opinion of a person: no stance, no influence, no light.

        Names, titles, reporting lines and parts in the decision stay.
        """
        people = tuple(replace(person, judgement=None) for person in self.people)
        return replace(self, people=people, lines=(), status=None, reason=None)
