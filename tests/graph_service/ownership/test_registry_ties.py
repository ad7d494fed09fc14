"""Officers, branches, appointments and claims of a company."""

import json
from datetime import date
from typing import Any

import pytest

from domain.access import Role
from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.statement import Statement, statement
from queries.store import Store

NAME = "寰岳一号企业管理合伙企业（有限合伙）"
ANSWER = {
    "Name": NAME,
    "EconKind": "有限合伙企业",
    "Status": "存续",
    "Address": "澜海省澜海市星环路1号",
    "OperName": "寰岳资本管理有限公司",
    "Employees": [{"Name": "虚构甲", "Job": "监事"}, {"Name": "虚构乙", "Job": "经理"}],
    "Branches": [{"Name": "寰岳一号澜海分公司", "Status": "注销"}],
    "ActualControllerList": [{"Name": "虚构己", "ControlPercent": "60%"}],
}
FIELDS = "party { name kind } source validFrom validTo lastSeen"
REGISTRY = f"""query($id: ID!, $asOf: Date) {{ company(id: $id) {{ address
  officers(asOf: $asOf) {{ title {FIELDS} }} branches(asOf: $asOf) {{ status {FIELDS} }}
  appointedBy(asOf: $asOf) {{ reason {FIELDS} }} claimedControllers(asOf: $asOf) {{ percent reason {FIELDS} }} }} }}"""


@pytest.fixture(scope="module")
async def partnership(module_store: Store, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("registry") / "answer.json"
    path.write_text(json.dumps(ANSWER), encoding="utf-8")
    await load(module_store, source("cn-registry"), [path], LoadOptions(as_of=date(2025, 6, 1)))
    found: str = await module_store.read(
        statement("MATCH (p:Company) WHERE p.name STARTS WITH '寰岳一号企业' RETURN p.id")
    )
    return found


def tie(name: str, kind: str) -> dict[str, Any]:
    return {
        "party": {"name": name, "kind": kind},
        "source": "cn-registry",
        "validFrom": None,
        "validTo": None,
        "lastSeen": "2025-06-01",
    }


async def test_what_the_register_says_of_a_company_is_one_statement(
    ask: Any, partnership: str, sent: list[Statement]
) -> None:
    found = (await ask(REGISTRY, role=Role.VIEWER, id=partnership))["company"]
    assert len(sent) == 1
    assert found == {
        "address": "澜海省澜海市星环路1号",
        "officers": [{"title": "监事"} | tie("虚构甲", "PERSON"), {"title": "经理"} | tie("虚构乙", "PERSON")],
        "branches": [{"status": "INACTIVE"} | tie("寰岳一号澜海分公司", "COMPANY")],
        "appointedBy": [{"reason": "执行事务合伙人"} | tie("寰岳资本管理有限公司", "COMPANY")],
        "claimedControllers": [{"percent": 60, "reason": "疑似实际控制人"} | tie("虚构己", "PERSON")],
    }


async def test_a_tie_shows_only_on_the_days_it_is_valid(ask: Any, partnership: str, module_store: Store) -> None:
    await module_store.write(
        statement("MATCH (:Person {name: '虚构乙'})-[t:OFFICER_OF]->() SET t.validTo = date('2025-07-01')"), {}
    )
    for day, names in (("2025-06-30", ["虚构甲", "虚构乙"]), ("2025-07-01", ["虚构甲"])):
        found = (await ask(REGISTRY, id=partnership, asOf=day))["company"]
        assert [one["party"]["name"] for one in found["officers"]] == names
