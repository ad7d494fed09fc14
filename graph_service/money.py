"""Money in the API."""

import strawberry

from domain.money import minor_units
from graph_service.planning import filled
from graph_service.scalars import Amount


@strawberry.type(description="An amount of money.")
class Money:
    """An amount as the API gives it."""

    amount: Amount = filled("amount", "The amount, with the digits that the currency has.")
    currency: str = filled("currency", "ISO 4217 code.")


@strawberry.input(description="An amount of money.")
class MoneyInput:
    """An amount as a client sends it."""

    amount: Amount = strawberry.field(description="The amount, such as `1250000.00`.")
    currency: str = strawberry.field(description="ISO 4217 code, such as CNY.")

    def minor(self, *path: str) -> int:
        """Its minor units.

        Raises:
            InvalidInput: it is no amount of that currency.
        """
        return minor_units(self.amount, self.currency, path)
