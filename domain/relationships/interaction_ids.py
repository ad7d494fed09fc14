"""Ids of what colleagues' calendars and mailboxes say: the same entry has the same one in every import."""

from hashlib import sha256
from uuid import UUID, uuid5

_NAMESPACE = UUID("b0a4b8c2-6a57-5a0e-9a57-3c0e7d9b6f10")


def series_key(source: str, user: str, series: str) -> str:
    """What the keys of all occurrences of an entry begin with; entries of two users are never one."""
    return f"{source}:{user}:{sha256(series.encode()).hexdigest()[:32]}:"


def interaction_id(key: str) -> str:
    """Our id of the interaction with a key."""
    return str(uuid5(_NAMESPACE, f"interaction {key}"))


def unmatched_id(user: str, email: str) -> str:
    """Our id of an address that a user's import met and that belongs to no contact."""
    return str(uuid5(_NAMESPACE, f"unmatched {user} {email}"))
