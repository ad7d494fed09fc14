from hypothesis import given, settings

from domain.ownership.arrangements import Appointment, Arrangements
from domain.ownership.parents import (
    Consolidation,
    ConsolidationDisagreement,
    ParentGround,
    Parents,
    all_parents,
    consolidation_disagreements,
)
from domain.ownership.stakes import Stake
from domain.ownership.ultimate_control import ultimate_controller
from tests.domain.ownership import markets
from tests.domain.ownership.markets import KINDS

MAJORITY, JOINT = ParentGround.MAJORITY, ParentGround.JOINT_CONTROL


def stakes(*rows: tuple[str, str, float]) -> list[Stake]:
    return [Stake(holder, company, percent, percent, id=f"{holder}>{company}") for holder, company, percent in rows]


TWO_PATHS = stakes(("A", "B1", 100), ("A", "B2", 80), ("B1", "C", 20), ("B2", "C", 35))


def test_the_largest_holder_inside_the_group_is_parent_by_joint_control() -> None:
    # stakes of Eurostat's business registers manual 2010; B2 holds most of what A controls in C
    assert all_parents(TWO_PATHS, {}) == {
        "B1": Parents("A", MAJORITY, ("A",)),
        "B2": Parents("A", MAJORITY, ("A",)),
        "C": Parents("B2", JOINT, ("A",)),
    }


def test_a_larger_holder_outside_the_group_is_no_parent() -> None:
    market = stakes(("A", "B1", 100), ("A", "B2", 80), ("B1", "C", 20), ("B2", "C", 32), ("Q", "C", 48))
    assert all_parents(market, {})["C"] == Parents("B2", JOINT, ("A",))


def test_a_circle_is_the_root() -> None:
    market = stakes(("A", "B", 60), ("B", "A", 60), ("B", "T", 60))
    assert all_parents(market, {}) == {
        "A": Parents("B", MAJORITY, ("A", "B")),
        "B": Parents("A", MAJORITY, ("A", "B")),
        "T": Parents("B", MAJORITY, ("A", "B")),
    }


def test_an_executive_partner_is_a_parent_by_appointment() -> None:
    market = stakes(("LP", "Fund", 49), ("GP", "Fund", 1), ("Fund", "T", 60))
    found = all_parents(market, {}, arrangements=Arrangements((Appointment("GP", "Fund", "执行事务合伙人"),)))
    assert found == {
        "Fund": Parents("GP", ParentGround.APPOINTMENT, ("GP",)),
        "T": Parents("Fund", MAJORITY, ("GP",)),
    }


def test_a_concert_is_one_ultimate_parent() -> None:
    # computed: 30 and 25 make 55 of T
    market = stakes(("p1", "T", 30), ("p2", "T", 25), ("T", "S", 70))
    found = all_parents(market, {}, arrangements=Arrangements(concerts=(frozenset({"p1", "p2"}),)))
    assert found == {
        "T": Parents("p1", JOINT, ("p1", "p2"), concert=True),
        "S": Parents("T", MAJORITY, ("p1", "p2"), concert=True),
    }


def test_reported_parents_that_are_not_the_computed_ones() -> None:
    direct, ultimate = Consolidation.DIRECT, Consolidation.ULTIMATE
    reports = [("C", direct, "B1"), ("C", ultimate, "A"), ("B1", direct, "A"), ("A", ultimate, "Z")]
    assert consolidation_disagreements(reports, all_parents(TWO_PATHS, {})) == (
        ConsolidationDisagreement("A", ultimate, "Z", ()),
        ConsolidationDisagreement("C", direct, "B1", ("B2",)),
    )


@settings(max_examples=200, deadline=None)
@given(markets.stakes(), markets.arrangements())
def test_all_at_once_is_one_by_one(market: list[Stake], arrangements: Arrangements) -> None:
    found = all_parents(market, KINDS, arrangements=arrangements)
    for company in [*markets.PARTIES]:
        alone = ultimate_controller(company, market, KINDS, arrangements=arrangements)
        parents = found.get(company)
        assert (alone is None) == (parents is None)
        if alone is not None and parents is not None and not alone.others:
            assert (alone.members, alone.concert) == (parents.ultimate, parents.concert)
