"""Merging and separating parties in a real store."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.errors import Conflict, NotFound
from domain.ownership.import_counts import RunCounts
from domain.ownership.matching.decision import Judgement
from domain.ownership.record_ids import decision_id, party_id, source_record_id
from domain.ownership.records import HoldingRecord, IdentifierValue, Parsed, PartyRecord, Share, TieRecord, TieType
from queries.new_ids import new_id
from queries.ownership.imports import NewRun, begin_run
from queries.ownership.loading import Batch, load_batch, prepare
from queries.ownership.match_decisions import Deciding, MatchWarnings, decide_match, withdraw_match
from queries.ownership.match_queue import match_decision, match_queue
from queries.ownership.party_loading import Origin
from queries.statement import statement
from queries.store import Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LEI_A, LEI_B = "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"  # published examples of ISO 17442
EVERYTHING = statement(
    "RETURN {nodes: COLLECT { MATCH (n) WHERE NOT n:MatchDecision AND NOT n:ImportRun"
    " RETURN [labels(n), n {.*, stakesChangedAt: null}] ORDER BY n.id, n.key },"
    " edges: COLLECT { MATCH (a)-[r]->(b) WHERE NOT a:MatchDecision"
    " RETURN [coalesce(a.id, a.key), type(r), coalesce(b.id, b.key), properties(r)]"
    " ORDER BY type(r), coalesce(a.id, a.key), coalesce(b.id, b.key), r.id }}"
)
PUT_DECISION = statement(
    "MATCH (a:SourceRecord {id: $left}) MATCH (b:SourceRecord {id: $right})"
    " CREATE (m:MatchDecision {id: $id, judgement: $judgement, score: $score, features: '[]', author: $author,"
    " at: $now, version: 1}) CREATE (m)-[:DECIDES]->(a) CREATE (m)-[:DECIDES]->(b)"
)
PARTY = statement(
    "MATCH (s:SourceRecord {id: $record})-[:DESCRIBES]->(p)"
    " RETURN p {.*, identifiers: COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(i) RETURN i.key ORDER BY i.key },"
    " held: COLLECT { MATCH (p)-[h:HOLDS]->(o) RETURN [o.name, h.percentMin] ORDER BY o.name, h.percentMin }}"
)


async def load(store: Store, source: str, *parsed: Parsed) -> None:
    run = new_id(NOW)
    await begin_run(store, NewRun(run, source, date(2026, 1, 1), False, ("file",), ("1:a",), "cli"), NOW)
    batch = Batch(position=len(parsed), parsed=list(parsed))
    await load_batch(store, prepare(batch, Origin(run, source, 0, "file", date(2026, 1, 1))), RunCounts(), NOW)


async def pair(store: Store, left: tuple[str, str], right: tuple[str, str], **fields: Any) -> str:
    """A pending decision of two records, given as (source, local id)."""
    records = source_record_id(*left), source_record_id(*right)
    id_ = decision_id(*records)
    values = {"judgement": "UNSURE", "score": 0.8, "author": "matcher", "now": NOW} | fields
    await store.write(PUT_DECISION, {"id": id_, "left": records[0], "right": records[1], **values})
    return id_


async def decide(store: Store, id_: str, judgement: Judgement, **fields: Any) -> MatchWarnings:
    return (await decide_match(store, Deciding(id_, judgement, "otto", **fields), NOW)).warnings


async def party(store: Store, source: str, local_id: str) -> dict[str, Any]:
    found: dict[str, Any] = await store.read(PARTY, {"record": source_record_id(source, local_id)})
    return found


def company(key: str, name: str, *identifiers: tuple[str, str], **fields: Any) -> PartyRecord:
    return PartyRecord(key, name, identifiers=tuple(IdentifierValue(*one) for one in identifiers), **fields)


def stake(holder: str, held: str, percent: float) -> HoldingRecord:
    return HoldingRecord(holder, held, Share.exact(percent), observed=True)


async def two_sources(store: Store) -> str:
    """One mill as two sources know it, with a stake, a parent and a subsidiary from each; the pending pair."""
    mill = company("m", "Northern Mill Ltd", ("LEI", LEI_A), other_names=("Mill",))
    await load(
        store,
        "bods",
        Parsed(
            (mill, company("o", "Owner"), company("s", "Sub"), company("p", "Parent")),
            (stake("o", "m", 60), stake("m", "s", 70)),
            (TieRecord(TieType.CONSOLIDATED_BY_DIRECT, "m", "p", "t1"),),
        ),
    )
    other = company("M", "Northern Mill Limited", ("GB-COH", "00001234"), region="North")
    await load(
        store,
        "uk-psc",
        Parsed((other, company("S", "Second sub")), (stake("M", "S", 20), stake("S", "M", 5)), ()),
    )
    return await pair(store, ("bods", "m"), ("uk-psc", "M"))


async def test_a_merge_brings_everything_to_one_party_and_its_withdrawal_restores_it_exactly(store: Store) -> None:
    id_ = await two_sources(store)
    before = await store.read(EVERYTHING)
    assert await decide(store, id_, Judgement.SAME) == MatchWarnings()
    merged = await party(store, "uk-psc", "M")
    assert merged == await party(store, "bods", "m")
    assert merged["identifiers"] == ["GB-COH:00001234", f"LEI:{LEI_A}"]
    assert merged["held"] == [["Second sub", 20], ["Sub", 70]]
    assert {merged["name"], *merged["otherNames"]} == {"Northern Mill Ltd", "Mill", "Northern Mill Limited"}
    await withdraw_match(store, id_, "otto", NOW)
    assert await store.read(EVERYTHING) == before


ACCOUNT = statement(
    "MATCH (c:Party {id: $id}) SET c:Account, c.tier = 'A'"
    " CREATE (u:User {id: 'kim'})-[:SERVES {id: 's', role: 'AR'}]->(c)"
    " CREATE (m:PowerMap {id: 'm', owner: $id})-[:MAPS]->(c)"
    " CREATE (p:Party:Person:Contact {id: 'ada'})-[:WORKS_FOR {id: 'w', title: 'Buyer'}]->(c)"
)
BUSINESS = statement(
    "MATCH (c:Party {id: $id}) RETURN [c.tier, COLLECT { MATCH (c)<-[r:SERVES|MAPS|WORKS_FOR]-() RETURN type(r)"
    " ORDER BY type(r) }, EXISTS { MATCH (:PowerMap {owner: $id}) }]"
)


@pytest.mark.parametrize("account", [("bods", "m"), ("uk-psc", "M")])
async def test_team_map_and_contacts_of_an_account_go_along_and_come_back(
    store: Store, account: tuple[str, str]
) -> None:
    id_ = await two_sources(store)
    await store.write(ACCOUNT, {"id": (await party(store, *account))["id"]})
    before = await store.read(EVERYTHING)
    await decide(store, id_, Judgement.SAME)
    merged = (await party(store, *account))["id"]
    assert await store.read(BUSINESS, {"id": merged}) == ["A", ["MAPS", "SERVES", "WORKS_FOR"], True]
    await withdraw_match(store, id_, "otto", NOW)
    assert await store.read(EVERYTHING) == before


async def test_what_was_loaded_after_the_merge_goes_to_the_party_it_is_about(store: Store) -> None:
    id_ = await two_sources(store)
    await decide(store, id_, Judgement.SAME)
    await load(store, "uk-psc", Parsed((company("N", "Third sub"),), (stake("M", "N", 33),)))
    await withdraw_match(store, id_, "otto", NOW)
    assert (await party(store, "uk-psc", "M"))["held"] == [["Second sub", 20], ["Third sub", 33]]
    assert (await party(store, "bods", "m"))["held"] == [["Sub", 70]]


async def test_three_parties_fall_apart_along_the_decisions_that_still_stand(store: Store) -> None:
    for source in ("a", "b", "c"):
        await load(store, source, Parsed((company("x", f"X of {source}"), company("y", "Y")), (stake("x", "y", 10),)))
    before = await store.read(EVERYTHING)
    first = await pair(store, ("a", "x"), ("b", "x"))
    second = await pair(store, ("b", "x"), ("c", "x"))
    await decide(store, first, Judgement.SAME)
    await decide(store, second, Judgement.SAME)
    assert len({(await party(store, source, "x"))["id"] for source in "abc"}) == 1
    await withdraw_match(store, first, "otto", NOW)
    a, b, c = [await party(store, source, "x") for source in "abc"]
    assert b["id"] == c["id"] != a["id"]
    assert len(b["held"]) == 2
    assert len(a["held"]) == 1
    assert {b["name"], *b["otherNames"]} == {"X of b", "X of c"}
    assert a.get("otherNames") is None
    await decide(store, second, Judgement.DIFFERENT)
    assert await store.read(EVERYTHING) == before


async def test_different_valid_identifiers_forbid_a_merge_and_are_named(store: Store) -> None:
    await load(store, "a", Parsed((company("x", "X", ("LEI", LEI_A)),)))
    await load(store, "b", Parsed((company("x", "X", ("LEI", LEI_B)),)))
    id_ = await pair(store, ("a", "x"), ("b", "x"))
    with pytest.raises(Conflict, match=rf"({LEI_A}|{LEI_B}) against ({LEI_A}|{LEI_B})"):
        await decide(store, id_, Judgement.SAME)
    found = await match_decision(store, id_)
    assert found is not None
    assert (found.judgement, found.version) == (Judgement.UNSURE, 1)


async def test_listings_do_not_forbid_a_merge(store: Store) -> None:
    await load(store, "a", Parsed((company("x", "X", ("LISTING", "000001.SZ")),)))
    await load(store, "b", Parsed((company("x", "X", ("LISTING", "200001.SZ")),)))
    await decide(store, await pair(store, ("a", "x"), ("b", "x")), Judgement.SAME)
    assert (await party(store, "a", "x"))["identifiers"] == ["LISTING:000001.SZ", "LISTING:200001.SZ"]


async def test_stakes_between_the_two_and_sums_over_100_are_warned_of(store: Store) -> None:
    await load(
        store,
        "a",
        Parsed(
            (company("x", "X"), company("y", "Y"), company("o", "O"), company("p", "P")),
            (stake("x", "y", 30), stake("o", "x", 80), stake("p", "y", 60)),
        ),
    )
    id_ = await pair(store, ("a", "x"), ("a", "y"))
    assert await decide(store, id_, Judgement.SAME) == MatchWarnings(self_holdings=1, disclosed_percent=140)


async def test_a_decision_of_someone_who_looked_at_an_older_version_is_a_conflict(store: Store) -> None:
    id_ = await two_sources(store)
    await decide(store, id_, Judgement.DIFFERENT, version=1)
    with pytest.raises(Conflict, match="version 2"):
        await decide_match(store, Deciding(id_, Judgement.SAME, "mia", version=1), NOW)


async def test_deciding_the_same_twice_is_deciding_once(store: Store) -> None:
    id_ = await two_sources(store)
    await decide(store, id_, Judgement.SAME, version=1)
    await decide(store, id_, Judgement.SAME, version=1)
    found = await match_decision(store, id_)
    assert found is not None
    assert (found.version, found.author, found.left["id"]) == (2, "otto", found.right["id"])


async def test_a_merge_against_another_decision_is_refused(store: Store) -> None:
    for source in ("a", "b", "c"):
        await load(store, source, Parsed((company("x", "X"),)))
    ab, bc, ac = [await pair(store, (one, "x"), (other, "x")) for one, other in ("ab", "bc", "ac")]
    await decide(store, ac, Judgement.DIFFERENT)
    await decide(store, ab, Judgement.SAME)
    with pytest.raises(Conflict, match="by otto"):
        await decide(store, bc, Judgement.SAME)
    await withdraw_match(store, ac, "otto", NOW)
    await decide(store, bc, Judgement.SAME)
    with pytest.raises(Conflict, match="other decisions"):
        await decide(store, ac, Judgement.DIFFERENT)


async def test_the_queue_shows_pending_pairs_the_likeliest_first_page_by_page(store: Store) -> None:
    for source in ("a", "b", "c", "d"):
        await load(store, source, Parsed((company("x", f"X {source}"),)))
    await pair(store, ("a", "x"), ("b", "x"), score=0.7)
    await pair(store, ("b", "x"), ("c", "x"), score=0.9)
    await pair(store, ("c", "x"), ("d", "x"), score=0.7)
    decided = await pair(store, ("a", "x"), ("d", "x"), score=0.95)
    await decide(store, decided, Judgement.DIFFERENT)
    first = await match_queue(store, 2)
    assert [one.score for one in first.decisions] == [0.9, 0.7]
    assert first.total == 3
    second = await match_queue(store, 2, first.after)
    assert [one.score for one in second.decisions] == [0.7]
    assert second.after is None
    assert {one.id for one in (*first.decisions, *second.decisions)}.isdisjoint({decided})


async def test_an_unknown_decision_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await decide(store, "nothing", Judgement.SAME)


def test_a_pair_has_one_id_in_either_order() -> None:
    assert decision_id("a", "b") == decision_id("b", "a") != party_id("a", "b")
