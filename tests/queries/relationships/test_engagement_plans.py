"""How the store would run the generated statements of interactions and plans."""

import pytest

from domain.access import Role, Viewer
from queries.relationships import acquaintance, plan_reads, timeline, unmatched
from queries.statement import Statement
from queries.store import Parameters, Store
from tests.queries.plans import wasteful

VIEWER = Viewer("u", "u", "U", Role.SALES)


@pytest.mark.parametrize(
    ("one", "values"),
    [
        (acquaintance.acquaintances_statement(VIEWER, of_account=True), ("key", "on", "since")),
        (acquaintance.acquaintances_statement(VIEWER, of_account=False), ("key", "on", "since")),
        (acquaintance.layers_statement(VIEWER), ("key", "on", "since")),
        (plan_reads.facts_statement(VIEWER), ("key", "on")),
        (plan_reads.agenda_statement(VIEWER), ("until",)),
        (timeline.timeline_statement(VIEWER), ("account", "at", "key", "limit", "now", "today")),
        (unmatched.unmatched_statement(VIEWER), ("first",)),
    ],
    ids=["of account", "of person", "layers", "suggestions", "agenda", "timeline", "unmatched"],
)
async def test_no_statement_reads_more_than_an_index_gives(
    migrated_store: Store, one: tuple[Statement, Parameters], values: tuple[str, ...]
) -> None:
    statement, parameters = one
    assert wasteful(await migrated_store.explain(statement, {**parameters, **dict.fromkeys(values)})) == set()
