import gzip
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput
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
)
from ingestion.ownership.holdings_csv import COLUMNS, HoldingsCsv
from ingestion.source import RawRecord

SOURCE = HoldingsCsv()
LEI = "5493001KJTIIGC8Y1R12"  # Bloomberg Finance, the issuer of many of GLEIF's records
USCC = "91350100M000100Y43"  # the example in the annex of GB 32100-2015


def row(**values: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"holder_name": "A", "company_name": "B", "percent": "60"} | values


def parse(**values: str) -> Parsed | Problem:
    return SOURCE.parse(RawRecord(1, dict(row(**values)), "line 2"))


def parsed(**values: str) -> Parsed:
    result = parse(**values)
    assert isinstance(result, Parsed), result
    return result


def problem(**values: str) -> tuple[Reason, str]:
    result = parse(**values)
    assert isinstance(result, Problem), result
    return result.reason, result.detail


def holding(**values: str) -> HoldingRecord:
    (found,) = parsed(**values).holdings
    return found


def test_a_row_is_a_holder_a_company_and_a_stake_seen_on_the_day_of_the_run() -> None:
    assert parsed() == Parsed(
        (PartyRecord("name:A", "A", None), PartyRecord("name:B", "B", None)),
        (HoldingRecord("name:A", "name:B", Share.exact(60), observed=True),),
    )


def test_an_id_tells_parties_apart_and_never_meets_a_name() -> None:
    found = parsed(holder_id=" 7 ", company_name="7")
    assert found.holdings[0].holder == "id:7"
    assert found.holdings[0].company == "name:7"
    assert found.parties[0] == PartyRecord("id:7", "A", None)


def test_names_are_taken_exactly_after_trimming() -> None:
    assert holding(holder_name=" A Ltd ").holder == holding(holder_name="A Ltd").holder == "name:A Ltd"
    assert holding(holder_name="a ltd").holder == "name:a ltd"


@pytest.mark.parametrize(
    ("holder_id", "scheme", "value"),
    [
        (LEI, "LEI", LEI),
        (LEI.lower(), "LEI", LEI),
        (USCC, "USCC", USCC),
        (USCC[:-1] + "Z", None, None),
        ("12345678", None, None),
    ],
)
def test_an_id_that_is_beyond_doubt_a_lei_or_a_uscc_is_an_identifier_too(
    holder_id: str, scheme: str | None, value: str
) -> None:
    party = parsed(holder_id=holder_id).parties[0]
    assert party.local_id == f"id:{holder_id}"
    assert party.identifiers == ((IdentifierValue(scheme, value),) if scheme else ())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", None),
        ("company", PartyKind.COMPANY),
        ("person", PartyKind.PERSON),
        (" Fund ", PartyKind.FUND),
        ("public-body", PartyKind.PUBLIC_BODY),
        ("NOMINEE", PartyKind.NOMINEE),
    ],
)
def test_the_kind_is_what_the_row_says(kind: str, expected: PartyKind) -> None:
    assert [party.kind for party in parsed(holder_kind=kind).parties] == [expected, None]


def test_no_kind_is_inferred_from_a_name() -> None:
    name = "香港中央结算(代理人)有限公司"
    assert parsed(holder_name=name).parties[0] == PartyRecord(f"name:{name}", name, None)


def test_an_unknown_kind_is_a_problem_that_lists_the_known_ones() -> None:
    assert problem(holder_kind="trust") == (
        Reason.UNKNOWN_CODE,
        "holder_kind is 'trust'; it can be company, person, fund, public-body, nominee, unknown.",
    )


def test_unknown_holders_never_relate_two_companies() -> None:
    first = parsed(holder_kind="unknown", holder_id=LEI, company_name="B")
    second = parsed(holder_kind="unknown", holder_id=LEI, company_name="C")
    again = parsed(holder_kind="unknown", holder_id=LEI, company_name="B", percent="5")
    assert first.parties[0].local_id == first.holdings[0].holder == again.holdings[0].holder
    assert first.holdings[0].holder != second.holdings[0].holder
    assert first.parties[0].kind is PartyKind.UNKNOWN
    assert first.parties[0].identifiers == ()


@pytest.mark.parametrize(
    ("values", "capital", "voting"),
    [
        ({"percent": "33.3333333333"}, Share.exact(33.3333333333), UNDISCLOSED),
        ({"percent": "0"}, Share.exact(0), UNDISCLOSED),
        ({"percent": "", "percent_min": "25", "percent_max": "50"}, Share(25, 50), UNDISCLOSED),
        ({"percent": "", "percent_min": "25", "percent_max": "25"}, Share.exact(25), UNDISCLOSED),
        ({"percent": "30", "percent_min": "25", "percent_max": "50"}, Share.exact(30), UNDISCLOSED),
        ({"percent": "30", "voting_percent": "51"}, Share.exact(30), Share.exact(51)),
        ({"percent": "", "voting_percent": "51"}, UNDISCLOSED, Share.exact(51)),
    ],
)
def test_shares_are_exact_or_bands_with_votes_beside_them(
    values: dict[str, str], capital: Share, voting: Share
) -> None:
    found = holding(**values)
    assert (found.capital, found.voting) == (capital, voting)


@pytest.mark.parametrize(
    ("values", "reason", "field"),
    [
        ({"percent": "51%"}, Reason.BAD_NUMBER, "percent"),
        ({"percent": "fifty"}, Reason.BAD_NUMBER, "percent"),
        ({"percent": "100.5"}, Reason.OUT_OF_RANGE, "percent"),
        ({"percent": ""}, Reason.MISSING_FIELD, "percent"),
        ({"percent": "", "percent_min": "25"}, Reason.MISSING_FIELD, "percent_max"),
        ({"percent_max": "25"}, Reason.MISSING_FIELD, "percent_min"),
        ({"percent": "", "percent_min": "50", "percent_max": "25"}, Reason.BAD_INTERVAL, "percent_min"),
        ({"percent": "60", "percent_min": "25", "percent_max": "50"}, Reason.BAD_INTERVAL, "percent"),
        ({"percent_min": "x", "percent_max": "50"}, Reason.BAD_NUMBER, "percent_min"),
        ({"percent_min": "5", "percent_max": "101"}, Reason.OUT_OF_RANGE, "percent_max"),
        ({"voting_percent": "-1"}, Reason.OUT_OF_RANGE, "voting_percent"),
        ({"valid_from": "2020-02-30"}, Reason.BAD_DATE, "valid_from"),
        ({"valid_to": "soon"}, Reason.BAD_DATE, "valid_to"),
        ({"valid_from": "2020-02-01", "valid_to": "2020-02-01"}, Reason.BAD_INTERVAL, "valid_to"),
        ({"valid_from": "2020-02-02", "valid_to": "2020-02-01"}, Reason.BAD_INTERVAL, "valid_to"),
        ({"holder_name": "  "}, Reason.MISSING_FIELD, "holder_name"),
        ({"company_name": "", "company_id": "7"}, Reason.MISSING_FIELD, "company_name"),
        ({"holder_name": "x" * 1_001}, Reason.TOO_LONG, "holder_name"),
        ({"company_id": "x" * 1_001}, Reason.TOO_LONG, "company_id"),
        ({"company_name": "a\0b"}, Reason.MALFORMED, "company_name"),
    ],
)
def test_a_row_that_cannot_be_used_names_the_field(values: dict[str, str], reason: Reason, field: str) -> None:
    found, detail = problem(**values)
    assert found is reason
    assert detail.startswith(f"{field} ")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("", "", (None, None, True)),
        ("2020-01-01", "", (date(2020, 1, 1), None, False)),
        ("2020-01-01", "2021-01-01", (date(2020, 1, 1), date(2021, 1, 1), False)),
        ("", "2021-01-01", (None, date(2021, 1, 1), False)),
    ],
)
def test_a_row_with_a_date_states_its_own_validity(
    start: str, end: str, expected: tuple[date | None, date | None, bool]
) -> None:
    found = holding(valid_from=start, valid_to=end)
    assert (found.valid_from, found.valid_to, found.observed) == expected
    assert found.observed_on is None


def test_control_characters_are_removed_with_a_notice() -> None:
    found = parsed(holder_name="A\x07B", company_name="C\u202eD")
    assert [party.name for party in found.parties] == ["AB", "CD"]
    assert found.notices == (
        "holder_name: control characters were removed",
        "company_name: control characters were removed",
    )


def test_each_unknown_column_is_a_notice() -> None:
    values = {"note": "x", "holder_name": "A", "Percent": "1", "company_name": "B", "percent": "5"}
    found = SOURCE.parse(RawRecord(1, dict(values), "line 2"))
    assert isinstance(found, Parsed)
    assert found.holdings[0].capital == Share.exact(5)
    full = SOURCE.parse(RawRecord(1, dict(row(note="x")), "line 2"))
    assert isinstance(full, Parsed)
    assert full.notices == ("unknown column 'note'",)


def test_a_record_that_was_cut_wrongly_keeps_its_problem() -> None:
    wrong = Problem(Reason.MALFORMED, "two columns")
    assert SOURCE.parse(RawRecord(1, "a,b", "line 2", wrong)) is wrong
    assert isinstance(SOURCE.parse(RawRecord(1, "a,b", "line 2")), Problem)
    assert isinstance(SOURCE.parse(RawRecord(1, {"holder_name": ["A"]}, "line 2")), Problem)


def test_columns_may_stand_in_any_order_and_only_a_few_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "holdings.csv.gz"
    path.write_bytes(gzip.compress("percent,company_name,holder_name\n60,B,甲\n".encode("gb18030")))
    (record,) = SOURCE.read(path)
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert found.holdings == (HoldingRecord("name:甲", "name:B", Share.exact(60), observed=True),)
    assert found.notices == ()
    assert SOURCE.content_date(path) is None


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        ("holder_name,percent", "company_name"),
        ("holder,company,percent", "holder_name, company_name"),
        ("holder_name,company_name", "percent (or percent_min and percent_max)"),
        ("holder_name,company_name,percent_min,voting_percent", "percent (or percent_min and percent_max)"),
    ],
)
def test_a_file_without_the_required_columns_is_refused_with_what_it_has(
    tmp_path: Path, header: str, lacks: str
) -> None:
    path = tmp_path / "h.csv"
    path.write_text(header + "\n")
    for use in (SOURCE.content_date, lambda path: list(SOURCE.read(path))):
        with pytest.raises(InvalidInput) as caught:
            use(path)
        found = ", ".join(f"'{column}'" for column in header.split(","))
        assert caught.value.message == f"h.csv lacks the columns {lacks}; its first line has {found}."
        assert caught.value.next_step.endswith(",".join(COLUMNS) + ".")


def test_a_band_needs_no_percent_column(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text("holder_name,company_name,percent_min,percent_max\nA,B,25,50\n")
    (record,) = SOURCE.read(path)
    found = SOURCE.parse(record)
    assert isinstance(found, Parsed)
    assert found.holdings[0].capital == Share(25, 50)
