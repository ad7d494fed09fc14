"""GraphQL types of coverage."""

import strawberry

from domain.relationships import coverage
from domain.relationships.power_map import RelationshipStatus as Status
from graph_service.planning import filled

RelationshipStatus = strawberry.enum(
    Status, name="RelationshipStatus", description="State of the power map of a company: red, amber, green, or no map."
)
CommercialCoverage = strawberry.enum(
    coverage.CommercialCoverage, name="CommercialCoverage", description="How far we do business with a company."
)
CoverageGap = strawberry.enum(
    coverage.CoverageGap,
    name="CoverageGap",
    description="What is missing at a company: business, the iron triangle, a decider who has met us, a supporter.",
)


@strawberry.type(description="How far our own company covers a company.")
class Coverage:
    """Form of ``domain.relationships.coverage.Coverage``."""

    commercial: CommercialCoverage = filled("commercial", "How far we do business with it.")  # type: ignore[valid-type]
    relationship: RelationshipStatus = filled("relationship", "State of its power map.")  # type: ignore[valid-type]
    triangle_complete: bool = filled(
        "triangle_complete", "Whether account, solution and fulfilment responsible are three active colleagues."
    )
    score: float = filled("score", "Share of business, triangle, decider and supporter that is there, 0-1.")
    gaps: list[CoverageGap] = filled("gaps", "What is missing.")  # type: ignore[valid-type]


@strawberry.type(description="Coverage of several companies together, each counted once.")
class CoverageRollUp:
    """Form of ``domain.relationships.coverage.RollUp``."""

    companies: int = filled("companies", "Companies that the root controls.")
    covered: int = filled("covered", "Those of them that we do business with.")
    coverage_percent: float = filled("coverage_percent", "The same in percent.")
    score: float = filled("score", "Their mean score, 0-1.")
    weighted_score: float | None = filled(
        "weighted_score", "Mean score weighted by potential, 0-1; null: none is known, or in several currencies."
    )
    with_potential: int = filled("with_potential", "Companies whose potential counts in it.")
