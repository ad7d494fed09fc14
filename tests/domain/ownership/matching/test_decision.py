import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.matching.decision import Mergeable, Part, disagreements, keep, parts, self_holdings
from domain.ownership.records import IdentifierValue


def test_only_valid_values_of_one_scheme_disagree() -> None:
    left = [IdentifierValue("LEI", "A"), IdentifierValue("LISTING", "1"), IdentifierValue("USCC", "X", valid=False)]
    right = [IdentifierValue("LEI", "B"), IdentifierValue("LISTING", "2"), IdentifierValue("USCC", "Y")]
    assert [(one.scheme, one.left, one.right) for one in disagreements(left, right)] == [("LEI", ("A",), ("B",))]
    assert disagreements([*left, IdentifierValue("LEI", "B")], right) == []


def test_a_full_party_is_kept_before_a_stub_and_one_of_more_records() -> None:
    assert keep(Mergeable("a", True, 9), Mergeable("b", False, 1)) == ("b", "a")
    assert keep(Mergeable("a", False, 1), Mergeable("b", False, 2)) == ("b", "a")
    assert keep(Mergeable("b", False, 1), Mergeable("a", False, 1)) == ("a", "b")


def test_stakes_of_either_in_itself_are_not_new() -> None:
    assert self_holdings([("a", "b"), ("b", "a"), ("a", "a"), ("a", "c")], "a", "b") == 2


def test_parts_of_a_merged_party() -> None:
    assert parts("b", ["a", "b", "c", "d"], [("c", "d")]) == [Part("b"), Part("a"), Part("c", ("d",))]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8), st.integers(0, 6))
def test_parts_are_the_components_of_the_decisions_that_stand(pairs: list[tuple[int, int]], kept: int) -> None:
    graph = nx.Graph([(str(a), str(b)) for a, b in pairs])
    graph.add_nodes_from(map(str, range(7)))
    found = parts(str(kept), list(map(str, range(7))), [(str(a), str(b)) for a, b in pairs])
    assert {frozenset((one.kept, *one.merged)) for one in found} == {
        frozenset(c) for c in nx.connected_components(graph)
    }
    assert found[0].kept == str(kept)
