"""GraphQL types of what became of power maps."""

import strawberry

from graph_service.relationships.map_types import MapChangeKind
from queries.relationships.map_history import NamedChange, NamedContradiction


@strawberry.type(description="One difference between two days of a power map.")
class MapChange:
    kind: MapChangeKind = strawberry.field(description="What happened.")  # type: ignore[valid-type]
    stakeholder_id: strawberry.ID = strawberry.field(description="Whom it is about; of a line where it begins.")
    name: str = strawberry.field(description="The name.")
    to_id: strawberry.ID | None = strawberry.field(description="Of a line: where it ends; else null.")
    to_name: str | None = strawberry.field(description="Of a line: the name there; else null.")
    attribute: str | None = strawberry.field(description="What changed; null where the whole was added or removed.")
    before: str | None = strawberry.field(description="Value on the earlier day; null: unknown.")
    after: str | None = strawberry.field(description="Value on the later day; null: unknown.")


@strawberry.type(description="A map on which a person takes a side.")
class MapStance:
    map_id: strawberry.ID = strawberry.field(description="Id of the map.")
    account_id: strawberry.ID = strawberry.field(description="Id of the account that it maps.")
    account_name: str = strawberry.field(description="Its name.")


@strawberry.type(description="A person who is for us on some maps and against us on others.")
class StanceContradiction:
    person_id: strawberry.ID = strawberry.field(description="Id of the person.")
    name: str = strawberry.field(description="The name.")
    supportive_on: list[MapStance] = strawberry.field(description="Where they are a supporter or mentor.")
    opposed_on: list[MapStance] = strawberry.field(description="Where they are a non-supporter or enemy.")


def map_change(found: NamedChange) -> MapChange:
    """The GraphQL form of a change."""
    to_id, to_name = found.to or (None, None)
    return MapChange(
        kind=found.kind,
        stakeholder_id=strawberry.ID(found.who[0]),
        name=found.who[1],
        to_id=None if to_id is None else strawberry.ID(to_id),
        to_name=to_name,
        attribute=found.change.attribute,
        before=found.change.before,
        after=found.change.after,
    )


def stance_contradiction(one: NamedContradiction) -> StanceContradiction:
    """The GraphQL form of a contradiction."""
    return StanceContradiction(
        person_id=strawberry.ID(one.found.person),
        name=one.name,
        supportive_on=[_stance(one, map_) for map_ in one.found.supportive_on],
        opposed_on=[_stance(one, map_) for map_ in one.found.opposed_on],
    )


def _stance(one: NamedContradiction, map_: str) -> MapStance:
    account, name = one.accounts[map_]
    return MapStance(map_id=strawberry.ID(map_), account_id=strawberry.ID(account), account_name=name)
