"""GraphQL types of what relationships are judged with: scales and templates."""

import strawberry

from domain.relationships.map_templates import TEMPLATES
from domain.relationships.scales import SCALES
from graph_service.relationships.map_types import BuyingRole


@strawberry.type(description="One step of a scale.")
class ScaleStep:
    code: str = strawberry.field(description="The code, as fields and inputs use it.")
    zh: str = strawberry.field(description="Its word in Chinese.")
    en: str = strawberry.field(description="Its word in English.")
    sign: str | None = strawberry.field(description="A sign for where colour alone must not tell; null: none.")


@strawberry.type(description="A scale on which relationships are judged.")
class Scale:
    field: str = strawberry.field(description="Name of the field that holds its codes.")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    steps: list[ScaleStep] = strawberry.field(description="The steps, in the order in which they are offered.")


@strawberry.type(description="A role of a template.")
class MapTemplateRole:
    zh: str = strawberry.field(description="The role in Chinese.")
    en: str = strawberry.field(description="The role in English.")
    buying_roles: list[BuyingRole] = strawberry.field(description="What part it usually takes.")  # type: ignore[valid-type]


@strawberry.type(description="Roles that usually decide, to begin a power map with.")
class MapTemplate:
    code: str = strawberry.field(description="The code, for `applyMapTemplate`.")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    roles: list[MapTemplateRole] = strawberry.field(description="The roles.")


def all_scales() -> list[Scale]:
    """The scales of the domain."""
    return [
        Scale(
            field=one.field,
            zh=one.zh,
            en=one.en,
            steps=[ScaleStep(code=step.code, zh=step.zh, en=step.en, sign=step.sign) for step in one.steps],
        )
        for one in SCALES
    ]


def all_templates() -> list[MapTemplate]:
    """The templates of the domain."""
    return [
        MapTemplate(
            code=one.code,
            zh=one.zh,
            en=one.en,
            roles=[MapTemplateRole(zh=role.zh, en=role.en, buying_roles=list(role.buying_roles)) for role in one.roles],
        )
        for one in TEMPLATES
    ]
