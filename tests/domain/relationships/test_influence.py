from math import log

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.influence import Tie, influence_scores, rank_agreement, standing

PEOPLE = st.sampled_from("abcdefg")
TIES = st.lists(st.builds(Tie, PEOPLE, PEOPLE, st.floats(0.5, 20)), max_size=25)


def test_who_is_asked_by_those_who_are_asked_stands_highest() -> None:
    ties = [Tie("a", "b"), Tie("c", "b"), Tie("b", "boss"), Tie("d", "boss")]
    scores = influence_scores(ties)
    assert sorted(scores, key=lambda person: -scores[person])[:2] == ["boss", "b"]


def test_of_two_with_equal_rank_who_is_reached_by_more_people_stands_higher() -> None:
    # both have one asker of equal rank; behind the asker of "wide" stand three people, behind that of "narrow" one
    # who asks nobody else, and who is asked by enough for the ranks of both askers to be near
    wide = [Tie("a", "wide"), *(Tie(person, "a") for person in "bcd")]
    narrow = [Tie("e", "narrow"), *(Tie(person, "e") for person in "fgh")]
    scores = influence_scores([*wide, *narrow, Tie("f", "x"), Tie("g", "x"), Tie("i", "b")])
    assert scores["wide"] > scores["narrow"]


def test_people_count_more_than_messages() -> None:
    scores = influence_scores([Tie("a", "loud", 50), Tie("b", "heard"), Tie("c", "heard"), Tie("d", "heard")])
    assert scores["heard"] > scores["loud"]


def test_formula_against_networkx() -> None:
    # independent computation: networkx.pagerank on the graph and on its reverse; weights 1, so ln terms vanish
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "c"), ("e", "c"), ("d", "b")]
    graph = nx.DiGraph(pairs)
    forward = nx.pagerank(graph, tol=1e-14, max_iter=1000)
    scores = influence_scores([Tie(*pair) for pair in pairs])
    for person in graph:
        # everybody from whom at most two ties lead to the person, themselves left out
        near = nx.single_target_shortest_path_length(graph, person, cutoff=2)
        expected = log(forward[person]) + (len(dict(near)) - 1) / (len(graph) - 1)
        assert scores[person] == pytest.approx(expected, abs=1e-6)


def test_people_without_ties_have_no_score() -> None:
    assert influence_scores([Tie("a", "a"), Tie("b", "c", 0)]) == {}
    assert "a" not in influence_scores([Tie("a", "a", 9), Tie("b", "c")])


@given(TIES, st.randoms())
def test_order_of_ties_changes_nothing(ties: list[Tie], chance: object) -> None:
    shuffled = sorted(ties, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert influence_scores(shuffled) == pytest.approx(influence_scores(ties))


@given(TIES)
def test_names_change_nothing(ties: list[Tie]) -> None:
    names = dict(zip("abcdefg", "gfedcba", strict=True))
    renamed = influence_scores([Tie(names[one.source], names[one.target], one.weight) for one in ties])
    for person, score in influence_scores(ties).items():
        assert renamed[names[person]] == pytest.approx(score)


def test_agreement_counts_ties_half_and_people_without_score_last() -> None:
    # by hand: pairs of different rank: (a,b) won, (a,c) won, (b,c) tied, (a,d) (b,d) (c,d) won: 5.5 of 6
    ranks = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
    found = rank_agreement({"a": 2.0, "b": 1.0, "c": 1.0}, ranks)
    assert found.pairs == 6
    assert found.pairwise_accuracy == pytest.approx(5.5 / 6)
    # above the middle of 2.5 stand a and b; pairs with c and d: 1, 1, 0.5, 1
    assert found.auc == pytest.approx(3.5 / 4)


def test_one_rank_for_all_leaves_nothing_to_compare() -> None:
    found = rank_agreement({"a": 1.0}, {"a": 1.0, "b": 1.0})
    assert (found.pairwise_accuracy, found.auc, found.pairs) == (None, None, 0)


@given(st.dictionaries(PEOPLE, st.integers(-3, 3)), st.dictionaries(PEOPLE, st.integers(1, 3), min_size=1))
def test_agreement_equals_counting_every_pair(scores: dict[str, int], ranks: dict[str, int]) -> None:
    found = rank_agreement(scores, ranks)
    middle = (min(ranks.values()) + max(ranks.values())) / 2
    wins = {
        (high, low): (scores.get(high, -9) > scores.get(low, -9)) + (scores.get(high, -9) == scores.get(low, -9)) / 2
        for high in ranks
        for low in ranks
        if ranks[high] > ranks[low]
    }
    across = [win for (high, low), win in wins.items() if ranks[high] > middle >= ranks[low]]
    assert found.pairs == len(wins)
    assert found.pairwise_accuracy == (pytest.approx(sum(wins.values()) / len(wins)) if wins else None)
    assert found.auc == (pytest.approx(sum(across) / len(across)) if across else None)


def test_standing_is_the_share_of_the_others_below() -> None:
    scores = {"a": 3.0, "b": 1.0, "c": 1.0, "d": 0.5}
    assert [standing(scores, person) for person in "abcd"] == [1.0, 0.5, 0.5, 0.0]
    assert standing(scores, "nobody") is None
    assert standing({"a": 1.0}, "a") is None
