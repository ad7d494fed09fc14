"""Constraints and indexes of the store, derived from the model, and the migrations that go beyond them."""

from collections.abc import Iterator

from domain.graph_model import GraphModel, Index, Property
from domain.model import MODEL
from queries.statement import Fragment, Statement, assembled, cypher, declared, join, literal, statement
from queries.store import Store

AWAIT_INDEXES = statement("CALL db.awaitIndexes(300)")

_INDEX_KIND = {Index.RANGE: literal("RANGE"), Index.TEXT: literal("TEXT")}


def schema_statements(model: GraphModel = MODEL) -> Iterator[Statement]:
    """What brings an empty store to the model's constraints and indexes; repeating it changes nothing."""
    for node in model.nodes:
        pattern = cypher("(n:<label>)", label=declared(node.label))
        for prop in node.properties:
            yield from _property_index(node.label, prop, pattern)
    for relationship in model.relationships:
        pattern = cypher("()-[n:<type>]-()", type=declared(relationship.type))
        for prop in relationship.properties:
            yield from _property_index(relationship.type, prop, pattern)
    for composite in model.composite:
        yield assembled(
            cypher(
                "CREATE RANGE INDEX <name> IF NOT EXISTS FOR (n:<label>) ON (<columns>)",
                name=Fragment(composite.name),
                label=declared(composite.label),
                columns=_columns(composite.properties),
            )
        )
    for index in model.fulltext:
        yield assembled(
            cypher(
                "CREATE FULLTEXT INDEX <name> IF NOT EXISTS FOR (n:<label>) ON EACH [<columns>]"
                " OPTIONS {indexConfig: {`fulltext.analyzer`: '<analyzer>'}}",
                name=Fragment(index.name),
                label=declared(index.label),
                columns=_columns(index.properties),
                analyzer=Fragment(index.analyzer),
            )
        )


def _columns(names: tuple[str, ...]) -> Fragment:
    return join(", ", [cypher("n.<name>", name=declared(name)) for name in names])


def _property_index(owner: str, prop: Property, pattern: Fragment) -> Iterator[Statement]:
    parts = {"name": Fragment(f"{owner}_{prop.name}"), "pattern": pattern, "prop": declared(prop.name)}
    if prop.index is Index.UNIQUE:
        yield assembled(
            cypher("CREATE CONSTRAINT <name> IF NOT EXISTS FOR <pattern> REQUIRE n.<prop> IS UNIQUE", **parts)
        )
    elif prop.index is not None:
        yield assembled(
            cypher(
                "CREATE <kind> INDEX <name> IF NOT EXISTS FOR <pattern> ON (n.<prop>)",
                kind=_INDEX_KIND[prop.index],
                **parts,
            )
        )


EXISTING = statement("SHOW INDEXES YIELD name RETURN collect(name)")


async def migrate(store: Store) -> None:
    """Bring the store to the model's schema and wait until every index is usable.

    A store that has all of it already costs one statement.
    """
    existing = set(await store.read(EXISTING))
    if set(index_names()) <= existing:
        return
    for one in schema_statements():
        await store.run_alone(one)
    await store.run_alone(AWAIT_INDEXES)


def index_names(model: GraphModel = MODEL) -> Iterator[str]:
    """Names of all indexes that the model asks for, those behind constraints included."""
    for owner, properties in [(n.label, n.properties) for n in model.nodes] + [
        (r.type, r.properties) for r in model.relationships
    ]:
        yield from (f"{owner}_{prop.name}" for prop in properties if prop.index)
    yield from (index.name for index in model.composite)
    yield from (index.name for index in model.fulltext)
