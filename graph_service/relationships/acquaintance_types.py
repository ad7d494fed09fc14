"""GraphQL types of how colleagues stand with contacts, and of the three layers of a relationship."""

from collections.abc import Mapping

import strawberry

from domain.relationships import contact as contacts
from domain.relationships import layers as rules
from domain.relationships.strength import Strength
from graph_service.scalars import Date
from queries.relationships.acquaintance import Acquaintance

RelationshipLevel = strawberry.enum(
    contacts.RelationshipLevel,
    name="RelationshipLevel",
    description="What we are to a contact, the lowest level first.",
)
RelationshipLayer = strawberry.enum(
    rules.RelationshipLayer, name="RelationshipLayer", description="A layer of a customer relationship."
)
LayerStandingCode = strawberry.enum(
    rules.Standing, name="LayerStandingCode", description="How an account stands in a layer."
)
LayerLack = strawberry.enum(rules.Lacking, name="LayerLack", description="What keeps a layer from being strong.")


@strawberry.type(description="How strong a relationship is, with the factors that make it so.")
class RelationshipStrength:
    value: float = strawberry.field(description="0 (nothing recorded) to below 1.")
    recency: float = strawberry.field(description="What time has left of the latest interaction: 1 on its day.")
    frequency: float = strawberry.field(description="Weights of all interactions, each decayed to that day.")
    reciprocity: float | None = strawberry.field(
        description="The weaker direction over the stronger, 0-1; null while only one is recorded."
    )
    depth: float = strawberry.field(description="Mean weight of their depth, 0.5-1.5.")
    seniority: float = strawberry.field(description="Weight of the contact's rank, 1-1.5; 1 if it is not known.")
    interactions: int = strawberry.field(description="How many interactions count.")
    last_on: Date | None = strawberry.field(description="Day of the latest.")
    formula: str = strawberry.field(description="The computation with these numbers, for people to check.")


@strawberry.type(description="How a colleague stands with a contact.")
class Relationship:
    user_id: strawberry.ID = strawberry.field(description="Id of the colleague.")
    user_name: str = strawberry.field(description="Name of the colleague.")
    person_id: strawberry.ID = strawberry.field(description="Id of the contact.")
    person_name: str = strawberry.field(description="Name of the contact.")
    strength: RelationshipStrength = strawberry.field(description="Computed from what took place.")
    current_level: RelationshipLevel | None = strawberry.field(description="What we are to them, as stated.")  # type: ignore[valid-type]
    target_level: RelationshipLevel | None = strawberry.field(description="What we are to become.")  # type: ignore[valid-type]
    steps_to_target: int = strawberry.field(description="Levels from the current to the target one.")
    evidence: str | None = strawberry.field(description="What the stated levels rest on.")
    version: int | None = strawberry.field(description="Version of the levels, to base a change on; null: none stated.")


@strawberry.type(description="How an account stands in one layer of the relationship.")
class LayerStanding:
    layer: RelationshipLayer = strawberry.field(description="The layer.")  # type: ignore[valid-type]
    standing: LayerStandingCode = strawberry.field(description="How it stands.")  # type: ignore[valid-type]
    held: int = strawberry.field(description="Contacts that are held; of the organisational layer: conditions met.")
    of: int = strawberry.field(description="Contacts of the layer; of the organisational layer: its conditions.")
    lacking: list[LayerLack] = strawberry.field(description="What keeps it from being strong.")  # type: ignore[valid-type]
    about_ids: list[strawberry.ID] = strawberry.field(description="Ids of the people whom that is about.")
    about_names: list[str] = strawberry.field(description="Their names, in the same order.")


def relationship(one: Acquaintance) -> Relationship:
    """The GraphQL form of an acquaintance."""
    return Relationship(
        user_id=strawberry.ID(one.user),
        user_name=one.user_name,
        person_id=strawberry.ID(one.person),
        person_name=one.person_name,
        strength=_strength(one.strength),
        current_level=one.current,
        target_level=one.target,
        steps_to_target=one.steps,
        evidence=one.evidence,
        version=one.version,
    )


def _strength(one: Strength) -> RelationshipStrength:
    return RelationshipStrength(
        value=one.value,
        recency=one.recency,
        frequency=one.frequency,
        reciprocity=one.reciprocity,
        depth=one.depth,
        seniority=one.seniority,
        interactions=one.interactions,
        last_on=None if one.last_on is None else Date(one.last_on),
        formula=one.formula,
    )


def layer_standing(one: rules.LayerStanding, names: Mapping[str, str]) -> LayerStanding:
    """The GraphQL form of a layer's standing."""
    return LayerStanding(
        layer=one.layer,
        standing=one.standing,
        held=one.held,
        of=one.of,
        lacking=list(one.lacking),
        about_ids=[strawberry.ID(person) for person in one.about],
        about_names=[names[person] for person in one.about],
    )
