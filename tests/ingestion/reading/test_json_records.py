import io

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream
from ingestion.reading.json_records import MAX_DEPTH, json_records
from ingestion.source import RawRecord


def cut(text: str | bytes, skip: int = 0) -> list[RawRecord]:
    content = text.encode() if isinstance(text, str) else text
    return list(json_records(ByteStream(io.BytesIO(content), "a.json"), ("records", "relations"), skip))


def values(text: str) -> list[object]:
    return [record.value for record in cut(text)]


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1}, {"b": [2.5, null, true, {"c": "公司"}]}]',
        '{"header": {"records": [0]}, "records": [{"a": 1}, {"b": [2.5, null, true, {"c": "公司"}]}]}',
        '{"records":\n[{"a": 1}], "other": [[]], "relations": [{"b": [2.5, null, true, {"c": "公司"}]}]}',
        '{"a": 1}\n\n{"b": [2.5, null, true, {"c": "公司"}]}\n',
        '\ufeff[{"a": 1}, {"b": [2.5, null, true, {"c": "公司"}]}]',
    ],
)
def test_an_array_arrays_under_known_keys_and_lines_give_their_objects(text: str) -> None:
    assert values(text) == [{"a": 1}, {"b": [2.5, None, True, {"c": "公司"}]}]


def test_records_are_numbered_from_one_and_lines_named() -> None:
    assert [(one.position, one.place) for one in cut('[{"a":1},{"a":2}]')] == [(1, "record 1"), (2, "record 2")]
    assert [(one.position, one.place) for one in cut('{"a":1}\n\n{"a":2}')] == [(1, "line 1"), (2, "line 3")]
    assert [one.position for one in cut('[{"a":1},{"a":2},{"a":3}]', 1)] == [2, 3]


def test_a_broken_line_is_a_problem_and_the_next_ones_are_read() -> None:
    records = cut('{"a":1}\n{"b":\n{"c":3}\n')
    assert [one.value for one in records] == [{"a": 1}, '{"b":\n', {"c": 3}]
    assert [one.problem.reason if one.problem else None for one in records] == [None, Reason.MALFORMED, None]


@pytest.mark.parametrize("template", ['{"records":[%s,{"b":[]}]}', '{"x":0}\n{"a":%s}\n{"b":[]}'])
def test_a_record_nested_to_exhaust_the_machine_is_a_problem_and_the_next_one_is_read(template: str) -> None:
    # With its usual interface the JSON reader would build a path of 100,000 parts for every level.
    depth = 100_000 if template.startswith('{"r') else 1_000
    deep, after = cut(template % ("[" * depth + "]" * depth))[-2:]
    assert deep.problem == Problem(Reason.MALFORMED, "The record is nested more than 100 levels deep.")
    assert after == RawRecord(after.position, {"b": []}, after.place)


def test_nesting_up_to_the_limit_is_kept() -> None:
    nested = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    (record,) = cut(f"[{nested}]")
    assert record.problem is None
    assert str(record.value) == nested


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"records": [{"a": 1}, {"b"', "after record 1 it is no JSON"),
        ('[{"a": 1}] x', "after record 1 it is no JSON"),
        ('{"records": [{"a": NaN}]}', "after record 0 it is no JSON"),
        (b'[{"a": "\xff"}]', "after record 0 it is no JSON"),
        (b'{"a": 1}\n{"a": "\xff"}\n', "byte 16 is not UTF-8"),
        ('{"other":\n[]}', "it holds none of the lists records, relations"),
        ('{"records":\n{}}', "it holds none of the lists records, relations"),
        ("5", "it holds none of the lists"),
        ('[{"a": "铁山"}]'.encode("gb18030"), "it is GB18030, where JSON must be UTF-8"),
        ('[{"a": "x"}]'.encode("utf-16-le"), "it is UTF-16-LE, where JSON must be UTF-8"),
        ("[1e999]", "after record 0 it is no JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(InvalidInput, match=f"a.json cannot be read: {says}"):
        cut(text)


@pytest.mark.parametrize("template", ["[%s]", "%s"])
def test_a_long_document_of_short_records_is_within_the_limit_of_one(
    monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    monkeypatch.setattr("ingestion.reading.archives.MAX_RECORD_BYTES", 200_000)
    separator = "," if template[0] == "[" else "\n"
    assert len(cut(template % separator.join(['{"a":1}'] * 60_000))) == 60_000
    with pytest.raises(InvalidInput, match="a single record is longer than"):
        cut(template % ('{"a":1}' + separator + '{"a":"' + "x" * 400_000 + '"}'))
