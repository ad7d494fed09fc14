import pytest
from stdnum.iso7064 import mod_97_10

from domain.errors import InvalidInput
from domain.ownership.identifiers import compact, gb_company_number, lei_valid, recognise, uscc
from domain.ownership.records import IdentifierValue


def test_the_published_algorithm_test_of_mod_97_10() -> None:
    # 12 CFR part 1003, appendix C: a loan identifier, not a LEI; lower case counts as upper case
    assert mod_97_10.calc_check_digits("10Bx939c5543TqA1144M999143X".upper()) == "38"


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("213800KUD8LAJWSQ9D15", True),  # python-stdnum, stdnum.lei
        (" 213800kud8lajwsq9d15 ", True),
        ("2138-00KU-D8LA-JWSQ-9D15", True),
        ("213800KUD8LXJWSQ9D15", False),
        ("10BX939C5543TQA1144M999143X38", False),  # right check digits, wrong length
        ("213800KUD8LAJWSQ9D1", False),
        ("00000000000000000001", False),  # remainder 1, but check digits run from 02 to 98
        ("", False),
    ],
)
def test_lei(text: str, valid: bool) -> None:
    assert lei_valid(text) is valid


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("91350100M000100Y43", IdentifierValue("USCC", "91350100M000100Y43")),  # annex of GB 32100-2015
        ("91350100m000100y43", IdentifierValue("USCC", "91350100M000100Y43")),
        ("９１３５０１００Ｍ０００１００Ｙ４３", IdentifierValue("USCC", "91350100M000100Y43")),
        ("9 1 110000 600037341L", IdentifierValue("USCC", "91110000600037341L")),  # python-stdnum
        ("91350211M0000XUF46", IdentifierValue("USCC", "91350211M0000XUF46", valid=False)),  # issued so; R expected
        ("350200100003333", IdentifierValue("CN-REG", "350200100003333")),
    ],
)
def test_uscc(text: str, found: IdentifierValue) -> None:
    assert uscc(text) == found


@pytest.mark.parametrize(
    "text", ["91350100M000100Y4Z", "91350100M000100Y4", "\\N", "", "91350100I000100Y43", "35020010000333"]
)
def test_a_uscc_of_wrong_length_or_alphabet_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="USCC"):
        uscc(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("00012345", "00012345"), ("12345", "00012345"), (" sc1234", "SC001234"), ("OC 345678", "OC345678"),
        ("IP12345R", "IP12345R"), ("ip123r", "IP00123R"), ("R0000123", "R0000123"),
    ],
)  # fmt: skip
def test_gb_company_number(text: str, value: str) -> None:
    assert gb_company_number(text) == IdentifierValue("GB-COH", value)


@pytest.mark.parametrize("text", ["123456789", "SC1234567", "ABC12345", "", "SC", "1234567A", "n/a"])
def test_what_is_no_gb_company_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="UK company number"):
        gb_company_number(text)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("213800KUD8LAJWSQ9D15", "LEI"), ("91350100M000100Y43", "USCC"), ("91350211M0000XUF46", None),
        ("213800KUD8LXJWSQ9D15", None), ("350200100003333", None), ("00012345", None), ("ACME HOLDINGS LIMITED", None),
        ("AAAAAAAAAAAAAAAAAA", None),
    ],
)  # fmt: skip
def test_only_what_is_beyond_doubt_is_recognised(text: str, scheme: str | None) -> None:
    found = recognise(text)
    assert (found.scheme if found else None) == scheme


def test_compact_drops_spaces_and_all_dashes() -> None:
    assert compact(" ab\u2013c\u3000d-e\n") == "ABCDE"
