from datetime import date

import pytest

from domain.ownership.records import Problem, Reason
from ingestion.ownership.bods.statements import Statement, Subject, read_statement
from ingestion.source import RawValue
from tests.ingestion.ownership.bods.invented import entity, flat, stated


def read(record: dict[str, RawValue]) -> Statement:
    found = read_statement(record)
    assert isinstance(found, Statement), found
    return found


def test_the_record_is_the_thing_and_the_statement_a_version_of_it() -> None:
    found = read(stated(entity("mill"), "2022-09-25T10:00:00Z", "closed"))
    assert (found.subject, found.id, found.stated_on) == (Subject.ENTITY, "mill", date(2022, 9, 25))
    assert (found.may_follow, found.is_closed, found.details["name"]) == (True, True, "mill")
    assert not read(entity("mill")).may_follow


def test_a_flat_statement_is_the_thing_itself() -> None:
    found = read(flat("personStatement", "s-1", names=[], replacesStatements=["s-0"]))
    assert (found.subject, found.id, found.stated_on) == (Subject.PERSON, "s-1", date(2016, 6, 30))
    assert (found.may_follow, found.replaces) == (False, ("s-0",))


def test_what_is_not_known_is_a_notice_and_so_are_annotations() -> None:
    record = entity("mill", colour="red") | {"annotations": [{"motivation": "linking"}], "weight": 3}
    assert read(record).notices == ("annotations are not kept", "unknown field 'weight'", "unknown field 'colour'")
    assert read(flat("entityStatement", "s", shape="round")).notices == ("unknown field 'shape'",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recordType": "ship"}, Reason.UNKNOWN_CODE),
        ({"recordType": None}, Reason.MISSING_FIELD),
        ({"recordId": " "}, Reason.MISSING_FIELD),
        ({"recordId": "x" * 1001}, Reason.TOO_LONG),
        ({"recordStatus": "gone"}, Reason.UNKNOWN_CODE),
        ({"recordDetails": None}, Reason.MISSING_FIELD),
        ({"statementDate": "25/09/2021"}, Reason.BAD_DATE),
    ],
)
def test_a_statement_that_cannot_be_used_says_why(change: dict[str, RawValue], reason: Reason) -> None:
    found = read_statement(entity("mill") | change)
    assert isinstance(found, Problem)
    assert found.reason is reason


def test_a_record_of_neither_shape_says_so() -> None:
    assert read_statement({"name": "x"}) == Problem(
        Reason.MISSING_FIELD, "The record has neither a recordType nor a statementType."
    )
