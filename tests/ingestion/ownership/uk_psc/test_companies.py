from datetime import date

import pytest

from domain.ownership.records import IdentifierValue, Parsed, PartyRecord, Problem, Reason
from ingestion.ownership.uk_psc.companies import parse_company
from ingestion.source import RawValue

ROW: dict[str, RawValue] = {
    "CompanyName": "FERN FORGE LTD",
    " CompanyNumber": "1234567",
    "RegAddress.AddressLine1": "1 QUAY STREET",
    " RegAddress.AddressLine2": "",
    "RegAddress.PostTown": "HULL",
    "RegAddress.PostCode": "HU1 1AA",
    "CompanyCategory": "Private Limited Company",
    "CompanyStatus": "Active - Proposal to Strike off",
    "CountryOfOrigin": "United Kingdom",
    "IncorporationDate": "11/09/2012",
    "SICCode.SicText_1": "47710 - Retail sale of clothing",
    " PreviousName_1.CompanyName": "FERN LTD",
    "PreviousName_1.CONDATE": "01/02/2015",
    " PreviousName_2.CompanyName": "",
}


def test_a_row_names_the_company_behind_the_number() -> None:
    assert parse_company(ROW) == Parsed(
        (
            PartyRecord(
                "01234567",
                "FERN FORGE LTD",
                identifiers=(IdentifierValue("GB-COH", "01234567"),),
                other_names=("FERN LTD",),
                jurisdiction="GB",
                status="ACTIVE",
                legal_form="Private Limited Company",
                industry="47710 - Retail sale of clothing",
                founded_on=date(2012, 9, 11),
                address="1 QUAY STREET, HULL, HU1 1AA",
            ),
        )
    )


def test_what_is_over_is_inactive_and_a_new_column_is_a_notice() -> None:
    found = parse_company(ROW | {"CompanyStatus": "Liquidation", "Colour": "red"})
    assert isinstance(found, Parsed)
    assert (found.parties[0].status, found.notices) == ("INACTIVE", ("unknown field 'Colour'",))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({" CompanyNumber": ""}, Reason.MISSING_FIELD),
        ({" CompanyNumber": "X"}, Reason.BAD_IDENTIFIER),
        ({"CompanyName": ""}, Reason.MISSING_FIELD),
        ({"CompanyName": "a\0"}, Reason.MALFORMED),
        ({"IncorporationDate": "2012-09-11"}, Reason.BAD_DATE),
        ({"IncorporationDate": "31/02/2012"}, Reason.BAD_DATE),
    ],
)
def test_a_row_that_cannot_be_used_says_why(change: dict[str, RawValue], reason: Reason) -> None:
    found = parse_company(ROW | change)
    assert isinstance(found, Problem)
    assert found.reason is reason
