"""Control at rest where appointments and concerts decide it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.ownership.at_rest import Occasion, Refreshed, bring_up_to_date
from queries.statement import statement
from queries.store import Store

TODAY = date(2026, 1, 1)
PARTNER, FUND, HELD = "寰岳资本管理有限公司", "寰岳一号企业管理合伙企业（有限合伙）", "寰岳目标有限公司"
ANSWER = {"Name": FUND, "EconKind": "有限合伙企业", "Status": "存续", "OperName": PARTNER}
TABLE = "holder_id,holder_name,company_id,company_name,percent\n"
CONTROL = statement(
    "MATCH (p)-[k:CONTROLS]->(c) WITH p, k, c ORDER BY p.name, c.name"
    " RETURN collect([p.name, c.name, k.percent, k.ultimate])"
)
ACT = statement(
    "MATCH (a:Party {name: '甲'}), (b:Party {name: '乙'})"
    " CREATE (a)-[:ACTS_WITH {id: 'acts', validFrom: date('2025-12-31'), validTo: date('2026-01-02')}]->(b)"
)


async def refresh(store: Store, today: date = TODAY) -> Refreshed:
    return await bring_up_to_date(store, Occasion(today, datetime(today.year, today.month, today.day, 3, tzinfo=UTC)))


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(ANSWER), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], Path]:
    """Writes rows to a holdings table."""

    def write(rows: str) -> Path:
        path = tmp_path / "table.csv"
        path.write_text(TABLE + rows, encoding="utf-8")
        return path

    return write


async def test_an_executive_partner_controls_without_a_stake(store: Store, answer: Path) -> None:
    await load(store, source("cn-registry"), [answer], LoadOptions(as_of=date(2025, 6, 1)))
    await refresh(store)
    assert await store.read(CONTROL) == [[PARTNER, FUND, 0, True]]
    assert (await refresh(store)).computed == 0


async def test_a_new_appointment_is_computed_after_its_load(store: Store, table: Callable[[str], Path]) -> None:
    await load(store, source("holdings-csv"), [table(f"f,{FUND},t,{HELD},60\n")], LoadOptions(as_of=date(2025, 6, 1)))
    await refresh(store)
    assert await store.read(CONTROL) == [[FUND, HELD, 60, True]]
    [fund] = await store.read(statement("MATCH (p:Party {name: $name}) RETURN collect(p.id)"), {"name": FUND})
    await store.write(
        statement(
            "MATCH (f:Party {id: $fund}) CREATE (p:Party:Company {id: 'gp', name: 'gp', searchName: 'gp'})"
            " CREATE (p)-[:APPOINTS {id: 'appoints', reason: '执行事务合伙人'}]->(f) SET f.stakesChangedAt = datetime()"
        ),
        {"fund": fund},
    )
    await refresh(store)
    assert [row for row in await store.read(CONTROL) if row[0] == "gp"] == [
        ["gp", FUND, 0, True],
        ["gp", HELD, 60, True],
    ]


async def test_a_concert_counts_on_its_days_only(store: Store, table: Callable[[str], Path]) -> None:
    # shared guide on algorithms, section 2: 30 % and 25 % control nothing alone and 55 % together
    await load(
        store, source("holdings-csv"), [table("a,甲,c,丙,30\nb,乙,c,丙,25\n")], LoadOptions(as_of=date(2025, 6, 1))
    )
    await store.write(ACT, {})
    await refresh(store, date(2025, 12, 30))
    assert await store.read(CONTROL) == []
    await refresh(store, TODAY)
    assert await store.read(CONTROL) == [["乙", "丙", 55, True], ["甲", "丙", 55, True]]
    await refresh(store, date(2026, 1, 2))
    assert await store.read(CONTROL) == []
