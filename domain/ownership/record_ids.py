"""Deterministic ids of what sources assert: the same record has the same id in every load.

Each id is a UUIDv5 whose name starts with the role of the thing and in which every part carries its length, so that no
two different lists of parts share a name.
"""

from hashlib import sha1
from uuid import UUID

_NAMESPACE = UUID("6f1c5b1e-3a63-5d0c-9c1e-1f7a0b9d4e21")
_SEEDED = sha1(_NAMESPACE.bytes, usedforsecurity=False)
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def source_record_id(source: str, local_id: str) -> str:
    """Id of the record in which a source describes one party."""
    return _v5("record", source, local_id)


def party_id(source: str, local_id: str) -> str:
    """Id of a party that this source is the first to describe."""
    return _v5("party", source, local_id)


def stake_key(source: str, holder: str, company: str) -> str:
    """What a source asserts of a pair of its parties, whatever the values."""
    return _v5("stake", source, holder, company)


def statement_key(source: str, statement_id: str) -> str:
    """What a source asserts under one statement number, whatever the values."""
    return _v5("statement", source, statement_id)


def assertion_id(key: str, start: str, number: int) -> str:
    """Id of the ``number``-th assertion of a key that begins on ``start`` (an ISO date, empty: unbounded)."""
    return _v5("assertion", key, start, str(number))


def quarantined_id(run: str, file: int, position: int) -> str:
    """Id of a quarantined record, by the run that met it and where."""
    return _v5("quarantined", run, str(file), str(position))


def event_id(occasion: str, valid_on: str, *what: str) -> str:
    """Id of a change of ownership: on which occasion it was seen, when it became true, and what it is."""
    return _v5("event", occasion, valid_on, *what)


def decision_id(left: str, right: str) -> str:
    """Id of what is decided of two source records, in either order."""
    return _v5("decision", *sorted((left, right)))


def _v5(role: str, *parts: str) -> str:
    """The text of ``uuid5``, which makes several objects on its way: a large file asks for millions."""
    name = role
    for part in parts:
        name = f"{name}|{len(part)}:{part}"
    digest = _SEEDED.copy()
    digest.update(name.encode())
    text = digest.hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"
