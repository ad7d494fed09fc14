import pytest

from domain.access import Role
from queries.statement import Statement, statement
from queries.store import Store
from tests.graph_service.conftest import Ask

# root owns a and b wholly, both own half of c: one company with two parents. a has everything, c a contact only.
WORLD = statement(
    "CREATE (root:Party:Company:Account {id: 'root', name: 'Root'}),"
    " (a:Party:Company:Account {id: 'a', name: 'A', potentialAmount: 300, potentialCurrency: 'CNY'}),"
    " (b:Party:Company {id: 'b', name: 'B', potentialAmount: 100, potentialCurrency: 'CNY'}),"
    " (c:Party:Company {id: 'c', name: 'C'}),"
    " (p:Party:Person:Contact {id: 'p', name: 'P'}),"
    " (p)-[:WORKS_FOR {id: 'w', validFrom: date('2020-01-01')}]->(c),"
    " (:PowerMap {id: 'm', owner: 'a'})-[:MAPS]->(a)"
    " WITH root, a, b, c, p MATCH (m:PowerMap {owner: 'a'})"
    " CREATE (m)-[:PLACES {id: 'pl', validFrom: date('2020-01-01'), buyingRoles: ['APPROVER'], support: 'SUPPORTER',"
    " politicalStatus: 'INNER_CIRCLE', coverage: 'MULTIPLE'}]->(p)"
    " WITH root, a, b, c UNWIND [[root, a, 100.0], [root, b, 100.0], [a, c, 50.0], [b, c, 50.0]] AS stake"
    " WITH a, stake[0] AS holder, stake[1] AS company, stake[2] AS percent"
    " CREATE (holder)-[:HOLDS {id: holder.id + company.id, source: 's', percentMin: percent, percentMax: percent}]"
    "->(company)"
    " WITH DISTINCT a UNWIND ['AR', 'SR', 'FR'] AS role"
    " CREATE (:User {id: role, login: role, name: role, role: 'SALES', active: true})"
    "-[:SERVES {id: role, role: role, validFrom: date('2025-01-01')}]->(a)"
)
TREE = """{ customerTree(rootId: "root") {
  nodes { party { id } coverage { __typename commercial relationship triangleComplete score gaps }
          rollUp { companies covered score weightedScore } }
  summary { covered rollUp { companies covered coveragePercent score weightedScore withPotential } } } }"""
COMPANY = """query($on: Date) { company(id: "a") {
  coverage(asOf: $on) { commercial relationship triangleComplete gaps } } }"""


@pytest.fixture(scope="module")
async def world(module_store: Store) -> Store:
    await module_store.write(WORLD)
    return module_store


async def test_a_company_is_covered_as_of_a_day(world: Store, ask: Ask) -> None:
    today = (await ask(COMPANY))["company"]["coverage"]
    assert today == {"commercial": "CUSTOMER", "relationship": "GREEN", "triangleComplete": True, "gaps": []}
    before = (await ask(COMPANY, on="2024-01-01"))["company"]["coverage"]
    assert (before["relationship"], before["triangleComplete"]) == ("GREEN", False)


@pytest.mark.parametrize("ordinary", [False, True])
async def test_the_tree_tells_and_rolls_up_coverage_in_one_statement(
    world: Store, ask: Ask, sent: list[Statement], ordinary: bool
) -> None:
    tree = (await ask(TREE, ordinary=ordinary))["customerTree"]
    assert len(sent) == 1
    nodes = {one["party"]["id"]: one for one in tree["nodes"]}
    assert {id_: one["coverage"]["commercial"] for id_, one in nodes.items()} == {
        "root": "CUSTOMER", "a": "CUSTOMER", "b": "NONE", "c": "LEAD",
    }  # fmt: skip
    assert nodes["b"]["coverage"]["relationship"] == "NOT_MAPPED"
    # a scores 1, root .25 for the business, b and c 0; c counts once though a and b both hold it
    assert nodes["root"]["rollUp"] == {"companies": 4, "covered": 2, "score": 0.3125, "weightedScore": 0.75}
    assert nodes["b"]["rollUp"] == {"companies": 2, "covered": 0, "score": 0, "weightedScore": 0}
    assert tree["summary"]["rollUp"] == {
        "companies": 4, "covered": 2, "coveragePercent": 50, "score": 0.3125, "weightedScore": 0.75, "withPotential": 2,
    }  # fmt: skip


async def test_who_may_not_read_relationships_reads_no_coverage(world: Store, ask: Ask) -> None:
    tree = (await ask(TREE, Role.VIEWER))["customerTree"]
    assert {one["coverage"] for one in tree["nodes"]} == {None}
    assert {one["rollUp"] for one in tree["nodes"]} == {None}
    assert tree["summary"]["rollUp"] is None
    assert (await ask(COMPANY, Role.VIEWER))["company"]["coverage"] is None
