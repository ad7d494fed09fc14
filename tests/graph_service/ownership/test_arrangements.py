"""Control by appointment and in concert, as the API tells it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.statement import Statement, statement
from queries.store import Store

TABLE = """holder_id,holder_name,company_id,company_name,percent
gp,执行合伙管理有限公司,lp,一号合伙企业（有限合伙）,2
i1,出资一有限公司,lp,一号合伙企业（有限合伙）,49
i2,出资二有限公司,lp,一号合伙企业（有限合伙）,49
lp,一号合伙企业（有限合伙）,t,目标有限公司,60
p1,甲投资有限公司,c,共控有限公司,30
p2,乙投资有限公司,c,共控有限公司,25
"""
ARRANGE = statement(
    """
    MATCH (gp:Party {id: $gp}), (lp:Party {id: $lp}), (p1:Party {id: $p1}), (p2:Party {id: $p2})
    CREATE (gp)-[:APPOINTS {id: 'appoints', validFrom: date('2020-01-01'), reason: '执行事务合伙人'}]->(lp)
    CREATE (p2)-[:ACTS_WITH {id: 'acts', validTo: date('2024-01-01')}]->(p1)
    """
)
CONTROLLED = """query($id: ID!, $on: Date) { controlledBy(partyId: $id, asOf: $on) {
  company { name } percent certainty reasons inConcert } }"""
OWNERSHIP = """query($id: ID!, $on: Date) { ownership(companyId: $id, asOf: $on) {
  controller { name } controllerGroup { name } inConcert controlReasons controlPath { percent } } }"""
WHY = """query($holder: ID!, $company: ID!) { ownershipExplanation(holderId: $holder, companyId: $company) {
  control { certainty steps { company { name } reasons stakes { holding { percent } } } } } }"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("arranged") / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
async def arranged(module_store: Store, table: Path) -> dict[str, str]:
    await load(module_store, source("holdings-csv"), [table], LoadOptions(as_of=date(2019, 6, 1)))
    found = await module_store.read(
        statement("MATCH (r:SourceRecord)-[:DESCRIBES]->(p:Party) RETURN collect([r.localId, p.id])")
    )
    ids = {local.removeprefix("id:"): id_ for local, id_ in found}
    await module_store.write(ARRANGE, {name: ids[name] for name in ("gp", "lp", "p1", "p2")})
    return ids


async def test_an_executive_partner_controls_with_two_percent(
    ask: Any, arranged: dict[str, str], sent: list[Statement]
) -> None:
    found = (await ask(CONTROLLED, id=arranged["gp"], on="2023-01-01"))["controlledBy"]
    assert len(sent) == 1
    assert [(one["company"]["name"], one["percent"], one["certainty"], one["reasons"]) for one in found] == [
        ("一号合伙企业（有限合伙）", 2, "CERTAIN", ["执行事务合伙人"]),
        ("目标有限公司", 60, "CERTAIN", []),
    ]
    target = (await ask(OWNERSHIP, id=arranged["t"], on="2023-01-01"))["ownership"]
    assert target["controller"] == {"name": "执行合伙管理有限公司"}
    assert (target["controlReasons"], target["inConcert"]) == (["执行事务合伙人"], False)
    assert {"percent": 60} in target["controlPath"]


async def test_why_names_the_appointment(ask: Any, arranged: dict[str, str]) -> None:
    found = (await ask(WHY, holder=arranged["gp"], company=arranged["t"]))["ownershipExplanation"]["control"]
    assert found["certainty"] == "CERTAIN"
    assert [(one["company"]["name"], one["reasons"]) for one in found["steps"]] == [
        ("一号合伙企业（有限合伙）", ["执行事务合伙人"]),
        ("目标有限公司", []),
    ]


async def test_an_appointment_counts_from_its_first_day(ask: Any, arranged: dict[str, str]) -> None:
    assert (await ask(CONTROLLED, id=arranged["gp"], on="2019-12-31"))["controlledBy"] == []
    before = (await ask(OWNERSHIP, id=arranged["t"], on="2019-12-31"))["ownership"]
    assert before["controller"] == {"name": "一号合伙企业（有限合伙）"}


async def test_parties_in_concert_control_what_neither_controls_alone(ask: Any, arranged: dict[str, str]) -> None:
    # shared guide on algorithms, section 2: 30 % and 25 % control nothing alone and 55 % together
    for member in ("p1", "p2"):
        [found] = (await ask(CONTROLLED, id=arranged[member], on="2023-12-31"))["controlledBy"]
        assert (found["company"]["name"], found["percent"], found["inConcert"]) == ("共控有限公司", 55, True)
        assert (await ask(CONTROLLED, id=arranged[member], on="2024-01-01"))["controlledBy"] == []
    together = (await ask(OWNERSHIP, id=arranged["c"], on="2023-12-31"))["ownership"]
    assert together["controller"] is None
    assert {one["name"] for one in together["controllerGroup"]} == {"甲投资有限公司", "乙投资有限公司"}
    assert together["inConcert"] is True
