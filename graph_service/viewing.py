"""The signed-in user, in the API."""

import strawberry

from domain.access import Role as RoleRule
from domain.access import rights
from graph_service.context import Info

Role = strawberry.enum(RoleRule, name="Role", description="What a colleague does.")


@strawberry.type(name="Viewer", description="The signed-in user.")
class ViewerType:
    """The GraphQL type of ``domain.access.Viewer``."""

    id: strawberry.ID = strawberry.field(description="Irontree's id.")
    login: str = strawberry.field(description="Sign-in name.")
    name: str = strawberry.field(description="Name shown to others.")
    role: Role = strawberry.field(description="What the user does.")  # type: ignore[valid-type]
    rights: list[str] = strawberry.field(
        description="What the user may read or do: registry, commercial, relationships, teams, imports."
    )
    language: str | None = strawberry.field(description="zh or en.")


@strawberry.type
class ViewerQuery:
    """Who asks."""

    @strawberry.field(description="The signed-in user.")
    async def viewer(self, info: Info) -> ViewerType:
        """The user of this request's session."""
        viewer = info.context.viewer
        return ViewerType(
            id=strawberry.ID(viewer.id),
            login=viewer.login,
            name=viewer.name,
            role=viewer.role,
            rights=rights(viewer.role),
            language=viewer.language,
        )
