from datetime import UTC, datetime, timedelta

import pytest

from domain.access import Role
from graph_service.demo_users import DEMO_PASSWORD, seed_demo_users
from graph_service.sessions import REMEMBER_SECONDS, Sessions, hash_password
from queries.sessions import NewUser, save_users, session_viewer
from queries.statement import Statement
from queries.store import Store

PASSWORD = "correct horse battery"


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def anna(store: Store) -> NewUser:
    user = NewUser("u-1", "anna", "Anna Demo", Role.MANAGER, hash_password(PASSWORD), "en")
    await save_users(store, [user])
    return user


async def test_a_session_is_trusted_for_ten_seconds_and_looked_up_again_after(store: Store, anna: NewUser) -> None:
    clock = Clock()
    sessions = Sessions(store, 12, clock=clock)
    signed_in = await sessions.sign_in("anna", PASSWORD)
    assert signed_in is not None
    _, token = signed_in
    assert (await sessions.viewer(token)) == signed_in[0]
    sent: list[Statement] = []
    end = store.on_statement(lambda one, _: sent.append(one))
    await sessions.viewer(token)
    assert sent == []
    await store.write(Statement("MATCH (s:Session) DETACH DELETE s"))  # signed out by another process
    sent.clear()
    clock.now = REMEMBER_SECONDS - 0.1
    assert await sessions.viewer(token) is not None
    clock.now = REMEMBER_SECONDS + 0.1
    assert await sessions.viewer(token) is None
    assert len(sent) == 1
    end()


async def test_only_the_digest_of_the_cookie_is_stored(store: Store, anna: NewUser) -> None:
    signed_in = await Sessions(store, 12).sign_in("anna", PASSWORD)
    assert signed_in is not None
    stored = await store.read(Statement("MATCH (s:Session) RETURN collect(s.id)"))
    assert len(stored) == 1
    assert signed_in[1] not in stored
    assert len(stored[0]) == 64


async def test_an_expired_session_is_nobodys(store: Store, anna: NewUser) -> None:
    sessions = Sessions(store, 1)
    await sessions.sign_in("anna", PASSWORD)
    (session,) = await store.read(Statement("MATCH (s:Session) RETURN collect(s.id)"))
    now = datetime.now(tz=UTC)
    assert await session_viewer(store, session, now) is not None
    assert await session_viewer(store, session, now + timedelta(hours=1, minutes=1)) is None


async def test_a_closed_login_ends_its_sessions(store: Store, anna: NewUser) -> None:
    clock = Clock()
    sessions = Sessions(store, 12, clock=clock)
    signed_in = await sessions.sign_in("anna", PASSWORD)
    assert signed_in is not None
    await store.write(Statement("MATCH (u:User {login: 'anna'}) SET u.active = false"))
    clock.now = REMEMBER_SECONDS + 1
    assert await sessions.viewer(signed_in[1]) is None
    assert await sessions.sign_in("anna", PASSWORD) is None


async def test_the_published_password_opens_only_the_demo(store: Store) -> None:
    await seed_demo_users(store)
    assert await Sessions(store, 12).sign_in("admin", DEMO_PASSWORD) is None
    assert await Sessions(store, 12, demo=True).sign_in("admin", DEMO_PASSWORD) is not None
