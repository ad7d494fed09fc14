"""GraphQL types of what is lost when somebody leaves."""

import strawberry

from graph_service.coverage_types import RelationshipStatus
from graph_service.ownership.party_types import Company
from graph_service.planning import filled
from graph_service.relationships.account_types import SeatRole


@strawberry.type(description="What an account loses when a contact or a colleague leaves.")
class LossImpact:
    account: Company = filled("account", "The account.")
    before: RelationshipStatus = filled("before", "State of its power map now.")  # type: ignore[valid-type]
    after: RelationshipStatus = filled("after", "State of its power map after.")  # type: ignore[valid-type]
    only_path: bool = filled("only_path", "Whether it loses its only supportive path.")
    paths: int = filled("paths", "Supportive paths now: colleagues who know a supportive key player, counted by pairs.")
    remaining: int = filled("remaining", "Supportive paths after.")
    emptied_seats: list[SeatRole] = filled(  # type: ignore[valid-type]
        "emptied_seats", "Seats of the iron triangle without a colleague of their own after."
    )
    subsidiaries: list[Company] = filled(
        "subsidiaries", "Companies it controls without a power map of their own, when its only supportive path is lost."
    )
