"""What clients send to draw power maps."""

from datetime import date

import strawberry
from strawberry.utils.str_converters import to_camel_case

from domain.errors import InvalidInput
from domain.written import NOTE, line, optional_line
from graph_service.relationships.map_types import (
    Adaptability,
    BuyingRole,
    ContactCoverage,
    DecisionOrientation,
    PoliticalStatus,
    Support,
)
from graph_service.scalars import Date
from queries.relationships.map_lines import Line, LineChange
from queries.relationships.power_maps import Assessment

_UNKNOWN = "UNKNOWN"
_VERSION = "Version that you looked at; a newer one is a Conflict with both values."
_ON = "First day on which it holds; today if not given."


@strawberry.input(description="What is thought of a stakeholder; what is left out stays, UNKNOWN or null clears it.")
class AssessmentInput:
    """The attributes of a stakeholder, with the evidence for all that are given."""

    buying_roles: list[BuyingRole] | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="Parts in the decision; replaces the list."
    )
    support: Support | None = strawberry.field(default=strawberry.UNSET, description="Where they stand towards us.")  # type: ignore[valid-type]
    political_status: PoliticalStatus | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="How near to power they are."
    )
    coverage: ContactCoverage | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="How much of us they have seen."
    )
    adaptability: Adaptability | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="How they take to what is new."
    )
    decision_orientation: DecisionOrientation | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET, description="By what they mostly decide."
    )
    sells_for_us: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether they argue for us inside."
    )
    vested_interest: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether our success is theirs too."
    )
    evidence: str | None = strawberry.field(
        default=None, description="What it rests on: facts, no gossip; up to 4,000 characters."
    )

    def assessment(self, on: date) -> Assessment:
        """The assessment that it asks for."""
        values = {
            to_camel_case(name): _stored(getattr(self, name))
            for name in _ATTRIBUTES
            if getattr(self, name) is not strawberry.UNSET
        }
        return Assessment(values, optional_line(self.evidence, ["input", "assessment", "evidence"], NOTE), on)


_ATTRIBUTES = (
    "buying_roles",
    "support",
    "political_status",
    "coverage",
    "adaptability",
    "decision_orientation",
    "sells_for_us",
    "vested_interest",
)


@strawberry.input(description="A stakeholder to be put on an account's map.")
class PlaceStakeholderInput:
    """A person, or a role whose holder is not known."""

    account_id: strawberry.ID = strawberry.field(description="Id of the account; its map is made if there is none.")
    person_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the person or placeholder; else give `placeholder`."
    )
    placeholder: str | None = strawberry.field(default=None, description="A role whose holder is not known yet.")
    assessment: AssessmentInput | None = strawberry.field(default=None, description="What is thought of them.")
    on: Date | None = strawberry.field(default=None, description=_ON)

    def role(self) -> str | None:
        """The name of the new placeholder; None for a person.

        Raises:
            InvalidInput: both or neither are given.
        """
        if (self.person_id is None) is (self.placeholder is None):
            raise InvalidInput("Give one of `personId` and `placeholder`.", "Leave the other out.", ["input"])
        return None if self.placeholder is None else line(self.placeholder, ["input", "placeholder"])

    def assessed(self, today: date) -> Assessment:
        """What is thought of them, of nothing if nothing is given."""
        on = self.on or today
        return Assessment({}, None, on) if self.assessment is None else self.assessment.assessment(on)


@strawberry.input(description="What is thought anew of a stakeholder.")
class AssessStakeholderInput:
    """A change of an assessment."""

    id: strawberry.ID = strawberry.field(description="Id of the place on the map.")
    version: int = strawberry.field(description=_VERSION)
    assessment: AssessmentInput = strawberry.field(description="What is thought of them.")
    on: Date | None = strawberry.field(default=None, description=_ON)


@strawberry.input(description="Where a stakeholder is drawn.")
class MoveStakeholderInput:
    """A place on the drawing."""

    id: strawberry.ID = strawberry.field(description="Id of the place on the map.")
    version: int = strawberry.field(description=_VERSION)
    x: float = strawberry.field(description="Points to the right.")
    y: float = strawberry.field(description="Points downwards.")


@strawberry.input(description="Something on a map that ends; it stays in the history.")
class RemoveStakeholderInput:
    """Who is taken off a map, and when."""

    id: strawberry.ID = strawberry.field(description="Id of the place on the map.")
    version: int = strawberry.field(description=_VERSION)
    on: Date | None = strawberry.field(default=None, description="First day no longer; today if not given.")


@strawberry.input(description="A line between two stakeholders of a map.")
class ConnectInfluenceInput:
    """Who influences whom, or who works against whom."""

    map_id: strawberry.ID = strawberry.field(description="Id of the map.")
    from_id: strawberry.ID = strawberry.field(description="Where it begins: id of a person or placeholder.")
    to_id: strawberry.ID = strawberry.field(description="Where it ends: id of a person or placeholder.")
    strength: float = strawberry.field(default=0.5, description="How much, above 0 to 1.")
    conflict: bool = strawberry.field(default=False, description="True: they work against each other.")
    evidence: str | None = strawberry.field(default=None, description="What it rests on.")
    on: Date | None = strawberry.field(default=None, description=_ON)

    def line(self, today: date) -> Line:
        """The line that it asks for."""
        evidence = optional_line(self.evidence, ["input", "evidence"], NOTE)
        return Line(self.map_id, self.from_id, self.to_id, self.strength, self.conflict, evidence, self.on or today)


@strawberry.input(description="What is to change of a line.")
class ChangeInfluenceInput:
    """A line with another strength or evidence."""

    id: strawberry.ID = strawberry.field(description="Id of the line.")
    conflict: bool = strawberry.field(default=False, description="Whether the line is a conflict.")
    version: int = strawberry.field(description=_VERSION)
    strength: float = strawberry.field(description="How much, above 0 to 1.")
    evidence: str | None = strawberry.field(default=None, description="What it rests on.")
    on: Date | None = strawberry.field(default=None, description=_ON)

    def change(self, today: date) -> LineChange:
        """The change that it asks for."""
        return LineChange(self.id, self.conflict, self.version, self.on or today)


@strawberry.input(description="A line that ends.")
class DisconnectInfluenceInput:
    """Which line ends, and when."""

    id: strawberry.ID = strawberry.field(description="Id of the line.")
    conflict: bool = strawberry.field(default=False, description="Whether the line is a conflict.")
    version: int = strawberry.field(description=_VERSION)
    on: Date | None = strawberry.field(default=None, description="First day no longer; today if not given.")

    def change(self, today: date) -> LineChange:
        """The end that it asks for."""
        return LineChange(self.id, self.conflict, self.version, self.on or today)


@strawberry.input(description="A template for an account's map.")
class ApplyMapTemplateInput:
    """Which template, in which language."""

    account_id: strawberry.ID = strawberry.field(description="Id of the account; its map is made if there is none.")
    template: str = strawberry.field(description="Code of the template, from `mapTemplates`.")
    language: str = strawberry.field(default="zh", description="Language of the roles, zh or en.")


@strawberry.input(description="A map to begin from.")
class CopyPowerMapInput:
    """Whose stakeholders come along."""

    from_map_id: strawberry.ID = strawberry.field(description="Id of the map that is copied.")
    account_id: strawberry.ID = strawberry.field(description="Id of the account that gets them.")


@strawberry.input(description="The person behind a placeholder.")
class FillPlaceholderInput:
    """Who turned out to hold the role."""

    placeholder_id: strawberry.ID = strawberry.field(description="Id of the placeholder.")
    person_id: strawberry.ID = strawberry.field(description="Id of the person, who takes its place on all maps.")
    on: Date | None = strawberry.field(default=None, description=_ON)


def _stored(value: object) -> object:
    """A value as the store keeps it: codes as text, nothing for what is unknown."""
    if isinstance(value, list):
        return [str(one) for one in value if str(one) != _UNKNOWN] or None
    return None if value is None or str(value) == _UNKNOWN else value if isinstance(value, bool) else str(value)
