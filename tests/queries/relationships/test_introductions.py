from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from domain.access import Role, Viewer
from domain.errors import NotFound
from domain.relationships.acquaintance_facts import Ground
from queries.relationships import acquaintances
from queries.relationships.acquaintances import FACTS, kept_graph
from queries.relationships.introductions import PathRequest, Paths, PathShapes, introduction_paths, prepared
from queries.revision import REVISE
from queries.selection import SelectedField, Selection, Variant
from queries.statement import Statement, statement
from queries.store import Store
from queries.stored_fields import Stored
from tests.queries.plans import wasteful

TODAY = date(2026, 1, 1)
NO_SHAPES = PathShapes()
ASKING = Viewer("u", "u", "U", Role.SALES)
NAMES = Selection((Variant(None, (SelectedField("called", Stored("name")),)),))
PEOPLE = statement(
    "UNWIND $people AS id CREATE (:Party:Person {id: id, name: upper(id)})"
    " WITH collect(id) AS _ UNWIND ['u', 'v', 'gone'] AS id"
    " CREATE (:User {id: id, name: upper(id), login: id, role: 'SALES', active: id <> 'gone'})"
    " WITH collect(id) AS _ CREATE (:Party:Company {id: 'co', name: 'CO'})"
)
KNOWS = statement(
    "MATCH (u:User {id: $user}), (p:Party {id: $person}) CREATE (u)-[:KNOWS {id: $user + $person, version: 1,"
    " currentLevel: $level, validFrom: date('2020-01-01'), validTo: $to}]->(p)"
)
TOUCHED = statement(
    "MATCH (u:User {id: $user}), (p:Party {id: $person}) CREATE (u)-[:IN_TOUCH {recency: 5.0, fromUs: 2.0,"
    " fromThem: 1.0, interactions: 3, lastOn: date('2025-12-24'), computedFor: date('2026-01-01')}]->(p)"
)
BELONGS = statement(
    "MATCH (p:Party {id: $person}), (c:Party {id: 'co'})"
    " CREATE (p)-[:OFFICER_OF {id: 'o' + $person, validTo: $to}]->(c)"
)
REPORTS = statement(
    "MATCH (p:Party {id: $person}), (o:Party {id: $to})"
    " CREATE (p)-[:REPORTS_TO {id: $person + $to, validFrom: date('2020-01-01')}]->(o)"
)
OPPOSED = statement(
    "MATCH (p:Party {id: $person}) CREATE (:PowerMap {id: 'm', owner: 'co'})-[:PLACES {id: 'pl', support: 'ENEMY',"
    " validFrom: date('2020-01-01')}]->(p)"
)
REFUSED = statement("MATCH (p:Party {id: $person}) SET p:Contact, p.consent = 'REFUSED'")


@pytest.fixture
async def met(store: Store) -> Store:
    """v knows b (a vendor), gone knows t; a and b sit on one board, b reports to t."""
    await store.write(PEOPLE, {"people": list("abt")})
    await store.write(KNOWS, {"user": "v", "person": "b", "level": "VENDOR", "to": None})
    await store.write(KNOWS, {"user": "gone", "person": "t", "level": "TRUSTED_ADVISOR", "to": None})
    await store.write(BELONGS, {"person": "a", "to": None})
    await store.write(BELONGS, {"person": "b", "to": None})
    await store.write(REPORTS, {"person": "b", "to": "t"})
    acquaintances._KEPT.clear()  # the store was emptied without counting a change
    return store


@pytest.fixture
def sent(met: Store) -> Iterator[list[Statement]]:
    statements: list[Statement] = []
    end = met.on_statement(lambda one, _: statements.append(one))
    yield statements
    end()


async def paths(store: Store, to: str = "t", shapes: PathShapes = NO_SHAPES, **how: object) -> Paths:
    return await introduction_paths(store, ASKING, PathRequest(to, None, 3, TODAY, **how), shapes)  # type: ignore[arg-type]


def chains(found: Paths) -> list[Sequence[str]]:
    return [(one.user, *one.people) for one in found.found]


async def test_paths_lead_over_what_the_store_knows_of_active_colleagues(met: Store) -> None:
    found = await paths(met, shapes=PathShapes(people=(NAMES,), companies=()))
    assert chains(found) == [("v", "b", "t")]
    assert [hop.ground for hop in found.found[0].hops] == [Ground.KNOWN, Ground.REPORTING]
    assert found.people["b"].shapes == ({"called": "B"},)
    assert found.users["v"].name == "V"


async def test_interactions_count_beside_a_colleagues_own_word(met: Store) -> None:
    await met.write(TOUCHED, {"user": "u", "person": "a"})
    [first, second] = (await paths(met)).found
    # 1 - exp(-5 / 5) = .632 times .5 + .5 * 1 / 2 for the balance; then board .64, reporting .7 and .9 twice
    assert (first.user, first.people) == ("u", ("a", "b", "t"))
    assert first.hops[0].strength == pytest.approx(0.4741, abs=1e-4)
    assert (first.hops[0].seen_on, second.user) == (20251224, "v")


async def test_a_change_is_seen_with_the_next_answer(met: Store, sent: list[Statement]) -> None:
    await paths(met)
    sent.clear()
    await paths(met)
    assert len(sent) == 1  # nothing has changed: the kept graph answers
    await met.write(KNOWS, {"user": "u", "person": "t", "level": "VENDOR", "to": None})
    await met.write(REVISE)
    sent.clear()
    assert chains(await paths(met)) == [("u", "t"), ("v", "b", "t")]
    assert [one is FACTS for one in sent] == [False, True, False, False, False, False]  # old; read again; answered


async def test_an_old_graph_is_read_again_though_nothing_was_counted(
    met: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await paths(met)
    await met.write(KNOWS, {"user": "u", "person": "t", "level": "VENDOR", "to": None})
    assert chains(await paths(met)) == [("v", "b", "t")]
    monkeypatch.setattr(acquaintances, "MOST_SECONDS", -1.0)
    assert chains(await paths(met))[0] == ("u", "t")


@pytest.mark.parametrize("bar", [OPPOSED, REFUSED])
async def test_opponents_and_people_without_consent_are_not_asked(met: Store, bar: Statement) -> None:
    await met.write(bar, {"person": "b"})
    assert chains(await paths(met)) == []
    assert chains(await paths(met, to="b")) == [("v", "b")]


async def test_former_memberships_only_when_asked_for(met: Store) -> None:
    await met.write(statement("MATCH ()-[o:OFFICER_OF {id: 'oa'}]->() SET o.validTo = date('2025-01-01')"))
    await met.write(KNOWS, {"user": "u", "person": "a", "level": "VENDOR", "to": None})
    assert [one.user for one in (await paths(met, to="b")).found] == ["v"]
    found = (await paths(met, to="b", former=True)).found
    assert [(one.user, one.hops[-1].former) for one in found] == [("v", False), ("u", True)]


async def test_what_ended_is_no_acquaintance(met: Store) -> None:
    await met.write(KNOWS, {"user": "u", "person": "t", "level": "VENDOR", "to": date(2025, 12, 31)})
    assert chains(await paths(met)) == [("v", "b", "t")]


async def test_who_is_gone_from_the_store_is_on_no_path(met: Store) -> None:
    await paths(met)
    await met.write(statement("MATCH (b:Party {id: 'b'}) DETACH DELETE b"))
    assert chains(await paths(met)) == []


async def test_an_unknown_person_or_one_who_may_not_be_seen_is_named(met: Store) -> None:
    with pytest.raises(NotFound, match="no person with the id co"):
        await paths(met, to="co")
    hidden = Viewer("w", "w", "W", Role.VIEWER)
    with pytest.raises(NotFound):
        await introduction_paths(met, hidden, PathRequest("t", None, 3, TODAY), PathShapes())


async def test_one_of_several_readers_reads(met: Store, sent: list[Statement]) -> None:
    kept = await kept_graph(met, TODAY)
    sent.clear()
    again = await kept_graph(met, TODAY, other_than=kept)
    assert again is not kept
    assert await kept_graph(met, TODAY, other_than=kept) is again
    assert sent.count(FACTS) == 1


async def test_both_statements_start_from_indexes(migrated_store: Store) -> None:
    text, parameters = prepared(PathShapes((NAMES,), (NAMES,), (NAMES,)))
    plan = await migrated_store.explain(
        text,
        {
            **parameters,
            "to": "t",
            "people": ["a"],
            "users": ["u"],
            "companies": ["c"],
            "viewer": {"id": "u", "role": "SALES"},
        },
    )
    assert wasteful(plan) == set()
    assert wasteful(await migrated_store.explain(FACTS, {"today": TODAY})) == set()
