"""The order of what a search finds."""

from typing import Any

from domain.access import Role
from domain.ownership.party_search import fold_search
from queries.statement import Statement
from queries.store import Store

NAMES = "query($t: String!) { companies(search: $t) { edges { node { name } } } }"


async def test_search_ranks_whole_names_beginnings_words_and_parts(store: Store, ask: Any) -> None:
    await plant(store, ["Great Larch Ltd", "Larch", "Larchmont Ltd", "Stolarchik Ltd"])
    assert await names(ask, "larch") == ["Larch", "Larchmont Ltd", "Great Larch Ltd", "Stolarchik Ltd"]


async def test_search_puts_the_heads_of_accounts_first_for_those_who_may_know(store: Store, ask: Any) -> None:
    await plant(store, ["寰岳云", "寰岳光学有限公司", "寰岳控股集团有限公司", "岳寰岳云"])
    await store.write(
        Statement(
            "MATCH (a:Company), (b:Company) WHERE a.name STARTS WITH '寰岳控股' AND b.name STARTS WITH '寰岳光学'"
            " SET a:Account, b:Account CREATE (a)-[:HOLDS {id: 'h', key: 'h', source: 'user', percentMin: 60.0}]->(b)"
            " RETURN count(*)"
        )
    )
    assert await names(ask, "寰岳") == ["寰岳控股集团有限公司", "寰岳光学有限公司", "寰岳云", "岳寰岳云"]
    unknowing = await names(ask, "寰岳", Role.VIEWER)
    assert unknowing[0] == "寰岳云"  # the shortest is the most relevant; who is an account shows nowhere


async def plant(store: Store, names: list[str]) -> None:
    """Companies with these names and nothing else."""
    rows = [{"id": name, "name": name, "searchName": fold_search(name)} for name in names]
    await store.write(
        Statement("UNWIND $rows AS row CREATE (n:Party:Company) SET n = row RETURN count(n)"), {"rows": rows}
    )
    await store.read(Statement("CALL db.awaitIndexes(30)"))


async def names(ask: Any, text: str, role: Role = Role.SALES) -> list[str]:
    found = await ask(NAMES, role, t=text)
    return [edge["node"]["name"] for edge in found["companies"]["edges"]]
