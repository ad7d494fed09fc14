"""GraphQL types of parties and holdings, each field with the place its value comes from."""

from enum import StrEnum
from typing import Any

import strawberry

from domain.ownership.control import ControlCertainty as Certainty
from domain.ownership.records import PartyKind as Kind
from graph_service.coverage_types import Coverage
from graph_service.ownership.claims_types import StakeAssertion
from graph_service.planning import AS_OF, FIRST, planned
from graph_service.scalars import Date, DateTime
from queries.ownership.at_rest_fields import ControlAtRest, GroupOf, UltimateParent
from queries.ownership.claims_fields import AssertionsOf, ConsolidatedBy, SourcesDiffer
from queries.ownership.holding_fields import AnyFlag, CountOf, End, ExactSum, FirstOf, HoldingsOf, Sources, Summed
from queries.ownership.party_fields import IdentifiersOf, KindOf
from queries.ownership.tie_fields import TiesOf
from queries.relationships.coverage_fields import CoverageOf
from queries.relationships.influence_fields import InfluenceOf
from queries.stored_fields import Stored, StoredFlag, StoredList, StoredText
from queries.visibility import CommercialLabel

ControlCertainty = strawberry.enum(Certainty, name="ControlCertainty", description="Whether bands leave control open.")
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


@strawberry.enum(description="How far up a reported parent stands.")
class ConsolidationLevel(StrEnum):
    """The parent right above, or the last one."""

    DIRECT = "DIRECT"
    ULTIMATE = "ULTIMATE"


@strawberry.type(description="Accounting consolidation as a source reports it; no percentage of shares.")
class Consolidation:
    parent: Party = planned(End("parent"), "Who consolidates.")
    level: ConsolidationLevel = planned(Stored("level"), "Whether it is the direct or the ultimate parent.")
    source: str = planned(Stored("source"), "The source.")
    percent: float | None = planned(Stored("percent"), "Percentage, 0-100, where the source gives one.")
    status: str | None = planned(Stored("status"), "As reported.")
    valid_from: Date | None = planned(StoredText("validFrom"), "First day; null: unbounded.")
    valid_to: Date | None = planned(StoredText("validTo"), "First day no longer; null: unbounded.")
    recorded_at: DateTime = planned(StoredText("recordedAt"), "When Irontree learned it.")
    statement_id: str | None = planned(Stored("statementId"), "The source's own number of the statement.")


@strawberry.type(description="Control of a company today, as computed when stakes last changed.")
class Control:
    controller: Party = planned(End("controller"), "Who controls.")
    company: "Company" = planned(End("company"), "What is controlled.")
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
    head: Party = planned(End("head"), "Its ultimate controller; of a circle the member with the smallest id.")
    size: int = planned(Stored("groupSize"), "Companies in it, the head included if it is one.")
    computed_for: Date = planned(StoredText("computedFor"), "Day for which it was last computed; it holds since.")


@strawberry.interface(description="A registry relation that is no stake, as one source asserts it.")
class RegistryTie:
    valid_from: Date | None = planned(StoredText("validFrom"), "First day; null: unbounded.")
    valid_to: Date | None = planned(StoredText("validTo"), "First day no longer; null: unbounded.")
    source: str = planned(Stored("source"), "The source that asserts it.")
    last_seen: Date = planned(StoredText("lastSeen"), "Date of the latest load that showed it.")


@strawberry.type(description="Someone who holds an office in a company.")
class Officer(RegistryTie):
    party: Party = planned(End("other"), "Who holds the office.")
    title: str | None = planned(Stored("title"), "The office, as the source spells it.")


@strawberry.type(description="A branch of a company, no legal person of its own.")
class Branch(RegistryTie):
    party: Party = planned(End("other"), "The branch.")
    status: str | None = planned(Stored("status"), "Status of the branch as reported.")


@strawberry.type(description="Control without a percentage: a board majority, an executive partner.")
class Appointment(RegistryTie):
    party: Party = planned(End("other"), "Who controls.")
    reason: str | None = planned(Stored("reason"), "By what.")


@strawberry.type(description="A source's opinion of who controls a company; Irontree's own result uses none of it.")
class ClaimedController(RegistryTie):
    party: Party = planned(End("other"), "Who is said to control.")
    percent: float | None = planned(Stored("percent"), "Percentage, 0-100, where the source gives one.")
    reason: str | None = planned(Stored("reason"), "What the source calls it.")


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
    address: str | None = planned(Stored("address"), "Registered address in one line.")
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
    officers: list[Officer] = planned(TiesOf("OFFICER_OF"), "Who holds an office in it on the day.", [AS_OF])
    branches: list[Branch] = planned(TiesOf("BRANCH_OF"), "Its branches on the day.", [AS_OF])
    appointed_by: list[Appointment] = planned(
        TiesOf("APPOINTS"), "Who controls it without a percentage on the day.", [AS_OF]
    )
    claimed_controllers: list[ClaimedController] = planned(
        TiesOf("CLAIMED_CONTROL"), "Who is said to control it on the day.", [AS_OF]
    )
    coverage: Coverage | None = planned(
        CoverageOf(), "Our coverage of it on the day; null to those who may not read relationships.", [AS_OF]
    )


@strawberry.type(description="A natural person.")
class Person(Party):
    influence_score: float | None = planned(
        InfluenceOf(),
        "Share of people in the same companies whom the person stands above, 0-1; null: no lines, or not to see.",
        [AS_OF],
    )
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
