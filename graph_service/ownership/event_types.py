"""GraphQL types of the change feed."""

import strawberry

from domain.ownership.events import EventKind as Kind
from graph_service.ownership.party_types import Party
from graph_service.paging import PageInfo
from graph_service.planning import filled, planned
from graph_service.scalars import Date, DateTime
from queries.ownership.event_fields import EventParty
from queries.stored_fields import Stored, StoredText

EventKind = strawberry.enum(
    Kind,
    name="OwnershipEventKind",
    description="NEW_SUBSIDIARY, LOST_SUBSIDIARY: the company came under the control of the later group's head, or left"
    " that of the earlier one. CONTROLLER_CHANGED: another ultimate controller than before. STAKE_CROSSED: a holder's"
    " stake passed 25, 50 or 75 percent, upwards or downwards. HOLDER_APPEARED, HOLDER_LEFT: a holder is new, or gone.",
)


@strawberry.type(description="Something that happened to a company, as it became known.")
class OwnershipEvent:
    id: strawberry.ID = planned(Stored("id"), "Irontree's id; the same change has the same one.")
    kind: EventKind = planned(Stored("kind"), "What happened.")  # type: ignore[valid-type]
    company: Party = planned(EventParty("CONCERNS"), "To which company.")
    holder: Party | None = planned(EventParty("INVOLVES"), "Whose stake it is about; null for events of control.")
    group_before: Party | None = planned(
        EventParty("GROUP_BEFORE"), "Head of its group before: its ultimate controller or itself; null: not known."
    )
    group_after: Party | None = planned(EventParty("GROUP_AFTER"), "Head of its group after.")
    percent_before: float | None = planned(
        Stored("percentBefore"),
        "The holder's stake before, or what the earlier head and what it controls held, at least, 0-100; null: none,"
        " or not disclosed.",
    )
    percent_before_max: float | None = planned(Stored("percentBeforeMax"), "The same at most.")
    percent_after: float | None = planned(Stored("percentAfter"), "The same after, at least.")
    percent_after_max: float | None = planned(Stored("percentAfterMax"), "The same after, at most.")
    threshold: float | None = planned(Stored("threshold"), "The percentage that was crossed, 0-100.")
    valid_on: Date = planned(StoredText("validOn"), "Day on which it became true, as far as the sources tell.")
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When Irontree learned it.")
    run_id: strawberry.ID | None = planned(
        Stored("run"), "The import run after which it was seen; null: by the passing of a day."
    )


@strawberry.type(description="An event in a page.")
class OwnershipEventEdge:
    node: OwnershipEvent = filled("node", "The event.")
    cursor: str = filled("cursor", "Its place in the list.")


@strawberry.type(description="A page of events.")
class OwnershipEventConnection:
    edges: list[OwnershipEventEdge] = filled("edges", "The events of this page, the newest first.")
    page_info: PageInfo = filled("page_info", "Whether more follow.")
