"""GraphQL types of parties and holdings, each field with the place its value comes from."""

from enum import StrEnum
from typing import Any

import strawberry

from domain.ownership.records import PartyKind as Kind
from graph_service.ownership.claims_types import Consolidation, StakeAssertion
from graph_service.ownership.computed_types import Control, Group
from graph_service.planning import AS_OF, FIRST, planned
from graph_service.scalars import Date, DateTime
from queries.ownership.at_rest_fields import ControlAtRest, GroupOf, UltimateParent
from queries.ownership.claims_fields import AssertionsOf, ConsolidatedBy, SourcesDiffer
from queries.ownership.holding_fields import AnyFlag, CountOf, End, ExactSum, FirstOf, HoldingsOf, Sources, Summed
from queries.ownership.party_fields import IdentifiersOf, KindOf
from queries.selection import Nothing, Stored, StoredFlag, StoredList, StoredText
from queries.visibility import CommercialLabel

PartyKind = strawberry.enum(Kind, name="PartyKind", description="What a party is.")


@strawberry.interface(description="Anything with an id.")
class Node:
    id: strawberry.ID = planned(Stored("id"), "Irontree's own id; stable.")

    @classmethod
    def is_type_of(cls, _value: object, _info: Any) -> bool:  # noqa: ANN401
        """True: a shape is only ever resolved for the type it was planned for."""
        return True


@strawberry.type(description="An identifier that a register gave.")
class Identifier:
    scheme: str = planned(Stored("scheme"), "Who issues it: LEI, USCC, GB-COH, LISTING, an ISO 17442 RA code, …")
    value: str = planned(Stored("value"), "The identifier as the scheme writes it.")
    valid: bool = planned(Stored("valid"), "Whether its check digits agree.")


@strawberry.interface(description="Anyone who can hold a stake or be held.")
class Party(Node):
    name: str = planned(Stored("name"), "Name as the register spells it.")
    kind: PartyKind = planned(KindOf(), "What the party is.")  # type: ignore[valid-type]
    identifiers: list[Identifier] = planned(IdentifiersOf(), "Identifiers by scheme and value.")
    other_names: list[str] = planned(StoredList("otherNames"), "Translations, short and former names.")
    fictional: bool = planned(StoredFlag("fictional"), "True for the demo world.")
    holder_count: int = planned(CountOf(holders=True), "Number of its holders on the day.", [AS_OF])
    holding_count: int = planned(CountOf(holders=False), "Number of its holdings on the day.", [AS_OF])


_HOLDERS = "Who owns it on the day: effective stakes, largest first."
_HOLDINGS = "What it owns on the day: effective stakes, largest first."
_AROUND = [AS_OF, FIRST]
_CONTROLS = "What it controls today; read, not computed."


@strawberry.type(description="A stake of one party in another on a day: the effective one of all sources.")
class Holding(Node):
    id: strawberry.ID = planned(FirstOf("id"), "Id of the effective assertion.")
    holder: Party = planned(End("holder"), "Who holds.")
    company: "Company" = planned(End("company"), "What is held.")
    percent: float | None = planned(ExactSum("percentMin", "percentMax"), "Exact share, 0-100; null: band or unknown.")
    percent_min: float | None = planned(Summed("percentMin"), "Lower end of the share, 0-100; null: not disclosed.")
    percent_max: float | None = planned(Summed("percentMax"), "Upper end of the share, 0-100; null: not disclosed.")
    percent_min_open: bool = planned(AnyFlag("percentMinOpen"), "True when the lower end itself is excluded.")
    percent_max_open: bool = planned(AnyFlag("percentMaxOpen"), "True when the upper end itself is excluded.")
    voting_percent: float | None = planned(
        ExactSum("votingMin", "votingMax"), "Votes, 0-100, where the source separates them from the share."
    )
    valid_from: Date | None = planned(FirstOf("validFrom", as_text=True), "First day; null: unbounded.")
    valid_to: Date | None = planned(FirstOf("validTo", as_text=True), "First day no longer; null: unbounded.")
    recorded_at: DateTime = planned(FirstOf("recordedAt", as_text=True), "When Irontree learned it.")
    last_seen: Date = planned(FirstOf("lastSeen", as_text=True), "Date of the latest load that showed it.")
    sources: list[str] = planned(Sources(), "All sources that assert a stake of the pair, the effective one first.")
    assertions: list[StakeAssertion] = planned(AssertionsOf(), "What each of them says, the effective source first.")
    disagreement: bool = planned(SourcesDiffer(), "Whether two sources say what cannot both be true.")
    fictional: bool = planned(AnyFlag("fictional"), "True for the demo world.")


@strawberry.enum(description="How far we do business with a company.")
class CommercialCoverage(StrEnum):
    """Steps of doing business."""

    NONE = "NONE"
    LEAD = "LEAD"
    OPPORTUNITY = "OPPORTUNITY"
    CUSTOMER = "CUSTOMER"


@strawberry.enum(description="State of the power map of a company.")
class RelationshipStatus(StrEnum):
    """Red, amber, green, or no map."""

    NOT_MAPPED = "NOT_MAPPED"
    RED = "RED"
    AMBER = "AMBER"
    GREEN = "GREEN"


@strawberry.type(description="How far our own company covers a company.")
class Coverage:
    commercial: CommercialCoverage = planned(Nothing(), "How far we do business with it.")
    relationship: RelationshipStatus = planned(Nothing(), "State of its power map.")
    triangle_complete: bool = planned(Nothing(), "Whether account, solution and fulfilment responsible are named.")


@strawberry.type(description="A legal entity.")
class Company(Party):
    jurisdiction: str | None = planned(Stored("jurisdiction"), "ISO 3166 code of the law it exists under.")
    status: str | None = planned(Stored("status"), "Status in its register.")
    registration_status: str | None = planned(
        Stored("registrationStatus"), "Status of the registration itself; LAPSED does not mean that it is gone."
    )
    region: str | None = planned(Stored("region"), "Region within the jurisdiction.")
    industry: str | None = planned(Stored("industry"), "Industry as the register spells it.")
    legal_form: str | None = planned(Stored("legalForm"), "ISO 20275 code, else the form as spelt.")
    founded_on: Date | None = planned(StoredText("foundedOn"), "Day of creation.")
    direct_parent_exception: str | None = planned(
        Stored("directParentException"), "Why no direct consolidating parent is reported (GLEIF)."
    )
    ultimate_parent_exception: str | None = planned(
        Stored("ultimateParentException"), "Why no ultimate consolidating parent is reported (GLEIF)."
    )
    stub: bool = planned(StoredFlag("stub"), "True while only a reference to it is known.")
    is_account: bool = planned(CommercialLabel("Account"), "Whether we do business with it.")
    holders: list[Holding] = planned(HoldingsOf(holders=True), _HOLDERS, _AROUND)
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)
    consolidated_by: list[Consolidation] = planned(
        ConsolidatedBy(), "Parents that consolidate it as reported, direct ones first.", [AS_OF]
    )
    controllers: list[Control] = planned(
        ControlAtRest(controllers=True), "Who controls it today, ultimate controllers first; read, not computed."
    )
    controls: list[Control] = planned(ControlAtRest(controllers=False), _CONTROLS)
    ultimate_parent: Party | None = planned(
        UltimateParent(), "Its ultimate controller today; null: nobody, or a circle (see `controllers`)."
    )
    group: Group | None = planned(
        GroupOf(), "The group it belongs to today; null: no stakes known, or not computed yet."
    )
    coverage: Coverage | None = planned(Nothing(), "Our coverage of it; null: not assessed.")


@strawberry.type(description="A natural person.")
class Person(Party):
    influence_score: float | None = planned(Nothing(), "Influence among colleagues, 0-1; null: not computed.")
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)
    controls: list[Control] = planned(ControlAtRest(controllers=False), _CONTROLS)


@strawberry.type(description="A fund, plan, portfolio or product.")
class Fund(Party):
    holders: list[Holding] = planned(HoldingsOf(holders=True), _HOLDERS, _AROUND)
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)
    controls: list[Control] = planned(ControlAtRest(controllers=False), _CONTROLS)


@strawberry.type(description="A state or municipal body.")
class PublicBody(Party):
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)
    controls: list[Control] = planned(ControlAtRest(controllers=False), _CONTROLS)


@strawberry.type(description="A party that holds for others; never a controller.")
class Nominee(Party):
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)


@strawberry.type(description="A holder that the register does not name; one per company.")
class Undisclosed(Party):
    holdings: list[Holding] = planned(HoldingsOf(holders=False), _HOLDINGS, _AROUND)


PARTY_TYPES = (Company, Person, Fund, PublicBody, Nominee, Undisclosed)
