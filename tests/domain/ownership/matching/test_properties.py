"""What holds for any two names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership.matching.names import score_names
from domain.ownership.matching.script import latin

NAMES = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0xFFFF), min_size=0, max_size=40
)  # fmt: skip


@settings(deadline=None)
@given(NAMES, NAMES, st.booleans())
def test_a_score_is_between_0_and_1_and_does_not_depend_on_the_order(left: str, right: str, person: bool) -> None:
    found = score_names(left, right, person).score
    assert 0 <= found <= 1
    assert abs(found - score_names(right, left, person).score) < 1e-9


@given(st.text(st.sampled_from("abcdefghijklmnop "), min_size=8).filter(lambda text: len(text.split()) > 1))
def test_a_name_is_like_itself(name: str) -> None:
    assert score_names(name, name.upper()).score > 0.99


@settings(deadline=None)  # anyascii reads a table from disk when it first meets a script
@given(NAMES)
def test_folding_gives_lower_case_without_marks(name: str) -> None:
    folded = latin(name)
    assert folded == folded.casefold()
    assert not any("à" <= letter <= "ÿ" and letter.isalpha() for letter in folded)


@settings(deadline=None)
@given(NAMES)
def test_folding_again_changes_nothing(name: str) -> None:
    assert latin(latin(name)) == latin(name)


WORDS = st.lists(
    st.sampled_from(["harbour", "mill", "northern", "steel", "bank", "korvel", "zarpit", "trading", "7", "austria"]),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(WORDS.flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))))
def test_the_words_of_an_organisation_may_stand_in_any_order(names: tuple[list[str], list[str]]) -> None:
    one, other = names
    assert score_names(" ".join(one), " ".join(other)).score > 0.99


@given(WORDS, st.sampled_from(["Ltd", "LIMITED", "S.A.", "GmbH", "ООО", "Inc."]))
def test_a_legal_form_on_one_side_changes_little(words: list[str], form: str) -> None:
    name = " ".join(words)
    assert score_names(name, f"{name} {form}").score > 0.9
