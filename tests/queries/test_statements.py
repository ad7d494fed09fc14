"""Every statement of ``queries``: how it is built, what it names, and how the store would run it."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import queries
from domain.model import MODEL
from queries.doctor import audit, audit_statements
from queries.migrations import EXISTING, index_names, schema_statements
from queries.statement import Statement
from queries.store import Store
from tests.queries.plans import wasteful

LABELS = {node.label for node in MODEL.nodes}
TYPES = {one.type for one in MODEL.relationships}
PROPERTIES = {prop.name for owner in (*MODEL.nodes, *MODEL.relationships) for prop in owner.properties}
_OURS: set[str] = set()
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(queries.__path__, "queries.")]


def literal_statements() -> list[tuple[str, Statement]]:
    """The module-level statements, by module and name."""
    return [
        (f"{module}.{name}", value)
        for module in modules()
        for name, value in vars(importlib.import_module(module)).items()
        if isinstance(value, Statement)
    ]


def test_the_layer_is_the_one_of_this_checkout() -> None:
    assert queries.__file__ is not None
    assert Path(queries.__file__).is_relative_to(Path(__file__).parents[2])


@pytest.mark.parametrize(
    ("name", "one"), literal_statements(), ids=lambda value: value if isinstance(value, str) else ""
)
async def test_no_literal_statement_reads_more_than_an_index_gives(
    migrated_store: Store, name: str, one: Statement
) -> None:
    if one.text.startswith(("SHOW", "CALL db.")):
        pytest.skip("an administration command has no plan")
    assert wasteful(await migrated_store.explain(one)) == set(), one.text


@pytest.mark.parametrize(
    ("name", "one"), literal_statements(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_statements_name_only_what_the_model_declares(name: str, one: Statement) -> None:
    text = _QUOTED.sub("''", one.text)
    named = set(re.findall(r"[(\[\w]:([A-Z]\w+)", text))
    assert named <= LABELS | TYPES, named - LABELS - TYPES
    assert set(re.findall(r"(?<!\$)\b[a-z]\w*\.([a-z]\w*)\b(?!\()", text)) - _OURS <= PROPERTIES, text


def test_only_names_of_the_model_become_part_of_a_statement() -> None:
    """No text is put together from values: formatting and concatenation stand only where names are checked."""
    allowed = {"statement.py", "migrations.py", "store.py"}
    for path in Path(queries.__path__[0]).rglob("*.py"):
        if path.name in allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"statement", "literal", "cypher"}:
                first = node.args[0]
                assert not isinstance(first, ast.JoinedStr), f"{path.name}:{node.lineno} formats a statement"
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Statement":
                pytest.fail(f"{path.name}:{node.lineno} makes a Statement around its builders")


async def test_the_store_has_every_constraint_and_index_of_the_model(migrated_store: Store) -> None:
    assert set(index_names()) <= set(await migrated_store.read(EXISTING))
    assert len(list(schema_statements())) == len(list(index_names()))


def test_every_property_of_the_model_says_what_it_means() -> None:
    for owner in (*MODEL.nodes, *MODEL.relationships):
        assert owner.meaning
        for prop in owner.properties:
            assert prop.meaning, (owner, prop)


async def test_the_audit_finds_planted_damage(store: Store) -> None:
    assert await audit(store) == []
    await store.write(Statement("CREATE (:User {id: 7, login: 'x', name: 'X', role: 'ADMIN'})"))
    found = {(one.owner, one.property): one.count for one in await audit(store)}
    assert found == {("User", "id"): 1, ("User", "active"): 1}  # id is no string, active is missing
    assert len(list(audit_statements())) > 10
