from dataclasses import replace
from datetime import date

import pytest

from domain.ownership.records import IdentifierValue, Parsed, PartyKind, PartyRecord, Problem, Reason
from ingestion.ownership.bods.parties import parse_entity, parse_person
from ingestion.ownership.bods.statements import Statement, Subject, read_statement
from ingestion.source import RawValue
from tests.ingestion.ownership.bods.invented import Record, entity, envelope, flat, person


def parsed(record: Record) -> Parsed | Problem:
    statement = read_statement(record)
    assert isinstance(statement, Statement), statement
    return (parse_entity if statement.subject is Subject.ENTITY else parse_person)(statement)


def party(record: Record) -> PartyRecord:
    found = parsed(record)
    assert isinstance(found, Parsed), found
    return found.parties[0]


def test_an_entity_of_either_version() -> None:
    address: RawValue = [
        {"type": "alternative", "address": "elsewhere"},
        {"type": "registered", "address": "1 Mill Lane, Leeds", "postCode": "LS1 1AA", "country": {"name": "UK"}},
    ]
    fields: Record = {
        "name": "Loom Mill Ltd",
        "identifiers": [{"scheme": "GB-COH", "id": "sc12"}, {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R12"}],
        "foundingDate": "2002-03-09",
        "addresses": address,
        "alternateNames": ["Loom", "Loom Mill Ltd"],
    }
    newer = party(
        envelope("entity", "mill", entityType={"type": "registeredEntity"}, jurisdiction={"code": "GB"}, **fields)
    )
    older = party(
        flat(
            "entityStatement",
            "mill",
            entityType="registeredEntity",
            incorporatedInJurisdiction={"code": "GB"},
            **fields,
        )
    )
    assert (newer.version, older.version) == ("2021-09-25 0", "2016-06-30 0")
    assert (
        newer
        == replace(older, version=newer.version)
        == PartyRecord(
            "mill",
            "Loom Mill Ltd",
            PartyKind.COMPANY,
            (IdentifierValue("GB-COH", "SC000012"), IdentifierValue("LEI", "5493001KJTIIGC8Y1R12")),
            other_names=("Loom",),
            jurisdiction="GB",
            founded_on=date(2002, 3, 9),
            address="1 Mill Lane, Leeds, LS1 1AA, UK",
            version="2021-09-25 0",
        )
    )


@pytest.mark.parametrize(
    ("type_", "subtype", "kind"),
    [
        ("registeredEntity", None, PartyKind.COMPANY),
        ("legalEntity", None, PartyKind.COMPANY),
        ("arrangement", "trust", PartyKind.FUND),
        ("arrangement", "nomination", PartyKind.NOMINEE),
        ("state", None, PartyKind.PUBLIC_BODY),
        ("stateBody", "governmentDepartment", PartyKind.PUBLIC_BODY),
        ("anonymousEntity", None, PartyKind.UNKNOWN),
        ("unknownEntity", None, PartyKind.UNKNOWN),
    ],
)
def test_the_type_tells_the_kind(type_: str, subtype: str | None, kind: PartyKind) -> None:
    assert party(envelope("entity", "e", entityType={"type": type_, "subtype": subtype}, name="N")).kind is kind


def test_an_arrangement_keeps_what_it_is() -> None:
    found = party(envelope("entity", "t", entityType={"type": "arrangement", "subtype": "trust"}, name="T"))
    assert found.legal_form == "arrangement: trust"


def test_a_number_that_its_scheme_cannot_have_tells_nobody_apart() -> None:
    identifiers: RawValue = [
        {"scheme": "GB-COH", "id": "2063384560"},
        {"scheme": "XI-LEI", "id": "5493001KJTIIGC8Y1R13"},
        {"scheme": "FI-PRO", "id": "3007894-1"},
        {"schemeName": "Some register", "id": "7"},
    ]
    found = parsed(entity("mill", identifiers=identifiers))
    assert isinstance(found, Parsed)
    assert found.parties[0].identifiers == (
        IdentifierValue("GB-COH", "2063384560", valid=False),
        IdentifierValue("LEI", "5493001KJTIIGC8Y1R13", valid=False),
        IdentifierValue("FI-PRO", "3007894-1"),
    )
    assert found.notices == ("an identifier without a scheme is not kept: 'Some register'",)


def test_a_person_is_called_by_the_legal_name_and_keeps_no_private_data() -> None:
    record = envelope(
        "person",
        "ada",
        personType="knownPerson",
        names=[
            {"type": "transliteration", "fullName": "Ada Inventada"},
            {"type": "legal", "givenName": "Ada", "familyName": "Invented"},
        ],
        birthDate="1978-07",
        identifiers=[{"scheme": "IRL-TAXID", "id": "1"}],
        addresses=[{"type": "residence", "address": "at home"}, {"type": "service", "address": "1 Office Road"}],
    )
    found = parsed(record)
    assert found == Parsed(
        (
            PartyRecord(
                "ada", "Ada Invented", PartyKind.PERSON, other_names=("Ada Inventada",), address="1 Office Road",
                birth_date="1978-07", version="2021-09-25 0",
            ),
        ),
        notices=("identifiers of persons are not kept",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("1959-03-01", "1959-03-01"),
        ("1959-03-01T00:00:00Z", "1959-03-01"),
        ("1959", "1959"),
        ("1959-13", None),
        ("May", None),
    ],
)
def test_a_birth_date_is_as_exact_as_printed(printed: str, kept: str | None) -> None:
    found = parsed(person("ada", "Ada Invented", birthDate=printed))
    assert isinstance(found, Parsed)
    assert found.parties[0].birth_date == kept
    assert found.notices == (() if kept else ("birthDate is no date",))


def test_a_person_who_is_not_named_has_a_reason() -> None:
    details: RawValue = {"reason": "interestedPartyExemptFromDisclosure", "description": "under age"}
    found = party(envelope("person", "p", personType="anonymousPerson", unspecifiedPersonDetails=details))
    assert (found.kind, found.name) == (PartyKind.UNKNOWN, "under age")
    assert found.undisclosed_reason == "interestedPartyExemptFromDisclosure"


def test_a_thing_without_a_name_is_called_by_its_id() -> None:
    assert party(envelope("entity", "e-1", entityType={"type": "legalEntity"})).name == "e-1"


def test_a_dissolved_entity_is_inactive() -> None:
    assert party(entity("mill", dissolutionDate="2021-07-06")).status == "INACTIVE"
    assert party(entity("mill")).status is None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (entity("e", type_="ship"), Reason.UNKNOWN_CODE),
        (envelope("person", "p", personType="robot"), Reason.UNKNOWN_CODE),
        (entity("e", "x" * 1001), Reason.TOO_LONG),
        (person("p", "a\0b"), Reason.MALFORMED),
    ],
)
def test_a_party_that_cannot_be_used_says_why(record: Record, reason: Reason) -> None:
    found = parsed(record)
    assert isinstance(found, Problem)
    assert found.reason is reason
