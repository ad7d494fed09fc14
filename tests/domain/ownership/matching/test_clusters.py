from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.matching.clusters import Clusters, cluster, join_by_identifier
from domain.ownership.matching.evaluation import agreement, clusters_agreement


def free(_ours: object, _theirs: object) -> bool:
    return False


def test_a_chain_does_not_join_what_is_unlikely_as_a_whole() -> None:
    pairs = {(0, 1): 0.99, (2, 3): 0.98, (1, 2): 0.9, (0, 2): 0.01, (0, 3): 0.01, (1, 3): 0.01}
    found = cluster(Clusters.single(4), pairs, free, least=0.8)
    assert found.together(0, 1)
    assert found.together(2, 3)
    assert not found.together(1, 2)
    assert found.refused == [(1, 2)]


def test_what_is_forbidden_with_one_member_is_forbidden_with_the_group() -> None:
    pairs = {(0, 1): 0.99, (1, 2): 0.97}
    found = cluster(Clusters.single(3), pairs, lambda a, b: {0, 2} <= {*a, *b}, least=0.8)
    assert found.together(0, 1)
    assert not found.together(1, 2)


def test_equal_identifiers_join_whatever_the_likeness() -> None:
    found = Clusters.single(4)
    join_by_identifier(found, [{"LEI:A"}, {"LEI:A", "GB:1"}, {"GB:1"}, set()], free)
    assert found.together(0, 2)
    assert not found.together(0, 3)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_the_agreement_of_partitions_is_that_of_all_pairs(rows: list[tuple[int, int]]) -> None:
    found = {str(at): one for at, (one, _) in enumerate(rows)}
    true = {str(at): other for at, (_, other) in enumerate(rows)}
    pairs = [(found[a] == found[b], true[a] == true[b]) for a, b in combinations(found, 2)]
    assert clusters_agreement(found, true) == agreement(pairs)
    assert Counter(pairs)[True, True] == clusters_agreement(found, true).found
