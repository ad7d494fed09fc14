"""GraphQL types of power maps, each field with the place its value comes from."""

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from domain.relationships import power_map
from domain.relationships.map_comparison import MapChangeKind as ChangeKind
from graph_service.coverage_types import RelationshipStatus
from graph_service.ownership.party_types import Company, Node, Person
from graph_service.planning import filled, planned
from graph_service.relationships.user_types import User
from graph_service.scalars import Date, DateTime
from queries.relationships.dated_fields import Linked, RoleProperty, StoredOr, UserOf
from queries.relationships.map_fields import (
    AssessmentsOf,
    DayOf,
    IsConflict,
    LinesBetween,
    MappedAccount,
    Placed,
    PlaceholderName,
    PlacementRule,
    StaleOf,
    StatusOf,
    StatusReasonOf,
)
from queries.stored_fields import Stored, StoredList, StoredText

BuyingRole = strawberry.enum(
    power_map.BuyingRole, name="BuyingRole", description="What part a person takes in a decision."
)
Support = strawberry.enum(power_map.Support, name="Support", description="Where a person stands towards us.")
PoliticalStatus = strawberry.enum(
    power_map.PoliticalStatus, name="PoliticalStatus", description="How near to power a person is."
)
ContactCoverage = strawberry.enum(
    power_map.ContactCoverage, name="ContactCoverage", description="How much of us a person has seen."
)
Adaptability = strawberry.enum(
    power_map.Adaptability, name="Adaptability", description="How a person takes to what is new."
)
DecisionOrientation = strawberry.enum(
    power_map.DecisionOrientation, name="DecisionOrientation", description="By what a person mostly decides."
)
StatusReasonCode = strawberry.enum(
    power_map.StatusReason, name="StatusReasonCode", description="Why a power map has its status."
)
MapChangeKind = strawberry.enum(ChangeKind, name="MapChangeKind", description="What happened on a power map.")

AFTER_DAYS = StrawberryArgument(
    python_name="after_days",
    graphql_name=None,
    type_annotation=StrawberryAnnotation(int | None),
    default=None,
    description="Days after which an assessment is stale; 90 if not given.",
)
_FROM, _TO = "First day on which it is true.", "First day on which it no longer is; null: it goes on."


@strawberry.type(description="What was assessed of a stakeholder: one attribute with its evidence.")
class StakeholderAssessment:
    attribute: str = filled("attribute", "Name of the field: support, buyingRoles, …")
    values: list[str] = filled("values", "The value; several buying roles, or none if it was made unknown again.")
    evidence: str | None = filled("evidence", "What it rests on.")
    author: str | None = filled("author", "Name of the colleague who assessed it.")
    assessed_on: Date = filled("assessed_on", "Day of the assessment.")


@strawberry.type(description="A person or a placeholder on a power map, and what is thought of them there.")
class Stakeholder:
    id: strawberry.ID = planned(Stored("id"), "Id of the place on this map, the same through all its versions.")
    version: int = planned(Stored("version"), "Version of the place, to base a change on.")
    stakeholder_id: strawberry.ID = planned(
        RoleProperty("who", "id"), "Id of the person or placeholder, as lines name it."
    )
    name: str = planned(RoleProperty("who", "name"), "Name of the person, or the role of the placeholder.")
    person: Person | None = planned(Linked("who", "Person"), "The person; null for a placeholder.")
    placeholder: str | None = planned(PlaceholderName(), "The role whose holder is not known; else null.")
    buying_roles: list[BuyingRole] = planned(StoredList("buyingRoles"), "Parts in the decision; empty: unknown.")  # type: ignore[valid-type]
    support: Support = planned(StoredOr("support", "UNKNOWN"), "Where they stand towards us.")  # type: ignore[valid-type]
    political_status: PoliticalStatus = planned(  # type: ignore[valid-type]
        StoredOr("politicalStatus", "UNKNOWN"), "How near to power they are."
    )
    coverage: ContactCoverage = planned(StoredOr("coverage", "UNKNOWN"), "How much of us they have seen.")  # type: ignore[valid-type]
    adaptability: Adaptability = planned(StoredOr("adaptability", "UNKNOWN"), "How they take to what is new.")  # type: ignore[valid-type]
    decision_orientation: DecisionOrientation = planned(  # type: ignore[valid-type]
        StoredOr("decisionOrientation", "UNKNOWN"), "By what they mostly decide."
    )
    sells_for_us: bool | None = planned(Stored("sellsForUs"), "Whether they argue for us inside; null: unknown.")
    vested_interest: bool | None = planned(Stored("vestedInterest"), "Whether our success is theirs; null: unknown.")
    key_player: bool = planned(PlacementRule("key_player"), "Inside the political structure or its inner circle.")
    supportive: bool = planned(PlacementRule("supportive"), "A supporter or mentor.")
    champion: bool = planned(
        PlacementRule("champion"), "A key player who sells for us and has a stake in our success; computed, never set."
    )
    assessments: list[StakeholderAssessment] = planned(
        AssessmentsOf(), "Every attribute that was assessed, with evidence, author and day."
    )
    stale: list[str] = planned(StaleOf(), "Attributes assessed too long ago, the oldest first.", [AFTER_DAYS])
    x: float | None = planned(Stored("x"), "Place on the drawing; null: laid out by the chart.")
    y: float | None = planned(Stored("y"), "The same, downwards.")
    valid_from: Date = planned(StoredText("validFrom"), _FROM)
    valid_to: Date | None = planned(StoredText("validTo"), _TO)
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When this version was recorded.")
    recorded_by: User | None = planned(UserOf("recordedBy"), "Who recorded it.")


@strawberry.type(description="A line of influence or conflict between two stakeholders.")
class Influence:
    id: strawberry.ID = planned(Stored("id"), "Id of the line, the same through all its versions.")
    version: int = planned(Stored("version"), "Version of the line, to base a change on.")
    from_: strawberry.ID = planned(
        RoleProperty("from", "id"), "Where it begins: id of a person or placeholder.", name="from"
    )
    to: strawberry.ID = planned(RoleProperty("to", "id"), "Where it ends: id of a person or placeholder.")
    strength: float = planned(Stored("strength"), "How much, above 0 to 1.")
    conflict: bool = planned(IsConflict(), "True: they work against each other, and the line has no direction.")
    evidence: str | None = planned(Stored("evidence"), "What it rests on.")
    valid_from: Date = planned(StoredText("validFrom"), _FROM)
    recorded_by: User | None = planned(UserOf("recordedBy"), "Who recorded it.")


@strawberry.type(description="Who reports to whom in a company.")
class ReportingLine:
    id: strawberry.ID = planned(Stored("id"), "Id of the line.")
    version: int = planned(Stored("version"), "Version of the line.")
    from_: strawberry.ID = planned(RoleProperty("from", "id"), "Id of who reports.", name="from")
    from_name: str = planned(RoleProperty("from", "name"), "Name of who reports.")
    to: strawberry.ID = planned(RoleProperty("to", "id"), "Id of who is reported to.")
    to_name: str = planned(RoleProperty("to", "name"), "Name of who is reported to.")
    company_id: strawberry.ID = planned(Stored("company"), "Id of the company in which it holds.")
    valid_from: Date = planned(StoredText("validFrom"), _FROM)
    valid_to: Date | None = planned(StoredText("validTo"), _TO)


@strawberry.type(description="Why a power map is red, amber or green.")
class MapStatusReason:
    code: StatusReasonCode = filled("code", "The rule that decided.")  # type: ignore[valid-type]
    stakeholder_ids: list[strawberry.ID] = filled(
        "stakeholder_ids", "Of red: key players who are not won; of amber and green: supportive ones that count."
    )
    names: list[str] = filled("names", "Their names, in the same order.")


@strawberry.type(description="Who decides at an account, where they stand, and who influences whom, on a day.")
class PowerMap(Node):
    version: int = planned(Stored("version"), "Counts all changes of the map.")
    account: Company = planned(MappedAccount(), "The account that it maps.")
    as_of: Date = planned(DayOf(), "The day that is shown.")
    status: RelationshipStatus = planned(StatusOf(), "Red, amber or green, by rule.")  # type: ignore[valid-type]
    status_reason: MapStatusReason = planned(StatusReasonOf(), "Why.")
    stakeholders: list[Stakeholder] = planned(Placed(), "Everybody on it, by name.")
    influences: list[Influence] = planned(
        LinesBetween(("INFLUENCES", "CONFLICTS_WITH"), of_map=True), "Lines of influence and conflict."
    )
    reporting_lines: list[ReportingLine] = planned(
        LinesBetween(("REPORTS_TO",), of_map=False), "Reporting lines between those on it."
    )
    created_at: DateTime = planned(StoredText("createdAt"), "When it was begun.")
    created_by: User | None = planned(UserOf("createdBy"), "Who began it.")
