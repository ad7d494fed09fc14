import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.coverage import (
    CommercialCoverage,
    Coverage,
    CoverageFacts,
    CoverageGap,
    Potential,
    coverage,
    roll_up,
    roll_up_tree,
)
from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    Placement,
    PoliticalStatus,
    RelationshipStatus,
    Support,
)
from domain.relationships.triangle import Seat, SeatRole

TRIANGLE = tuple(Seat(role, SeatRole(role)) for role in ("AR", "SR", "FR"))
MET = Placement("p", frozenset({BuyingRole.APPROVER}), coverage=ContactCoverage.BRIEF)
HEARD_OF = Placement("p", frozenset({BuyingRole.APPROVER}), coverage=ContactCoverage.NONE)
WON = Placement("w", support=Support.MENTOR, political_status=PoliticalStatus.INNER_CIRCLE)
DECIDER = Placement(
    "d",
    frozenset({BuyingRole.DECISION_MAKER}),
    Support.SUPPORTER,
    PoliticalStatus.INNER_CIRCLE,
    ContactCoverage.IN_DEPTH,
)
BUSINESS, SEATS, MEETING, SUPPORTER = CoverageGap


@pytest.mark.parametrize(
    ("facts", "commercial", "relationship", "gaps"),
    [
        (CoverageFacts(), "NONE", "NOT_MAPPED", [BUSINESS, SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(lead=True), "LEAD", "NOT_MAPPED", [BUSINESS, SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(lead=True, opportunity=True), "OPPORTUNITY", "NOT_MAPPED", [SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(True, True, True), "CUSTOMER", "NOT_MAPPED", [SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(True, seats=TRIANGLE), "CUSTOMER", "NOT_MAPPED", [MEETING, SUPPORTER]),
        (CoverageFacts(True, seats=TRIANGLE[:2]), "CUSTOMER", "NOT_MAPPED", [SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(True, placements=(MET,)), "CUSTOMER", "RED", [SEATS, SUPPORTER]),
        (CoverageFacts(True, placements=(HEARD_OF,)), "CUSTOMER", "RED", [SEATS, MEETING, SUPPORTER]),
        (CoverageFacts(True, placements=(WON, MET)), "CUSTOMER", "AMBER", [SEATS]),
        (CoverageFacts(placements=(DECIDER,)), "NONE", "GREEN", [BUSINESS, SEATS]),
        (CoverageFacts(True, seats=TRIANGLE, placements=(DECIDER,)), "CUSTOMER", "GREEN", []),
    ],
)
def test_coverage_of_a_company(
    facts: CoverageFacts, commercial: str, relationship: str, gaps: list[CoverageGap]
) -> None:
    found = coverage(facts)
    assert (found.commercial, found.relationship) == (commercial, relationship)
    assert list(found.gaps) == gaps
    assert found.triangle_complete == (SEATS not in gaps)
    assert found.score == 1 - len(gaps) / 4


def covered(score: int, potential: int | None = None, currency: str = "CNY") -> Coverage:
    return Coverage(
        CommercialCoverage.CUSTOMER if score == 4 else CommercialCoverage.NONE,
        RelationshipStatus.NOT_MAPPED,
        False,
        tuple(CoverageGap)[score:],
        None if potential is None else Potential(potential, currency),
    )


def test_scores_are_weighted_by_potential() -> None:
    # guide on algorithms, section 10: weights .60 and .42, scores 1 and .5 give .794
    found = roll_up([covered(4, 60), covered(2, 42), covered(0)])
    assert found.weighted_score == pytest.approx(0.794, abs=5e-4)
    assert found.score == pytest.approx(0.5)
    assert (found.companies, found.covered, found.with_potential) == (3, 1, 2)
    assert found.coverage_percent == pytest.approx(100 / 3)


def test_potentials_of_several_currencies_are_not_added() -> None:
    found = roll_up([covered(4, 60), covered(2, 42, "EUR")])
    assert (found.weighted_score, found.with_potential) == (None, 0)


def test_of_no_company_there_is_nothing() -> None:
    found = roll_up([])
    assert (found.companies, found.score, found.weighted_score, found.coverage_percent) == (0, 0, None, 0)
    assert roll_up_tree([], [], {}) == {}


def test_a_company_with_two_parents_counts_once() -> None:
    stakes = [("root", "a"), ("root", "b"), ("a", "c"), ("b", "c")]
    found = roll_up_tree(["root", "a", "b", "c"], stakes, {one: covered(4) for one in "abc"})
    assert {party: one.companies for party, one in found.items()} == {"root": 3, "a": 2, "b": 2, "c": 1}


PARTY = st.sampled_from("abcdef")


@given(
    st.sets(st.tuples(PARTY, PARTY)),
    st.dictionaries(PARTY, st.builds(covered, st.integers(0, 4), st.none() | st.integers(1, 9))),
)
def test_roll_up_equals_walking_down_from_every_party(
    stakes: set[tuple[str, str]], companies: dict[str, Coverage]
) -> None:
    found = roll_up_tree("abcdef", stakes, companies)
    assert list(found) == list("abcdef")
    for party, rolled in found.items():
        reached = {party}
        while more := {company for holder, company in stakes if holder in reached} - reached:
            reached |= more
        expected = roll_up(companies[one] for one in sorted(reached) if one in companies)
        assert (rolled.companies, rolled.covered) == (expected.companies, expected.covered)
        assert rolled.score == pytest.approx(expected.score)
        assert rolled.weighted_score == (
            None if expected.weighted_score is None else pytest.approx(expected.weighted_score)
        )
