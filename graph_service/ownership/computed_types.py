"""GraphQL types of what is computed after every load and read as it rests: today's control and groups."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.ownership.control import ControlCertainty as Certainty
from graph_service.planning import planned
from graph_service.scalars import Date
from queries.ownership.holding_fields import End
from queries.selection import Stored, StoredText

if TYPE_CHECKING:
    from graph_service.ownership.party_types import Company, Party

ControlCertainty = strawberry.enum(Certainty, name="ControlCertainty", description="Whether bands leave control open.")


@strawberry.type(description="Control of a company today, as computed when stakes last changed.")
class Control:
    controller: Annotated["Party", strawberry.lazy("graph_service.ownership.party_types")] = planned(
        End("controller"), "Who controls."
    )
    company: Annotated["Company", strawberry.lazy("graph_service.ownership.party_types")] = planned(
        End("company"), "What is controlled."
    )
    percent: float = planned(Stored("percent"), "Stake of the controller and what it controls, at least, 0-100.")
    percent_max: float = planned(Stored("percentMax"), "The same at most.")
    certainty: ControlCertainty = planned(Stored("certainty"), "Whether bands leave it open.")  # type: ignore[valid-type]
    ultimate: bool = planned(Stored("ultimate"), "Whether nobody controls the controller, except in a circle.")
    interest_min: float | None = planned(
        Stored("interestMin"), "Economic interest of an ultimate controller, at least, 0-100; null for others."
    )
    interest_max: float | None = planned(Stored("interestMax"), "The same at most.")


@strawberry.type(description="All that has one ultimate controller today, as computed when stakes last changed.")
class Group:
    head: Annotated["Party", strawberry.lazy("graph_service.ownership.party_types")] = planned(
        End("head"), "Its ultimate controller; of a circle the member with the smallest id."
    )
    size: int = planned(Stored("groupSize"), "Companies in it, the head included if it is one.")
    computed_for: Date = planned(StoredText("computedFor"), "Day for which it was last computed; it holds since.")
