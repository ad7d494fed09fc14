"""GraphQL types of contacts and positions."""

import strawberry

from domain.relationships import contact as rules
from graph_service.ownership.match_types import PossibleDuplicate
from graph_service.ownership.party_types import Company, Node, Person
from graph_service.planning import AS_OF, planned
from graph_service.problems import ProblemType
from graph_service.relationships.map_types import ReportingLine, Support
from graph_service.relationships.user_types import User
from graph_service.scalars import Date, DateTime
from queries.relationships.contact_fields import PlacesOf, PositionsOf, ReportsTo
from queries.relationships.dated_fields import Itself, Linked, RoleProperty, StoredOr, UserOf
from queries.relationships.map_fields import PlacementRule
from queries.stored_fields import Stored, StoredFlag, StoredList, StoredText

Consent = strawberry.enum(rules.Consent, name="Consent", description="What a person answered to being kept on file.")
Seniority = strawberry.enum(rules.Seniority, name="Seniority", description="Rank of a position.")


@strawberry.type(description="A position of a contact in a company.")
class Position:
    id: strawberry.ID = planned(Stored("id"), "Id of the position, the same through all its versions.")
    version: int = planned(Stored("version"), "Version of the position, to base a change on.")
    company: Company = planned(Linked("company"), "The company.")
    title: str | None = planned(Stored("title"), "The title, as on the card.")
    department: str | None = planned(Stored("department"), "The department.")
    seniority: Seniority | None = planned(Stored("seniority"), "Its rank; null: unknown.")  # type: ignore[valid-type]
    main: bool = planned(StoredFlag("main"), "True for the position in which they are met first.")
    valid_from: Date = planned(StoredText("validFrom"), "First day.")
    valid_to: Date | None = planned(StoredText("validTo"), "First day no longer; null: it goes on.")
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When this version was recorded.")
    recorded_by: User | None = planned(UserOf("recordedBy"), "Who recorded it.")


@strawberry.type(description="Where a contact stands on one power map.")
class Placement:
    map_id: strawberry.ID = planned(RoleProperty("map", "id"), "Id of the map.")
    account: Company = planned(Linked("account"), "The account that it maps.")
    support: Support = planned(StoredOr("support", "UNKNOWN"), "Where they stand towards us there.")  # type: ignore[valid-type]
    key_player: bool = planned(PlacementRule("key_player"), "Inside the political structure there.")
    champion: bool = planned(PlacementRule("champion"), "A champion there, by test.")


@strawberry.type(description="A person we deal with.")
class Contact(Node):
    version: int = planned(Stored("contactVersion"), "Version of what is kept of them, to base a change on.")
    name: str = planned(Stored("name"), "The name.")
    other_names: list[str] = planned(StoredList("otherNames"), "The name in other languages, and former names.")
    person: Person = planned(Itself(), "The person as registers know them.")
    email: str | None = planned(Stored("email"), "Business e-mail address.")
    phone: str | None = planned(Stored("phone"), "Business telephone.")
    language: str | None = planned(Stored("language"), "Language they prefer, ISO 639 code.")
    consent: Consent = planned(StoredOr("consent", "NOT_ASKED"), "What they answered to being kept on file.")  # type: ignore[valid-type]
    consent_on: Date | None = planned(StoredText("consentOn"), "Day of that answer.")
    consent_basis: str | None = planned(Stored("consentBasis"), "On what ground their data is kept.")
    retain_until: Date | None = planned(StoredText("retainUntil"), "Day after which the data is to be reviewed.")
    since: Date | None = planned(StoredText("contactSince"), "Day since which they are a contact.")
    fictional: bool = planned(StoredFlag("fictional"), "True for the demo world.")
    positions: list[Position] = planned(PositionsOf(), "Positions on the day, the main one first.", [AS_OF])
    position_history: list[Position] = planned(PositionsOf(ever=True), "All positions there were, the latest first.")
    reports_to: list[ReportingLine] = planned(ReportsTo(up=True), "To whom they report on the day.", [AS_OF])
    reported_to_by: list[ReportingLine] = planned(ReportsTo(up=False), "Who reports to them on the day.", [AS_OF])
    placements: list[Placement] = planned(PlacesOf(), "Where they stand on every map on the day.", [AS_OF])


@strawberry.type(description="Somebody known may be the person you are about to create.")
class PossibleDuplicates(ProblemType):
    candidates: list[PossibleDuplicate] = strawberry.field(description="Who it may be, the likeliest first.")
