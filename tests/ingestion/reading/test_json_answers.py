import json
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Reason
from ingestion.reading.archives import streams
from ingestion.reading.json_answers import json_answers
from ingestion.source import RawRecord

ANSWER = {"名称": "寰岳", "n": [1, {"b": None}]}


def answers(path: Path, content: bytes) -> list[RawRecord]:
    path.write_bytes(content)
    return [record for stream in streams(path) for record in json_answers(stream)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        (json.dumps(ANSWER, ensure_ascii=False, indent=2), 1),
        (json.dumps(ANSWER, ensure_ascii=False), 1),
        (json.dumps([ANSWER, ANSWER], ensure_ascii=False), 2),
        ("\n".join([json.dumps(ANSWER, ensure_ascii=False)] * 3), 3),
    ],
)
def test_one_answer_an_array_and_lines_in_every_encoding(tmp_path: Path, encoding: str, text: str, number: int) -> None:
    assert [one.value for one in answers(tmp_path / "a", text.encode(encoding))] == [ANSWER] * number


def test_what_is_nested_too_deep_to_be_kept_is_a_problem(tmp_path: Path) -> None:
    (record,) = answers(tmp_path / "a", b'{\n"a": ' + b"[" * 500 + b"]" * 500 + b"}")
    assert record.problem is not None
    assert record.problem.reason is Reason.MALFORMED


@pytest.mark.parametrize("content", [b'{\n"a": 1', b'{"a": \n\xff\xff}', b'{\n"a": 1}\n]'])
def test_a_broken_answer_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InvalidInput, match="a "):
        answers(tmp_path / "a", content)
