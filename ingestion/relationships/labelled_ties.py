"""Labelled files to measure the influence score on: ties between people, and the ranks of the people."""

from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from domain.relationships.influence import RankAgreement, Tie, influence_scores, rank_agreement
from ingestion.labelled_table import Columns, Ignored, read_rows, unique

TIE_COLUMNS = Columns(("source", "target"), ("weight",))
PEOPLE_COLUMNS = Columns(("person", "rank"))


@dataclass(frozen=True, slots=True)
class InfluenceEvaluation:
    """The influence score against known ranks: rows of weight 0 are no ties, people ``without_ties`` score lowest."""

    people: int
    ties: int
    without_ties: int
    agreement: RankAgreement


def evaluate_influence(ties: Path, people: Path, ignored: Ignored) -> InfluenceEvaluation:
    """Score the people by the ties, which may lead to people without a known rank, and compare with the ranks.

    Raises:
        InvalidInput: a column is missing, a row is wrong or a person stands twice; file, line and reason are named.
    """
    found = [tie for tie in read_rows(ties, TIE_COLUMNS, _tie, ignored) if tie.weight > 0]
    ranks = unique(read_rows(people, PEOPLE_COLUMNS, _rank, ignored), people, "person")
    scores = influence_scores(found)
    without = sum(person not in scores for person in ranks)
    return InfluenceEvaluation(len(ranks), len(found), without, rank_agreement(scores, ranks))


def _tie(row: dict[str, str]) -> Tie:
    weight = _number(row, "weight") if row.get("weight") else 1.0
    if weight < 0:
        raise ValueError(f"weight is “{row['weight']}”, below 0")
    return Tie(_name(row, "source"), _name(row, "target"), weight)


def _rank(row: dict[str, str]) -> tuple[str, float]:
    return _name(row, "person"), _number(row, "rank")


def _name(row: dict[str, str], column: str) -> str:
    if not row[column]:
        raise ValueError(f"{column} is empty")
    return row[column]


def _number(row: dict[str, str], column: str) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise ValueError(f"{column} is “{row[column]}”, not a number")
    return value
