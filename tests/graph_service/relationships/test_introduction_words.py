import pytest

from domain.relationships.acquaintance_facts import Ground
from domain.relationships.introductions import Hop, Introduction
from graph_service.relationships.introduction_words import sentences
from queries.relationships.introductions import Named, Paths

PATH = Introduction(
    "u", ("a", "t"), (Hop(Ground.KNOWN, 0.8, seen_on=20251224), Hop(Ground.BOARD, 0.64, "co", former=True)), 0.46
)
PATHS = Paths(
    (PATH,), {"a": Named("An", ()), "t": Named("Tan", ())}, {"u": Named("Mei", ())}, {"co": Named("Mill", ())}
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Mei knows An; last in touch on 2025-12-24.",
                "An and Tan hold offices in Mill; one of them has left since.",
            ],
        ),
        ("zh", ["Mei认识An，最近联系：2025-12-24。", "An与Tan同为Mill的董监高（其中一人已离开）。"]),
    ],
)
def test_hops_are_worded_in_the_readers_language(language: str, expected: list[str]) -> None:
    assert sentences(PATH, PATHS, language) == expected


def test_every_ground_has_words_in_both_languages() -> None:
    for ground in Ground:
        path = Introduction("u", ("a",), (Hop(ground, 0.5, "co"),), 0.5)
        for language in ("en", "zh"):
            assert sentences(path, PATHS, language)[0].startswith("Mei")
