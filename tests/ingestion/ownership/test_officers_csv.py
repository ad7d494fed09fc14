from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
from domain.ownership.records import IdentifierValue, Parsed, PartyKind, Problem, Reason, TieRecord, TieType
from ingestion.ownership.officers_csv import OfficersCsv
from ingestion.source import RawRecord

SOURCE = OfficersCsv()
USCC = "91350100M000100Y43"  # the example in the annex of GB 32100-2015


def parse(**row: str) -> Parsed | Problem:
    return SOURCE.parse(RawRecord(1, {"company_name": "Huanyue Ltd", **row}, "line 2"))


def parsed(**row: str) -> Parsed:
    found = parse(**row)
    assert isinstance(found, Parsed), found
    return found


def test_an_officer_with_title_and_term() -> None:
    found = parsed(company_id="GB-COH:ZZ000001", officer_name="Demo One", title="director", valid_from="2020-01-01")
    company, officer = found.parties
    assert company.identifiers == (IdentifierValue("GB-COH", "ZZ000001"),)
    assert (officer.kind, officer.local_id) == (PartyKind.PERSON, "id:GB-COH:ZZ000001|person:Demo One")
    statement = f"OFFICER_OF|{company.local_id}|{officer.local_id}|director|2020-01-01"
    assert found.ties == (
        TieRecord(
            TieType.OFFICER_OF, officer.local_id, company.local_id, statement, date(2020, 1, 1), wording="director"
        ),
    )


def test_people_of_one_name_in_two_companies_are_two_unless_an_id_says_so() -> None:
    def person(company: str, **row: str) -> str:
        return parsed(company_name=company, officer_name="Demo One", **row).parties[1].local_id

    assert person("A") != person("B")
    assert person("A", officer_id="7") == person("B", officer_id="7")


def test_a_branch_belongs_to_its_company() -> None:
    (tie,) = parsed(company_id=USCC, branch_name="Huanyue Ltd, Osaka branch", valid_to="2024-01-01").ties
    assert (tie.type, tie.child, tie.parent, tie.valid_to) == (
        TieType.BRANCH_OF, "name:Huanyue Ltd, Osaka branch", f"id:{USCC}", date(2024, 1, 1),
    )  # fmt: skip
    assert parsed(company_id=USCC, branch_name="B").parties[0].identifiers == (IdentifierValue("USCC", USCC),)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, Reason.MISSING_FIELD),
        ({"company_name": " ", "officer_name": "Demo One"}, Reason.MISSING_FIELD),
        ({"officer_name": "Demo One", "valid_from": "1/2/2020"}, Reason.BAD_DATE),
        ({"officer_name": "Demo One", "valid_from": "2020-01-01", "valid_to": "2020-01-01"}, Reason.BAD_INTERVAL),
        ({"branch_name": "Huanyue Ltd"}, Reason.MALFORMED),
        ({"officer_name": "a\0b"}, Reason.MALFORMED),
    ],
)
def test_rows_that_cannot_be_used(row: dict[str, str], reason: Reason) -> None:
    found = parse(**row)
    assert isinstance(found, Problem)
    assert found.reason is reason


def test_a_table_without_officers_and_branches_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("company_name,title\nA,director\n")
    with pytest.raises(InvalidInput, match=r"lacks the columns officer_name \(or branch_name\)"):
        SOURCE.content_date(path)
    path.write_text("company_name,officer_name,shoe_size\nA,Demo One,40\n")
    (record,) = SOURCE.read(path)
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert found.notices == ("unknown column 'shoe_size'",)
