from datetime import date

import pytest

from domain.ownership.records import Problem, Reason
from ingestion.ownership.fields import clean_text, read_day, read_percent


@pytest.mark.parametrize(
    ("text", "cleaned", "is_noticed"),
    [
        ("  平安银行股份有限公司\u3000", "平安银行股份有限公司", False),
        ("O’Neill & Söhne GmbH", "O’Neill & Söhne GmbH", False),
        ("non\u00a0breaking", "non\u00a0breaking", False),
        ("zero\u200cwidth joiner", "zero\u200cwidth joiner", False),
        ("two\nlines\tand\u2028more", "two lines and more", True),
        ("be\x07ll \u202egnirts\u202c", "bell gnirts", True),
        ("\ufeffmark", "mark", True),
    ],
)
def test_names_are_trimmed_and_cleaned_of_what_cannot_be_seen(text: str, cleaned: str, is_noticed: bool) -> None:
    notice = "name: control characters were removed" if is_noticed else None
    assert clean_text(text, "name") == (cleaned, notice)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("x\0y", Reason.MALFORMED), ("x\ud800", Reason.MALFORMED), ("x" * 1_001, Reason.TOO_LONG)],
)
def test_names_that_only_damaged_files_hold_are_problems(text: str, reason: Reason) -> None:
    problem = clean_text(text, "name")
    assert isinstance(problem, Problem)
    assert problem.reason is reason
    assert "name" in problem.detail
    problem.detail.encode()  # whatever the text holds, the sentence can be written


def test_a_name_of_the_longest_length_is_taken() -> None:
    assert clean_text("x" * 1_000, "name") == ("x" * 1_000, None)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("0", 0), ("100", 100), ("51.5", 51.5), (" .5 ", 0.5), ("5.", 5), ("+7", 7), ("1E-05", 0.00001), ("-0", 0)],
)
def test_every_decimal_from_0_to_100_is_a_percentage(text: str, percent: float) -> None:
    assert read_percent(text, "percent") == percent
    assert str(read_percent("-0", "percent")) == "0.0"


@pytest.mark.parametrize(
    "text", ["", "51%", "51,5", "1 000", "1_0", "nan", "inf", "５１", "0x1", "--1", "e5", "51.5.1"]
)
def test_anything_else_is_no_number(text: str) -> None:
    problem = read_percent(text, "percent")
    assert isinstance(problem, Problem)
    assert problem.reason is Reason.BAD_NUMBER


@pytest.mark.parametrize("text", ["100.0001", "-0.1", "1e400", "9" * 5_000])
def test_a_number_beyond_0_to_100_is_out_of_range(text: str) -> None:
    problem = read_percent(text, "percent")
    assert isinstance(problem, Problem)
    assert problem.reason is Reason.OUT_OF_RANGE


def test_days_are_iso_dates_or_blank() -> None:
    assert read_day(" 2024-02-29 ", "day") == date(2024, 2, 29)
    assert read_day("  ", "day") is None


@pytest.mark.parametrize(
    "text", ["2023-02-29", "20230201", "2023-W01-1", "01/02/2023", "2023-1-2", "２０２３-01-01", "x"]
)
def test_any_other_text_is_no_day(text: str) -> None:
    problem = read_day(text, "valid_from")
    assert problem == Problem(Reason.BAD_DATE, f"valid_from is no calendar day: {text!r}; write 2024-05-31.")
