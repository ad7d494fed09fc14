"""GraphQL types of warm introductions."""

import strawberry

from domain.relationships.acquaintance_facts import Ground
from graph_service.ownership.party_types import Company, Party
from graph_service.planning import filled, planned
from graph_service.relationships.user_types import User
from graph_service.scalars import Date
from queries.selection import Slot

IntroductionGround = strawberry.enum(Ground, name="IntroductionGround", description="What a hop rests on.")


@strawberry.type(description="One hop of an introduction: two people who can introduce each other.")
class IntroductionHop:
    ground: IntroductionGround = filled("ground", "What it rests on.")  # type: ignore[valid-type]
    strength: float = filled("strength", "How strong it is, 0-1.")
    company: Company | None = filled("company", "The company that both belong to; null: it rests on none.")
    former: bool = filled("former", "Whether one of the two has left the company since.")
    seen_on: Date | None = filled("seen_on", "Day of the latest contact; null: none is known.")


@strawberry.type(description="A chain of people who can introduce a colleague to a person.")
class IntroductionPath:
    from_: User = planned(Slot("user"), "The colleague to ask first.", name="from")
    parties: list[Party] = filled("parties", "From the first contact to the target.")
    steps: list[str] = filled("steps", "Each hop as a sentence, in the user's language.")
    hops: list[IntroductionHop] = filled("hops", "Each hop with its ground.")
    strength: float = filled("strength", "Product of the hops' strengths, less 10 % for each hop after the first; 0-1.")
