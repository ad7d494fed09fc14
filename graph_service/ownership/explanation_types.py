"""GraphQL types of an explanation: why a party has an interest in a company, and why it controls it."""

import strawberry

from graph_service.ownership.party_types import Company, ControlCertainty, Holding, Party
from graph_service.planning import filled
from graph_service.scalars import Date


@strawberry.type(description="One path of stakes from the holder to the company, with the product of its shares.")
class InterestPath:
    holdings: list[Holding] = filled("holdings", "The stakes, from the holder down.")
    minimum: float = filled("minimum", "Product of the lower ends, 0-100.")
    maximum: float = filled("maximum", "Product of the upper ends, 0-100.")


@strawberry.type(description="How an interest adds up.")
class InterestExplanation:
    paths: list[InterestPath] = filled("paths", "Every path that passes no party twice, largest first.")
    minimum: float = filled("minimum", "The interest at least, 0-100: all paths and loops.")
    maximum: float = filled("maximum", "The interest at most, 0-100.")
    loop_correction: float | None = filled(
        "loop_correction", "What loops add to the sum of the paths, in percent points; null when truncated."
    )
    truncated: bool = filled("truncated", "True when there are more paths than listed.")


@strawberry.type(description="A stake that counts towards control.")
class ControlStake:
    holding: Holding = filled("holding", "The stake.")
    minimum: float = filled("minimum", "Votes of the controlled set up to this stake at least, 0-100.")
    maximum: float = filled("maximum", "Votes of the controlled set up to this stake at most, 0-100.")


@strawberry.type(description="A company that joins the controlled set by the votes of those that joined before.")
class ControlStep:
    company: Party = filled("company", "What joins.")
    certainty: ControlCertainty | None = filled(  # type: ignore[valid-type]
        "certainty", "Whether bands leave it open; null: the votes do not suffice."
    )
    stakes: list[ControlStake] = filled("stakes", "The stakes that count, in the order in which their holders joined.")
    reasons: list[str] = filled("reasons", "Appointments that make it join without votes, as the sources word them.")


@strawberry.type(description="Whether and why a party controls a company.")
class ControlExplanation:
    certainty: ControlCertainty | None = filled(  # type: ignore[valid-type]
        "certainty", "Whether bands leave control open; null: it does not control."
    )
    steps: list[ControlStep] = filled("steps", "In joining order, the company last.")
    majority: float = filled("majority", "Votes that must be exceeded, 0-100.")


@strawberry.type(description="Why a party has an interest in a company and controls it, on a day.")
class OwnershipExplanation:
    holder: Party = filled("holder", "Whose interest.")
    company: Company = filled("company", "In what.")
    as_of: Date = filled("as_of", "The day it is true on.")
    interest: InterestExplanation = filled("interest", "The paths of the interest.")
    control: ControlExplanation = filled("control", "The steps of control.")
