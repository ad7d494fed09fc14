import pytest

from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.beneficial_owners import InterestGround, beneficial_owners
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

OWNERSHIP, CONTROL = InterestGround.OWNERSHIP, InterestGround.CONTROL
KINDS = {
    "H": PartyKind.PERSON,
    "P": PartyKind.PERSON,
    "Q": PartyKind.PERSON,
    "N": PartyKind.NOMINEE,
    "STATE": PartyKind.PUBLIC_BODY,
    "FUND": PartyKind.FUND,
}


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent) for holder, company, percent in rows]


def grounds(company: str, market: list[Stake], threshold: float = 25) -> dict[str, tuple[InterestGround, ...]]:
    return {one.party: one.grounds for one in beneficial_owners(company, market, KINDS, threshold).owners}


def test_ownership_and_control_are_separate_grounds() -> None:
    # computed: 60 % of 70 % is 42 %, and control passes through both majorities
    found = beneficial_owners("C", stakes(("H", "A", 60), ("A", "C", 70)), KINDS)
    [owner] = found.owners
    assert owner.grounds == (OWNERSHIP, CONTROL)
    assert owner.interest.percent == pytest.approx(42)
    assert owner.control is not None
    assert owner.control.percent == 70
    assert found.unexplained_percent == pytest.approx(58)
    assert not found.complete


def test_below_the_threshold_and_without_majority_there_is_no_ground() -> None:
    # computed: 40 % of 50 % is 20 %
    assert grounds("C", stakes(("H", "A", 40), ("A", "C", 50))) == {}


def test_control_without_much_interest() -> None:
    # 51 % of 51 % of 51 % is 13.3 %
    market = stakes(("H", "A", 51), ("A", "B", 51), ("B", "C", 51))
    assert grounds("C", market) == {"H": (CONTROL,)}


def test_exactly_the_threshold_counts_and_chains_add_up() -> None:
    market = stakes(("P", "A", 50), ("A", "C", 20), ("P", "C", 15), ("Q", "C", 24.99))
    assert grounds("C", market) == {"P": (OWNERSHIP,)}
    assert grounds("C", market, threshold=20) == {"P": (OWNERSHIP,), "Q": (OWNERSHIP,)}


def test_companies_funds_and_public_bodies_are_no_beneficial_owners() -> None:
    found = beneficial_owners("C", stakes(("STATE", "C", 40), ("FUND", "C", 30), ("A", "C", 30)), KINDS)
    assert found.owners == found.possible == ()
    assert found.unexplained_percent == pytest.approx(60)  # the state is an end of the search, the others are not


def test_nominees_lead_to_nobody() -> None:
    found = beneficial_owners("C", stakes(("P", "N", 100), ("N", "C", 60), ("Q", "C", 40)), KINDS)
    assert [one.party for one in found.owners] == ["Q"]
    assert found.unexplained_percent == pytest.approx(60)


def test_bands_make_possible_owners() -> None:
    market = [Stake("P", "C", 20, 50), Stake("Q", "C", 30, 60), Stake("H", "C", None, 24)]
    found = beneficial_owners("C", market, KINDS)
    assert [(one.party, one.grounds, one.possible_grounds) for one in found.owners] == [("Q", (OWNERSHIP,), (CONTROL,))]
    assert [(one.party, one.possible_grounds) for one in found.possible] == [("P", (OWNERSHIP,))]


def test_an_unexplained_rest_that_could_hide_an_owner_is_said() -> None:
    enough = stakes(("P", "C", 60), ("Q", "C", 20))
    assert not beneficial_owners("C", enough, KINDS).complete  # 20 % and the 20 % unexplained could be one person's
    assert beneficial_owners("C", [*enough, *stakes(("H", "C", 19))], KINDS).complete


def test_largest_interest_first() -> None:
    assert list(grounds("C", stakes(("H", "C", 26), ("Q", "C", 30), ("P", "C", 30)))) == ["P", "Q", "H"]


def test_persons_in_concert_control_together_and_own_apart() -> None:
    # computed: 30 and 24 of T are 54 together; only H reaches 25 by itself
    market = stakes(("H", "T", 30), ("P", "T", 24))
    found = beneficial_owners("T", market, KINDS, arrangements=Arrangements(concerts=(frozenset({"H", "P"}),)))
    assert {one.party: one.grounds for one in found.owners} == {"H": (OWNERSHIP, CONTROL), "P": (CONTROL,)}
    assert all(one.control is not None and one.control.concert == {"H", "P"} for one in found.owners)


def test_an_executive_partner_is_an_owner_by_control() -> None:
    partner = Appointment("H", "T", "执行事务合伙人")
    [owner] = beneficial_owners("T", stakes(("H", "T", 1)), KINDS, arrangements=Arrangements((partner,))).owners
    assert owner.grounds == (CONTROL,)
    assert owner.control is not None
    assert owner.control.appointments == (partner,)
