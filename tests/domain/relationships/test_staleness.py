from datetime import date

import pytest

from domain.errors import InvalidInput
from domain.relationships.staleness import stale_attributes

TODAY = date(2026, 4, 1)
ASSESSED = {"support": date(2026, 1, 1), "coverage": date(2025, 1, 1), "buyingRoles": date(2026, 3, 31)}


@pytest.mark.parametrize(
    ("days", "stale"),
    [
        (89, ("coverage", "support")),
        (90, ("coverage",)),
        (454, ("coverage",)),
        (455, ()),
        (0, ("coverage", "support", "buyingRoles")),
    ],
)
def test_what_is_older_than_so_many_days_is_stale_the_oldest_first(days: int, stale: tuple[str, ...]) -> None:
    """1 January to 1 April 2026 are 90 days, from 1 January 2025 on 455."""
    assert stale_attributes(ASSESSED, TODAY, days) == stale


def test_days_are_not_negative() -> None:
    with pytest.raises(InvalidInput, match="cannot age -1 days"):
        stale_attributes(ASSESSED, TODAY, -1)
