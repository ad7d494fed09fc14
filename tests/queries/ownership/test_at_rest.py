"""Control, groups and events at rest, against the rules for one company and on small histories."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from domain.access import Role, Viewer
from domain.ownership.control import controllers_of
from domain.ownership.interest import interests_in
from domain.ownership.ultimate_control import ultimate_controller
from ingestion.load import LoadOptions, load
from ingestion.ownership.demo.seed import seed
from ingestion.sources import source
from queries.ownership.at_rest import Occasion, Refreshed, bring_up_to_date
from queries.ownership.at_rest_statements import stakes_in
from queries.ownership.ownership_graph import Direction, GraphRequest, ownership_graph
from queries.statement import Statement, statement
from queries.store import Store
from tests.queries.plans import wasteful

TODAY = date(2026, 1, 1)
HEADER = (
    "holder_id,holder_name,holder_kind,company_id,company_name,percent,percent_min,percent_max,valid_from,valid_to\n"
)
EVENTS = statement(
    """
    RETURN COLLECT { MATCH (e:OwnershipEvent)-[:CONCERNS]->(c:Party)
      RETURN [e.kind, c.name, head([(e)-[:INVOLVES]->(h) | h.name]), head([(e)-[:GROUP_BEFORE]->(h) | h.name]),
        head([(e)-[:GROUP_AFTER]->(h) | h.name]), e.percentBefore, e.percentAfter, e.threshold, toString(e.validOn),
        e.run] }
    """
)
CONTROL = statement(
    """
    RETURN COLLECT { MATCH (p:Party)-[k:CONTROLS]->(c:Party)
      RETURN [p.id, c.id, k.percent, k.percentMax, k.certainty, k.ultimate, k.interestMin, k.interestMax] }
    """
)
PARTIES = statement("RETURN COLLECT { MATCH (p:Party) RETURN [p.name, p.id, p.groupHead, p.groupSize] }")


class Market:
    """A store that is loaded from rows and brought up to date."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self._folder = folder
        self._files = 0

    async def load(self, rows: list[str], *, snapshot: bool = False, as_of: date = date(2025, 6, 1)) -> str:
        """Load the rows; gives the run."""
        self._files += 1
        path = self._folder / f"{self._files}.csv"
        path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        summary = await load(self.store, source("holdings-csv"), [path], LoadOptions(as_of=as_of, snapshot=snapshot))
        return summary.run.id

    async def refresh(self, run: str | None = None, today: date = TODAY) -> Refreshed:
        return await bring_up_to_date(self.store, Occasion(today, datetime(2026, 1, 1, 3, tzinfo=UTC), run))

    async def events(self) -> set[tuple[Any, ...]]:
        """Kind, company, holder, head before, head after, percent before, after, threshold, valid on."""
        return {tuple(row[:9]) for row in await self.store.read(EVENTS)}

    async def groups(self) -> dict[str, tuple[str | None, int | None]]:
        """Head and size of the group by name."""
        rows = await self.store.read(PARTIES)
        names = {row[1]: row[0] for row in rows}
        return {row[0]: (names.get(row[2]), row[3]) for row in rows}


@pytest.fixture
def market(store: Store, tmp_path: Path) -> Market:
    """An empty market."""
    return Market(store, tmp_path)


def stake(holder: str, company: str, percent: float, start: str = "", end: str = "") -> str:
    """A row of the file."""
    return f"{holder},{holder},company,{company},{company},{percent},,,{start},{end}"


def random_rows(random: Random, parties: str) -> list[str]:
    rows = {}
    for _ in range(random.randint(4, 12)):
        holder, company = random.sample(parties, 2)
        kind = "nominee" if holder == parties[-1] else "person" if holder == parties[-2] else "company"
        low = random.choice([5, 20, 30, 45, 51, 60, 100])
        ends = f"{low},," if random.random() < 0.8 else f",{low / 2},{low}"
        if company not in parties[-2:]:
            rows[holder, company] = f"{holder},{holder},{kind},{company},{company},{ends},,"
    return list(rows.values())


async def assert_as_computed_alone(store: Store) -> None:
    """Every company's stored control is what the rules say of it alone."""
    kept: dict[str, dict[str, list[Any]]] = {}
    for row in await store.read(CONTROL):
        kept.setdefault(row[1], {})[row[0]] = row[2:]
    viewer = Viewer("u", "u", "U", Role.ADMIN)
    for name, id_, head, _ in await store.read(PARTIES):
        graph = await ownership_graph(store, viewer, GraphRequest(id_, Direction.UP, TODAY, companies_only=False))
        assert graph is not None
        expected = controllers_of(id_, graph.stakes, graph.kinds, arrangements=graph.arrangements)
        top = ultimate_controller(id_, graph.stakes, graph.kinds, arrangements=graph.arrangements)
        members = top.members if top else ()
        interests = {one.holder: one for one in interests_in(id_, graph.stakes)}
        assert set(kept.get(id_, {})) == set(expected), name
        for party, one in expected.items():
            percent, maximum, certainty, ultimate, least, most = kept[id_][party]
            assert (percent, maximum, certainty) == (
                pytest.approx(one.percent), pytest.approx(one.maximum), one.certainty.value,
            )  # fmt: skip
            assert ultimate is (party in members)
            interest = interests.get(party) if ultimate else None
            assert (least, most) == (
                (None, None) if interest is None else (pytest.approx(interest.minimum), pytest.approx(interest.maximum))
            )
        assert head in (min(members, default=id_), None if not members else min(members)), name


@pytest.mark.parametrize("number", range(6))
async def test_what_rests_is_what_the_rules_say_of_each_company_alone(market: Market, number: int) -> None:
    random = Random(number)
    await market.load(random_rows(random, "abcdefg"))
    await market.refresh()
    await assert_as_computed_alone(market.store)
    await market.load(random_rows(random, "abcdefg"), snapshot=True, as_of=date(2025, 7, 1))
    await market.refresh()
    await assert_as_computed_alone(market.store)
    assert await market.refresh() == Refreshed(0, 0, 0)


async def test_the_demo_world_rests_as_the_rules_say(market: Market) -> None:
    await seed(market.store)
    first = await market.refresh()
    assert first.events == 0
    await assert_as_computed_alone(market.store)


GROUP = [
    stake("Root", "Mid", 60, "2018-01-01"),
    stake("Mid", "Leaf", 80, "2018-01-01"),
    stake("Rival", "Mid", 30, "2018-01-01"),
]
ELSEWHERE = [stake("X", "Y", 70), stake("Y", "Z", 70)]


async def test_the_first_load_tells_nothing_and_groups_are_counted(market: Market) -> None:
    await market.load(GROUP + ELSEWHERE)
    assert (await market.refresh()).events == 0
    groups = await market.groups()
    assert groups["Leaf"] == ("Root", None)
    assert groups["Root"] == ("Root", 3)
    assert groups["Rival"] == (None, None)
    assert groups["X"] == ("X", 3)


async def test_a_takeover_is_told_once_to_both_groups(market: Market) -> None:
    await market.load(GROUP)
    await market.refresh()
    sold = [
        stake("Root", "Mid", 60, "2018-01-01", "2025-03-01"),
        stake("Rival", "Mid", 30, "2018-01-01", "2025-03-01"),
        stake("Rival", "Mid", 90, "2025-03-01"),
    ]
    run = await market.load(sold)
    assert (await market.refresh(run)).events == 9
    day = "2025-03-01"
    assert await market.events() == {
        ("LOST_SUBSIDIARY", "Mid", None, "Root", "Rival", 60, 90, None, day),
        ("NEW_SUBSIDIARY", "Mid", None, "Root", "Rival", 60, 90, None, day),
        ("CONTROLLER_CHANGED", "Mid", None, "Root", "Rival", 60, 90, None, day),
        ("LOST_SUBSIDIARY", "Leaf", None, "Root", "Rival", 80, 80, None, day),
        ("NEW_SUBSIDIARY", "Leaf", None, "Root", "Rival", 80, 80, None, day),
        ("CONTROLLER_CHANGED", "Leaf", None, "Root", "Rival", 80, 80, None, day),
        ("HOLDER_LEFT", "Mid", "Root", "Root", "Rival", 60, None, None, day),
        ("STAKE_CROSSED", "Mid", "Rival", "Root", "Rival", 30, 90, 50, day),
        ("STAKE_CROSSED", "Mid", "Rival", "Root", "Rival", 30, 90, 75, day),
    }
    assert {row[9] for row in await market.store.read(EVENTS)} == {run}
    again = await market.load(sold, as_of=date(2025, 6, 2))
    assert await market.refresh(again) == Refreshed(0, 0, 0)
    groups = await market.groups()
    assert (groups["Root"], groups["Rival"], groups["Leaf"]) == (("Root", 1), ("Rival", 3), ("Rival", None))


async def test_a_new_company_is_news_for_a_known_group_only(market: Market) -> None:
    await market.load(GROUP)
    await market.refresh()
    await market.load([stake("Leaf", "Newborn", 100, "2025-05-05"), *ELSEWHERE])
    await market.refresh()
    assert await market.events() == {
        ("NEW_SUBSIDIARY", "Newborn", None, None, "Root", None, 100, None, "2025-05-05"),
    }


async def test_a_day_that_passes_is_told_when_validity_begins_or_ends(market: Market) -> None:
    await market.load([stake("Root", "Mid", 60, "2018-01-01", "2026-01-02"), stake("Mid", "Leaf", 80)])
    await market.refresh()
    assert (await market.groups())["Leaf"] == ("Root", None)
    assert (await market.refresh(today=TODAY)).computed == 0
    told = await market.refresh(today=date(2026, 1, 2))
    assert told == Refreshed(2, 2, 5)
    day = "2026-01-02"
    assert await market.events() == {
        ("LOST_SUBSIDIARY", "Mid", None, "Root", "Mid", 60, None, None, day),
        ("HOLDER_LEFT", "Mid", "Root", "Root", "Mid", 60, None, None, day),
        ("LOST_SUBSIDIARY", "Leaf", None, "Root", "Mid", 80, 80, None, day),
        ("NEW_SUBSIDIARY", "Leaf", None, "Root", "Mid", 80, 80, None, day),
        ("CONTROLLER_CHANGED", "Leaf", None, "Root", "Mid", 80, 80, None, day),
    }
    assert (await market.groups())["Leaf"] == ("Mid", None)


async def test_a_load_that_touches_one_group_leaves_the_others_alone(market: Market) -> None:
    await market.load(GROUP + ELSEWHERE)
    await market.refresh()
    await market.store.write(Statement("MATCH (c:Party) WHERE c.name IN ['Y', 'Z'] SET c.stakesComputed = 'untouched'"))
    await market.load([stake("Root", "Mid", 70, "2018-01-01")])
    written = await market.refresh()
    assert (written.computed, written.changed) == (2, 2)  # Mid, and Leaf below it: Root's interest in it grew
    left = await market.store.read(
        Statement("MATCH (c:Party) WHERE c.stakesComputed = 'untouched' RETURN collect(c.name)")
    )
    assert sorted(left) == ["Y", "Z"]


async def test_the_reading_statements_use_indexes(market: Market) -> None:
    text, parameters = stakes_in(TODAY)
    assert wasteful(await market.store.explain(text, {**parameters, "ids": []})) == set()
