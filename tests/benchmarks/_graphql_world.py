"""The data of the GraphQL benchmark: about 20,000 generated companies in the store's own model, all fictional."""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import product

from domain.access import Role
from domain.ownership.party_search import fold_search
from graph_service.sessions import hash_password
from queries.sessions import NewUser, save_users
from queries.statement import statement
from queries.store import Store

SEED = 20261123
LOGIN, PASSWORD = "bench", "bench-of-irontree"
TREE_LEVELS = (1, 5, 24, 110, 310, 550)
"""Companies of the large group by level: 1,000 together."""
GROUP_LEVELS = (1, 9, 36, 144)
"""Companies of each other group by level: 190 together, all within three levels of holdings."""

_LATIN = [
    f"{a}{b}"
    for a, b in product(
        ("Alder", "Birch", "Cedar", "Hazel", "Larch", "Maple", "Rowan", "Spruce", "Thorn", "Willow"),
        ("bank", "beck", "bridge", "brook", "cliff", "cote", "dale", "field", "ford", "gate", "marsh", "stead"),
    )
]
_CHINESE = [f"{a}{b}" for a, b in product("松柏桦榆枫杉桐槐", "原川岭湾泽丘峡洲浦坪")]
_TRADES = (("Optics", "光学"), ("Steel", "钢铁"), ("Foods", "食品"), ("Logistics", "物流"), ("Energy", "能源"))
_PLACES = (("GB", "London"), ("DE", "Hessen"), ("CN", "浙江"), ("CN", "广东"), ("US", "Ohio"))
_LEARNED = datetime(2026, 11, 1, 8, tzinfo=UTC)
_PERSONS = 500

SAVE_PARTIES = statement("UNWIND $rows AS row CREATE (n:Party:Company) SET n = row RETURN count(n)")
SAVE_PERSONS = statement("UNWIND $rows AS row CREATE (n:Party:Person) SET n = row RETURN count(n)")
SAVE_STAKES = statement(
    "UNWIND $rows AS row MATCH (a:Party {id: row.holder}) MATCH (b:Party {id: row.company})"
    " CREATE (a)-[h:HOLDS]->(b) SET h = row.values RETURN count(h)"
)


@dataclass
class World:
    """What was generated: rows to store, and what the queries ask for."""

    companies: list[dict[str, object]] = field(default_factory=list)
    persons: list[dict[str, object]] = field(default_factory=list)
    stakes: list[dict[str, object]] = field(default_factory=list)
    tree_root: str = ""
    group_roots: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Search texts, Latin and Chinese; each stands in 160 to 250 of 20,000 names."""
        return [*_LATIN[::6], *_CHINESE[::8]]

    def ids(self, number: int) -> list[str]:
        """Ids of companies, spread over all of them."""
        return [str(row["id"]) for row in self.companies[:: len(self.companies) // number]][:number]


def generate(groups: int) -> World:
    """One group of 1,000 companies and ``groups`` of 190, with minority holders; the same for every call."""
    dice, world = random.Random(SEED), World()
    world.tree_root = _group(world, TREE_LEVELS, dice)
    world.group_roots = [_group(world, GROUP_LEVELS, dice) for _ in range(groups)]
    for number in range(_PERSONS):
        name = f"Generated holder {number:04}"
        world.persons.append({"id": _id(dice), "name": name, "searchName": fold_search(name), "fictional": True})
    for row in dice.sample(world.companies, len(world.companies) // 10):
        holder = dice.choice(world.persons)
        world.stakes.append(_stake(str(holder["id"]), str(row["id"]), float(dice.randint(1, 5)), dice))
    return world


async def save(store: Store, world: World) -> None:
    """Store the world and the user who signs in."""
    for target, rows in (
        (SAVE_PARTIES, world.companies),
        (SAVE_PERSONS, world.persons),
        (SAVE_STAKES, world.stakes),
    ):
        for batch in _batches(rows):
            await store.write(target, {"rows": batch})
    await save_users(store, [NewUser("bench", LOGIN, "Benchmark", Role.SALES, hash_password(PASSWORD), "en")])


def _batches(rows: list[dict[str, object]], size: int = 5000) -> Iterator[list[dict[str, object]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _group(world: World, levels: tuple[int, ...], dice: random.Random) -> str:
    """Adds a group in which one company in twenty has a second parent of the same level; gives its root."""
    above: list[str] = []
    root = ""
    for size in levels:
        level = [_company(world, dice) for _ in range(size)]
        root = root or level[0]
        for place, company in enumerate(level if above else []):
            parent = place * len(above) // size
            both = len(above) > 1 and dice.random() < 0.05
            percent = 60.0 if both else dice.choice((100.0, 100.0, 85.5, 75.0, 66.7, 51.0))
            world.stakes.append(_stake(above[parent], company, percent, dice))
            if both:
                second = above[(parent + dice.randrange(1, len(above))) % len(above)]
                world.stakes.append(_stake(second, company, 30.0, dice))
        above = level
    return root


def _company(world: World, dice: random.Random) -> str:
    number = len(world.companies)
    (trade, chinese_trade), (country, region) = dice.choice(_TRADES), dice.choice(_PLACES)
    chinese = f"{dice.choice(_CHINESE)}{chinese_trade}{number}有限公司"
    latin = f"{dice.choice(_LATIN)} {trade} {number} Ltd"
    name, other = (chinese, latin) if country == "CN" else (latin, chinese)
    world.companies.append(
        {
            "id": _id(dice),
            "name": name,
            "otherNames": [other],
            "searchName": f"{fold_search(name)}\n{fold_search(other)}",
            "jurisdiction": country,
            "region": region,
            "status": "ACTIVE",
            "registrationStatus": "ISSUED",
            "legalForm": "Ltd",
            "industry": trade,
            "foundedOn": date(1980 + number % 40, 1 + number % 12, 1),
            "fictional": True,
        }
    )
    return str(world.companies[-1]["id"])


def _stake(holder: str, company: str, percent: float, dice: random.Random) -> dict[str, object]:
    values = {
        "id": _id(dice),
        "key": f"{holder} {company}",
        "source": "demo",
        "validFrom": date(2020, 1, 1),
        "recordedAt": _LEARNED,
        "firstSeen": _LEARNED.date(),
        "lastSeen": _LEARNED.date(),
        "run": "bench",
        "percentMin": percent,
        "percentMax": percent,
        "fictional": True,
    }
    return {"holder": holder, "company": company, "values": values}


def _id(dice: random.Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))
