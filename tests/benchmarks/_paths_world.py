"""The data of the benchmark of introduction paths: people in companies who know each other, all fictional."""

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from domain.access import Role
from graph_service.sessions import hash_password
from queries.revision import REVISE
from queries.sessions import NewUser, save_users
from queries.statement import Statement, assembled, cypher, declared, statement
from queries.store import Store

SEED = 20261123
LOGIN, PASSWORD = "bench", "bench-of-irontree"
_LEARNED = datetime(2026, 1, 1, 8, tzinfo=UTC)
_SINCE = date(2020, 1, 1)
LEVELS = ("VENDOR", "CREDIBLE_SOURCE", "PROBLEM_SOLVER", "TRUSTED_ADVISOR")
SHARES = {
    "WORKS_FOR": 0.42,
    "REPORTS_TO": 0.18,
    "OFFICER_OF": 0.15,
    "INFLUENCES": 0.1,
    "HOLDS": 0.1,
    "KNOWS": 0.05,
}
"""Which part of all relationships is of which type."""

SAVE_USERS = statement("UNWIND $rows AS row CREATE (n:User) SET n = row RETURN count(n)")
SAVE_PEOPLE = statement("UNWIND $rows AS row CREATE (n:Party:Person:Contact) SET n = row RETURN count(n)")
SAVE_COMPANIES = statement("UNWIND $rows AS row CREATE (n:Party:Company) SET n = row RETURN count(n)")


@dataclass
class World:
    """What was generated: ids, and for each type rows of start, end and values."""

    users: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    companies: list[str] = field(default_factory=list)
    rows: dict[str, list[tuple[str, str, dict[str, object]]]] = field(default_factory=dict)


def generate(relationships: int) -> World:
    """A world of so many relationships: a person has a position or two, a company 2 to 200 people (Pareto)."""
    dice = random.Random(SEED)
    world = World()
    positions = int(relationships * SHARES["WORKS_FOR"])
    world.users = [_id(dice) for _ in range(max(positions // 1000, 5))]
    world.people = [_id(dice) for _ in range(int(positions / 1.2))]
    members: list[list[str]] = []
    rows = world.rows
    rows["WORKS_FOR"] = []
    while len(rows["WORKS_FOR"]) < positions:
        company, size = _id(dice), min(int(2 * dice.paretovariate(0.9)), 200)
        world.companies.append(company)
        members.append(dice.sample(world.people, size))
        rows["WORKS_FOR"] += ((person, company, {"main": True}) for person in members[-1])
    inside = [group for group in members if len(group) > 2]
    rows["REPORTS_TO"] = [
        (*dice.sample(dice.choice(inside), 2), {"company": world.companies[0]})
        for _ in range(int(relationships * SHARES["REPORTS_TO"]))
    ]
    rows["INFLUENCES"] = [
        (*dice.sample(dice.choice(inside), 2), {"map": "m", "strength": round(dice.uniform(0.1, 1), 3)})
        for _ in range(int(relationships * SHARES["INFLUENCES"]))
    ]
    for type_ in ("OFFICER_OF", "HOLDS"):
        rows[type_] = [
            (dice.choice(world.people), dice.choice(world.companies), {})
            for _ in range(int(relationships * SHARES[type_]))
        ]
    rows["KNOWS"] = [
        (dice.choice(world.users), dice.choice(world.people), {"currentLevel": dice.choice(LEVELS)})
        for _ in range(int(relationships * SHARES["KNOWS"]))
    ]
    return world


async def save(store: Store, world: World) -> None:
    """Put the world and the benchmark's user into an empty store that has its indexes."""
    for statement_, ids, values in (
        (SAVE_USERS, world.users, {"role": "SALES", "active": True}),
        (SAVE_PEOPLE, world.people, {"searchName": "x"}),
        (SAVE_COMPANIES, world.companies, {"searchName": "x"}),
    ):
        for some in _batches(ids):
            rows = [{"id": id_, "name": id_[:8], **values} for id_ in some]
            if statement_ is SAVE_USERS:
                rows = [{**row, "login": row["id"]} for row in rows]
            await store.write(statement_, {"rows": rows})
    for type_, of_type in world.rows.items():
        for some in _batches(of_type):
            rows = [{"start": start, "end": end, "values": _dated(type_, values)} for start, end, values in some]
            await store.write(_save(type_), {"rows": rows})
    await save_users(store, [NewUser("bench", LOGIN, "Benchmark", Role.SALES, hash_password(PASSWORD), "en")])
    await store.write(REVISE)


def _save(type_: str) -> Statement:
    return assembled(
        cypher(
            "UNWIND $rows AS row MATCH (a:<label> {id: row.start}) MATCH (b:Party {id: row.end})"
            " CREATE (a)-[r:<type>]->(b) SET r = row.values RETURN count(r)",
            label=declared("User" if type_ == "KNOWS" else "Party"),
            type=declared(type_),
        )
    )


def _dated(type_: str, values: dict[str, object]) -> dict[str, object]:
    common = {"id": str(uuid.uuid4()), "validFrom": _SINCE, "recordedAt": _LEARNED}
    if type_ in {"OFFICER_OF", "HOLDS"}:
        return {**common, "key": "k", "source": "bench", "firstSeen": _SINCE, "lastSeen": _SINCE, "run": "r", **values}
    return {**common, "version": 1, "recordedBy": "bench", **values}


def _batches(rows: Sequence[object], size: int = 10_000) -> Iterator[Sequence[object]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _id(dice: random.Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))
