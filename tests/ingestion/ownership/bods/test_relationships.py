from datetime import date

import pytest

from domain.ownership.records import (
    UNDISCLOSED,
    HoldingRecord,
    Parsed,
    PartyKind,
    PartyRecord,
    Problem,
    Reason,
    Share,
    TieRecord,
    TieType,
)
from ingestion.ownership.bods.relationships import parse_relationship
from ingestion.ownership.bods.statements import Statement, read_statement
from ingestion.source import RawValue
from tests.ingestion.ownership.bods.invented import Record, flat, held, interest, relationship, stated

STATED = date(2021, 9, 25)


def parse(record: Record) -> Parsed | Problem:
    statement = read_statement(record)
    assert isinstance(statement, Statement), statement
    return parse_relationship(statement)


def parsed(record: Record) -> Parsed:
    found = parse(record)
    assert isinstance(found, Parsed), found
    return found


def of(*interests: Record, **details: RawValue) -> Parsed:
    return parsed(relationship("r", "ada", "mill", *interests, **details))


def test_shares_and_votes_of_one_statement_are_one_stake() -> None:
    found = of(held(60, "2021-09-24"), held(55, "2021-09-24", "votingRights", beneficialOwnershipOrControl=True))
    assert found == Parsed(
        (PartyRecord("ada", "ada", stub=True), PartyRecord("mill", "mill", stub=True)),
        (
            HoldingRecord(
                "ada",
                "mill",
                Share.exact(60),
                Share.exact(55),
                valid_from=date(2021, 9, 24),
                observed=True,
                observed_on=STATED,
                statement_id="r",
                nature="shareholding; votingRights; beneficialOwnershipOrControl",
            ),
        ),
    )


def test_an_indirect_interest_is_a_claim_beside_the_direct_one() -> None:
    # Shape of ex_mixed-direct-and-indirect-ownership.json: 50 % each way in one relationship.
    found = of(held(50, "2019-05-01"), interest("shareholding", "indirect", share={"exact": 50}))
    assert [(one.direct, one.capital, one.statement_id) for one in found.holdings] == [
        (True, Share.exact(50), "r"),
        (False, Share.exact(50), "r|indirect"),
    ]


def test_control_through_a_chain_is_a_claim_too() -> None:
    assert of(interest("appointmentOfBoard")).ties[0].type is TieType.APPOINTS
    assert of(interest("appointmentOfBoard", "indirect")).ties[0].type is TieType.CLAIMED_CONTROL


def test_each_kind_of_tie_is_one_statement_with_all_its_wordings() -> None:
    found = of(
        interest("boardMember", startDate="2019-09-11"),
        interest("boardChair", startDate="2019-09-11"),
        interest("appointmentOfBoard", details="right-to-appoint-and-remove-directors"),
        interest("beneficiaryOfLegalArrangement", share={"exact": 30}),
    )
    assert found.holdings == ()
    assert [(tie.type, tie.statement_id, tie.wording, tie.percent, tie.valid_from) for tie in found.ties] == [
        (TieType.APPOINTS, "r|APPOINTS", "right-to-appoint-and-remove-directors", None, None),
        (TieType.CLAIMED_CONTROL, "r|CLAIMED_CONTROL", "beneficiaryOfLegalArrangement", 30, None),
        (TieType.OFFICER_OF, "r|OFFICER_OF", "boardChair; boardMember", None, date(2019, 9, 11)),
    ]


def test_interests_of_different_days_are_stakes_one_after_the_other() -> None:
    found = of(held(50, "2018-01-01"), held(40, "2020-01-01", "votingRights"))
    assert [(one.capital, one.voting, one.valid_from, one.valid_to) for one in found.holdings] == [
        (Share.exact(50), UNDISCLOSED, date(2018, 1, 1), date(2020, 1, 1)),
        (Share.exact(50), Share.exact(40), date(2020, 1, 1), None),
    ]


def test_a_right_to_profit_does_not_add_to_the_shares_it_comes_with() -> None:
    assert of(held(60), held(60, type_="rightsToProfitOrIncome")).holdings[0].capital == Share.exact(60)
    assert of(held(60, type_="rightsToProfitOrIncome")).holdings[0].capital == Share.exact(60)


@pytest.mark.parametrize("interests", [(), (interest(None, "unknown"),), (interest("shareholding"),)])
def test_without_a_share_the_stake_is_not_disclosed(interests: tuple[Record, ...]) -> None:
    (stake,) = of(*interests).holdings
    assert (stake.capital, stake.voting, stake.direct) == (UNDISCLOSED, UNDISCLOSED, True)


def test_an_owner_who_is_not_named_stands_for_one_company_only() -> None:
    unnamed: RawValue = {"reason": "subjectExemptFromDisclosure", "description": "Listed"}
    first, second = parsed(relationship("r", unnamed, "mill")), parsed(relationship("s", unnamed, "forge"))
    assert first.parties[0] == PartyRecord(
        "mill|subjectExemptFromDisclosure",
        "Listed",
        PartyKind.UNKNOWN,
        undisclosed_reason="subjectExemptFromDisclosure",
    )
    assert first.holdings[0].holder == "mill|subjectExemptFromDisclosure"
    assert second.parties[0].local_id == "forge|subjectExemptFromDisclosure"


def test_a_flat_statement_says_whether_its_owner_is_a_person() -> None:
    record = flat(
        "ownershipOrControlStatement",
        "s",
        subject={"describedByEntityStatement": "mill"},
        interestedParty={"describedByPersonStatement": "ada"},
        interests=[{"type": "voting-rights", "share": {"minimum": 75, "maximum": 100}, "startDate": "2016-04-06"}],
    )
    found = parsed(record)
    assert [(party.local_id, party.kind) for party in found.parties] == [
        ("ada", PartyKind.PERSON),
        ("mill", PartyKind.COMPANY),
    ]
    assert (found.holdings[0].voting, found.holdings[0].observed_on) == (Share(75, 100), date(2016, 6, 30))
    unnamed = parsed(record | {"interestedParty": {"unspecified": {"reason": "unknown"}}, "interests": []})
    assert unnamed.parties[0] == PartyRecord("mill|unknown", "unknown", PartyKind.UNKNOWN, undisclosed_reason="unknown")


def test_a_closed_relationship_ends_on_the_day_it_says_or_was_stated() -> None:
    closed = parsed(stated(relationship("r", "ada", "mill", held(30, "2022-09-21")), "2023-03-03", "closed"))
    assert closed.holdings[0].valid_to == date(2023, 3, 3)
    dated = relationship("r", "ada", "mill", held(30, "2022-09-21", endDate="2022-12-31"))
    assert parsed(stated(dated, "2023-03-03", "closed")).holdings[0].valid_to == date(2022, 12, 31)


def test_what_a_newer_version_leaves_out_is_withdrawn_on_its_day() -> None:
    found = parsed(stated(relationship("r", "ada", "mill", interest("boardMember")), "2022-09-25"))
    day = date(2022, 9, 25)
    assert [(one.statement_id, one.removed_on) for one in found.holdings] == [("r", day), ("r|indirect", day)]
    assert [(tie.type, tie.removed_on) for tie in found.ties] == [
        (TieType.OFFICER_OF, None),
        (TieType.APPOINTS, day),
        (TieType.CLAIMED_CONTROL, day),
    ]


def test_a_statement_withdraws_those_it_replaces() -> None:
    record = flat(
        "ownershipOrControlStatement", "s-2", subject={"describedByEntityStatement": "mill"},
        interestedParty={"describedByEntityStatement": "trust"}, replacesStatements=["s-1"],
        interests=[{"type": "shareholding", "share": {"exact": 40}}],
    )  # fmt: skip
    found = parsed(record)
    assert [(one.statement_id, one.removed_on) for one in found.holdings] == [
        ("s-2", None),
        ("s-1", date(2016, 6, 30)),
        ("s-1|indirect", date(2016, 6, 30)),
    ]
    assert {tie.statement_id for tie in found.ties} == {"s-1|APPOINTS", "s-1|CLAIMED_CONTROL", "s-1|OFFICER_OF"}
    assert all(isinstance(tie, TieRecord) and tie.removed_on for tie in found.ties)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (relationship("r", "ada", ""), Reason.MISSING_FIELD),
        (relationship("r", None, "mill"), Reason.MISSING_FIELD),
        (relationship("r", "ada", "mill", held(101)), Reason.OUT_OF_RANGE),
    ],
)
def test_a_relationship_that_cannot_be_used_says_why(record: Record, reason: Reason) -> None:
    found = parse(record)
    assert isinstance(found, Problem)
    assert found.reason is reason
