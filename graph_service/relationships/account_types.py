"""GraphQL types of accounts and their teams."""

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from domain.relationships import triangle
from graph_service.money import Money
from graph_service.ownership.party_types import Company, Node
from graph_service.planning import AS_OF, filled, planned
from graph_service.relationships.contact_types import Contact
from graph_service.relationships.map_types import PowerMap
from graph_service.relationships.user_types import User
from graph_service.scalars import Date, DateTime
from queries.relationships.account_fields import (
    ContactsOf,
    PotentialOf,
    SeatsOf,
    TriangleComplete,
    TriangleGapsOf,
)
from queries.relationships.dated_fields import Itself, Linked, StoredOr, UserOf
from queries.relationships.map_fields import MapOf
from queries.stored_fields import Stored, StoredText

SeatRole = strawberry.enum(
    triangle.SeatRole, name="SeatRole", description="What a colleague is to an account; AR, SR and FR are the triangle."
)
TriangleGapKind = strawberry.enum(
    triangle.TriangleGap, name="TriangleGapKind", description="What keeps an iron triangle from being complete."
)
CONTACTS = StrawberryArgument(
    python_name="first",
    graphql_name=None,
    type_annotation=StrawberryAnnotation(int | None),
    default=None,
    description="At most so many; 100 if not given.",
)


@strawberry.type(description="A seat of a colleague on an account's team.")
class TeamSeat:
    id: strawberry.ID = planned(Stored("id"), "Id of the seat.")
    version: int = planned(Stored("version"), "Version of the seat, to base a change on.")
    user: User = planned(Linked("user"), "The colleague.")
    role: SeatRole = planned(Stored("role"), "What the colleague is to the account.")  # type: ignore[valid-type]
    valid_from: Date = planned(StoredText("validFrom"), "First day.")
    valid_to: Date | None = planned(StoredText("validTo"), "First day no longer; null: it goes on.")
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When it was recorded.")
    recorded_by: User | None = planned(UserOf("recordedBy"), "Who recorded it.")


@strawberry.type(description="A hole in an iron triangle.")
class TriangleGap:
    kind: TriangleGapKind = filled("kind", "What is wrong.")  # type: ignore[valid-type]
    roles: list[SeatRole] = filled("roles", "The seats it is about.")  # type: ignore[valid-type]
    user_ids: list[strawberry.ID] = filled("user_ids", "The colleagues on them.")
    names: list[str] = filled("names", "Their names, in the same order.")


@strawberry.type(description="A company we do business with, and what we know of it.")
class Account(Node):
    version: int = planned(StoredOr("accountVersion", 1), "Version of what is noted of it, to base a change on.")
    name: str = planned(Stored("name"), "Name of the company.")
    company: Company = planned(Itself(), "The company as registers know it: facts, tree position, owners.")
    since: Date | None = planned(StoredText("accountSince"), "Day since which it is an account; null: not noted.")
    tier: str | None = planned(Stored("tier"), "Class of the account, such as A, B, C.")
    segment: str | None = planned(Stored("segment"), "Line of business, as our own company divides its market.")
    potential: Money | None = planned(PotentialOf(), "Sales potential of a year; null: not noted.")
    team: list[TeamSeat] = planned(SeatsOf(), "Its team on the day, by role and name.", [AS_OF])
    team_history: list[TeamSeat] = planned(SeatsOf(ever=True), "All seats there were, the latest first.")
    triangle_complete: bool = planned(
        TriangleComplete(), "Whether AR, SR and FR are three different active colleagues on the day.", [AS_OF]
    )
    triangle_gaps: list[TriangleGap] = planned(
        TriangleGapsOf(), "What keeps the triangle from being complete on the day.", [AS_OF]
    )
    contacts: list[Contact] = planned(ContactsOf(), "Who works for it on the day, by rank and name.", [AS_OF, CONTACTS])
    power_map: PowerMap | None = planned(MapOf(), "Its power map on the day; null: none yet.", [AS_OF])
