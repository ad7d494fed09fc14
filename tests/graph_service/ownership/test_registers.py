"""Registers of beneficial owners, loaded from files and asked for on several days. All parties are invented."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.ownership.import_counts import Outcome
from ingestion.load import LoadOptions, LoadSummary, load
from ingestion.sources import source
from queries.statement import statement
from queries.store import Store
from tests.ingestion.ownership.bods.invented import HALVES, TRUST_60_70_80, entity, held, interest, person, relationship
from tests.ingestion.ownership.uk_psc.invented import NOBODY, TOTALS, corporate, individual
from tests.ingestion.ownership.uk_psc.invented import statement as said

LOCAL_IDS = statement("MATCH (r:SourceRecord)-[:DESCRIBES]->(p:Party) RETURN collect([r.localId, p.id])")
OWNERSHIP = """query($id: ID!, $on: Date) { ownership(companyId: $id, asOf: $on) { controller { name }
  interests { party { name } percent minimum maximum grounds } warnings { kind } } }"""
CONTROLLED = """query($id: ID!, $on: Date) { controlledBy(partyId: $id, asOf: $on) {
  company { name } percent certainty } }"""
TREE = """query($id: ID!, $on: Date) { customerTree(rootId: $id, asOf: $on) {
  nodes { controlled party { name } } holdings { percent percentMin percentMax votingPercent } } }"""

LOW, HIGH = "-25-to-50-percent", "-75-to-100-percent"


def written(path: Path, records: Sequence[object]) -> Path:
    path.write_text(json.dumps(records))
    return path


async def put(store: Store, name: str, path: Path, records: Sequence[object], **options: Any) -> LoadSummary:
    return await load(store, source(name), [written(path, records)], LoadOptions(**options))


async def ids(store: Store) -> dict[str, str]:
    return dict(await store.read(LOCAL_IDS))


@pytest.mark.parametrize("batch_size", [4000, 1])
@pytest.mark.parametrize("backwards", [False, True])
async def test_a_history_of_60_70_and_80_percent(
    store: Store, ask: Any, tmp_path: Path, backwards: bool, batch_size: int
) -> None:
    # Each stated some days after it began; from the last change on 20 % are not declared.
    records = TRUST_60_70_80[::-1] if backwards else TRUST_60_70_80
    await put(store, "bods", tmp_path / "a.json", records, batch_size=batch_size)
    id_ = (await ids(store))["mill"]
    for day, ada, trust in (
        ("2002-03-08", None, None),
        ("2002-03-09", 100, None),
        ("2021-09-23", 100, None),
        ("2021-09-24", 40, 60),
        ("2022-09-20", 40, 60),
        ("2022-09-21", 30, 70),
        ("2023-02-28", 30, 70),
        ("2023-03-01", 30, 80),  # the closing statement of 3 March does not say since when the 30 % are gone
        ("2023-03-03", None, 80),
    ):
        answer = (await ask(OWNERSHIP, id=id_, on=day))["ownership"]
        found = {one["party"]["name"]: one["percent"] for one in answer["interests"]}
        expected = {"Ada Invented": ada, "Bramble Trust Ltd": trust}
        assert found == {name: percent for name, percent in expected.items() if percent is not None}, day
        controller = "Bramble Trust Ltd" if trust else "Ada Invented" if ada else None
        assert answer["controller"] == (controller and {"name": controller}), day
        assert bool(answer["warnings"]) is (ada == 30 and trust == 80), day


async def test_half_passes_on_and_one_person_has_all_in_the_end(store: Store, ask: Any, tmp_path: Path) -> None:
    await put(store, "bods", tmp_path / "a.json", HALVES)
    id_ = (await ids(store))["forge"]
    for day, expected in (
        ("2019-09-10", {}),
        ("2021-04-02", {"Bo Invented": 50, "Cy Invented": 50}),
        ("2021-04-03", {"Cy Invented": 50, "Di Invented": 50}),
        ("2022-01-20", {"Cy Invented": 50, "Di Invented": 50}),
        ("2022-01-21", {"Cy Invented": 100}),
    ):
        answer = (await ask(OWNERSHIP, id=id_, on=day))["ownership"]
        assert {one["party"]["name"]: one["percent"] for one in answer["interests"]} == expected, day
        assert answer["controller"] == ({"name": "Cy Invented"} if day == "2022-01-21" else None), day


async def test_what_is_held_through_others_is_not_added_again(store: Store, ask: Any, tmp_path: Path) -> None:
    # Shape of ex_mutilple-indirect-ownership-2.json: 60 % indirectly, by 40 and 20 % of two companies held wholly.
    chain = [
        *(entity(name) for name in ("a", "b", "c")),
        person("ada", "Ada Invented"),
        relationship("a-b", "b", "a", held(40), isComponent=True),
        relationship("a-c", "c", "a", held(20), isComponent=True),
        relationship("b-ada", "ada", "b", held(100), isComponent=True),
        relationship("c-ada", "ada", "c", held(100), isComponent=True),
        relationship("a-ada", "ada", "a", interest(level="indirect", share={"exact": 60}), componentRecords=["a-b"]),
    ]
    await put(store, "bods", tmp_path / "a.json", chain)
    found = await ids(store)
    answer = (await ask(OWNERSHIP, id=found["a"]))["ownership"]
    assert {one["party"]["name"]: one["percent"] for one in answer["interests"]} == {
        "Ada Invented": 60, "b": 40, "c": 20,
    }  # fmt: skip
    assert answer["controller"] == {"name": "Ada Invented"}
    assert answer["warnings"] == []


async def test_bands_make_control_certain_or_possible(store: Store, ask: Any, tmp_path: Path) -> None:
    # Algorithms guide, section 5: [75, 100] is certain, (25, 50] alone excluded; (25, 100] leaves it open.
    shares = "ownership-of-shares"
    records = [
        corporate("00000001", "Pine Ltd", shares + HIGH),
        individual("00000002", "Xenia Invented", shares + HIGH, links={"self": "x-m"}),
        individual("00000003", "Rae Invented", shares + LOW, links={"self": "r-t"}),
        individual("OE000004", "Vic Invented", f"{shares}-more-than-25-percent-registered-overseas-entity"),
        said("00000005", NOBODY, notified_on="2016-09-11"),
        TOTALS,
    ]
    summary = await put(store, "uk-psc", tmp_path / "a.json", records)
    assert (summary.run.counts.accepted, summary.run.counts.quarantined) == (6, {})
    found = await ids(store)
    path = "/company/{}/persons-with-significant-control/"
    holders = {
        path.format("00000001") + "corporate-entity/Pine Ltd": [("00000001", 75, "CERTAIN")],
        "x-m": [("00000002", 75, "CERTAIN")],
        "r-t": [],
        path.format("OE000004") + "individual/a": [("OE000004", 25, "POSSIBLE")],
    }
    for holder, expected in holders.items():
        answer = await ask(CONTROLLED, id=found[holder])
        controlled = [(one["company"]["name"], one["percent"], one["certainty"]) for one in answer["controlledBy"]]
        assert controlled == expected, holder


async def test_a_company_that_holds_is_the_one_that_is_held_by_its_number(
    store: Store, ask: Any, tmp_path: Path
) -> None:
    at_home = {"registration_number": "2", "country_registered": "England", "place_registered": "Companies House"}
    records = [
        individual("00000002", "Xenia Invented", "ownership-of-shares" + HIGH),
        corporate("00000003", "Mast Ltd", "ownership-of-shares" + HIGH, "voting-rights" + LOW,
                  identification=at_home | {"registration_number": "00000002"}),
        corporate("00000006", "Mast Ltd", "ownership-of-shares" + HIGH, identification=at_home),
    ]  # fmt: skip
    await put(store, "uk-psc", tmp_path / "a.json", records)
    companies = tmp_path / "companies.csv"
    companies.write_text("CompanyName, CompanyNumber\nMAST LTD,2\nTIDE LTD,3\n")
    await load(store, source("uk-psc"), [companies], LoadOptions())
    found = await ids(store)
    tree = (await ask(TREE, id=found["00000002"]))["customerTree"]
    assert {node["party"]["name"]: node["controlled"] for node in tree["nodes"]} == {
        "MAST LTD": True,
        "TIDE LTD": False,
    }
    (holding,) = tree["holdings"]
    assert (holding["percentMin"], holding["percentMax"]) == (75, 100)  # 25 to 50 % of the votes control nothing


async def test_a_later_snapshot_changes_bands_from_its_day_and_ends_what_it_lacks(
    store: Store, ask: Any, tmp_path: Path
) -> None:
    shares = "ownership-of-shares"
    first = [individual("00000001", "Ada Invented", shares + LOW), individual("00000007", "Bo Invented", shares + HIGH)]
    await put(store, "uk-psc", tmp_path / "1.json", first, as_of=date(2024, 1, 1), snapshot=True)
    second = [individual("00000001", "Ada Invented", shares + HIGH)]
    summary = await put(store, "uk-psc", tmp_path / "2.json", second, as_of=date(2024, 6, 1), snapshot=True)
    assert summary.run.counts.holdings == Outcome(changed=1, ended=1)
    found = await ids(store)
    for day, ada, bo in (
        ("2016-04-05", None, None),
        ("2020-01-01", 25, 75),
        ("2024-05-31", 25, 75),
        ("2024-06-01", 75, None),
    ):
        for number, low in (("00000001", ada), ("00000007", bo)):
            answer = (await ask(OWNERSHIP, id=found[number], on=day))["ownership"]
            assert [one["minimum"] for one in answer["interests"]] == ([] if low is None else [low]), (day, number)
