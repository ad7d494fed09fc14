"""The vocabulary in which the graph model is declared: properties, node types, relationship types."""

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """Types of stored values, named as Cypher names them."""

    STRING = "STRING"
    INTEGER = "INTEGER"
    FLOAT = "FLOAT"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"
    DATETIME = "ZONED DATETIME"
    STRINGS = "LIST<STRING NOT NULL>"


class Index(StrEnum):
    """How a property is found: UNIQUE by constraint, RANGE for order and equality, TEXT for parts of a string."""

    UNIQUE = "UNIQUE"
    RANGE = "RANGE"
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True)
class Property:
    """One stored property and its one-line meaning."""

    name: str
    type: ValueType
    meaning: str
    required: bool = False
    index: Index | None = None


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node label. ``extends`` names the label every such node carries too and whose properties it shares."""

    label: str
    meaning: str
    properties: tuple[Property, ...] = ()
    extends: str | None = None


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type with the labels at its ends, in the stored direction."""

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    meaning: str
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class CompositeIndex:
    """A range index over several properties of one label, for keyset pages."""

    name: str
    label: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FullTextIndex:
    """A full-text index; the analyzer ``cjk`` finds parts of Chinese names and Latin word prefixes."""

    name: str
    label: str
    properties: tuple[str, ...]
    analyzer: str = "cjk"


@dataclass(frozen=True)
class GraphModel:
    """All node and relationship types; everything derived from the model starts here."""

    nodes: tuple[NodeType, ...]
    relationships: tuple[RelationshipType, ...]
    composite: tuple[CompositeIndex, ...] = ()
    fulltext: tuple[FullTextIndex, ...] = ()

    def node(self, label: str) -> NodeType:
        """The node type of a label; KeyError if the model does not declare it."""
        return {node.label: node for node in self.nodes}[label]

    def relationship(self, type_: str) -> RelationshipType:
        """The relationship type of that name; KeyError if the model does not declare it."""
        return {relationship.type: relationship for relationship in self.relationships}[type_]

    def properties_of(self, label: str) -> dict[str, Property]:
        """Properties a node of this label may carry, those of the extended label included."""
        node = self.node(label)
        inherited = self.properties_of(node.extends) if node.extends else {}
        return inherited | {prop.name: prop for prop in node.properties}
