import pytest

from domain.access import Role
from queries.relationships import acquaintances
from queries.statement import Statement, statement
from queries.store import Store
from tests.graph_service.conftest import Ask

WORLD = statement(
    "CREATE (u:User {id: 'u', name: 'Mei', login: 'mei', role: 'SALES', active: true})"
    "-[:KNOWS {id: 'k', version: 1, currentLevel: 'TRUSTED_ADVISOR', validFrom: date('2020-01-01')}]->"
    "(a:Party:Person {id: 'a', name: 'An'})-[:WORKS_FOR {id: 'w', validFrom: date('2020-01-01')}]->"
    "(:Party:Company {id: 'co', name: 'Harbour Mill'})"
    "<-[:WORKS_FOR {id: 'x', validFrom: date('2021-01-01')}]-(t:Party:Person {id: 't', name: 'Tan'})"
)
PATHS = """query($to: ID!, $first: Int) { introductionPaths(toPersonId: $to, first: $first) {
  __typename strength steps from { id name } parties { __typename id name ... on Person { otherNames } }
  hops { ground strength former seenOn company { id name } } } }"""


@pytest.fixture(scope="module")
async def world(module_store: Store) -> Store:
    await module_store.write(WORLD)
    acquaintances._KEPT.clear()
    return module_store


@pytest.mark.parametrize("ordinary", [False, True])
async def test_a_path_names_people_grounds_and_strengths(world: Store, ask: Ask, ordinary: bool) -> None:
    [path] = (await ask(PATHS, to="t", ordinary=ordinary))["introductionPaths"]
    assert path["from"] == {"id": "u", "name": "Mei"}
    assert [one["id"] for one in path["parties"]] == ["a", "t"]
    assert path["parties"][0] == {"__typename": "Person", "id": "a", "name": "An", "otherNames": []}
    assert path["steps"] == ["Mei knows An.", "An and Tan work for Harbour Mill."]
    # a trusted advisor counts .8, two colleagues of a company of two .49, the second hop .9
    assert path["strength"] == pytest.approx(0.8 * 0.49 * 0.9)
    assert [one["ground"] for one in path["hops"]] == ["KNOWN", "COLLEAGUES"]
    assert path["hops"][1]["company"] == {"id": "co", "name": "Harbour Mill"}
    assert path["hops"][1]["strength"] == pytest.approx(0.49)


async def test_one_statement_answers(world: Store, ask: Ask, sent: list[Statement]) -> None:
    await ask(PATHS, to="t")
    sent.clear()
    await ask(PATHS, to="t")
    assert len(sent) == 1


@pytest.mark.parametrize(
    ("role", "asked", "code"),
    [
        (Role.VIEWER, {"to": "t"}, "FORBIDDEN"),
        (Role.SALES, {"to": "nobody"}, "NOT_FOUND"),
        (Role.SALES, {"to": "t", "first": 0}, "INVALID_INPUT"),
    ],
)
async def test_what_cannot_be_answered_is_named(
    world: Store, ask: Ask, role: Role, asked: dict[str, object], code: str
) -> None:
    [error] = await ask(PATHS, role, errors=True, **asked)
    assert error.extensions["code"] == code
