from pathlib import Path

import pytest

from domain.errors import InvalidInput
from ingestion.labelled_table import Ignored
from ingestion.relationships.labelled_ties import InfluenceEvaluation, evaluate_influence

PEOPLE = "person,rank\nboss,3\nlead,2\nstaff,1\nsilent,1\n"
TIES = "target,source,weight,note\nlead,staff,2,x\nboss,lead,,\nboss,guest,1,\nsilent,lead,0,\n"


def evaluated(folder: Path, ties: str = TIES, people: str = PEOPLE, ignored: Ignored | None = None) -> object:
    (folder / "ties.csv").write_text(ties, encoding="utf-8")
    (folder / "people.csv").write_text(people, encoding="utf-8")
    return evaluate_influence(folder / "ties.csv", folder / "people.csv", ignored or Ignored())


def test_unlisted_people_count_in_the_graph_and_people_without_ties_score_lowest(tmp_path: Path) -> None:
    ignored = Ignored()
    found = evaluated(tmp_path, ignored=ignored)
    assert isinstance(found, InfluenceEvaluation)
    assert (found.people, found.ties, found.without_ties) == (4, 3, 1)
    # five pairs of different rank: staff and silent have the same
    assert (found.agreement.pairwise_accuracy, found.agreement.pairs) == (1.0, 5)
    assert ignored.columns == {"ties.csv": ["note"], "people.csv": []}


def test_ties_need_no_weight(tmp_path: Path) -> None:
    found = evaluated(tmp_path, "source,target\nstaff,boss\n")
    assert isinstance(found, InfluenceEvaluation)
    assert found.ties == 1


@pytest.mark.parametrize(
    ("ties", "people", "reason"),
    [
        ("source,weight\n", PEOPLE, "ties.csv has no column target"),
        ("source,target\nstaff,boss\n,boss\n", PEOPLE, "ties.csv, line 3: source is empty"),
        ("source,target,weight\nstaff,boss,often\n", PEOPLE, "ties.csv, line 2: weight is “often”, not a number"),
        ("source,target,weight\nstaff,boss,-1\n", PEOPLE, "ties.csv, line 2: weight is “-1”, below 0"),
        (TIES, "person,rank\nboss,nan\n", "people.csv, line 2: rank is “nan”, not a number"),
        (TIES, "person,rank\nboss,1\nboss,2\n", "people.csv lists person boss twice"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_reason(tmp_path: Path, ties: str, people: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        evaluated(tmp_path, ties, people)
