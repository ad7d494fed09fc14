"""Each visibility rule is declared once; its Python and its Cypher form must agree."""

import pytest

from domain.access import COMMERCIAL, IMPORTS, REGISTRY, RELATIONSHIPS, RULES, Role, Rule, Viewer
from queries.selection import Rendering
from queries.statement import assembled, cypher
from queries.store import Store
from queries.visibility import VIEWER, viewer_parameter, visible


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("role", list(Role))
async def test_python_and_cypher_agree(migrated_store: Store, rule: Rule, role: Role) -> None:
    rendering = Rendering(**viewer_parameter(Viewer("u", "u", "U", role)))
    statement = assembled(cypher("RETURN <visible>", visible=visible(rule, VIEWER, rendering)))
    assert await migrated_store.read(statement, rendering.parameters) is rule.allows(role)


def test_everyone_reads_the_registry_and_only_some_learn_of_business() -> None:
    assert REGISTRY.roles == set(Role)
    assert not COMMERCIAL.allows(Role.VIEWER)
    assert not RELATIONSHIPS.allows(Role.VIEWER)
    assert {role for role in Role if IMPORTS.allows(role)} == {Role.MANAGER, Role.OPERATIONS, Role.ADMIN}
