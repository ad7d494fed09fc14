"""Resolution of the parties of a real store."""

from datetime import UTC, datetime, timedelta

from domain.ownership.matching.decision import Judgement
from domain.ownership.records import Parsed, PartyKind
from ingestion.ownership.resolution.store_run import ResolveSummary, resolve_store
from queries.ownership.match_decisions import Deciding, decide_match, withdraw_match
from queries.ownership.match_queue import match_decision, match_queue
from queries.statement import statement
from queries.store import Store
from tests.queries.ownership.test_match_decisions import EVERYTHING, company, load, party, stake

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
DECISIONS = statement("RETURN COLLECT { MATCH (m:MatchDecision) RETURN m {.*} ORDER BY m.id }")
SAME = statement("MATCH (m:MatchDecision {judgement: 'SAME'}) RETURN m.id")


async def world(store: Store) -> None:
    """A mill that two sources describe, a person named twice, and a company that holds its namesake."""
    await load(
        store,
        "bods",
        Parsed(
            (
                company("m", "Northern Mill Ltd", jurisdiction="GB"),
                company("p", "Otto Berg", kind=PartyKind.PERSON, jurisdiction="GB", address="1 High Street, Leeds"),
                company("h", "Harbour Works Ltd", jurisdiction="GB"),
                company("H", "Harbour Works Limited", jurisdiction="GB"),
            ),
            (stake("p", "m", 40), stake("h", "H", 30)),
        ),
    )
    await load(
        store,
        "uk-psc",
        Parsed(
            (
                company("m", "NORTHERN MILL LIMITED", jurisdiction="GB"),
                company("p", "Berg, Otto", kind=PartyKind.PERSON, jurisdiction="GB"),
            ),
            (stake("p", "m", 35),),
        ),
    )


async def test_certain_pairs_are_merged_the_others_wait_and_a_second_run_changes_nothing(store: Store) -> None:
    await world(store)
    first = await resolve_store(store, NOW)
    assert (first.parties, first.merged, first.waiting) == (5, 1, 2)
    assert (await party(store, "bods", "m"))["id"] == (await party(store, "uk-psc", "m"))["id"]
    names = {frozenset((one.left["name"], one.right["name"])) for one in (await match_queue(store, 10)).decisions}
    assert names == {
        frozenset({"Otto Berg", "Berg, Otto"}),
        frozenset({"Harbour Works Ltd", "Harbour Works Limited"}),  # merged, one would hold of itself
    }
    before = await store.read(EVERYTHING), await store.read(DECISIONS)
    assert await resolve_store(store, LATER) == ResolveSummary(parties=5, merged=0, waiting=2, queued=0, dropped=0)
    assert (await store.read(EVERYTHING), await store.read(DECISIONS)) == before


async def test_what_a_person_took_back_is_not_merged_again(store: Store) -> None:
    await world(store)
    before = await store.read(EVERYTHING)
    await resolve_store(store, NOW)
    await withdraw_match(store, await store.read(SAME), "otto", NOW)
    assert await store.read(EVERYTHING) == before
    again = await resolve_store(store, LATER)
    assert again.merged == 0
    assert await store.read(EVERYTHING) == before


async def test_what_a_person_decided_survives(store: Store) -> None:
    await world(store)
    await resolve_store(store, NOW)
    berg = next(one for one in (await match_queue(store, 10)).decisions if "Berg" in one.left["name"])
    await decide_match(store, Deciding(berg.id, Judgement.DIFFERENT, "otto"), NOW)
    await resolve_store(store, LATER)
    found = await match_decision(store, berg.id)
    assert found is not None
    assert (found.judgement, found.author, found.version) == (Judgement.DIFFERENT, "otto", 2)
    assert (await match_queue(store, 10)).total == 1
