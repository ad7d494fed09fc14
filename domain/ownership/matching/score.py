"""A score that explains itself: a declared list of features, each with its weight, the value found and the reason.

The way of nomenklatura's ``HeuristicAlgorithm``: evidence for sameness competes (the strongest counts), evidence
against it is subtracted. So a score can be read aloud: 0.93 for equal words, less 0.4 for different numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that two records were compared by.

    Attributes:
        name: Stable machine name, such as ``words``.
        value: How far it holds, 0 to 1.
        weight: What it can contribute: positive for evidence, of which the strongest counts; negative to subtract.
        detail: What was found, in the words of the names.
    """

    name: str
    value: float
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PairScore:
    """How likely two records are to be about one party, 0 to 1, and every feature that had a say."""

    score: float
    features: tuple[Feature, ...] = ()


def combine(features: Sequence[Feature]) -> PairScore:
    """The strongest evidence less everything that speaks against it, within 0 and 1; silent features are left out."""
    telling = tuple(one for one in features if one.value)
    evidence = max((one.value * one.weight for one in telling if one.weight > 0), default=0.0)
    against = sum(one.value * one.weight for one in telling if one.weight < 0)
    return PairScore(min(1.0, max(0.0, evidence + against)), telling)
