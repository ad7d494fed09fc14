from datetime import date

import pytest

from domain.ownership.records import UNDISCLOSED, Parsed, PartyKind
from ingestion.ownership.uk_psc.source import UkPsc
from ingestion.source import RawRecord, RawValue
from tests.ingestion.ownership.uk_psc.invented import NOBODY, Record, entry, statement


def parsed(record: Record) -> Parsed:
    found = UkPsc().parse(RawRecord(1, record, "record 1"))
    assert isinstance(found, Parsed), found
    return found


@pytest.mark.parametrize("said", [NOBODY, "psc-exists-but-not-identified", f"{NOBODY}-partnership"])
def test_holders_who_are_not_named_stand_for_one_company_with_the_reason(said: str) -> None:
    found = parsed(statement("01234567", said, notified_on="2016-09-11", ceased_on="2021-12-13"))
    holder, company = found.parties
    assert (holder.local_id, holder.kind, holder.undisclosed_reason) == (f"01234567|{said}", PartyKind.UNKNOWN, said)
    (stake,) = found.holdings
    assert (stake.holder, stake.company, stake.capital) == (holder.local_id, company.local_id, UNDISCLOSED)
    assert (stake.valid_from, stake.valid_to) == (date(2016, 9, 11), date(2021, 12, 13))


def test_a_statement_about_the_register_names_no_holder() -> None:
    found = parsed(statement("OE012345", "all-beneficial-owners-identified"))
    assert (len(found.parties), found.holdings) == (1, ())
    assert found.notices == ("the statement 'all-beneficial-owners-identified' names no holder",)


def test_an_exempt_company_has_holders_who_are_not_named() -> None:
    items: RawValue = [{"exempt_from": "2016-04-06", "exempt_to": "2018-01-01"}, {"exempt_from": "2020-01-01"}]
    reason = "psc_exempt_as_shares_admitted_on_market"
    found = parsed(entry("01234567", "exemptions", exemptions={reason: {"items": items}}))
    assert {party.undisclosed_reason for party in found.parties} == {reason.replace("_", "-"), None}
    assert [(one.valid_from, one.valid_to) for one in found.holdings] == [
        (date(2016, 4, 6), date(2018, 1, 1)),
        (date(2020, 1, 1), None),
    ]
    assert len({one.statement_id for one in found.holdings}) == 2
