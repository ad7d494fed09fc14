"""Root fields that rules compute, with and without answers of earlier requests."""

from typing import Any

import orjson
import pytest

from domain.access import Role
from graph_service.kept_answers import KeptAnswers
from queries.statement import statement
from queries.store import Store
from tests.graph_service.conftest import Sent

QUERIES = (
    "t: customerTree(rootId: $p) { nodes { d: depth party { name } } summary { accounts } warnings { kind } }",
    "ownership(companyId: $b) { controller { id } interests { percent party { name } } }",
    "controlledBy(partyId: $p) { percent company { name } }",
    "interestsOf(partyId: $p) { percent party { name } }",
    "ownershipExplanation(holderId: $p, companyId: $b) { asOf interest { minimum } }",
)


def read(data: Any) -> Any:
    return orjson.loads(orjson.dumps(data))


@pytest.mark.parametrize("fields", QUERIES)
async def test_a_kept_answer_is_the_computed_one_byte_for_byte(
    ask: Any, group: dict[str, str], sent: Sent, module_store: Store, fields: str
) -> None:
    names = " ".join(f"${one}: ID!" for one in "pb" if f"${one}" in fields)
    query = f"query({names}) {{ {fields} }}"
    values = {one: group[one] for one in "pb" if f"${one}" in fields}
    kept = KeptAnswers(module_store, 1 << 20)
    computed = orjson.dumps(await ask(query, **values))
    await ask(query, kept=kept, **values)
    sent.clear()
    assert orjson.dumps(await ask(query, kept=kept, **values)) == computed
    assert [one.text for one in sent] == ["RETURN 1"]


async def test_arguments_selections_and_roles_have_answers_of_their_own(
    ask: Any, group: dict[str, str], module_store: Store
) -> None:
    kept = KeptAnswers(module_store, 1 << 20)
    tree = "query($p: ID!, $most: Int) {{ customerTree(rootId: $p, maxDepth: $most) {{ nodes {{ {field} }} }} }}"
    whole = read(await ask(tree.format(field="depth"), kept=kept, p=group["p"], most=10))
    cut = read(await ask(tree.format(field="depth"), kept=kept, p=group["p"], most=0))
    other = read(await ask(tree.format(field="controlled"), kept=kept, p=group["p"], most=10))
    assert len(whole["customerTree"]["nodes"]) > len(cut["customerTree"]["nodes"]) == 1
    assert set(other["customerTree"]["nodes"][0]) == {"controlled"}
    await module_store.write(statement("MATCH (c:Company {id: $id}) SET c:Account"), {"id": group["a"]})
    accounts = "query($p: ID!) { customerTree(rootId: $p) { nodes { party { ... on Company { isAccount } } } } }"
    for role, seen in ((Role.SALES, True), (Role.VIEWER, False)):
        answer = read(await ask(accounts, role, kept=kept, p=group["p"]))
        assert any(node["party"].get("isAccount") for node in answer["customerTree"]["nodes"]) is seen
