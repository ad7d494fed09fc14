import pytest

from domain.access import Role
from queries.statement import Statement, statement
from queries.store import Store
from tests.graph_service.conftest import Ask

# staff reports to lead, lead to boss; boss minds the assistant, who has no other line; a stranger works elsewhere
WORLD = statement(
    "CREATE (c:Party:Company {id: 'co', name: 'Co'})"
    " WITH c UNWIND ['boss', 'lead', 'staff', 'aide', 'loner'] AS id"
    " CREATE (:Party:Person {id: id, name: id})-[:WORKS_FOR {id: id, validFrom: date('2020-01-01')}]->(c)"
    " WITH DISTINCT 1 AS _"
    " MATCH (boss:Party {id: 'boss'}) MATCH (lead:Party {id: 'lead'}) MATCH (staff:Party {id: 'staff'})"
    " MATCH (aide:Party {id: 'aide'})"
    " CREATE (staff)-[:REPORTS_TO {id: 'r1', validFrom: date('2020-01-01')}]->(lead),"
    " (lead)-[:REPORTS_TO {id: 'r2', validFrom: date('2020-01-01')}]->(boss),"
    " (aide)-[:INFLUENCES {id: 'i', strength: 0.9, validFrom: date('2024-01-01')}]->(boss),"
    " (:Party:Person {id: 'stranger', name: 'stranger'})"
)
SCORE = """query($id: ID!, $on: Date) { node(id: $id) { ... on Person { influenceScore(asOf: $on) } } }"""


@pytest.fixture(scope="module")
async def world(module_store: Store) -> Store:
    await module_store.write(WORLD)
    return module_store


async def test_who_is_turned_to_stands_higher(world: Store, ask: Ask, sent: list[Statement]) -> None:
    scores = {}
    for id_ in ("aide", "boss", "lead", "staff", "loner", "stranger"):
        sent.clear()
        scores[id_] = (await ask(SCORE, id=id_))["node"]["influenceScore"]
        assert len(sent) == 1
    # whom the boss turns to stands above the boss; of those without a line nothing is known
    assert scores == {
        "aide": 1,
        "boss": pytest.approx(2 / 3),
        "lead": pytest.approx(1 / 3),
        "staff": 0,
        "loner": None,
        "stranger": None,
    }


async def test_only_lines_of_the_day_count(world: Store, ask: Ask) -> None:
    assert (await ask(SCORE, id="boss", on="2023-01-01"))["node"]["influenceScore"] == 1


async def test_it_is_not_for_everybody(world: Store, ask: Ask) -> None:
    assert (await ask(SCORE, Role.VIEWER, id="boss"))["node"]["influenceScore"] is None
