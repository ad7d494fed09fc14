from datetime import date

from domain.ownership.records import Problem, Reason
from ingestion.ownership.json_fields import day, items, member, partial_day, text, texts, unknown_names
from ingestion.source import RawValue

TREE: RawValue = {"a": {"b": " x ", "n": 7, "t": True, "l": ["y", "y", None, " "]}, "blank": "  "}


def test_what_is_missing_blank_or_of_another_shape_is_not_there() -> None:
    assert (text(TREE, "a", "b"), text(TREE, "a", "n")) == ("x", "7")
    assert [text(TREE, *path) for path in (("a",), ("a", "t"), ("blank",), ("a", "b", "c"), ("z", "y"))] == [None] * 5
    assert member([1], "a") is None


def test_one_value_stands_for_a_list_of_one() -> None:
    assert items({"a": "x"}, "a") == ["x"]
    assert items({"a": []}, "a") == items({}, "a") == []
    assert texts(TREE, "a", "l") == ["y"]


def test_days_are_as_printed() -> None:
    assert day({"d": "2021-09-11T23:59:59-11:00"}, "d") == date(2021, 9, 11)
    assert day({}, "d") is None
    found = day({"x": {"d": "2021-9-11"}}, "x", "d")
    assert found == Problem(Reason.BAD_DATE, "x.d is no ISO 8601 date: '2021-9-11'.")
    assert partial_day({"d": "1970-05"}, "d") == "1970-05"
    assert partial_day({"d": "1970-00"}, "d") is None


def test_unknown_names_are_notices() -> None:
    assert unknown_names({"a": 1, "b": 2}, frozenset("a")) == ["unknown field 'b'"]
