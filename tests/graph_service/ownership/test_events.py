"""The change feed and what rests with the parties, as the API tells them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.ownership.at_rest import Occasion, bring_up_to_date
from queries.statement import statement
from queries.store import Store
from tests.graph_service.conftest import Sent

HEADER = "holder_id,holder_name,holder_kind,company_id,company_name,percent,valid_from,valid_to\n"
FIRST = "r,Root,company,m,Mid,60,2018-01-01,\nm,Mid,company,l,Leaf,80,2018-01-01,\nw,Wei Demo,person,r,Root,90,,\n"
LATER = "m,Mid,company,n,Newborn,100,2025-05-05,\nz,Zed,company,l,Leaf,15,2025-06-01,\n"


@pytest.fixture(scope="module")
async def fed(module_store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A group that gains a company and a holder in a second load, whose run is ``run``; our ids by the file's."""
    folder = tmp_path_factory.mktemp("feed")
    ids: dict[str, str] = {}
    for number, rows in enumerate((FIRST, LATER)):
        path = folder / f"{number}.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        loaded = await load(module_store, source("holdings-csv"), [path], LoadOptions(as_of=date(2025, 6, 1 + number)))
        now = datetime(2026, 1, 1 + number, tzinfo=UTC)
        await bring_up_to_date(module_store, Occasion(date(2026, 1, 1), now, loaded.run.id))
        ids["run"] = loaded.run.id
    found = await module_store.read(
        statement("MATCH (r:SourceRecord)-[:DESCRIBES]->(p:Party) RETURN collect([r.localId, p.id])")
    )
    return ids | {local.removeprefix("id:"): id_ for local, id_ in found}


FEED = """query($root: ID, $since: Date, $first: Int, $after: String) {
  ownershipEvents(rootId: $root, since: $since, first: $first, after: $after) {
    edges { cursor node { id kind company { name } holder { name } groupBefore { name } groupAfter { name }
      percentBefore percentAfter threshold validOn recordedAt runId } }
    pageInfo { hasNextPage endCursor } } }"""


async def test_the_feed_tells_what_happened_when_it_was_true_and_when_we_learned_it(
    ask: Any, fed: dict[str, str], sent: Sent
) -> None:
    found = (await ask(FEED))["ownershipEvents"]
    told = {edge["node"]["kind"]: edge["node"] for edge in found["edges"]}
    assert set(told) == {"NEW_SUBSIDIARY", "HOLDER_APPEARED"}
    new, appeared = told["NEW_SUBSIDIARY"], told["HOLDER_APPEARED"]
    assert (new["company"], new["holder"], new["groupAfter"]) == ({"name": "Newborn"}, None, {"name": "Wei Demo"})
    assert (new["percentBefore"], new["percentAfter"], new["validOn"]) == (None, 100, "2025-05-05")
    assert (new["recordedAt"][:10], new["runId"]) == ("2026-01-02", fed["run"])
    assert (appeared["holder"], appeared["company"], appeared["percentAfter"]) == (
        {"name": "Zed"}, {"name": "Leaf"}, 15,
    )  # fmt: skip
    assert len(sent) == 1
    await sent.assert_indexed()


async def test_a_group_hears_of_what_it_controls_and_nobody_else_does(
    ask: Any, fed: dict[str, str], sent: Sent
) -> None:
    for root, count in (("w", 2), ("r", 2), ("m", 2), ("n", 1), ("z", 0)):
        assert len((await ask(FEED, root=fed[root]))["ownershipEvents"]["edges"]) == count, root
    assert len(sent) == 5
    await sent.assert_indexed()
    (error,) = await ask(FEED, errors=True, root="none")
    assert error.extensions["code"] == "NOT_FOUND"


async def test_pages_of_the_feed_follow_each_other(ask: Any, fed: dict[str, str]) -> None:
    whole = [edge["node"]["id"] for edge in (await ask(FEED))["ownershipEvents"]["edges"]]
    first = (await ask(FEED, first=1))["ownershipEvents"]
    assert first["pageInfo"]["hasNextPage"] is True
    second = (await ask(FEED, first=1, after=first["pageInfo"]["endCursor"]))["ownershipEvents"]
    assert second["pageInfo"]["hasNextPage"] is False
    assert [edge["node"]["id"] for page in (first, second) for edge in page["edges"]] == whole
    assert len((await ask(FEED, since="2026-01-02"))["ownershipEvents"]["edges"]) == 2
    assert (await ask(FEED, since="2026-01-03"))["ownershipEvents"]["edges"] == []
    for values in ({"after": "bogus"}, {"first": 0}):
        (error,) = await ask(FEED, errors=True, **values)
        assert error.extensions["code"] == "INVALID_INPUT"


async def test_todays_control_is_read_from_where_it_rests(ask: Any, fed: dict[str, str], sent: Sent) -> None:
    query = """query($id: ID!) { company(id: $id) { ultimateParent { name }
      controllers { controller { name } percent certainty ultimate interestMin }
      controls { company { name } } group { head { name } size computedFor } } }"""
    mid = (await ask(query, id=fed["m"]))["company"]
    assert mid["ultimateParent"] == {"name": "Wei Demo"}
    assert [(one["controller"]["name"], one["percent"], one["ultimate"]) for one in mid["controllers"]] == [
        ("Wei Demo", 60, True),
        ("Root", 60, False),
    ]
    assert [one["interestMin"] for one in mid["controllers"]] == [pytest.approx(54), None]  # 90 % of 60 %
    assert {one["company"]["name"] for one in mid["controls"]} == {"Leaf", "Newborn"}
    assert mid["group"] == {"head": {"name": "Wei Demo"}, "size": 4, "computedFor": "2026-01-01"}
    assert (await ask(query, id=fed["z"]))["company"]["group"] is None
    assert len(sent) == 2
    await sent.assert_indexed()
