from datetime import date

import pytest

from domain.ownership.records import Problem, Reason
from ingestion.ownership.gleif_shape import Node, items, lei, moment_day, names, nested, node, removal, text


def test_a_row_of_a_csv_file_unfolds_into_the_tree_of_the_schema() -> None:
    tree = nested(
        {
            "LEI": "X",
            "Entity.LegalName": "Name",
            "Entity.LegalName.xmllang": "en",
            "Entity.OtherEntityNames.OtherEntityName.2": "second",
            "Entity.OtherEntityNames.OtherEntityName.10": "tenth",
            "Entity.OtherEntityNames.OtherEntityName.2.type": "TRADING_OR_OPERATING_NAME",
            "Entity.LegalJurisdiction": "",
        }
    )
    assert text(tree, "LEI") == "X"
    assert node(tree, "Entity", "LegalName") == {"$": "Name", "@xml:lang": "en"}
    others = items(tree, "Entity", "OtherEntityNames", "OtherEntityName")
    assert [text(other) for other in others] == ["second", "tenth"]
    assert names(tree, "Entity") == ["LegalName", "OtherEntityNames"]


def test_the_shorter_names_of_csv_files_become_those_of_the_schema() -> None:
    tree = nested(
        {
            "Relationship.Period.1.startDate": "2020-01-01T00:00:00Z",
            "Relationship.Period.1.periodType": "RELATIONSHIP_PERIOD",
            "Relationship.Quantifiers.1.QuantifierAmount": "51",
            "Exception.Reason.1": "NO_LEI",
        }
    )
    (period,) = items(tree, "Relationship", "RelationshipPeriods", "RelationshipPeriod")
    assert (text(period, "StartDate"), text(period, "PeriodType")) == ("2020-01-01T00:00:00Z", "RELATIONSHIP_PERIOD")
    (quantifier,) = items(tree, "Relationship", "RelationshipQuantifiers", "RelationshipQuantifier")
    assert text(quantifier, "QuantifierAmount") == "51"
    assert [text(reason) for reason in items(tree, "ExceptionReason")] == ["NO_LEI"]


def test_the_wrapper_of_json_relationships_is_taken_off() -> None:
    assert nested({"RelationshipRecord": {"Relationship": {}}}) == {"Relationship": {}}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"$": " x "}, "x"),
        ("x", "x"),
        (5, "5"),
        ({"$": "NULL"}, None),
        ({"$": ""}, None),
        ({}, None),
        ([], None),
        (None, None),
        (True, None),
        ({"$": {"$": "x"}}, None),
    ],
)
def test_a_value_is_a_trimmed_text_or_not_there(value: object, expected: str | None) -> None:
    assert text({"A": {"B": value}}, "A", "B") == expected  # type: ignore[dict-item]


def test_one_node_stands_for_a_list_of_one() -> None:
    assert items({"A": {"$": "x"}}, "A") == [{"$": "x"}]
    assert items({"A": [1, 2]}, "A") == [1, 2]
    assert items({}, "A") == []
    assert items("x", "A") == []


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2017-09-20T00:30:00+02:00", date(2017, 9, 20)),  # the local day, not 2017-09-19 in Greenwich
        ("2012-11-29T00:00:00.000Z", date(2012, 11, 29)),
        ("2012-11-29", date(2012, 11, 29)),
    ],
)
def test_a_moment_is_the_day_it_prints(printed: str, day: date) -> None:
    assert moment_day({"D": {"$": printed}}, "D") == day


def test_a_text_that_is_no_moment_is_a_problem_and_a_missing_one_is_not() -> None:
    assert moment_day({"D": "2012-13-01"}, "D") == Problem(Reason.BAD_DATE, "D is no ISO 8601 date: '2012-13-01'.")
    assert moment_day({}, "D") is None


def test_a_lei_must_have_its_length_and_check_digits() -> None:
    assert lei({"LEI": "5493001kjtiigc8y1r12"}, "LEI") == "5493001KJTIIGC8Y1R12"
    for wrong in ("5493001KJTIIGC8Y1R13", "5493001KJTIIGC8Y1R1", "5493 001KJTIIGC8Y1R12"):
        found = lei({"LEI": wrong}, "LEI")
        assert isinstance(found, Problem)
        assert found.reason is Reason.BAD_IDENTIFIER
    missing = lei({}, "LEI")
    assert isinstance(missing, Problem)
    assert missing.reason is Reason.MISSING_FIELD


@pytest.mark.parametrize("prefix", ["gleif:", ""])
def test_a_deletion_has_a_day(prefix: str) -> None:
    deletion: Node = {f"{prefix}Deletion": {f"{prefix}DeletedAt": {"$": "2023-11-01T01:39:19Z"}}}
    assert removal({"Extension": deletion}) == (date(2023, 11, 1), ())


def test_the_empty_deletions_of_full_files_delete_nothing() -> None:
    # 257,509 of 6.4 million records of a full golden copy carry one.
    assert removal({"Extension": {"gleif:Deletion": None}}) == (None, ("a deletion without a date was not applied",))
    assert removal({"Extension": None}) == (None, ())
    assert removal({}) == (None, ())
