"""One relationship, entity and exception in every format of GLEIF (excerpts, CC0) must say the same."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, PartyKind, Problem, Reason
from ingestion.ownership.gleif import Gleif
from ingestion.source import RawRecord

SOURCE = Gleif()
FUND, MANAGER = "001GPB6A9XPE8XJICC14", "5493001Z012YSB2A0K51"
NAME = "Fidelity Advisor Leveraged Company Stock Fund"
FORMER = "FIDELITY ADVISOR SERIES I - Fidelity Advisor Leveraged Company Stock Fund"

ENTITY_XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIHeader>
<lei:ContentDate>2023-06-05T08:20:51Z</lei:ContentDate></lei:LEIHeader><lei:LEIRecords><lei:LEIRecord>
<lei:LEI>{FUND}</lei:LEI><lei:Entity><lei:LegalName xml:lang="en">{NAME}</lei:LegalName>
<lei:OtherEntityNames><lei:OtherEntityName type="PREVIOUS_LEGAL_NAME">{FORMER}</lei:OtherEntityName>
</lei:OtherEntityNames>
<lei:LegalJurisdiction>US-MA</lei:LegalJurisdiction><lei:EntityCategory>FUND</lei:EntityCategory>
<lei:EntityStatus>ACTIVE</lei:EntityStatus></lei:Entity>
<lei:Registration><lei:RegistrationStatus>ISSUED</lei:RegistrationStatus></lei:Registration>
</lei:LEIRecord></lei:LEIRecords></lei:LEIData>"""
ENTITY_JSON = json.dumps(
    {
        "records": [
            {
                "LEI": {"$": FUND},
                "Entity": {
                    "LegalName": {"@xml:lang": "en", "$": NAME},
                    "OtherEntityNames": {"OtherEntityName": [{"@type": "PREVIOUS_LEGAL_NAME", "$": FORMER}]},
                    "LegalJurisdiction": {"$": "US-MA"},
                    "EntityCategory": {"$": "FUND"},
                    "EntityStatus": {"$": "ACTIVE"},
                },
                "Registration": {"RegistrationStatus": {"$": "ISSUED"}},
            }
        ]
    }
)
ENTITY_CSV = (
    '"LEI","Entity.LegalName","Entity.LegalName.xmllang","Entity.OtherEntityNames.OtherEntityName.1",'
    '"Entity.OtherEntityNames.OtherEntityName.1.type","Entity.LegalJurisdiction","Entity.EntityCategory",'
    '"Entity.EntityStatus","Registration.RegistrationStatus","ConformityFlag"\n'
    f'"{FUND}","{NAME}","en","{FORMER}","PREVIOUS_LEGAL_NAME","US-MA","FUND","ACTIVE","ISSUED",""\n'
)

TIE_XML = f"""<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"
 xmlns:gleif="http://www.gleif.org/data/schema/golden-copy/extensions/1.0">
<rr:Header><rr:ContentDate>2023-06-05T09:24:22Z</rr:ContentDate></rr:Header><rr:RelationshipRecords>
<rr:RelationshipRecord><rr:Relationship>
<rr:StartNode><rr:NodeID>{FUND}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
<rr:EndNode><rr:NodeID>{MANAGER}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
<rr:RelationshipType>IS_FUND-MANAGED_BY</rr:RelationshipType><rr:RelationshipPeriods><rr:RelationshipPeriod>
<rr:StartDate>2012-11-29T00:00:00.000Z</rr:StartDate><rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType>
</rr:RelationshipPeriod></rr:RelationshipPeriods><rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus></rr:Relationship>
<rr:Extension><gleif:Deletion><gleif:DeletedAt>2023-11-01T01:39:19Z</gleif:DeletedAt></gleif:Deletion></rr:Extension>
</rr:RelationshipRecord></rr:RelationshipRecords></rr:RelationshipData>"""
TIE_JSON = json.dumps(
    {
        "relations": [
            {
                "RelationshipRecord": {
                    "Relationship": {
                        "StartNode": {"NodeID": {"$": FUND}, "NodeIDType": {"$": "LEI"}},
                        "EndNode": {"NodeID": {"$": MANAGER}, "NodeIDType": {"$": "LEI"}},
                        "RelationshipType": {"$": "IS_FUND-MANAGED_BY"},
                        "RelationshipPeriods": {
                            "RelationshipPeriod": {
                                "StartDate": {"$": "2012-11-29T00:00:00.000Z"},
                                "PeriodType": {"$": "RELATIONSHIP_PERIOD"},
                            }
                        },
                        "RelationshipStatus": {"$": "ACTIVE"},
                    },
                    "Extension": {"gleif:Deletion": {"gleif:DeletedAt": {"$": "2023-11-01T01:39:19Z"}}},
                }
            }
        ]
    }
)
TIE_CSV = (
    "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,"
    "Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,"
    "Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType,"
    "Extension.gleif:Deletion.gleif:DeletedAt\n"
    f"{FUND},LEI,{MANAGER},LEI,IS_FUND-MANAGED_BY,ACTIVE,2012-11-29T00:00:00.000Z,,RELATIONSHIP_PERIOD,"
    "2023-11-01T01:39:19Z\n"
)

EXCEPTION_XML = f"""<repex:ReportingExceptionData xmlns:repex="http://www.gleif.org/data/schema/repex/2016">
<repex:Header><repex:ContentDate>2023-06-09T09:03:29Z</repex:ContentDate></repex:Header><repex:ReportingExceptions>
<repex:Exception><repex:LEI>{FUND}</repex:LEI>
<repex:ExceptionCategory>DIRECT_ACCOUNTING_CONSOLIDATION_PARENT</repex:ExceptionCategory>
<repex:ExceptionReason>NO_KNOWN_PERSON</repex:ExceptionReason></repex:Exception>
</repex:ReportingExceptions></repex:ReportingExceptionData>"""
EXCEPTION_JSON = json.dumps(
    {
        "exceptions": [
            {
                "LEI": {"$": FUND},
                "ExceptionCategory": {"$": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"},
                "ExceptionReason": [{"$": "NO_KNOWN_PERSON"}],
            }
        ]
    }
)
EXCEPTION_CSV = (
    "LEI,Exception.Category,Exception.Reason.1,Exception.Reason.2,Exception.Reference.1\n"
    f"{FUND},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NO_KNOWN_PERSON,,\n"
)


def read(path: Path, content: str) -> Parsed:
    path.write_text(content, encoding="utf-8")
    (record,) = SOURCE.read(path)
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed), found
    return found


def test_an_entity_says_the_same_in_every_format(tmp_path: Path) -> None:
    xml, from_json, csv = (read(tmp_path / "f", content) for content in (ENTITY_XML, ENTITY_JSON, ENTITY_CSV))
    assert xml == from_json == csv
    (party,) = xml.parties
    assert (party.name, party.other_names, party.kind) == (NAME, (FORMER,), PartyKind.FUND)
    assert (party.jurisdiction, party.status, party.registration_status) == ("US-MA", "ACTIVE", "ISSUED")
    assert xml.notices == ()


def test_a_relationship_says_the_same_in_every_format(tmp_path: Path) -> None:
    xml, from_json, csv = (read(tmp_path / "f", content) for content in (TIE_XML, TIE_JSON, TIE_CSV))
    assert xml == from_json == csv
    (tie,) = xml.ties
    assert (tie.child, tie.parent, tie.valid_from) == (FUND, MANAGER, date(2012, 11, 29))
    assert tie.removed_on == date(2023, 11, 1)
    assert xml.notices == ()


def test_an_exception_says_the_same_in_every_format(tmp_path: Path) -> None:
    xml, from_json, csv = (read(tmp_path / "f", content) for content in (EXCEPTION_XML, EXCEPTION_JSON, EXCEPTION_CSV))
    assert xml == from_json == csv
    assert [(one.company, one.reason) for one in xml.exceptions] == [(FUND, "NO_KNOWN_PERSON")]
    assert xml.notices == ()


def test_one_archive_may_hold_several_kinds(tmp_path: Path) -> None:
    path = tmp_path / "gleif.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lei2.json", ENTITY_JSON)
        archive.writestr("rr.xml", TIE_XML)
        archive.writestr("repex.csv", EXCEPTION_CSV)
    records = list(SOURCE.read(path))
    assert [(one.position, one.place) for one in records] == [
        (1, "lei2.json record 1"),
        (2, "rr.xml record 2"),
        (3, "repex.csv line 2"),
    ]
    assert all(isinstance(SOURCE.parse(one), Parsed) for one in records)
    assert [list(SOURCE.read(path, skip)) for skip in range(4)] == [records[skip:] for skip in range(4)]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("rr.xml", TIE_XML, date(2023, 6, 5)),
        ("20240505-0000-gleif-goldencopy-lei2-intra-day.json", ENTITY_JSON, date(2024, 5, 5)),
        ("01-20260911-1600-gleif-goldencopy-lei2-golden-copy.csv", ENTITY_CSV, date(2026, 9, 11)),
        ("20241399-0000-gleif.csv", ENTITY_CSV, None),
        (
            "lei.json",
            '{"LEIHeader": {"ContentDate": {"$": "2024-01-02T08:00:00Z"}},' + ENTITY_JSON[1:],
            date(2024, 1, 2),
        ),
        ("lei.csv", ENTITY_CSV, None),
    ],
)
def test_the_content_date_is_that_of_the_header_or_of_the_name(
    tmp_path: Path, name: str, content: str, expected: date | None
) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert SOURCE.content_date(path) == expected


def test_the_content_date_of_an_archive_may_stand_in_the_name_of_its_member(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("20240505-0000-gleif-goldencopy-lei2-intra-day.json", ENTITY_JSON)
    assert SOURCE.content_date(path) == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("holder_name,company_name\n", "f is no file of GLEIF: its columns begin with 'holder_name', 'company_name'"),
        ("<html/>", "f cannot be read: its root element 'html' is none of GLEIF's"),
        ('{"data":\n[]}', "f cannot be read: it holds none of the lists records, relations, exceptions"),
        ("<!DOCTYPE x><LEIData/>", "f cannot be read: it declares a document type"),
        (TIE_XML[:-40], "f cannot be read: after record 1 it is no XML"),
    ],
)
def test_a_file_that_is_not_from_gleif_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "f"
    path.write_text(content)
    with pytest.raises(InvalidInput, match=says):
        list(SOURCE.read(path))


@pytest.mark.parametrize("value", ["text", 5, [], {}, {"LEI": "x"}, {"RelationshipRecord": 5}])
def test_a_record_of_no_known_kind_is_a_problem(value: object) -> None:
    found = SOURCE.parse(RawRecord(1, value, "record 1"))  # type: ignore[arg-type]
    assert isinstance(found, Problem)
    assert found.reason is Reason.MALFORMED
