"""Amounts of money: an integer of minor units and an ISO 4217 code inside, a decimal number at the edges."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.errors import InvalidInput

_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND"), 0),
    **dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
"""Digits after the point where ISO 4217 gives others than two."""

_CODE = re.compile(r"[A-Z]{3}\Z")
_LARGEST = 2**63 - 1


def decimal_amount(minor: int, currency: str) -> Decimal:
    """The amount of so many minor units: 12345 CNY is 123.45."""
    return Decimal(minor).scaleb(-_EXPONENTS.get(currency, 2))


def minor_units(amount: Decimal, currency: str, path: Sequence[str] = ()) -> int:
    """The minor units of an amount: 123.45 CNY is 12345.

    Raises:
        InvalidInput: the code has not three capital letters, or the amount has more digits than the currency, or is too
            large to be stored.
    """
    if not _CODE.match(currency):
        raise InvalidInput(f"“{currency}” is no ISO 4217 code.", "Write it as CNY or EUR.", [*path, "currency"])
    minor = amount.scaleb(_EXPONENTS.get(currency, 2)) if amount.is_finite() else amount
    if not minor.is_finite() or minor != minor.to_integral_value() or abs(minor) > _LARGEST:
        raise InvalidInput(
            f"{amount} is no amount of {currency}.", "Use no smaller unit than the currency has.", [*path, "amount"]
        )
    return int(minor)
