"""GraphQL types whose values the ownership rules compute."""

from enum import StrEnum

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from graph_service.coverage_types import Coverage, CoverageRollUp
from graph_service.ownership.party_types import Company, ControlCertainty, Holding, Party
from graph_service.planning import filled
from graph_service.scalars import Date


@strawberry.enum(description="What is odd about the registry data behind an answer.")
class OwnershipWarningKind(StrEnum):
    """Oddities that are kept in the computation and reported."""

    OVER_100 = "OVER_100"
    SELF_HOLDING = "SELF_HOLDING"
    CLOSED_LOOP = "CLOSED_LOOP"


@strawberry.type(description="Registry data that is kept as disclosed although it cannot be right.")
class OwnershipWarning:
    kind: OwnershipWarningKind = filled("kind", "What is odd.")
    party: Party = filled("party", "Whom it concerns.")
    percent: float | None = filled("percent", "The disclosed sum or own stake, 0-100.")


@strawberry.type(description="A party of a customer tree.")
class TreeNode:
    party: Party = filled("party", "The party.")
    depth: int = filled("depth", "Fewest holdings from the root.")
    controlled: bool = filled("controlled", "Whether the root controls it, alone or through what it controls.")
    certainty: ControlCertainty | None = filled(  # type: ignore[valid-type]
        "certainty", "Whether bands leave control open; null: the root does not control it."
    )
    interest_percent: float = filled(
        "interest_percent", "The root's economic interest, 0-100: all paths, loops corrected."
    )
    coverage: Coverage | None = filled("coverage", "Our coverage of it; null: no company, or not to be read.")
    roll_up: CoverageRollUp | None = filled(
        "roll_up", "Coverage of all that the tree shows at and below it, each company once; null: not to be read."
    )


@strawberry.type(description="Counts over the companies of the whole customer tree, whatever the limits show.")
class TreeSummary:
    companies: int = filled("companies", "Companies, the root included.")
    controlled: int = filled("controlled", "Companies that the root controls, itself included.")
    accounts: int = filled("accounts", "Companies we do business with.")
    covered: int = filled("covered", "Controlled companies we do business with.")
    coverage_percent: float = filled("coverage_percent", "Covered in percent of controlled.")
    roll_up: CoverageRollUp | None = filled(
        "roll_up", "Coverage of all controlled companies that the tree shows; null: not to be read."
    )


@strawberry.type(description="A group as seen from its root: a graph, several parents and loops are normal.")
class CustomerTree:
    root: Company = filled("root", "Where the tree begins.")
    as_of: Date = filled("as_of", "The day it shows.")
    nodes: list[TreeNode] = filled("nodes", "Parties by depth, then interest.")
    holdings: list[Holding] = filled("holdings", "The stakes between them.")
    summary: TreeSummary = filled("summary", "Counts over the companies.")
    truncated: bool = filled("truncated", "True when a limit cut it off.")
    warnings: list[OwnershipWarning] = filled("warnings", "Odd registry data in it.")


@strawberry.enum(description="Why someone is listed as an owner.")
class InterestGround(StrEnum):
    """By share of value, by power to decide, or both."""

    OWNERSHIP = "OWNERSHIP"
    CONTROL = "CONTROL"


@strawberry.type(description="A party's economic interest in a company.")
class Interest:
    party: Party = filled("party", "Who.")
    percent: float = filled("percent", "Interest, 0-100; the minimum when bands leave it open.")
    minimum: float = filled("minimum", "At least.")
    maximum: float = filled("maximum", "At most.")
    grounds: list[InterestGround] = filled("grounds", "By ownership, by control, or both.")
    control: ControlCertainty | None = filled(  # type: ignore[valid-type]
        "control", "Whether bands leave control open; null: the party does not control the company."
    )


@strawberry.type(description="A company that a party controls.")
class ControlledCompany:
    company: Company = filled("company", "The company.")
    percent: float = filled("percent", "Stake held by the party and what it controls, summed, 0-100.")
    certainty: ControlCertainty = filled("certainty", "Whether bands leave it open.")  # type: ignore[valid-type]
    reasons: list[str] = filled("reasons", "Appointments behind it that need no percentage, as the sources word them.")
    in_concert: bool = filled("in_concert", "Whether it takes the parties that act in concert with the controller.")


@strawberry.type(description="What a party has in something below it: economic interest, and control.")
class HeldInterest:
    party: Party = filled("party", "What it holds, directly or through others.")
    percent: float = filled("percent", "Interest, 0-100; the minimum when bands leave it open.")
    minimum: float = filled("minimum", "At least.")
    maximum: float = filled("maximum", "At most.")
    control: ControlCertainty | None = filled(  # type: ignore[valid-type]
        "control", "Whether bands leave control open; null: it does not control it."
    )


_THRESHOLD = StrawberryArgument(
    python_name="threshold",
    graphql_name=None,
    type_annotation=StrawberryAnnotation(float | None),
    default=25.0,
    description="Interest from which a person is an owner, 0-100.",
)


@strawberry.type(description="Who owns and controls a company on a day.")
class Ownership:
    controller: Party | None = filled("controller", "The controller that nobody controls; null if nobody controls.")
    controller_group: list[Party] = filled(
        "controller_group", "Instead of one controller when control is circular or in concert."
    )
    control_path: list[Holding] = filled("control_path", "The stakes that carry control, in joining order.")
    control_reasons: list[str] = filled(
        "control_reasons", "Appointments that carry control without a percentage, as the sources word them."
    )
    in_concert: bool = filled("in_concert", "Whether the parties of `controllerGroup` act in concert, not in a circle.")
    interests: list[Interest] = filled("interests", "Every party with an economic interest, largest first.")
    beneficial_owners: list[Interest] = filled(
        "beneficial_owners", "Natural persons by interest or control.", [_THRESHOLD]
    )
    warnings: list[OwnershipWarning] = filled("warnings", "Odd registry data behind the answer.")
