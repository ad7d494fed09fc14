"""What every resolver needs of its request."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import strawberry
from strawberry.fastapi import BaseContext

from domain.access import Rule, Viewer
from domain.errors import Forbidden
from graph_service.kept_answers import KeptAnswers
from graph_service.operations import Plans
from queries.store import Store


@dataclass
class Context(BaseContext):
    """One request: the store, who asks, and the day it is for them.

    ``ordinary`` sends every value through graphql-core's completion, so that tests can compare. ``plans`` are those
    of the operation, None where several operations share the context. ``kept`` are answers of earlier requests, None
    where answers are not written as JSON at once.
    """

    store: Store
    viewer: Viewer
    today: date
    ordinary: bool = False
    plans: Plans | None = None
    kept: KeptAnswers | None = None

    def require(self, rule: Rule) -> None:
        """Return if the viewer's role is one of the rule's; else Forbidden."""
        if not rule.allows(self.viewer.role):
            msg = f"The role {self.viewer.role} may not use {rule.name}."
            raise Forbidden(msg, "Ask an administrator for a role that may.")


Info: TypeAlias = strawberry.Info[Context, None]
