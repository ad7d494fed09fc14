"""The score of two names: of organisations in an alphabet, of Chinese organisations, of persons."""

from domain.ownership.matching.chinese import chinese_name, score_chinese
from domain.ownership.matching.organisation import organisation_name
from domain.ownership.matching.organisation_score import score_organisations
from domain.ownership.matching.person import person_name, score_persons
from domain.ownership.matching.score import PairScore
from domain.ownership.matching.script import HAN

THRESHOLD = 0.7
"""From here on two names are taken for one party's; chosen on pairs of our own, not on any published set."""


def score_names(left: str, right: str, person: bool = False) -> PairScore:
    """How likely the two names are one party's, with the features that say so."""
    if person:
        return score_persons(person_name(left), person_name(right))
    if _is_chinese(left) and _is_chinese(right):
        return score_chinese(chinese_name(left), chinese_name(right))
    return score_organisations(organisation_name(left), organisation_name(right))


def _is_chinese(name: str) -> bool:
    return len(HAN.findall(name)) >= 2
