"""The score of two records as a whole: their names, and everything else that is known of both."""

from domain.ownership.matching.record import MatchRecord
from domain.ownership.matching.score import PairScore

CERTAIN = 0.95
REVIEW = 0.6


def score_pair(left: MatchRecord, right: MatchRecord) -> PairScore:
    raise NotImplementedError
