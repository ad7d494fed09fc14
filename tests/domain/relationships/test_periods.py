from datetime import date

import pytest

from domain.errors import Clash, Conflict, InvalidInput
from domain.relationships.periods import Period, period, require_open, require_version

EARLY, MIDDLE, LATE = date(2025, 1, 1), date(2025, 6, 1), date(2026, 1, 1)


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    year = period(EARLY, LATE, ["end"])
    assert [year.contains(day) for day in (EARLY, MIDDLE, LATE)] == [True, True, False]
    assert Period(EARLY).contains(date.max)


@pytest.mark.parametrize("end", [EARLY, MIDDLE])
def test_a_period_ends_after_it_begins(end: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        period(MIDDLE, end, ["input", "end"])
    assert refused.value.path == ("input", "end")


def test_a_change_begins_while_the_fact_is_true() -> None:
    require_open(Period(EARLY, LATE), EARLY, ["on"])
    with pytest.raises(InvalidInput, match="known from 2025-06-01"):
        require_open(Period(MIDDLE), EARLY, ["on"])
    with pytest.raises(Conflict, match="ended on 2026-01-01"):
        require_open(Period(EARLY, LATE), LATE, ["on"])


def test_a_stale_change_sees_both_values_of_what_differs() -> None:
    stored = {"support": "MENTOR", "buyingRoles": ["USER"], "title": "Head"}
    require_version(2, 2, {"support": "ENEMY"}, stored, None)
    wanted = {"support": "ENEMY", "buyingRoles": ["USER", "APPROVER"], "title": "Head", "coverage": None}
    with pytest.raises(Conflict, match="version 1; Mia has made it version 2") as refused:
        require_version(1, 2, wanted, stored, "Mia")
    assert refused.value.version == 2
    assert refused.value.clashes == (
        Clash("support", "ENEMY", "MENTOR"),
        Clash("buyingRoles", "USER, APPROVER", "USER"),
    )
