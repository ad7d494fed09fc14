import pytest

from domain.access import Role
from queries.relationships.loss_impact import prepared
from queries.selection import SelectedField, Selection, Variant
from queries.statement import Statement, statement
from queries.store import Store
from queries.stored_fields import Stored
from tests.graph_service.conftest import Ask
from tests.queries.plans import wasteful

# acme: the decider d is known to u only, who is its AR; below it stand north without a map and south with one.
WORLD = statement(
    "CREATE (acme:Party:Company:Account {id: 'acme', name: 'Acme'}), (d:Party:Person {id: 'd', name: 'D'}),"
    " (m:PowerMap {id: 'm', owner: 'acme'})-[:MAPS]->(acme),"
    " (m)-[:PLACES {id: 'p', validFrom: date('2020-01-01'), buyingRoles: ['APPROVER'], support: 'MENTOR',"
    " politicalStatus: 'INNER_CIRCLE'}]->(d),"
    " (u:User {id: 'u', login: 'u', name: 'U', role: 'SALES', active: true}),"
    " (u)-[:KNOWS {id: 'k', version: 1, validFrom: date('2020-01-01')}]->(d),"
    " (u)-[:SERVES {id: 's', role: 'AR', validFrom: date('2020-01-01')}]->(acme),"
    " (acme)-[:CONTROLS {certainty: 'CERTAIN'}]->(:Party:Company {id: 'north', name: 'North'}),"
    " (acme)-[:CONTROLS {certainty: 'CERTAIN'}]->(south:Party:Company:Account {id: 'south', name: 'South'}),"
    " (:PowerMap {id: 'n', owner: 'south'})-[:MAPS]->(south),"
    " (:User {id: 'idle', login: 'idle', name: 'Idle', role: 'SALES', active: true})"
)
LOSSES = """query($person: ID, $user: ID) { lossImpact(personId: $person, userId: $user) {
  account { id name } before after onlyPath paths remaining emptiedSeats subsidiaries { id } } }"""


@pytest.fixture(scope="module")
async def world(module_store: Store) -> Store:
    await module_store.write(WORLD)
    return module_store


@pytest.mark.parametrize("ordinary", [False, True])
async def test_a_contact_who_leaves_takes_the_only_path(
    world: Store, ask: Ask, sent: list[Statement], ordinary: bool
) -> None:
    [loss] = (await ask(LOSSES, person="d", ordinary=ordinary))["lossImpact"]
    assert loss == {
        "account": {"id": "acme", "name": "Acme"}, "before": "GREEN", "after": "NOT_MAPPED", "onlyPath": True,
        "paths": 1, "remaining": 0, "emptiedSeats": [], "subsidiaries": [{"id": "north"}],
    }  # fmt: skip
    assert len(sent) == 1


async def test_a_colleague_who_leaves_takes_paths_and_seats(world: Store, ask: Ask) -> None:
    [loss] = (await ask(LOSSES, user="u"))["lossImpact"]
    assert (loss["before"], loss["after"], loss["onlyPath"]) == ("GREEN", "GREEN", True)
    assert (loss["emptiedSeats"], loss["subsidiaries"]) == (["AR"], [{"id": "north"}])


async def test_on_whom_nothing_hangs_nothing_is_lost(world: Store, ask: Ask) -> None:
    assert (await ask(LOSSES, user="idle"))["lossImpact"] == []


@pytest.mark.parametrize(
    ("role", "asked", "code"),
    [
        (Role.VIEWER, {"person": "d"}, "FORBIDDEN"),
        (Role.SALES, {"person": "acme"}, "NOT_FOUND"),
        (Role.SALES, {"user": "d"}, "NOT_FOUND"),
        (Role.SALES, {}, "INVALID_INPUT"),
        (Role.SALES, {"person": "d", "user": "u"}, "INVALID_INPUT"),
    ],
)
async def test_what_cannot_be_answered_is_named(
    world: Store, ask: Ask, role: Role, asked: dict[str, object], code: str
) -> None:
    [error] = await ask(LOSSES, role, errors=True, **asked)
    assert error.extensions["code"] == code


async def test_the_statement_starts_from_ids(migrated_store: Store) -> None:
    text, parameters = prepared((Selection((Variant(None, (SelectedField("name", Stored("name")),)),)),))
    given = {"person": "d", "user": None, "on": None, "viewer": {"id": "u", "role": "SALES"}}
    assert wasteful(await migrated_store.explain(text, {**parameters, **given})) == set()
