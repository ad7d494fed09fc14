"""The effective stake is stated in Python and in Cypher; both must choose the same for any assertions."""

from datetime import date
from random import Random

from domain.access import Role, Viewer
from domain.ownership.effective import Assertion, disagreements, effective_stakes
from domain.ownership.records import Share
from domain.ownership.stakes import SOURCE_ORDER, Validity
from queries.ownership.history import DisagreementsRequest
from queries.ownership.history import disagreements as read_disagreements
from queries.ownership.holding_fields import FirstOf
from queries.ownership.ownership_graph import Direction, GraphRequest, ownership_graph
from queries.ownership.surroundings import HistoryScope
from queries.selection import SelectedField, Selection, Variant
from queries.statement import Statement
from queries.store import Store

DAYS = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1), date(2023, 1, 1)]
PARTIES = ["a", "b", "c", "d"]
PLANT = Statement(
    "FOREACH (id IN $parties | CREATE (:Party:Company {id: id, name: id, searchName: id}))"
    " WITH 1 AS one UNWIND $rows AS row MATCH (h:Party {id: row.holder}), (c:Party {id: row.company})"
    " CREATE (h)-[r:HOLDS]->(c) SET r = row.properties RETURN count(r)"
)


def assertion(number: int, random: Random) -> Assertion:
    """An exact stake, a band or an undisclosed one, of any source and period, perhaps with votes."""
    holder, company = random.sample(PARTIES, 2)
    low = random.choice([None, 10.0, 25.0, 40.0])
    high = None if low is None else random.choice([low, low + 25])
    votes = Share() if random.random() < 0.7 else Share.exact(30)
    start, end = sorted(random.sample(DAYS, 2))
    return Assertion(
        id=f"s{number}",
        holder=holder,
        company=company,
        source=random.choice([*SOURCE_ORDER[1:4], "unlisted"]),
        capital=Share(low, high, low_open=low != high and random.random() < 0.5),
        voting=votes,
        validity=Validity(random.choice([None, start]), random.choice([None, end])),
        recorded_at="2024-01-01T00:00:00+00:00",
        direct=random.random() < 0.9,
    )


def row(one: Assertion) -> dict[str, object]:
    """The assertion as the loader stores it."""
    return {
        "holder": one.holder,
        "company": one.company,
        "properties": {
            "id": one.id,
            "key": one.id,
            "source": one.source,
            "percentMin": one.capital.low,
            "percentMax": one.capital.high,
            "percentMinOpen": one.capital.low_open,
            "votingMin": one.voting.low,
            "votingMax": one.voting.high,
            "validFrom": one.validity.start,
            "validTo": one.validity.end,
            "direct": one.direct,
        },
    }


async def test_python_and_cypher_choose_the_same_effective_stakes(store: Store) -> None:
    viewer = Viewer("u", "u", "U", Role.ADMIN)
    for seed in range(12):
        random = Random(seed)
        assertions = [assertion(number, random) for number in range(14)]
        await store.write(Statement("MATCH (n:Party) DETACH DELETE n"))
        await store.write(PLANT, {"parties": PARTIES, "rows": [row(one) for one in assertions]})
        for day in [date(2020, 6, 1), date(2022, 6, 1)]:
            expected = {(one.holder, one.company): one for one in effective_stakes(assertions, day)}
            for party in PARTIES:
                graph = await ownership_graph(store, viewer, GraphRequest(party, Direction.UP, day))
                assert graph is not None
                for stake in graph.stakes:
                    assert stake == expected[stake.holder, stake.company], (seed, day)
                reached = {key for key in expected if key[1] in graph.kinds}
                assert {(stake.holder, stake.company) for stake in graph.stakes} == reached, (seed, day)


async def test_python_and_cypher_find_the_same_disagreements(store: Store) -> None:
    viewer = Viewer("u", "u", "U", Role.ADMIN)
    ids = Selection((Variant(None, (SelectedField("id", FirstOf("id")),)),))
    found = 0
    for seed in range(100, 112):
        random = Random(seed)
        assertions = [assertion(number, random) for number in range(24)]
        await store.write(Statement("MATCH (n:Party) DETACH DELETE n"))
        await store.write(PLANT, {"parties": PARTIES, "rows": [row(one) for one in assertions]})
        day = date(2021, 6, 1)
        expected: dict[str, set[str]] = {}
        for one in disagreements(assertions, day):
            expected.setdefault(one.company, set()).add(one.stakes[0][1].id)
        for company in PARTIES:
            request = DisagreementsRequest(company, day, HistoryScope.HOLDERS, ids)
            told = await read_disagreements(store, viewer, request)
            assert {one["id"] for one in told} == expected.get(company, set()), (seed, company)
            found += len(told)
    assert found > 10
