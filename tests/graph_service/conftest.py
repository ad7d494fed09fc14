"""A small group in the store, and a way to ask GraphQL of it."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest
from strawberry import Schema

from domain.access import Role, Viewer
from graph_service.context import Context
from graph_service.kept_answers import KeptAnswers
from graph_service.schema import build_schema
from ingestion.load import LoadOptions, load
from ingestion.sources import source
from queries.statement import Statement, statement
from queries.store import Parameters, Store
from tests.queries.plans import wasteful

TODAY = date(2026, 1, 1)

# The small cycle of the algorithms guide (P, Q, A, B), beside it bands, votes, a nominee, a fund and a stake that
# ended; the names carry what searching and escaping stumble over.
HEADER = (
    "holder_id,holder_name,holder_kind,company_id,company_name,percent,percent_min,percent_max,voting_percent,"
    "valid_from,valid_to\n"
)
ROWS = """p,Peak 峰顶控股有限公司,company,a,甲实业股份有限公司,60,,,,,
a,甲实业股份有限公司,company,b,乙贸易有限公司,70,,,,,
b,乙贸易有限公司,company,a,甲实业股份有限公司,20,,,,,
q,Quill GmbH,company,b,乙贸易有限公司,10,,,,,
p,Peak 峰顶控股有限公司,company,c,"C ""<b>"" Ltd",,75,100,,,
n,Harbour Nominees Ltd,nominee,c,"C ""<b>"" Ltd",10,,,,,
f,峰顶一号基金,fund,a,甲实业股份有限公司,5,,,,,
p,Peak 峰顶控股有限公司,company,d,丁科技有限公司,40,,,55,2020-01-01,2024-01-01
x,Wei Demo,person,p,Peak 峰顶控股有限公司,80,,,,,
"""

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
async def group(module_store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The group loaded through the ordinary loader; gives our id of each party by the id of the file."""
    store = module_store
    path = tmp_path_factory.mktemp("group") / "group.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    await load(store, source("holdings-csv"), [path], LoadOptions(as_of=date(2025, 6, 1)))
    found = await store.read(
        statement("MATCH (r:SourceRecord)-[:DESCRIBES]->(p:Party) RETURN collect([r.localId, p.id])")
    )
    return {local.removeprefix("id:"): id_ for local, id_ in found}


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The schema that the service serves."""
    return build_schema()


class Sent(list[Statement]):
    """The statements that reached a store, in order, and the parameters that each was last sent with."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.parameters: dict[str, Parameters] = {}

    def add(self, one: Statement, parameters: Parameters) -> None:
        self.append(one)
        self.parameters[one.text] = parameters

    async def assert_indexed(self) -> None:
        """No plan reads more than an index gives. With its parameters the store need not plan a statement again."""
        for one in dict.fromkeys(self):
            assert wasteful(await self.store.explain(one, self.parameters[one.text])) == set(), one.text


@pytest.fixture
def sent(module_store: Store) -> Iterator[Sent]:
    """Every statement that reaches the store during the test."""
    statements = Sent(module_store)
    end = module_store.on_statement(statements.add)
    yield statements
    end()


@pytest.fixture
def ask(module_store: Store, schema: Schema) -> Ask:
    """Runs an operation; gives its data, or fails on errors unless ``errors=True`` (then the errors)."""

    async def run(
        query: str,
        role: Role = Role.SALES,
        *,
        ordinary: bool = False,
        errors: bool = False,
        kept: KeptAnswers | None = None,
        **values: Any,
    ) -> Any:
        viewer = Viewer("u", "u", "U", role)
        context = Context(store=module_store, viewer=viewer, today=TODAY, ordinary=ordinary, kept=kept)
        result = await schema.execute(query, variable_values=values, context_value=context)
        if errors:
            return result.errors
        assert not result.errors, result.errors
        return result.data

    return run
