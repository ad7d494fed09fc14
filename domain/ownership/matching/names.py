"""The score of two names: of organisations in alphabets, in Chinese or in one of each, and of persons."""

import re

from domain.ownership.matching.chinese import chinese_name, score_chinese
from domain.ownership.matching.organisation import OrganisationName, names_within, organisation_name
from domain.ownership.matching.organisation_score import score_organisations
from domain.ownership.matching.person import person_name, score_persons
from domain.ownership.matching.romanised import romanised
from domain.ownership.matching.score import PairScore
from domain.ownership.matching.script import HAN

_KANA = re.compile(r"[\u3041-\u30fa]")
THRESHOLD = 0.6
"""From here on two names are taken for one party's; how it was chosen stands in ``docs/ownership-rules.md``."""


def score_names(left: str, right: str, person: bool = False) -> PairScore:
    """How likely the two names are one party's, with the features that say so."""
    if person:
        return score_persons(person_name(left), person_name(right))
    if _is_chinese(left) and _is_chinese(right):
        return score_chinese(chinese_name(left), chinese_name(right))
    ours, theirs = names_within(left), names_within(right)
    pairs = [(left, right)]
    if bool(ours) != bool(theirs):  # two names with the same initials in brackets are not one for that
        pairs += [(one, right) for one in ours] + [(left, one) for one in theirs]
    return max((score_organisations(_alphabetic(a), _alphabetic(b)) for a, b in pairs), key=lambda found: found.score)


def _alphabetic(name: str) -> OrganisationName:
    """The anatomy of the name in Latin letters; a Chinese name is romanised."""
    return organisation_name(romanised(chinese_name(name)) if _is_chinese(name) else name)


def _is_chinese(name: str) -> bool:
    """Whether the name is in Chinese characters: at least two and no kana, which would make it Japanese."""
    return len(HAN.findall(name)) >= 2 and not _KANA.search(name)
