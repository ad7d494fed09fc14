from typing import Any

import pytest

from domain.ownership.matching.pair import CERTAIN, REVIEW, score_pair
from domain.ownership.matching.record import MatchRecord, identifier, read_identifiers
from domain.ownership.records import IdentifierValue, PartyKind

LEI_A, LEI_B = "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55"  # published examples of ISO 17442


def company(name: str, **fields: Any) -> MatchRecord:
    return MatchRecord("", PartyKind.COMPANY, (name,), **fields)


def person(name: str, **fields: Any) -> MatchRecord:
    return MatchRecord("", PartyKind.PERSON, (name,), **fields)


def score(left: MatchRecord, right: MatchRecord) -> float:
    return score_pair(left, right).score


def test_one_name_in_one_country_is_certain_for_a_company_and_not_for_a_person() -> None:
    assert score(company("Harbour Mill Ltd", country="GB"), company("Harbour Mill Limited", country="GB")) >= CERTAIN
    assert score(person("Otto Berg", country="GB"), person("Otto Berg", country="GB")) < CERTAIN


def test_a_birth_date_makes_a_person_certain_or_excludes_it() -> None:
    here = person("Otto Berg", birth_date="1970-03-04")
    assert score(here, person("Berg, Otto", birth_date="1970-03-04")) >= CERTAIN
    assert score(here, person("Berg, Otto", birth_date="1970-04-03")) > score(here, person("Berg, Otto"))
    assert score(here, person("Berg, Otto", birth_date="1951-12-24")) < REVIEW


def test_sister_companies_with_one_address_and_phone_are_not_joined() -> None:
    shared = {"country": "GB", "address": "1 High Street, Leeds 10000", "phone": "+44 113 4960000"}
    assert score(company("Harbour Shipping Ltd", **shared), company("Harbour Insurance Ltd", **shared)) < CERTAIN
    assert score(company("Harbour Fund 1", **shared), company("Harbour Fund 2", **shared)) < REVIEW


def test_twins_are_not_joined() -> None:
    shared = {"address": "1 High Street, Leeds", "birth_date": "1970-03-04", "phone": "+44 113 4960000"}
    assert score(person("Otto Berg", **shared), person("Anna Berg", **shared)) < CERTAIN


def test_an_identifier_decides() -> None:
    left = company("Harbour", identifiers=(IdentifierValue("LEI", LEI_A),))
    assert score(left, company("Something else", identifiers=(IdentifierValue("LEI", LEI_A),))) >= CERTAIN
    assert score(left, company("Harbour", country="GB", identifiers=(IdentifierValue("LEI", LEI_B),))) < REVIEW


def test_a_slip_in_a_number_without_check_digits_does_not_exclude() -> None:
    left, right = (
        company("Harbour Mill", identifiers=(IdentifierValue("REG", one),)) for one in ("1234567", "1234576")
    )
    assert score(left, right) >= CERTAIN


def test_a_person_is_no_company() -> None:
    found = score_pair(person("Otto Berg"), company("Otto Berg"))
    assert found.score == 0
    assert [one.name for one in found.features] == ["kind"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"LEI:{LEI_A}", IdentifierValue("LEI", LEI_A)),
        (f"lei: {LEI_A.lower()}", IdentifierValue("LEI", LEI_A)),
        (LEI_A, IdentifierValue("LEI", LEI_A)),
        ("GB-COH:1234", IdentifierValue("GB-COH", "00001234")),
        ("GB-COH:no number", IdentifierValue("GB-COH", "NO NUMBER", valid=False)),
        ("LEI:" + LEI_A[:-1] + "3", IdentifierValue("LEI", LEI_A[:-1] + "3", valid=False)),
        ("REG: 12 34", IdentifierValue("REG", "1234")),
    ],
)
def test_identifiers_as_files_print_them(text: str, expected: IdentifierValue) -> None:
    assert read_identifiers([text]) == (expected,)


def test_what_is_no_identifier_is_passed_over() -> None:
    assert read_identifiers(["12345", "", "LEI:"]) == ()
    assert identifier("REG", " ") is None
