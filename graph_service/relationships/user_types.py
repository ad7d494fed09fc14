"""The GraphQL type of a colleague."""

import strawberry

from graph_service.ownership.party_types import Node
from graph_service.planning import planned
from queries.stored_fields import Stored, StoredFlag


@strawberry.type(description="A colleague.")
class User(Node):
    name: str = planned(Stored("name"), "Name shown to others.")
    login: str = planned(Stored("login"), "Sign-in name.")
    active: bool = planned(StoredFlag("active"), "False once the account is closed.")
