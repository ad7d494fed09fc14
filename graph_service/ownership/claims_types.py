"""The GraphQL type of what a source itself says of a stake."""

import strawberry

from graph_service.planning import planned
from graph_service.scalars import Date, DateTime
from queries.ownership.claims_fields import Counts, ExactShare
from queries.stored_fields import Stored, StoredFlag, StoredText


@strawberry.type(description="What one source asserts of a stake.")
class StakeAssertion:
    id: strawberry.ID = planned(Stored("id"), "Irontree's id of the assertion.")
    source: str = planned(Stored("source"), "The source.")
    effective: bool = planned(Counts(), "Whether it is part of the effective stake.")
    percent: float | None = planned(
        ExactShare("percentMin", "percentMax"), "Exact share, 0-100; null: band or not disclosed."
    )
    percent_min: float | None = planned(Stored("percentMin"), "Lower end of the share, 0-100; null: not disclosed.")
    percent_max: float | None = planned(Stored("percentMax"), "Upper end of the share, 0-100; null: not disclosed.")
    percent_min_open: bool = planned(StoredFlag("percentMinOpen"), "True when the lower end itself is excluded.")
    percent_max_open: bool = planned(StoredFlag("percentMaxOpen"), "True when the upper end itself is excluded.")
    voting_percent: float | None = planned(
        ExactShare("votingMin", "votingMax"), "Votes, 0-100, where the source separates them from the share."
    )
    valid_from: Date | None = planned(StoredText("validFrom"), "First day; null: unbounded.")
    valid_to: Date | None = planned(StoredText("validTo"), "First day no longer; null: unbounded.")
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When Irontree learned it.")
    last_seen: Date = planned(StoredText("lastSeen"), "Date of the latest load that showed it.")
    statement_id: str | None = planned(Stored("statementId"), "The source's own number of the statement.")
