"""Every statement that dated facts are begun, changed and ended with."""

import pytest

from queries.relationships.dated import BEGIN, FINISH, LOCK, STATE, SUCCEED
from queries.statement import Statement
from queries.store import Store
from tests.queries.plans import wasteful

VERBS = {"finish": FINISH, "lock": LOCK, "state": STATE, "succeed": SUCCEED}
STATEMENTS = {" ".join(("begin", *key)): one for key, one in BEGIN.items()} | {
    f"{verb} {type_}": one for verb, each in VERBS.items() for type_, one in each.items()
}


@pytest.mark.parametrize("one", STATEMENTS.values(), ids=STATEMENTS.keys())
async def test_facts_are_found_by_indexes(migrated_store: Store, one: Statement) -> None:
    assert wasteful(await migrated_store.explain(one)) == set(), one.text
