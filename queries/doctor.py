"""What the store cannot enforce itself: required properties and their types, audited against the model."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.graph_model import GraphModel, Property
from domain.model import MODEL
from queries.statement import Fragment, Statement, assembled, cypher, declared, join
from queries.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """Things of one label or type whose property is missing or of another type than declared."""

    owner: str
    property: str
    count: int
    examples: tuple[str, ...]


def audit_statements(model: GraphModel = MODEL) -> Iterator[tuple[str, Statement]]:
    """One statement for each label and relationship type, with its name."""
    for node in model.nodes:
        if node.properties:
            yield node.label, _audit(cypher("(n:<label>)", label=declared(node.label)), node.properties)
    for relationship in model.relationships:
        if relationship.properties:
            pattern = cypher("()-[n:<type>]->()", type=declared(relationship.type))
            yield relationship.type, _audit(pattern, relationship.properties)


def _audit(pattern: Fragment, properties: tuple[Property, ...]) -> Statement:
    wrong = [
        cypher(
            "CASE WHEN <missing> THEN '<name>' END",
            missing=_wrong(prop),
            name=declared(prop.name),
        )
        for prop in properties
    ]
    return assembled(
        cypher(
            "MATCH <pattern> UNWIND [x IN [<wrong>] WHERE x IS NOT NULL] AS property"
            " WITH property, count(*) AS times, collect(toString(coalesce(n.id, n.key, '?')))[..3] AS examples"
            " RETURN collect([property, times, examples])",
            pattern=pattern,
            wrong=join(", ", wrong),
        )
    )


def _wrong(prop: Property) -> Fragment:
    parts = {"name": declared(prop.name), "type": Fragment(prop.type.value)}
    if prop.required:
        return cypher("n.<name> IS NULL OR NOT n.<name> IS :: <type>", **parts)
    return cypher("NOT n.<name> IS :: <type>", **parts)


async def audit(store: Store) -> list[Finding]:
    """Everything stored that is not as the model declares; empty when all is well. Reads the whole store."""
    findings = []
    for owner, statement in audit_statements():
        for name, count, examples in await store.read(statement) or []:
            findings.append(Finding(owner, name, count, tuple(examples)))
    return findings
