"""GraphQL types of relationship plans."""

import strawberry

from domain.relationships import plan as rules
from graph_service.planning import filled, planned
from graph_service.relationships.account_types import Account
from graph_service.relationships.acquaintance_types import RelationshipLayer
from graph_service.relationships.user_types import User
from graph_service.scalars import Date, DateTime
from queries.relationships.dated_fields import UserOf
from queries.relationships.plan_fields import ObjectiveProgress, PlanProgress, SubjectsOf
from queries.relationships.related_fields import InChargeOf, OnlyRelated, Related
from queries.stored_fields import Stored, StoredFlag, StoredText

PlanStatus = strawberry.enum(rules.PlanStatus, name="PlanStatus", description="Where a plan stands.")
ObjectiveStatus = strawberry.enum(
    rules.ObjectiveStatus, name="ObjectiveStatus", description="Where an objective stands."
)
ActionStatus = strawberry.enum(rules.ActionStatus, name="ActionStatus", description="Where an action or task stands.")


@strawberry.type(description="A person or placeholder that something is about.")
class PlanSubject:
    id: strawberry.ID = filled("id", "Id of the person or placeholder.")
    name: str = filled("name", "Name of the person, or the role of the placeholder.")
    placeholder: bool = filled("placeholder", "True for a role whose holder is not known.")


@strawberry.type(description="Something to do for an objective.")
class Action:
    id: strawberry.ID = planned(Stored("id"), "Id of the action.")
    version: int = planned(Stored("version"), "Version, to base a change on.")
    name: str = planned(Stored("name"), "What is to be done.")
    owner: User | None = planned(InChargeOf(), "Who is to do it.")
    due_on: Date | None = planned(StoredText("dueOn"), "Day by which; null: none.")
    status: ActionStatus = planned(Stored("status"), "Where it stands.")  # type: ignore[valid-type]
    done_on: Date | None = planned(StoredText("doneOn"), "Day on which it was done.")
    note: str | None = planned(Stored("note"), "What came of it.")
    suggestion: str | None = planned(Stored("suggestion"), "Key of the suggestion it came from; null: none.")
    about: list[PlanSubject] = planned(SubjectsOf(), "Whom it is meant to win or to meet.")


@strawberry.type(description="Something to do that belongs to no plan.")
class Task:
    id: strawberry.ID = planned(Stored("id"), "Irontree's id.")
    version: int = planned(Stored("version"), "Version, to base a change on.")
    name: str = planned(Stored("name"), "What is to be done.")
    owner: User | None = planned(InChargeOf(), "Who is to do it.")
    due_on: Date | None = planned(StoredText("dueOn"), "Day by which; null: none.")
    status: ActionStatus = planned(Stored("status"), "Where it stands.")  # type: ignore[valid-type]
    done_on: Date | None = planned(StoredText("doneOn"), "Day on which it was done.")
    note: str | None = planned(Stored("note"), "What came of it.")
    about: list[PlanSubject] = planned(SubjectsOf(), "Whom it is about.")
    account: Account | None = planned(
        OnlyRelated("OF_ACCOUNT", "Account", outgoing=True), "The account to which it belongs; null: none."
    )


@strawberry.type(description="What a plan is to reach, and by what it is measured.")
class Objective:
    id: strawberry.ID = planned(Stored("id"), "Id of the objective.")
    version: int = planned(Stored("version"), "Version, to base a change on.")
    name: str = planned(Stored("name"), "The objective in one sentence.")
    layer: RelationshipLayer = planned(Stored("layer"), "The layer of the relationship it is for.")  # type: ignore[valid-type]
    status: ObjectiveStatus = planned(Stored("status"), "Where it stands.")  # type: ignore[valid-type]
    measure: str | None = planned(Stored("measure"), "What is measured.")
    unit: str | None = planned(Stored("unit"), "Unit of the measure.")
    baseline: float | None = planned(Stored("baseline"), "The measure when the objective was set.")
    target: float | None = planned(Stored("target"), "The measure to reach.")
    current: float | None = planned(Stored("current"), "The measure now.")
    due_on: Date | None = planned(StoredText("dueOn"), "Day by which to reach it.")
    progress: float | None = planned(
        ObjectiveProgress(), "0-1: 1 if reached, else by its measure, else by its actions; null for a dropped one."
    )
    about: list[PlanSubject] = planned(SubjectsOf(), "Whom it is meant to win.")
    actions: list[Action] = planned(
        Related("HAS_ACTION", "Action", ("dueOn", "name", "id"), outgoing=True), "What is done for it, by day."
    )


@strawberry.type(description="How a plan stood when it was reviewed.")
class PlanReview:
    id: strawberry.ID = planned(Stored("id"), "Id of the review.")
    reviewed_on: Date = planned(StoredText("reviewedOn"), "The day.")
    progress: float = planned(Stored("progress"), "How far the plan had come, 0-1.")
    note: str | None = planned(Stored("note"), "What was found and decided.")
    author: User | None = planned(UserOf("createdBy"), "Who reviewed it.")


@strawberry.type(description="The relationship plan of an account for a period.")
class Plan:
    id: strawberry.ID = planned(Stored("id"), "Irontree's id.")
    version: int = planned(Stored("version"), "Version, to base a change on.")
    name: str = planned(Stored("name"), "Its title.")
    status: PlanStatus = planned(Stored("status"), "Where it stands.")  # type: ignore[valid-type]
    starts_on: Date = planned(StoredText("startsOn"), "First day of its period.")
    ends_on: Date = planned(StoredText("endsOn"), "Last day of its period.")
    account: Account | None = planned(OnlyRelated("OF_ACCOUNT", "Account", outgoing=True), "The account.")
    progress: float = planned(PlanProgress(), "Mean progress of its objectives, 0-1; dropped ones count nowhere.")
    objectives: list[Objective] = planned(
        Related("HAS_OBJECTIVE", "Objective", ("createdAt", "id"), outgoing=True), "What it is to reach."
    )
    reviews: list[PlanReview] = planned(
        Related("REVIEWED", "PlanReview", ("reviewedOn", "id"), descending=True), "Its reviews, the latest first."
    )
    author: User | None = planned(UserOf("createdBy"), "Who began it.")
    created_at: DateTime = planned(StoredText("createdAt"), "When it was begun.")
    fictional: bool = planned(StoredFlag("fictional"), "True for the demo world.")
