from datetime import date

import pytest

from domain.ownership.records import (
    UNDISCLOSED,
    HoldingRecord,
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
    TieRecord,
    TieType,
)
from ingestion.ownership.uk_psc.source import UkPsc
from ingestion.source import RawRecord, RawValue
from tests.ingestion.ownership.uk_psc.invented import SHARES, VOTES, Record, corporate, entry, individual

SOURCE = UkPsc()
PATH = "/company/01234567/persons-with-significant-control/individual/a"
COMPANY = PartyRecord("01234567", "01234567", identifiers=(IdentifierValue("GB-COH", "01234567"),), stub=True)
APPOINTS, INFLUENCE = "right-to-appoint-and-remove-directors", "significant-influence-or-control"


def parsed(record: Record) -> Parsed:
    found = SOURCE.parse(RawRecord(1, record, "record 1"))
    assert isinstance(found, Parsed), found
    return found


def test_a_person_with_shares_votes_appointments_and_influence() -> None:
    address: RawValue = {
        "premises": "9",
        "address_line_1": "Quay Street",
        "postal_code": "HU1 1AA",
        "country": "England",
    }
    record = individual("1234567", "Ms Ada Invented", SHARES, "voting-rights-25-to-50-percent", APPOINTS, INFLUENCE,
                        address=address, ceased_on="2021-12-13")  # fmt: skip
    record["data"]["links"] = {"self": PATH}  # type: ignore[index,call-overload]
    start, end = date(2016, 4, 6), date(2021, 12, 13)
    assert parsed(record) == Parsed(
        (
            PartyRecord(
                PATH, "Ms Ada Invented", PartyKind.PERSON, address="9, Quay Street, HU1 1AA, England",
                birth_date="1961-03",
            ),
            COMPANY,
        ),
        (
            HoldingRecord(
                PATH, "01234567", Share(75, 100), Share(25, 50, True), start, end, observed=True, statement_id=PATH,
                nature=f"{SHARES}; voting-rights-25-to-50-percent",
            ),
        ),
        (
            TieRecord(
                TieType.APPOINTS, PATH, "01234567", f"{PATH}|APPOINTS", start, end, wording=APPOINTS, observed=True
            ),
            TieRecord(
                TieType.CLAIMED_CONTROL, PATH, "01234567", f"{PATH}|CLAIMED_CONTROL", start, end, wording=INFLUENCE,
                observed=True,
            ),
        ),
    )  # fmt: skip


def test_control_without_a_band_is_no_stake() -> None:
    found = parsed(individual("1234567", "Ada Invented", APPOINTS))
    assert (found.holdings, [tie.type for tie in found.ties]) == ((), [TieType.APPOINTS])


def test_an_entry_without_natures_is_a_stake_of_undisclosed_share() -> None:
    (stake,) = parsed(individual("1234567", "Ada Invented")).holdings
    assert (stake.capital, stake.voting) == (UNDISCLOSED, UNDISCLOSED)


@pytest.mark.parametrize(
    ("kind", "party"),
    [
        ("individual-beneficial-owner", PartyKind.PERSON),
        ("corporate-entity-beneficial-owner", PartyKind.COMPANY),
        ("legal-person-person-with-significant-control", PartyKind.PUBLIC_BODY),
        ("legal-person-beneficial-owner", PartyKind.PUBLIC_BODY),
    ],
)
def test_the_kind_of_entry_tells_the_kind_of_party(kind: str, party: PartyKind) -> None:
    assert parsed(entry("OE012345", kind, name="N", natures_of_control=[SHARES])).parties[0].kind is party


def test_a_super_secure_person_is_not_named_and_has_a_reason() -> None:
    data: Record = {"ceased": False, "description": "super-secure-persons-with-significant-control"}
    found = parsed(entry("01234567", "super-secure-person-with-significant-control", **data))
    assert (found.parties[0].kind, found.parties[0].undisclosed_reason) == (PartyKind.UNKNOWN, data["description"])
    assert found.holdings[0].capital == UNDISCLOSED
    over = parsed(entry("01234567", "super-secure-person-with-significant-control", ceased=True))
    assert over.holdings == ()
    assert over.notices == ("an entry has ceased on a day that is not told",)


def test_people_are_never_joined_over_companies() -> None:
    records = [individual(number, "Ada Invented", SHARES, self_=None) for number in ("01234567", "07654321")]
    again = individual("01234567", "ADA INVENTED", SHARES, self_=None)
    younger = individual("01234567", "Ada Invented", SHARES, self_=None, date_of_birth={"month": 4, "year": 1991})
    first, elsewhere, same, other = (parsed(one).parties[0].local_id for one in (*records, again, younger))
    assert first == same
    assert len({first, elsewhere, other}) == 3


@pytest.mark.parametrize(
    ("identification", "kept"),
    [
        ({"registration_number": "00686734", "country_registered": "England & Wales"}, "00686734"),
        ({"registration_number": "sc 123456", "place_registered": "Companies House"}, "SC123456"),
        ({"registration_number": "686734", "country_registered": "U.K."}, "00686734"),
        ({"registration_number": "00686734"}, None),
        ({"registration_number": "41-0406690", "country_registered": "Minnesota, Usa"}, None),
        ({"registration_number": "00686734", "country_registered": "Jersey", "place_registered": "England"}, None),
        ({"registration_number": "12", "country_registered": "England"}, None),
        ({"registration_number": "not known", "country_registered": "England"}, None),
        ({"legal_form": "Limited Company"}, None),
    ],
)
def test_a_number_counts_only_where_it_can_be_one_of_the_uk(identification: RawValue, kept: str | None) -> None:
    found = parsed(corporate("01234567", "Fern Holdings", SHARES, VOTES, identification=identification))
    expected = () if kept is None else (IdentifierValue("GB-COH", kept),)
    assert found.parties[0].identifiers == expected
    has_number = isinstance(identification, dict) and "registration_number" in identification
    assert bool(found.notices) is (has_number and kept is None)


def test_a_holder_with_the_number_of_the_company_held_is_not_the_company() -> None:
    identification: RawValue = {"registration_number": "1234567", "country_registered": "England"}
    found = parsed(corporate("01234567", "Fern Holdings", SHARES, identification=identification))
    assert found.parties[0].identifiers == ()
    assert found.notices == ("a registration_number is that of the company held",)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (individual("01234567", " ", SHARES), Reason.MISSING_FIELD),
        (individual("not a number", "Ada", SHARES), Reason.BAD_IDENTIFIER),
        (individual("01234567", "Ada", SHARES, notified_on="06/04/2016"), Reason.BAD_DATE),
        (individual("01234567", "Ada", SHARES, ceased_on="2015-01-01"), Reason.BAD_INTERVAL),
        (entry("01234567", "robot"), Reason.UNKNOWN_CODE),
        ({"company_number": "01234567", "data": []}, Reason.MISSING_FIELD),
        ({"data": {"kind": "exemptions"}}, Reason.MISSING_FIELD),
    ],
)
def test_an_entry_that_cannot_be_used_says_why(record: Record, reason: Reason) -> None:
    found = SOURCE.parse(RawRecord(1, record, "record 1"))
    assert isinstance(found, Problem)
    assert found.reason is reason
