import io
import tracemalloc

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from ingestion.reading.archives import ByteStream
from ingestion.reading.tables import MAX_FIELD, csv_records
from ingestion.source import RawRecord


def cut(text: str | bytes, skip: int = 0) -> list[RawRecord]:
    content = text.encode() if isinstance(text, str) else text
    return list(csv_records(ByteStream(io.BytesIO(content), "a.csv"), lambda columns, name: None, skip))


def good(records: list[RawRecord]) -> list[tuple[int, object, str]]:
    return [(one.position, one.value, one.place) for one in records if one.problem is None]


def bad(records: list[RawRecord]) -> list[tuple[int, Reason, str]]:
    return [(one.position, one.problem.reason, one.place) for one in records if one.problem is not None]


def test_rows_are_records_keyed_by_the_trimmed_header() -> None:
    assert cut(' a ,"b"\n1,2\n3,"x, ""y"""\n') == [
        RawRecord(1, {"a": "1", "b": "2"}, "line 2"),
        RawRecord(2, {"a": "3", "b": 'x, "y"'}, "line 3"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_understood_and_counted(end: str) -> None:
    assert good(cut(end.join(["a,b", "1,2", "3,4"]))) == [
        (1, {"a": "1", "b": "2"}, "line 2"),
        (2, {"a": "3", "b": "4"}, "line 3"),
    ]


def test_characters_that_merely_look_like_line_ends_stay_in_their_field() -> None:
    assert cut("a,b\nx\u2028y,\x0b\x85\n")[0].value == {"a": "x\u2028y", "b": "\x0b\x85"}


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_header_tells_the_separator(separator: str) -> None:
    assert cut(f"a{separator}b\n1,5{separator}2\n")[0].value == {"a": "1,5", "b": "2"}


def test_blank_rows_are_passed_over_and_lines_still_counted() -> None:
    assert good(cut("\n\na,b\n1,2\n\n,\n3,4\n")) == [
        (1, {"a": "1", "b": "2"}, "line 4"),
        (2, {"a": "3", "b": "4"}, "line 7"),
    ]


def test_a_quoted_field_may_run_over_lines() -> None:
    assert good(cut('a,b\n"1\n1",2\n3,4\n')) == [
        (1, {"a": "1\n1", "b": "2"}, "line 2"),
        (2, {"a": "3", "b": "4"}, "line 4"),
    ]


def test_skipping_gives_the_same_positions_and_places_as_reading_all() -> None:
    text = 'a,b\n1,2\nx\n"un\n3,4\n\n5,6\n7,8\n'
    whole = cut(text)
    assert [one.position for one in whole] == [1, 2, 3, 4, 5, 6]
    for skip in range(8):
        assert cut(text, skip) == whole[skip:]


def test_a_row_that_does_not_fit_the_header_is_a_problem_that_keeps_its_values() -> None:
    records = cut("a,b\n1\n1,2,3,4\n")
    assert [(one.value, one.problem) for one in records] == [
        ({"a": "1"}, Problem(Reason.MALFORMED, "The row has 1 values where the header has 2 columns.")),
        (
            {"a": "1", "b": "2", "": ["3", "4"]},
            Problem(Reason.MALFORMED, "The row has 4 values where the header has 2 columns."),
        ),
    ]


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    records = cut('a,b\n1,2\n"3,4\n5,6\n7,8\n')
    assert bad(records) == [(2, Reason.MALFORMED, "line 3")]
    assert good(records) == [
        (1, {"a": "1", "b": "2"}, "line 2"),
        (3, {"a": "5", "b": "6"}, "line 4"),
        (4, {"a": "7", "b": "8"}, "line 5"),
    ]


@pytest.mark.parametrize("line", ['"3,4', '"A "B" C",4', '"3" x,4', '3,"4'])
def test_quotes_that_do_not_follow_the_rules_are_never_guessed_at(line: str) -> None:
    records = cut(f"a,b\n{line}\n5,6\n")
    assert bad(records) == [(1, Reason.MALFORMED, "line 2")]
    assert records[0].value == line + "\n"
    assert good(records) == [(2, {"a": "5", "b": "6"}, "line 3")]


def test_lines_that_open_and_close_quotes_for_each_other_do_not_take_quadratic_time() -> None:
    records = cut("a,b\n" + 'x","y\n' * 5_000 + "1,2\n")
    assert len(bad(records)) == 5_000
    assert good(records) == [(5_001, {"a": "1", "b": "2"}, "line 5002")]


def test_a_field_beyond_the_limit_is_too_long_and_the_next_rows_are_read() -> None:
    records = cut("a,b\n" + "x" * (MAX_FIELD + 1) + ",2\n3,4\n")
    assert bad(records) == [(1, Reason.TOO_LONG, "line 2")]
    assert records[0].value == "x" * 10_000
    assert good(records) == [(2, {"a": "3", "b": "4"}, "line 3")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("\n \n", "a.csv is empty"),
        ("a,b,a\n", "a.csv has the column 'a' twice"),
        ("x" * (MAX_FIELD + 1), "a.csv is no table: its first line exceeds"),
        (b"a,b\n" + b"1,2\n" * 300_000 + b"\xff,2\n", "byte 1,200,004 is not UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(content: str | bytes, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        cut(content)


def test_a_long_table_of_short_rows_is_within_the_limit_of_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.reading.archives.MAX_RECORD_BYTES", 100_000)
    assert len(cut("a,b\n" + "1,2\n" * 60_000)) == 60_000
    with pytest.raises(InvalidInput, match="a single record is longer than"):
        cut("a,b\n1,2\n" + "x" * 200_000)


def test_memory_does_not_grow_with_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.reading.archives.HEAD_BYTES", 10_000)

    def peak(rows: int) -> int:
        stream = ByteStream(io.BytesIO(b"a,b\n" + b"name,12.5\n" * rows), "a.csv")
        tracemalloc.start()
        for _ in csv_records(stream, lambda columns, name: None):
            pass
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    assert peak(100_000) < 1.2 * peak(10_000)
