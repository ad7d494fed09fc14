"""Who may see what: rules declared once, as data.

``queries/visibility.py`` compiles the same rules to Cypher; a test holds both equal. Later issues add seats.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a colleague does; each role's rights are listed in the rules below."""

    VIEWER = "VIEWER"
    SALES = "SALES"
    MANAGER = "MANAGER"
    EXECUTIVE = "EXECUTIVE"
    OPERATIONS = "OPERATIONS"
    ADMIN = "ADMIN"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The signed-in user on whose behalf something is read or done."""

    id: str
    login: str
    name: str
    role: Role
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fact and the roles that may read it."""

    name: str
    roles: frozenset[Role]

    def allows(self, role: Role) -> bool:
        """Whether the role may read facts of this kind."""
        return role in self.roles


REGISTRY = Rule("registry", frozenset(Role))
"""What registries publish and what is computed from that alone: every signed-in user."""

COMMERCIAL = Rule("commercial", frozenset(Role) - {Role.VIEWER})
"""That we do business with a company, and how."""

RELATIONSHIPS = Rule("relationships", frozenset(Role) - {Role.VIEWER})
"""Contacts, power maps, teams, interactions and plans: what colleagues know and think of people."""

TEAMS = Rule("teams", frozenset({Role.MANAGER, Role.OPERATIONS, Role.ADMIN}))
"""Handing over for somebody else; everybody may hand over what is their own."""

IMPORTS = Rule("imports", frozenset({Role.OPERATIONS, Role.ADMIN, Role.MANAGER}))
"""Loading registry files and reading what was quarantined (records may name persons)."""

RULES = (REGISTRY, COMMERCIAL, RELATIONSHIPS, TEAMS, IMPORTS)


def rights(role: Role) -> list[str]:
    """Names of the rules that allow the role, so that a client can offer what the service will not refuse."""
    return [rule.name for rule in RULES if rule.allows(role)]
