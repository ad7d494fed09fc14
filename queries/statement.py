"""The type of a Cypher statement.

A ``Statement`` is built from literals only: the type checker refuses text that is put together from values at run
time. Generated statements are joined from literals and from names that the declared model contains. Every value
that a user can influence is a parameter.
"""

import re
from dataclasses import dataclass
from typing import LiteralString

from domain.model import MODEL

_ALIAS = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,99}\Z")
_DECLARED = (
    {node.label for node in MODEL.nodes}
    | {relationship.type for relationship in MODEL.relationships}
    | {prop.name for node in MODEL.nodes for prop in node.properties}
    | {prop.name for relationship in MODEL.relationships for prop in relationship.properties}
)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of Cypher that came from literals and declared names only."""

    text: str

    def __add__(self, other: "Fragment") -> "Fragment":
        return Fragment(self.text + other.text)


def literal(text: LiteralString) -> Fragment:
    """The fragment of a literal."""
    return Fragment(text)


def declared(name: str) -> Fragment:
    """The fragment of a label, relationship type or property; ValueError if the model does not declare it."""
    if name not in _DECLARED:
        msg = f"The graph model declares no {name!r}."
        raise ValueError(msg)
    return Fragment(name)


def alias(name: str) -> Fragment:
    """A GraphQL name as a map key, quoted; ValueError for anything that GraphQL would not accept as a name."""
    if not _ALIAS.match(name):
        msg = f"{name!r} is no GraphQL name."
        raise ValueError(msg)
    return Fragment(f"`{name}`")


def slot(prefix: LiteralString, number: int) -> Fragment:
    """A numbered Cypher variable or parameter name, such as ``n3``."""
    return Fragment(f"{prefix}{int(number)}")


_PLACE = re.compile(r"<([a-z_]+)>")


def cypher(template: LiteralString, **parts: Fragment) -> Fragment:
    """The template with each ``<name>`` replaced by the fragment of that name; KeyError if one is missing."""
    return Fragment(_PLACE.sub(lambda place: parts[place[1]].text, template))


def join(separator: LiteralString, fragments: "list[Fragment] | tuple[Fragment, ...]") -> Fragment:
    """The fragments with the separator between them."""
    return Fragment(separator.join(fragment.text for fragment in fragments))


REMEMBERED = 512
"""Statements of one kind that a process keeps assembled, by the selection they were made for."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A complete statement; it returns at most one record with one column unless it says otherwise."""

    text: str


def statement(text: LiteralString) -> Statement:
    """The statement of a literal."""
    return Statement(text)


def assembled(fragment: Fragment) -> Statement:
    """The statement of assembled fragments."""
    return Statement(fragment.text)
