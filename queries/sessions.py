"""Users and their sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.access import Role, Viewer
from queries.statement import statement
from queries.store import Store


@dataclass(frozen=True, slots=True)
class NewUser:
    """A user to be stored; ``password_hash`` is an argon2 hash, ``email`` None: the one that is stored stays."""

    id: str
    login: str
    name: str
    role: Role
    password_hash: str
    language: str
    fictional: bool = False
    email: str | None = None


SAVE_USERS = statement(
    "UNWIND $users AS row MERGE (u:User {login: row.login})"
    " ON CREATE SET u.id = row.id, u.active = true"
    " SET u.name = row.name, u.role = row.role, u.passwordHash = row.passwordHash, u.language = row.language,"
    " u.fictional = row.fictional, u.email = coalesce(row.email, u.email) RETURN count(u)"
)
FIND_LOGIN = statement(
    "MATCH (u:User {login: $login}) WHERE u.active AND u.passwordHash IS NOT NULL"
    " AND ($demo OR NOT coalesce(u.fictional, false)) RETURN u.passwordHash"
)
SIGN_IN = statement(
    "MATCH (u:User {login: $login}) WHERE u.active"
    " CREATE (u)-[:SIGNED_IN]->(:Session {id: $session, createdAt: $now, expiresAt: $until})"
    " RETURN [u.id, u.login, u.name, u.role, u.language]"
)
FIND_SESSION = statement(
    "MATCH (s:Session {id: $session})<-[:SIGNED_IN]-(u:User) WHERE s.expiresAt > $now AND u.active"
    " RETURN [u.id, u.login, u.name, u.role, u.language]"
)
SIGN_OUT = statement("MATCH (s:Session {id: $session}) DETACH DELETE s")


async def save_users(store: Store, users: Sequence[NewUser]) -> None:
    """Create the users or update those with the same login."""
    rows = [
        {
            "id": user.id,
            "login": user.login,
            "name": user.name,
            "role": user.role.value,
            "passwordHash": user.password_hash,
            "language": user.language,
            "fictional": user.fictional,
            "email": user.email,
        }
        for user in users
    ]
    await store.write(SAVE_USERS, {"users": rows})


async def password_hash(store: Store, login: str, *, demo: bool) -> str | None:
    """The hash to verify a password with; None if nobody can sign in with that login.

    The users of the demo world, whose password is published, exist only for a service that shows the demo.
    """
    found: str | None = await store.read(FIND_LOGIN, {"login": login, "demo": demo})
    return found


async def begin_session(store: Store, login: str, session: str, now: datetime, until: datetime) -> Viewer | None:
    """Store a session of the user; None if the login was closed meanwhile."""
    row = await store.write(SIGN_IN, {"login": login, "session": session, "now": now, "until": until})
    return None if row is None else _viewer(row)


async def session_viewer(store: Store, session: str, now: datetime) -> Viewer | None:
    """Whose session it is; None if it has ended or never was."""
    row = await store.read(FIND_SESSION, {"session": session, "now": now})
    return None if row is None else _viewer(row)


async def end_session(store: Store, session: str) -> None:
    """Forget the session; fine if there is none."""
    await store.write(SIGN_OUT, {"session": session})


def _viewer(row: list[str]) -> Viewer:
    id_, login, name, role, language = row
    return Viewer(id_, login, name, Role(role), language)
