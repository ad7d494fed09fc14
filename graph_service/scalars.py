"""Scalars of the contract. Values that the store already formatted pass as they are."""

from datetime import date, datetime
from decimal import Decimal
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition


def _iso(value: date | datetime | str) -> str:
    return value if isinstance(value, str) else value.isoformat()


Date = NewType("Date", date)
DateTime = NewType("DateTime", datetime)
Amount = NewType("Amount", Decimal)

SCALARS: dict[object, ScalarDefinition] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day in ISO 8601 form, `2026-11-23`.",
        serialize=_iso,
        parse_value=date.fromisoformat,
    ),
    DateTime: strawberry.scalar(
        name="DateTime",
        description="A moment in ISO 8601 form with its offset from UTC.",
        serialize=_iso,
        parse_value=datetime.fromisoformat,
    ),
    Amount: strawberry.scalar(
        name="Decimal",
        description="A decimal number as a string, so that no digit is lost.",
        serialize=str,
        parse_value=Decimal,
    ),
}
