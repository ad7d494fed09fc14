"""The users of the demo world: fictional, one for each role."""

import uuid
from dataclasses import dataclass

from domain.access import Role
from graph_service.sessions import hash_password
from queries.sessions import NewUser, save_users
from queries.store import Store

DEMO_PASSWORD = "irontree-demo"  # noqa: S105 - printed by `make demo`, valid in the demo only
_NAMESPACE = uuid.UUID("5d0c7c1e-3f6b-4f0e-9f53-0a5a6a3d1b11")


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A fictional colleague."""

    login: str
    name: str
    name_zh: str
    role: Role
    language: str


DEMO_USERS = (
    DemoUser("kam", "Demo Key-Account Manager", "演示·大客户经理", Role.SALES, "zh"),
    DemoUser("solution", "Demo Solution Manager", "演示·解决方案经理", Role.SALES, "zh"),
    DemoUser("delivery", "Demo Delivery Manager", "演示·交付经理", Role.SALES, "en"),
    DemoUser("manager", "Demo Sales Manager", "演示·销售总监", Role.MANAGER, "zh"),
    DemoUser("executive", "Demo Executive", "演示·高管", Role.EXECUTIVE, "en"),
    DemoUser("operations", "Demo Operations", "演示·运营", Role.OPERATIONS, "en"),
    DemoUser("viewer", "Demo Viewer", "演示·访客", Role.VIEWER, "en"),
    DemoUser("admin", "Demo Administrator", "演示·管理员", Role.ADMIN, "zh"),
)


def demo_user_ids() -> dict[str, str]:
    """Our ids of the demo users, by login."""
    return {user.login: str(uuid.uuid5(_NAMESPACE, user.login)) for user in DEMO_USERS}


async def seed_demo_users(store: Store) -> None:
    """Store the demo users, all with the same published password."""
    ids = demo_user_ids()
    hashed = hash_password(DEMO_PASSWORD)
    await save_users(
        store,
        [
            NewUser(ids[user.login], user.login, user.name, user.role, hashed, user.language, True)
            for user in DEMO_USERS
        ],
    )
