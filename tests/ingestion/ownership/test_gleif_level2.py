"""The relationship is an excerpt of GLEIF's golden copy (CC0); LEIs of organisations."""

from datetime import date

import pytest

from domain.ownership.records import (
    IdentifierValue,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    TieRecord,
    TieType,
)
from ingestion.ownership.gleif_level2 import parse_relationship
from ingestion.ownership.gleif_shape import Node

CHILD, PARENT = "98450051BS9C610A8T78", "984500501A1B1045PB30"
PERIOD: dict[str, Node] = {"StartDate": "2018-06-30T00:00:00+00:00", "PeriodType": "RELATIONSHIP_PERIOD"}
ACCOUNTS: dict[str, Node] = {
    "StartDate": "2019-06-30T00:00:00+00:00",
    "EndDate": "2020-06-30T00:00:00+00:00",
    "PeriodType": "ACCOUNTING_PERIOD",
}


def record(extension: Node = None, **relationship: Node) -> dict[str, Node]:
    values: dict[str, Node] = {
        "StartNode": {"NodeID": CHILD, "NodeIDType": "LEI"},
        "EndNode": {"NodeID": PARENT, "NodeIDType": "LEI"},
        "RelationshipType": "IS_ULTIMATELY_CONSOLIDATED_BY",
        "RelationshipPeriods": {"RelationshipPeriod": [ACCOUNTS, PERIOD]},
        "RelationshipStatus": "ACTIVE",
    }
    registration: dict[str, Node] = {"RegistrationStatus": {"$": "PUBLISHED"}}
    return {"Relationship": values | relationship, "Registration": registration, "Extension": extension}


def parsed(extension: Node = None, **relationship: Node) -> Parsed:
    found = parse_relationship(record(extension, **relationship))
    assert isinstance(found, Parsed), found
    return found


def tie(extension: Node = None, **relationship: Node) -> TieRecord:
    (found,) = parsed(extension, **relationship).ties
    return found


def stub(lei: str, kind: PartyKind | None) -> PartyRecord:
    return PartyRecord(lei, lei, kind, (IdentifierValue("LEI", lei),), stub=True)


def test_the_start_of_a_relationship_is_the_child_and_its_own_period_the_validity() -> None:
    assert parsed() == Parsed(
        (stub(CHILD, None), stub(PARENT, None)),
        ties=(
            TieRecord(
                TieType.CONSOLIDATED_BY_ULTIMATE,
                CHILD,
                PARENT,
                f"{CHILD}|IS_ULTIMATELY_CONSOLIDATED_BY|{PARENT}",
                valid_from=date(2018, 6, 30),
                status="ACTIVE",
                registration_status="PUBLISHED",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("code", "type_", "kinds"),
    [
        ("IS_DIRECTLY_CONSOLIDATED_BY", TieType.CONSOLIDATED_BY_DIRECT, (None, None)),
        ("IS_ULTIMATELY_CONSOLIDATED_BY", TieType.CONSOLIDATED_BY_ULTIMATE, (None, None)),
        ("IS_INTERNATIONAL_BRANCH_OF", TieType.BRANCH_OF, (None, None)),
        ("IS_FUND-MANAGED_BY", TieType.MANAGED_BY, (PartyKind.FUND, None)),
        ("IS_SUBFUND_OF", TieType.SUBFUND_OF, (PartyKind.FUND, PartyKind.FUND)),
        ("IS_FEEDER_TO", TieType.FEEDER_TO, (PartyKind.FUND, PartyKind.FUND)),
    ],
)
def test_the_type_tells_the_tie_and_which_ends_are_funds(
    code: str, type_: TieType, kinds: tuple[PartyKind | None, PartyKind | None]
) -> None:
    found = parsed(RelationshipType=code)
    assert found.ties[0].type is type_
    assert tuple(party.kind for party in found.parties) == kinds


def test_an_unknown_status_of_the_registration_is_kept_and_told() -> None:
    found = parse_relationship(record() | {"Registration": {"RegistrationStatus": "ON_HOLD"}})
    assert isinstance(found, Parsed)
    assert (found.ties[0].status, found.ties[0].registration_status) == ("ACTIVE", "ON_HOLD")
    assert found.notices == ("unknown RegistrationStatus 'ON_HOLD'",)


def quantified(amount: str, units: str = "PERCENTAGE") -> dict[str, Node]:
    return {"RelationshipQuantifier": {"QuantifierAmount": amount, "QuantifierUnits": units}}


def test_a_percentage_is_given_where_the_record_has_one_and_never_assumed() -> None:
    assert tie().percent is None
    assert tie(RelationshipQuantifiers=quantified("100.00")).percent == 100
    assert tie(RelationshipQuantifiers=quantified("0.51", "FRACTION")).percent is None
    assert parsed(RelationshipQuantifiers=quantified("0.51", "FRACTION")).notices == (
        "unknown QuantifierUnits 'FRACTION'",
    )
    beyond = parsed(RelationshipQuantifiers=quantified("104"))
    assert beyond.ties[0].percent is None
    assert beyond.notices == ("a QuantifierAmount is no percentage of 0 to 100",)


def test_one_period_may_stand_without_a_list_and_the_latest_of_several_counts() -> None:
    assert tie(RelationshipPeriods={"RelationshipPeriod": PERIOD}).valid_from == date(2018, 6, 30)
    later = PERIOD | {"StartDate": "2021-01-01", "EndDate": "2022-01-01"}
    found = tie(RelationshipPeriods={"RelationshipPeriod": [later, PERIOD]})
    assert (found.valid_from, found.valid_to) == (date(2021, 1, 1), date(2022, 1, 1))
    assert tie(RelationshipPeriods=None).valid_from is None


def test_a_deletion_of_a_delta_file_removes_the_tie_on_its_day() -> None:
    deletion: Node = {"gleif:Deletion": {"gleif:DeletedAt": {"$": "2023-11-01T01:39:19Z"}}}
    assert tie(deletion).removed_on == date(2023, 11, 1)
    assert tie().removed_on is None


@pytest.mark.parametrize(
    ("relationship", "reason"),
    [
        ({"StartNode": {"NodeID": "4469000001BG7ASKSB18", "NodeIDType": "LEI"}}, Reason.BAD_IDENTIFIER),
        ({"EndNode": {"NodeID": "", "NodeIDType": "LEI"}}, Reason.MISSING_FIELD),
        ({"EndNode": {"NodeID": "GB0002634946", "NodeIDType": "ISIN"}}, Reason.UNKNOWN_CODE),
        ({"EndNode": {"NodeID": CHILD, "NodeIDType": "LEI"}}, Reason.MALFORMED),
        ({"RelationshipType": "IS_FRIEND_OF"}, Reason.UNKNOWN_CODE),
        ({"RelationshipPeriods": {"RelationshipPeriod": PERIOD | {"StartDate": "soon"}}}, Reason.BAD_DATE),
        ({"RelationshipPeriods": {"RelationshipPeriod": PERIOD | {"EndDate": "2018-06-30"}}}, Reason.BAD_INTERVAL),
    ],
)
def test_a_relationship_that_cannot_be_used_is_a_problem(relationship: dict[str, Node], reason: Reason) -> None:
    found = parse_relationship(record(**relationship))
    assert isinstance(found, Problem)
    assert found.reason is reason


def test_what_is_unknown_is_a_notice_and_kept() -> None:
    found = parsed(
        RelationshipStatus="SLEEPING",
        RelationshipMood="good",
        RelationshipPeriods={"RelationshipPeriod": [PERIOD, {"PeriodType": "LUNAR"}]},
    )
    assert found.ties[0].status == "SLEEPING"
    assert set(found.notices) == {
        "unknown field 'Relationship.RelationshipMood'",
        "unknown PeriodType 'LUNAR'",
        "unknown RelationshipStatus 'SLEEPING'",
    }
    assert tie(RelationshipStatus="NULL").status is None  # as 345 of 487,721 relationships have it
