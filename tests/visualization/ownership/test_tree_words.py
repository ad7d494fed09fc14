import pytest

from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from visualization.ownership.tree_words import KINDS, WORDS, percentage, share_text


def test_both_languages_have_the_same_words_and_all_kinds() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    assert all(set(KINDS[language]) == set(PartyKind) for language in ("zh", "en"))
    assert all(text for language in ("zh", "en") for text in WORDS[language].values())


@pytest.mark.parametrize(("value", "text"), [
    (0, "0%"), (100, "100%"), (51.0, "51%"), (16.43, "16.43%"), (137.01, "137.01%"), (33.3333, "33.33%"),
    (0.004, "<0.01%"),
])  # fmt: skip
def test_percentage(value: float, text: str) -> None:
    assert percentage(value) == text


@pytest.mark.parametrize(("stake", "zh", "en"), [
    (Stake("a", "b", 40, 40), "40%", "40%"),
    (Stake("a", "b", 25, 50, low_open=True), ">25–50%", ">25–50%"),
    (Stake("a", "b", 75, 100), "75–100%", "75–100%"),
    (Stake("a", "b", 50, 75, high_open=True), "50–<75%", "50–<75%"),
    (Stake("a", "b", 5, None), "≥5%", "≥5%"),
    (Stake("a", "b", None, 25, high_open=True), "<25%", "<25%"),
    (Stake("a", "b", None, None), "比例未披露", "size not disclosed"),
    (Stake("a", "b", 48, 48, 62, 62), "48% (表决权 62%)", "48% (votes 62%)"),
    (Stake("a", "b", 48, 48, 48, 48), "48%", "48%"),
])  # fmt: skip
def test_share_is_an_exact_number_a_band_or_said_to_be_undisclosed(stake: Stake, zh: str, en: str) -> None:
    assert (share_text(stake, "zh"), share_text(stake, "en")) == (zh, en)
