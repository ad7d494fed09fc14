"""GraphQL types of interactions."""

import strawberry

from domain.relationships import strength as rules
from graph_service.planning import planned
from graph_service.relationships.account_types import Account
from graph_service.relationships.contact_types import Contact
from graph_service.relationships.user_types import User
from graph_service.scalars import DateTime
from queries.relationships.dated_fields import UserOf
from queries.relationships.related_fields import Related
from queries.stored_fields import Stored, StoredFlag, StoredText

InteractionKind = strawberry.enum(rules.InteractionKind, name="InteractionKind", description="What took place.")
Initiator = strawberry.enum(
    rules.Initiator, name="Initiator", description="Who turned to whom; BOTH where it has no direction."
)
InteractionDepth = strawberry.enum(rules.Depth, name="InteractionDepth", description="How deep it went.")


@strawberry.type(description="What took place between colleagues and contacts.")
class Interaction:
    id: strawberry.ID = planned(Stored("id"), "Irontree's id.")
    version: int = planned(Stored("version"), "Version, to base a change on.")
    kind: InteractionKind = planned(Stored("kind"), "What took place.")  # type: ignore[valid-type]
    at: DateTime = planned(StoredText("at"), "When it took place.")
    initiator: Initiator = planned(Stored("initiator"), "Who turned to whom.")  # type: ignore[valid-type]
    depth: InteractionDepth = planned(Stored("depth"), "How deep it went.")  # type: ignore[valid-type]
    people: int = planned(Stored("people"), "How many took part, those included who are no contacts.")
    minutes: int | None = planned(Stored("minutes"), "How long it took, in minutes.")
    subject: str | None = planned(Stored("subject"), "One line; never that of an e-mail.")
    note: str | None = planned(Stored("note"), "What was said.")
    source: str = planned(Stored("source"), "manual, or the source that it was imported from: calendar, mail.")
    thread: str | None = planned(Stored("thread"), "Number of the conversation; null: none.")
    contacts: list[Contact] = planned(Related("PARTICIPATED", "Contact"), "Contacts who took part, by name.")
    colleagues: list[User] = planned(Related("PARTICIPATED", "User"), "Colleagues who took part, by name.")
    accounts: list[Account] = planned(
        Related("OF_ACCOUNT", "Account", outgoing=True), "Accounts to which it belongs, by name."
    )
    author: User | None = planned(UserOf("createdBy"), "Who wrote it down or imported it; only they may change it.")
    created_at: DateTime = planned(StoredText("createdAt"), "When it was written down.")
    fictional: bool = planned(StoredFlag("fictional"), "True for the demo world.")
