from typing import Any

import pytest

from domain.access import Role
from queries.statement import Statement

TREE = """query($id: ID!, $min: Float = 0, $asOf: Date) { customerTree(rootId: $id, minPercent: $min, asOf: $asOf) {
  root { name } asOf truncated summary { companies controlled accounts covered coveragePercent }
  nodes { depth controlled interestPercent party { name kind } }
  holdings { percent percentMin percentMax votingPercent holder { name } company { name } sources }
  warnings { kind party { name } percent } } }"""
PEAK = "Peak 峰顶控股有限公司"


async def test_the_small_cycle_of_the_guide_gives_its_published_interests(ask: Any, group: dict[str, str]) -> None:
    # Algorithms guide, section 1: P→A .697674, P→B .488372 (loop-corrected); section 2: P controls A and B.
    tree = (await ask(TREE, id=group["p"]))["customerTree"]
    nodes = {node["party"]["name"]: node for node in tree["nodes"]}
    assert nodes["甲实业股份有限公司"]["interestPercent"] == pytest.approx(69.7674, abs=1e-4)
    assert nodes["乙贸易有限公司"]["interestPercent"] == pytest.approx(48.8372, abs=1e-4)
    assert nodes['C "<b>" Ltd']["interestPercent"] == 75
    assert {name for name, node in nodes.items() if node["controlled"]} == {
        PEAK,
        "甲实业股份有限公司",
        "乙贸易有限公司",
        'C "<b>" Ltd',
    }
    assert tree["summary"]["companies"] == 4
    assert tree["asOf"] == "2026-01-01"


async def test_a_stake_shows_only_on_the_days_it_is_valid(ask: Any, group: dict[str, str]) -> None:
    for day, there in (("2019-12-31", False), ("2020-01-01", True), ("2023-12-31", True), ("2024-01-01", False)):
        tree = (await ask(TREE, id=group["p"], asOf=day))["customerTree"]
        assert ("丁科技有限公司" in {node["party"]["name"] for node in tree["nodes"]}) is there, day


async def test_votes_decide_control_where_they_are_known(ask: Any, group: dict[str, str]) -> None:
    tree = (await ask(TREE, id=group["p"], asOf="2022-01-01"))["customerTree"]
    (node,) = [node for node in tree["nodes"] if node["party"]["name"] == "丁科技有限公司"]
    assert (node["controlled"], node["interestPercent"]) == (True, 40)  # 55 % of votes, 40 % of value


async def test_small_stakes_are_hidden_but_stay_in_the_computation(ask: Any, group: dict[str, str]) -> None:
    tree = (await ask(TREE, id=group["p"], min=50))["customerTree"]
    assert {holding["percent"] for holding in tree["holdings"]} == {60, 70, None}
    (node,) = [node for node in tree["nodes"] if node["party"]["name"] == "甲实业股份有限公司"]
    assert node["interestPercent"] == pytest.approx(69.7674, abs=1e-4)


OWNERSHIP = """query($id: ID!) { ownership(companyId: $id) { controller { name } controllerGroup { name }
  controlPath { percent holder { name } company { name } }
  interests { party { name kind } percent minimum maximum grounds }
  beneficialOwners(threshold: 25) { party { name } percent grounds } warnings { kind } } }"""


async def test_ownership_names_the_controller_nobody_controls_and_the_path(ask: Any, group: dict[str, str]) -> None:
    answer = (await ask(OWNERSHIP, id=group["b"]))["ownership"]
    assert answer["controller"] == {"name": "Wei Demo"}
    assert [(one["holder"]["name"], one["percent"]) for one in answer["controlPath"]] == [
        ("Wei Demo", 80),
        (PEAK, 60),
        ("甲实业股份有限公司", 70),
    ]
    interests = {one["party"]["name"]: one for one in answer["interests"]}
    assert interests["甲实业股份有限公司"]["percent"] == pytest.approx(70)  # the loop through A is not counted again
    assert interests["Quill GmbH"]["percent"] == pytest.approx(11.6279, abs=1e-4)
    assert interests[PEAK]["grounds"] == ["OWNERSHIP", "CONTROL"]
    # 0.8 × 48.8372 %
    assert [(one["party"]["name"], pytest.approx(one["percent"], abs=1e-3)) for one in answer["beneficialOwners"]] == [
        ("Wei Demo", 39.0698)
    ]


async def test_nominees_never_control(ask: Any, group: dict[str, str]) -> None:
    assert await ask("query($id: ID!) { controlledBy(partyId: $id) { percent } }", id=group["n"]) == {
        "controlledBy": []
    }


async def test_controlled_by_lists_joint_control(ask: Any, group: dict[str, str]) -> None:
    answer = await ask(
        "query($id: ID!) { controlledBy(partyId: $id) { percent certainty company { name } } }", id=group["x"]
    )
    assert {(one["company"]["name"], one["percent"]) for one in answer["controlledBy"]} == {
        (PEAK, 80),
        ("甲实业股份有限公司", 80),
        ("乙贸易有限公司", 70),
        ('C "<b>" Ltd', 75),
    }  # 80 % of A: 60 from P and 20 from B, which P controls through A


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("峰顶", PEAK),
        ("顶控", PEAK),
        ("pea", PEAK),
        ("Peak 峰顶", PEAK),
        ("uil", "Quill GmbH"),
        ("quill", "Quill GmbH"),
        ("甲", "甲实业股份有限公司"),
        ("ＧＭＢＨ", "Quill GmbH"),
        ('"<b>"', 'C "<b>" Ltd'),
    ],
)
async def test_search_finds_parts_and_beginnings_in_both_scripts(
    ask: Any, group: dict[str, str], text: str, name: str
) -> None:
    found = await ask("query($t: String!) { companies(search: $t) { totalCount edges { node { name } } } }", t=text)
    assert name in [edge["node"]["name"] for edge in found["companies"]["edges"]]
    assert found["companies"]["totalCount"] == len(found["companies"]["edges"])


@pytest.mark.parametrize("text", ["zzz", "*", '"', "a AND", "\\", "+-!(){}[]^~?:/", "' OR 1=1", "  ", "峰" * 500])
async def test_no_search_text_breaks_the_query_language(ask: Any, group: dict[str, str], text: str) -> None:
    await ask("query($t: String!) { companies(search: $t) { totalCount } }", t=text)


@pytest.mark.parametrize("search", [None, "有限公司"])
async def test_pages_follow_each_other_without_gap_or_repetition(
    ask: Any, group: dict[str, str], search: str | None
) -> None:
    query = """query($s: String, $after: String) { companies(search: $s, first: 2, after: $after) {
        totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }"""
    seen: list[str] = []
    after, more = None, True
    while more:
        page = (await ask(query, s=search, after=after))["companies"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len(seen) == len(set(seen)) == page["totalCount"]


async def test_one_document_answers_by_its_variables_each_time(ask: Any, group: dict[str, str]) -> None:
    query = """query($id: ID!, $on: Date, $more: Boolean!) {
      company(id: $id) { holders(asOf: $on) { percent } name @include(if: $more) } }"""
    for _ in range(2):  # the second time from memory
        for day, percents in (("2019-01-01", []), ("2022-01-01", [40])):
            for more in (True, False):
                found = (await ask(query, id=group["d"], on=day, more=more))["company"]
                assert [one["percent"] for one in found["holders"]] == percents
                assert ("name" in found) is more
    owners = "query($id: ID!, $t: Float) { ownership(companyId: $id) { beneficialOwners(threshold: $t) { grounds } } }"
    for values, by_share in (({"t": 99.0}, False), ({}, True), ({"t": None}, True), ({"t": 99.0}, False)):
        (owner,) = (await ask(owners, id=group["b"], **values))["ownership"]["beneficialOwners"]
        assert ("OWNERSHIP" in owner["grounds"]) is by_share
    other = (await ask(query, id=group["a"], on="2022-01-01", more=True))["company"]
    assert [one["percent"] for one in other["holders"]] == [60, 20, 5]


async def test_a_viewer_does_not_learn_who_is_an_account(ask: Any, group: dict[str, str], module_store: Any) -> None:
    await module_store.write(Statement("MATCH (p:Party {id: $id}) SET p:Account"), {"id": group["a"]})
    query = "query($id: ID!) { company(id: $id) { isAccount } }"
    assert (await ask(query, Role.SALES, id=group["a"]))["company"]["isAccount"] is True
    assert (await ask(query, Role.VIEWER, id=group["a"]))["company"]["isAccount"] is False
    summary = "query($id: ID!) { customerTree(rootId: $id) { summary { accounts } } }"
    assert (await ask(summary, Role.SALES, id=group["p"]))["customerTree"]["summary"]["accounts"] == 1
    assert (await ask(summary, Role.VIEWER, id=group["p"]))["customerTree"]["summary"]["accounts"] == 0


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('{ customerTree(rootId: "none") { truncated } }', "NOT_FOUND"),
        ('{ ownership(companyId: "none") { controller { id } } }', "NOT_FOUND"),
        ("{ companies(first: 501) { totalCount } }", "INVALID_INPUT"),
        ("{ companies(first: 0) { totalCount } }", "INVALID_INPUT"),
        ('{ companies(after: "bogus") { totalCount } }', "INVALID_INPUT"),
    ],
)
async def test_problems_carry_code_and_path(ask: Any, group: dict[str, str], query: str, code: str) -> None:
    (error,) = await ask(query, errors=True)
    assert error.extensions["code"] == code
    assert error.path


async def test_what_does_not_exist_is_null(ask: Any, group: dict[str, str]) -> None:
    answer = await ask(
        '{ company(id: "none") { id } node(id: "none") { id } companyByIdentifier(scheme: "LEI", value: "x") { id } }'
    )
    assert set(answer.values()) == {None}


EXPLANATION = """query($holder: ID!, $company: ID!) { ownershipExplanation(holderId: $holder, companyId: $company) {
  holder { name } company { name } asOf
  interest { minimum maximum loopCorrection truncated paths { minimum maximum holdings { percent holder { name } } } }
  control { certainty majority
    steps { certainty company { name } stakes { minimum maximum holding { percent } } } } } }"""


async def test_an_explanation_gives_paths_with_their_products_and_the_steps_of_control(
    ask: Any, group: dict[str, str]
) -> None:
    answer = (await ask(EXPLANATION, holder=group["x"], company=group["b"]))["ownershipExplanation"]
    (path,) = answer["interest"]["paths"]
    assert [one["percent"] for one in path["holdings"]] == [80, 60, 70]
    assert path["minimum"] == pytest.approx(33.6)  # 80 % × 60 % × 70 %
    assert answer["interest"]["minimum"] == pytest.approx(39.0698, abs=1e-4)
    assert answer["interest"]["loopCorrection"] == pytest.approx(39.0698 - 33.6, abs=1e-4)
    assert answer["control"]["certainty"] == "CERTAIN"
    assert [step["company"]["name"] for step in answer["control"]["steps"]] == [
        PEAK,
        "甲实业股份有限公司",
        "乙贸易有限公司",
    ]
    assert [[one["minimum"] for one in step["stakes"]] for step in answer["control"]["steps"]] == [[80], [60], [70]]


async def test_nothing_can_be_explained_of_who_holds_nothing(ask: Any, group: dict[str, str]) -> None:
    (error,) = await ask(EXPLANATION, errors=True, holder=group["b"], company=group["p"])
    assert error.extensions["code"] == "NOT_FOUND"


async def test_holders_and_holdings_can_be_counted_and_cut_to_the_largest(ask: Any, group: dict[str, str]) -> None:
    query = """query($id: ID!, $first: Int) { node(id: $id) { ... on Company { holderCount holdingCount
        holdingCount2022: holdingCount(asOf: "2022-01-01") holdings(first: $first) { company { name } }
        holders(first: 1) { percent } } } }"""
    node = (await ask(query, id=group["p"], first=1))["node"]
    assert node["holders"] == [{"percent": 80}]
    assert node["holdings"] == [{"company": {"name": 'C "<b>" Ltd'}}]  # 75 to 100 % is larger than 60 %
    assert (node["holderCount"], node["holdingCount"], node["holdingCount2022"]) == (1, 2, 3)
    (error,) = await ask(query, errors=True, id=group["p"], first=0)
    assert error.extensions["code"] == "INVALID_INPUT"


async def test_a_person_has_interests_in_everything_below(ask: Any, group: dict[str, str]) -> None:
    query = "query($id: ID!) { interestsOf(partyId: $id) { party { name } percent minimum maximum control } }"
    found = {one["party"]["name"]: one for one in (await ask(query, id=group["x"]))["interestsOf"]}
    assert found[PEAK]["percent"] == 80
    assert found[PEAK]["control"] == "CERTAIN"
    band = found['C "<b>" Ltd']
    assert (band["minimum"], band["maximum"]) == (60, 72)  # 80 % of 75 to 100 %, of which the nominee has 10
    nominee = (await ask(query, id=group["n"]))["interestsOf"]
    assert [(one["percent"], one["control"]) for one in nominee] == [(10, None)]


async def test_control_tells_how_certain_it_is(ask: Any, group: dict[str, str]) -> None:
    tree = await ask(
        "query($id: ID!) { customerTree(rootId: $id) { nodes { certainty party { name } } } }", id=group["p"]
    )
    assert {node["certainty"] for node in tree["customerTree"]["nodes"]} == {"CERTAIN"}
    owners = await ask("query($id: ID!) { ownership(companyId: $id) { interests { control percent } } }", id=group["a"])
    controls = [(one["control"], round(one["percent"], 4)) for one in owners["ownership"]["interests"]]
    assert ("CERTAIN", 69.7674) in controls
    assert (None, 5.8140) in controls  # the fund


async def test_the_time_axis_has_the_days_on_which_stakes_begin_and_end(ask: Any, group: dict[str, str]) -> None:
    query = "query($id: ID!) { ownershipDates(partyId: $id) { day begun ended } }"
    expected = [{"day": "2020-01-01", "begun": 1, "ended": 0}, {"day": "2024-01-01", "begun": 0, "ended": 1}]
    for party in ("p", "x", "d"):
        assert (await ask(query, id=group[party]))["ownershipDates"] == expected
    assert (await ask(query, id=group["f"]))["ownershipDates"] == []
    (error,) = await ask(query, errors=True, id="nobody")
    assert error.extensions["code"] == "NOT_FOUND"
