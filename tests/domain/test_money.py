from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.money import decimal_amount, minor_units

CURRENCIES = st.sampled_from(["CNY", "EUR", "JPY", "KWD", "CLF"])


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("123.45", "CNY", 12345), ("5", "JPY", 5), ("0.001", "KWD", 1), ("-2.5", "EUR", -250)],
)
def test_minor_units_follow_the_currency(amount: str, currency: str, minor: int) -> None:
    assert minor_units(Decimal(amount), currency) == minor


@given(st.integers(-(10**18), 10**18), CURRENCIES)
def test_there_and_back_loses_nothing(minor: int, currency: str) -> None:
    assert minor_units(decimal_amount(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("amount", "currency", "field"),
    [
        ("1.001", "CNY", "amount"),
        ("0.5", "JPY", "amount"),
        ("NaN", "CNY", "amount"),
        ("1e30", "CNY", "amount"),
        ("1", "rmb", "currency"),
    ],
)
def test_what_is_no_amount_is_refused(amount: str, currency: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        minor_units(Decimal(amount), currency, ["potential"])
    assert refused.value.path == ("potential", field)
