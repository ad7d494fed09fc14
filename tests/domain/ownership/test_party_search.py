import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.party_search import fold_search, party_search


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("平安", '"平安"', None),  # two characters: pairs are what the full-text index knows
        ("平", '"平"', "平"),  # one character: only the index of parts finds it
        ("平安 银行", '"平安" AND "银行"', "平安 银行"),
        ("Siem", "siem*", "siem"),
        ("ab", "ab*", None),
        ("ＳＩＥＭＥＮＳ　ＡＧ", "siemens* AND ag*", "siemens ag"),
        ("TCL科技", 'tcl* AND "科技"', "tcl科技"),
        ('a" OR *:*', "a* AND or*", 'a" or *:*'),
        ("", "", None),
    ],
)
def test_each_script_is_searched_as_its_index_knows_it(text: str, words: str, part: str | None) -> None:
    search = party_search(text)
    assert (search.words, search.part) == (words, part)


@given(st.text(max_size=300))
def test_only_words_reach_the_query_language(text: str) -> None:
    for term in party_search(text).words.split(" AND "):
        bare = term.strip('"').removesuffix("*")
        assert bare == "" or bare.isalnum() or all(not letter.isascii() or letter.isalnum() for letter in bare)


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold_search(text)
    assert " ".join(once.split()) == once
