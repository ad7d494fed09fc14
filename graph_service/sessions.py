"""Signing in with a password, and who a session cookie belongs to."""

import asyncio
import hashlib
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from pwdlib import PasswordHash

from domain.access import Viewer
from queries.sessions import begin_session, end_session, password_hash, session_viewer
from queries.store import Store

COOKIE = "irontree_session"
REMEMBER_SECONDS = 10.0
"""How long a process trusts a session it has looked up; an ended session lives that much longer elsewhere."""

_REMEMBER_MOST = 10_000
_hasher = PasswordHash.recommended()
_NOBODY = _hasher.hash(secrets.token_urlsafe(16))


def hash_password(password: str) -> str:
    """The argon2 hash of a password."""
    return _hasher.hash(password)


class Sessions:
    """The sessions of one service process."""

    def __init__(
        self, store: Store, hours: int, *, demo: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._demo = demo
        self._hours = hours
        self._clock = clock
        self._remembered: dict[str, tuple[Viewer, float]] = {}

    async def sign_in(self, login: str, password: str) -> tuple[Viewer, str] | None:
        """The user and the cookie's value; None when login and password do not belong together.

        An unknown login costs the same time as a wrong password.
        """
        stored = await password_hash(self._store, login, demo=self._demo)
        matches = await asyncio.to_thread(_hasher.verify, password, stored or _NOBODY)
        if not matches or stored is None:
            return None
        token = secrets.token_urlsafe(32)
        now = datetime.now(tz=UTC)
        viewer = await begin_session(self._store, login, _digest(token), now, now + timedelta(hours=self._hours))
        return None if viewer is None else (viewer, token)

    async def viewer(self, token: str | None) -> Viewer | None:
        """Whose cookie it is; None if it is nobody's, or no longer."""
        if not token:
            return None
        session = _digest(token)
        known = self._remembered.get(session)
        if known and known[1] > self._clock():
            return known[0]
        found = await session_viewer(self._store, session, datetime.now(tz=UTC))
        self._remembered.pop(session, None)
        if found:
            if len(self._remembered) >= _REMEMBER_MOST:
                self._remembered.clear()
            self._remembered[session] = (found, self._clock() + REMEMBER_SECONDS)
        return found

    async def sign_out(self, token: str | None) -> None:
        """End the session; fine if there is none."""
        if token:
            self._remembered.pop(_digest(token), None)
            await end_session(self._store, _digest(token))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
