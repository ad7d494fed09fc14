from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.matching.evaluation import Agreement
from ingestion.labelled_table import Ignored
from ingestion.ownership.resolution.labelled import evaluate_names, evaluate_resolution


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_pairs_are_judged_and_counted_by_kind(tmp_path: Path) -> None:
    file = write(
        tmp_path / "pairs.csv",
        "match,left,right,kind,note\n1,Harbour Ltd,HARBOUR Limited,company,\n0,Fund 1,Fund 2,company,\n"
        '1,"Berg, Otto",Otto Berg,person,\n0,Otto Berg,Otto Berg,person,twins\n',
    )
    ignored = Ignored()
    found = evaluate_names(file, ignored)
    assert found.overall == Agreement(found=2, wrong=1, missed=0)
    assert found.by_kind["person"] == Agreement(found=1, wrong=1, missed=0)
    assert ignored.columns == {"pairs.csv": ["note"]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("left,right,kind\n", "no column match"),
        ("left,right,kind,match\nA,B,firm,1\n", "line 2: kind is “firm”"),
        ("left,right,kind,match\nA,B,company,1\nA,B,company,yes\n", "line 3: match is “yes”"),
        ("left,right,kind,match\nA,B,company\n", "line 2: not as many values"),
    ],
)
def test_a_bad_row_is_named_with_file_line_and_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        evaluate_names(write(tmp_path / "pairs.csv", text), Ignored())


RECORDS = (
    "record_id,source,kind,name,other_names,country,address,identifiers,birth_date,phone,email\n"
    "1,a,company,Harbour Mill Ltd,Mill; HM,GB,,LEI:5493001KJTIIGC8Y1R12;REG:77,,,\n"
    "2,b,company,Old Mill,Harbour Mill,GB,,,,,\n"
    "3,b,company,Zenith,,GB,,REG=77,,,\n"
)


def test_resolution_is_compared_with_the_key(tmp_path: Path) -> None:
    key = write(tmp_path / "key.csv", "record_id,cluster_id\n1,x\n2,x\n3,y\n")
    found = evaluate_resolution(write(tmp_path / "records.csv", RECORDS), key, Ignored())
    assert (found.records, found.clusters) == (3, 1)  # the register number joins the third
    assert found.agreement == Agreement(found=1, wrong=2, missed=0)


def test_a_key_of_other_records_is_refused(tmp_path: Path) -> None:
    records = write(tmp_path / "records.csv", RECORDS)
    with pytest.raises(InvalidInput, match="Record 3 is in only one"):
        evaluate_resolution(records, write(tmp_path / "key.csv", "record_id,cluster_id\n1,x\n2,x\n"), Ignored())
    with pytest.raises(InvalidInput, match="twice"):
        evaluate_resolution(records, write(tmp_path / "key.csv", "record_id,cluster_id\n1,x\n1,x\n"), Ignored())
