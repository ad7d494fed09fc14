"""GraphQL types of what changed: between two dates, and as it became known."""

import strawberry

from domain.ownership.stake_changes import ChangeKind as Kind
from graph_service.ownership.claims_types import Consolidation
from graph_service.ownership.party_types import Company, Party
from graph_service.planning import filled
from queries.ownership.surroundings import HistoryScope as Scope

HistoryScope = strawberry.enum(
    Scope,
    name="HistoryScope",
    description="HOLDERS: stakes in the company. GROUP: also in everything that it holds, directly or through others.",
)
ChangeKind = strawberry.enum(
    Kind,
    name="OwnershipChangeKind",
    description="APPEARED, ENDED: no stake on the other date. DISCLOSED, WITHHELD: not disclosed before, or no longer."
    " RESTATED: neither more nor less, such as a narrower band or other votes.",
)


@strawberry.type(description="A stake that differs between two dates.")
class OwnershipChange:
    holder: Party = filled("holder", "Who holds.")
    company: Company = filled("company", "What is held.")
    kind: ChangeKind = filled("kind", "How it differs.")  # type: ignore[valid-type]
    before: float | None = filled(
        "before", "Exact share on the earlier date, 0-100; null: no stake, a band or not disclosed (see `kind`)."
    )
    after: float | None = filled("after", "The same on the later date.")
    before_min: float | None = filled("before_min", "Lower end on the earlier date; null: no stake or not disclosed.")
    before_max: float | None = filled("before_max", "Upper end on the earlier date; null: no stake or not disclosed.")
    after_min: float | None = filled("after_min", "Lower end on the later date; null: no stake or not disclosed.")
    after_max: float | None = filled("after_max", "Upper end on the later date; null: no stake or not disclosed.")
    controllers_before: list[Party] = filled(
        "controllers_before", "The company's ultimate controller on the earlier date; none, one, or a circle."
    )
    controllers_after: list[Party] = filled("controllers_after", "The same on the later date.")


@strawberry.type(description="A reported parent that is not the one computed from stakes.")
class ConsolidationDisagreement:
    company: Company = filled("company", "The company.")
    reported: Consolidation = filled("reported", "What a source reports.")
    computed: list[Party] = filled(
        "computed", "The computed parent of the same level; several in a circle, none where stakes name nobody."
    )
