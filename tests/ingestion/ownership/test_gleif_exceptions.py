from datetime import date

import pytest

from domain.ownership.records import ParentExceptionRecord, Parsed, Problem, Reason
from ingestion.ownership.gleif_exceptions import REASONS, parse_exception
from ingestion.ownership.gleif_shape import Node

LEI = "004L5FPTUREIWK9T2N63"


def record(**values: Node) -> dict[str, Node]:
    default: dict[str, Node] = {
        "LEI": {"$": LEI},
        "ExceptionCategory": {"$": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"},
        "ExceptionReason": {"$": "NON_CONSOLIDATING"},
    }
    return default | values


def parsed(**values: Node) -> Parsed:
    found = parse_exception(record(**values))
    assert isinstance(found, Parsed), found
    return found


def test_an_exception_says_why_a_company_reports_no_parent() -> None:
    found = parsed()
    assert found.exceptions == (ParentExceptionRecord(LEI, ultimate=False, reason="NON_CONSOLIDATING"),)
    assert [(party.local_id, party.stub) for party in found.parties] == [(LEI, True)]


def test_the_category_tells_the_direct_from_the_ultimate_parent() -> None:
    assert parsed(ExceptionCategory="ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT").exceptions[0].ultimate


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_known_reason_is_kept_without_notice(reason: str) -> None:
    found = parsed(ExceptionReason=[{"$": reason}])
    assert found.exceptions[0].reason == reason
    assert found.notices == ()


def test_several_reasons_are_joined_and_unknown_ones_kept_with_a_notice() -> None:
    found = parsed(ExceptionReason=[{"$": "NO_LEI"}, {"$": "SECRET"}, {"$": "NO_LEI"}])
    assert found.exceptions[0].reason == "NO_LEI, SECRET"
    assert found.notices == ("unknown ExceptionReason 'SECRET'",)


def test_a_deletion_withdraws_the_exception() -> None:
    found = parsed(Extension={"gleif:Deletion": {"gleif:DeletedAt": {"$": "2023-11-24T02:07:59Z"}}})
    assert found.exceptions[0].removed_on == date(2023, 11, 24)
    assert parsed(Extension={"gleif:Deletion": None}).exceptions[0].removed_on is None


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"LEI": {"$": "004L5FPTUREIWK9T2N64"}}, Reason.BAD_IDENTIFIER),
        ({"ExceptionCategory": {"$": "SPIRITUAL_PARENT"}}, Reason.UNKNOWN_CODE),
        ({"ExceptionCategory": None}, Reason.UNKNOWN_CODE),
        ({"ExceptionReason": []}, Reason.MISSING_FIELD),
        ({"Extension": {"gleif:Deletion": {"gleif:DeletedAt": "yesterday"}}}, Reason.BAD_DATE),
    ],
)
def test_an_exception_that_cannot_be_used_is_a_problem(values: dict[str, Node], reason: Reason) -> None:
    found = parse_exception(record(**values))
    assert isinstance(found, Problem)
    assert found.reason is reason
