"""What changed between two dates, what sources say of a stake, and where they disagree."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.statement import statement
from queries.store import Store
from tests.graph_service.conftest import Sent

HEADER = (
    "holder_id,holder_name,holder_kind,company_id,company_name,percent,percent_min,percent_max,valid_from,valid_to\n"
)
# The root's stake in Mid grows from 40 to 60, so that Leaf comes under it; Seller leaves Mid; Band is disclosed later.
ROWS = """r,Root,company,m,Mid,40,,,2018-01-01,2021-01-01
r,Root,company,m,Mid,60,,,2021-01-01,
s,Seller,company,m,Mid,55,,,2018-01-01,2021-01-01
m,Mid,company,l,Leaf,80,,,2018-01-01,
r,Root,company,b,Band,,25,50,2018-01-01,2021-01-01
r,Root,company,b,Band,30,,,2021-01-01,
o,Other,company,x,Elsewhere,70,,,2021-01-01,
o,Other,company,r,Root,10,,,2018-01-01,
o,Other,company,r,Root,10,,,2018-01-01,
"""
CONTRADICT = statement(
    """
    MATCH (h:Party {id: $holder})-[known:HOLDS {source: 'holdings-csv'}]->(c:Party {id: $company})
    WHERE known.validTo IS NULL
    CREATE (h)-[:HOLDS {id: 'other', key: 'other', source: 'cn-registry', percentMin: 51.0, percentMax: 51.0,
      validFrom: date('2021-01-01'), recordedAt: datetime('2024-01-01T00:00:00Z'), firstSeen: date('2024-01-01'),
      lastSeen: date('2024-01-01'), run: 'r', statementId: 'S-7'}]->(c)
    CREATE (c)-[:CONSOLIDATED_BY {id: 'tie', key: 'tie', source: 'gleif', level: 'ULTIMATE', status: 'PUBLISHED',
      recordedAt: datetime('2024-01-01T00:00:00Z'), firstSeen: date('2024-01-01'), lastSeen: date('2024-01-01'),
      run: 'r', validFrom: date('2022-01-01')}]->(h)
    """
)


REPORT = statement(
    """
    MATCH (c:Party {id: $company}), (p:Party {id: $parent})
    CREATE (c)-[:CONSOLIDATED_BY {id: $company, key: $company, source: 'gleif', level: 'DIRECT',
      recordedAt: datetime('2024-01-01T00:00:00Z'), firstSeen: date('2024-01-01'), lastSeen: date('2024-01-01'),
      run: 'r', validFrom: date('2022-01-01')}]->(p)
    """
)


@pytest.fixture(scope="module")
async def world(module_store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The rows above, and a second source that gives Root 51 % of Mid instead of 60; our ids by the file's."""
    path = tmp_path_factory.mktemp("history") / "history.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    await load(module_store, source("holdings-csv"), [Path(path)], LoadOptions(as_of=date(2025, 6, 1)))
    found = await module_store.read(
        statement("MATCH (r:SourceRecord)-[:DESCRIBES]->(p:Party) RETURN collect([r.localId, p.id])")
    )
    ids = {local.removeprefix("id:"): id_ for local, id_ in found}
    await module_store.write(CONTRADICT, {"holder": ids["r"], "company": ids["m"]})
    return ids


CHANGES = """query($id: ID!, $from: Date!, $to: Date!, $scope: HistoryScope! = GROUP) {
  ownershipChanges(companyId: $id, from: $from, to: $to, scope: $scope) {
    kind holder { name } company { name } before after beforeMin beforeMax afterMin afterMax
    controllersBefore { name } controllersAfter { name } } }"""


def told(changes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        (one["company"]["name"], one["holder"]["name"], one["kind"], one["before"], one["after"]) for one in changes
    ]


async def test_changes_below_a_company_are_those_of_every_stake_in_its_tree(
    ask: Any, world: dict[str, str], sent: Sent
) -> None:
    answer = await ask(CHANGES, id=world["r"], **{"from": "2020-06-01", "to": "2023-06-01"})
    assert told(answer["ownershipChanges"]) == [
        ("Mid", "Seller", "ENDED", 55, None),
        ("Mid", "Root", "INCREASED", 40, 51),  # 51 by the registry, which counts before the file
        ("Band", "Root", "RESTATED", None, 30),
    ]
    (_, mid, band) = answer["ownershipChanges"]
    assert (mid["controllersBefore"], mid["controllersAfter"]) == ([{"name": "Seller"}], [{"name": "Root"}])
    assert (band["beforeMin"], band["beforeMax"], band["afterMin"], band["afterMax"]) == (25, 50, 30, 30)
    assert len(sent) == 1
    await sent.assert_indexed()


async def test_changes_of_one_company_leave_those_below_it_out(ask: Any, world: dict[str, str]) -> None:
    days = {"from": "2017-06-01", "to": "2019-06-01"}
    below = await ask(CHANGES, id=world["m"], **days)
    alone = await ask(CHANGES, id=world["m"], scope="HOLDERS", **days)
    assert {one[0] for one in told(below["ownershipChanges"])} == {"Mid", "Leaf"}
    assert told(alone["ownershipChanges"]) == [
        ("Mid", "Seller", "APPEARED", None, 55),
        ("Mid", "Root", "APPEARED", None, 40),
    ]


async def test_nothing_changes_within_a_day_and_dates_are_in_order(ask: Any, world: dict[str, str]) -> None:
    same = await ask(CHANGES, id=world["r"], **{"from": "2021-01-01", "to": "2021-01-01"})
    assert same["ownershipChanges"] == []
    (error,) = await ask(CHANGES, errors=True, id=world["r"], **{"from": "2021-01-02", "to": "2021-01-01"})
    assert error.extensions["code"] == "INVALID_INPUT"
    (error,) = await ask(CHANGES, errors=True, id="none", **{"from": "2021-01-01", "to": "2021-01-02"})
    assert error.extensions["code"] == "NOT_FOUND"


ASSERTED = "assertions { source effective percent validFrom validTo recordedAt statementId } disagreement"


async def test_every_source_keeps_its_own_word(ask: Any, world: dict[str, str], sent: Sent) -> None:
    query = f'query($id: ID!) {{ company(id: $id) {{ holders(asOf: "2023-01-01") {{ percent {ASSERTED} }} }} }}'
    (holding,) = (await ask(query, id=world["m"]))["company"]["holders"]
    assert (holding["percent"], holding["disagreement"]) == (51, True)
    assert [(one["source"], one["effective"], one["percent"]) for one in holding["assertions"]] == [
        ("cn-registry", True, 51),
        ("holdings-csv", False, 60),
    ]
    registry = holding["assertions"][0]
    assert (registry["statementId"], registry["validFrom"], registry["validTo"]) == ("S-7", "2021-01-01", None)
    assert registry["recordedAt"].startswith("2024-01-01T00:00")
    (leaf,) = (await ask(query, id=world["l"]))["company"]["holders"]
    assert leaf["disagreement"] is False
    assert len(sent) == 2


async def test_disagreements_are_listed_for_the_group_and_the_day(ask: Any, world: dict[str, str], sent: Sent) -> None:
    query = """query($id: ID!, $asOf: Date, $scope: HistoryScope! = GROUP) {
      disagreements(companyId: $id, asOf: $asOf, scope: $scope) { percent holder { name } assertions { percent } } }"""
    found = (await ask(query, id=world["r"]))["disagreements"]
    assert found == [
        {"percent": 51, "holder": {"name": "Root"}, "assertions": [{"percent": 51}, {"percent": 60}]},
    ]
    await sent.assert_indexed()
    assert (await ask(query, id=world["r"], asOf="2020-06-01"))["disagreements"] == []
    assert (await ask(query, id=world["r"], scope="HOLDERS"))["disagreements"] == []
    assert (await ask(query, id=world["m"], scope="HOLDERS"))["disagreements"] == found


async def test_consolidation_is_shown_as_reported_on_the_day(ask: Any, world: dict[str, str]) -> None:
    query = """query($id: ID!, $asOf: Date) { company(id: $id) {
      consolidatedBy(asOf: $asOf) { level source status parent { name } } } }"""
    reported = (await ask(query, id=world["m"]))["company"]["consolidatedBy"]
    assert reported == [{"level": "ULTIMATE", "source": "gleif", "status": "PUBLISHED", "parent": {"name": "Root"}}]
    assert (await ask(query, id=world["m"], asOf="2021-12-31"))["company"]["consolidatedBy"] == []


CHECK = """query($id: ID!, $asOf: Date, $unconfirmed: Boolean! = false) {
  consolidationDisagreements(companyId: $id, asOf: $asOf, unconfirmed: $unconfirmed) {
    company { name } reported { level source parent { name } } computed { name } } }"""


async def test_a_reported_parent_that_stakes_contradict_is_listed(
    ask: Any, world: dict[str, str], sent: Sent, module_store: Store
) -> None:
    assert (await ask(CHECK, id=world["r"]))["consolidationDisagreements"] == []  # Root controls Mid, as reported
    await module_store.write(REPORT, {"company": world["l"], "parent": world["o"]})
    sent.clear()
    leaf = {"level": "DIRECT", "source": "gleif", "parent": {"name": "Other"}}
    expected = [{"company": {"name": "Leaf"}, "reported": leaf, "computed": [{"name": "Mid"}]}]
    assert (await ask(CHECK, id=world["r"]))["consolidationDisagreements"] == expected
    assert len(sent) == 1
    await sent.assert_indexed()
    assert (await ask(CHECK, id=world["r"], asOf="2021-06-01"))["consolidationDisagreements"] == []


async def test_a_report_that_no_stake_confirms_is_listed_when_asked_for(
    ask: Any, world: dict[str, str], module_store: Store
) -> None:
    await module_store.write(REPORT, {"company": world["s"], "parent": world["o"]})
    assert (await ask(CHECK, id=world["s"]))["consolidationDisagreements"] == []
    (found,) = (await ask(CHECK, id=world["s"], unconfirmed=True))["consolidationDisagreements"]
    assert (found["company"]["name"], found["computed"]) == ("Seller", [])
