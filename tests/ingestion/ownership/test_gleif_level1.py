"""The entities are excerpts of GLEIF's golden copy (CC0), organisations only."""

from datetime import date

import pytest

from domain.ownership.records import IdentifierValue, Parsed, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.gleif_level1 import parse_entity
from ingestion.ownership.gleif_shape import Node

SWEDEIT = "213800BJPX8V9HVY1Y11"


def wrapped(value: object) -> Node:
    if isinstance(value, dict):
        return {name: inner if name[0] == "@" else wrapped(inner) for name, inner in value.items()}
    return [wrapped(inner) for inner in value] if isinstance(value, list) else {"$": str(value)}


def record(entity: dict[str, object] | None = None, **top: object) -> dict[str, Node]:
    values = {
        "LEI": SWEDEIT,
        "Entity": {
            "LegalName": "Swedeit Italian Aktiebolag",
            "RegistrationAuthority": {
                "RegistrationAuthorityID": "RA000544",
                "RegistrationAuthorityEntityID": "556543-1193",
            },
            "LegalJurisdiction": "SE",
            "EntityCategory": "GENERAL",
            "LegalForm": {"EntityLegalFormCode": "XJHM"},
            "EntityStatus": "ACTIVE",
            "EntityCreationDate": "1997-06-05T02:00:00+02:00",
        }
        | (entity or {}),
        "Registration": {"RegistrationStatus": "LAPSED"},
    } | top
    found = wrapped(values)
    assert isinstance(found, dict)
    return found


def parsed(entity: dict[str, object] | None = None, **top: object) -> Parsed:
    found = parse_entity(record(entity, **top))
    assert isinstance(found, Parsed), found
    return found


def party(entity: dict[str, object] | None = None, **top: object) -> PartyRecord:
    (found,) = parsed(entity, **top).parties
    return found


def test_an_entity_is_a_party_with_both_of_its_statuses() -> None:
    assert parsed() == Parsed(
        (
            PartyRecord(
                SWEDEIT,
                "Swedeit Italian Aktiebolag",
                identifiers=(IdentifierValue("LEI", SWEDEIT), IdentifierValue("RA000544", "556543-1193")),
                jurisdiction="SE",
                status="ACTIVE",
                registration_status="LAPSED",
                legal_form="XJHM",
                founded_on=date(1997, 6, 5),
            ),
        )
    )


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("GENERAL", PartyKind.COMPANY),
        ("BRANCH", PartyKind.COMPANY),
        ("FUND", PartyKind.FUND),
        ("SOLE_PROPRIETOR", PartyKind.PERSON),
        ("RESIDENT_GOVERNMENT_ENTITY", PartyKind.PUBLIC_BODY),
        ("INTERNATIONAL_ORGANIZATION", PartyKind.PUBLIC_BODY),
        ("NULL", PartyKind.COMPANY),
    ],
)
def test_the_category_tells_the_kind(category: str, kind: PartyKind) -> None:
    assert party({"EntityCategory": category}).kind is kind


def test_other_names_are_those_that_differ_from_the_legal_one() -> None:
    found = party(
        {
            "LegalName": "FLATAS INVEST ANS",
            "OtherEntityNames": {"OtherEntityName": ["Flatas", "Flatas", "FLATAS INVEST ANS", "x" * 1_001]},
            "TransliteratedOtherEntityNames": {"TransliteratedOtherEntityName": "Flaatas"},
        }
    )
    assert found.other_names == ("Flatas", "Flaatas")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"EntityLegalFormCode": "T91T", "OtherLegalForm": "LP"}, "T91T"),
        ({"EntityLegalFormCode": "8888", "OtherLegalForm": "FUND"}, "FUND"),
        ({"EntityLegalFormCode": "9999"}, "9999"),
        ({"OtherLegalForm": "Trust"}, "Trust"),
        ({}, None),
    ],
)
def test_the_legal_form_is_its_code_or_what_stands_in_for_one(form: dict[str, str], expected: str | None) -> None:
    assert party({"LegalForm": form}).legal_form == expected


@pytest.mark.parametrize(
    ("authority", "number", "expected"),
    [
        ("RA000585", "OC425626", {("RA000585", "OC425626"), ("GB-COH", "OC425626")}),
        ("RA000407", "91350100M000100Y43", {("RA000407", "91350100M000100Y43"), ("USCC", "91350100M000100Y43")}),
        ("RA999999", "4711", set()),
        ("RA888888", "4711", set()),
        ("RA000544", "NULL", set()),
        ("Bolagsverket", "4711", set()),
    ],
)
def test_the_local_number_stands_under_its_authority_and_under_a_scheme_that_others_use(
    authority: str, number: str, expected: set[tuple[str, str]]
) -> None:
    found = party(
        {"RegistrationAuthority": {"RegistrationAuthorityID": authority, "RegistrationAuthorityEntityID": number}}
    )
    assert {(one.scheme, one.value) for one in found.identifiers} == {("LEI", SWEDEIT)} | expected


@pytest.mark.parametrize(
    ("entity", "top", "reason"),
    [
        ({}, {"LEI": "213800BJPX8V9HVY1Y12"}, Reason.BAD_IDENTIFIER),
        ({}, {"LEI": ""}, Reason.MISSING_FIELD),
        ({"LegalName": " "}, {}, Reason.MISSING_FIELD),
        ({"LegalName": "x" * 1_001}, {}, Reason.TOO_LONG),
        ({"LegalName": "a\0b"}, {}, Reason.MALFORMED),
        ({"EntityCategory": "ROBOT"}, {}, Reason.UNKNOWN_CODE),
    ],
)
def test_an_entity_that_cannot_be_used_is_a_problem(
    entity: dict[str, object], top: dict[str, object], reason: Reason
) -> None:
    found = parse_entity(record(entity, **top))
    assert isinstance(found, Problem)
    assert found.reason is reason


def test_what_is_unknown_is_a_notice_and_kept() -> None:
    found = parsed(
        {"EntityStatus": "DORMANT", "EntityMood": "good", "EntityCreationDate": "long ago"},
        Registration={"RegistrationStatus": "SLEEPING"},
        Novelty="1",
    )
    assert (found.parties[0].status, found.parties[0].registration_status) == ("DORMANT", "SLEEPING")
    assert found.parties[0].founded_on is None
    assert set(found.notices) == {
        "EntityCreationDate is no date",
        "unknown field 'Novelty'",
        "unknown field 'Entity.EntityMood'",
        "unknown EntityStatus 'DORMANT'",
        "unknown RegistrationStatus 'SLEEPING'",
    }
