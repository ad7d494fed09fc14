"""Ids of what users create."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> str:
    """A UUIDv7: ids sort by the time at which they were made."""
    milliseconds = int(now.timestamp() * 1000)
    return str(
        UUID(int=(milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)))
    )
