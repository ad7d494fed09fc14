"""Nodes that users write: created with author and version, changed only on the version that was looked at."""

from collections.abc import Mapping
from typing import Any, LiteralString

from domain.errors import NotFound
from domain.model import MODEL
from domain.relationships.periods import require_version
from queries.new_ids import new_id
from queries.statement import Statement, assembled, cypher, declared
from queries.store import Run
from queries.submissions import Author

WRITTEN = ("Interaction", "Plan", "Objective", "Action", "Task", "PlanReview")


def _of_each(template: LiteralString) -> Mapping[str, Statement]:
    return {label: assembled(cypher(template, label=declared(label))) for label in WRITTEN}


CREATE = _of_each("CREATE (n:<label>) SET n = $values RETURN n.id")
TAKE = _of_each("MATCH (n:<label> {id: $id}) SET n.id = n.id RETURN properties(n)")
CHANGE = _of_each("MATCH (n:<label> {id: $id}) SET n += $values, n.version = n.version + 1 RETURN n.version")


async def create(run: Run, by: Author, label: str, values: Mapping[str, object]) -> str:
    """The id of a new node with these values."""
    missing = {prop.name for prop in MODEL.node(label).properties if prop.required} - values.keys()
    made = {"id": new_id(by.now), "version": 1, "createdAt": by.now, "createdBy": by.id}
    assert missing <= made.keys(), missing  # noqa: S101 - Neo4j Community enforces no required property
    id_: str = await run(CREATE[label], {"values": {**values, **made}})
    return id_


async def take(run: Run, label: str, id_: str) -> Mapping[str, Any]:
    """What is stored of a node, which is kept from other changes until the end of the transaction.

    Raises:
        NotFound: there is no such node.
    """
    found: Mapping[str, Any] | None = await run(TAKE[label], {"id": id_})
    if found is None:
        raise NotFound(f"There is no {label} with the id {id_}.", "Read it again.")
    return found


async def change(run: Run, label: str, id_: str, based_on: int, wanted: Mapping[str, object]) -> Mapping[str, Any]:
    """Change a node, and give what was stored before; a change of nothing makes no version.

    Raises:
        NotFound: there is no such node.
        Conflict: it is based on another version.
    """
    stored = await take(run, label, id_)
    require_version(based_on, stored["version"], wanted, stored, None)
    if any(stored.get(name) != value for name, value in wanted.items()):
        await run(CHANGE[label], {"id": id_, "values": wanted})
    return stored
