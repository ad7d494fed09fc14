from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.loss_impact import AccountFacts, Loss, losses_without_person, losses_without_user
from domain.relationships.power_map import (
    BuyingRole,
    ContactCoverage,
    Placement,
    PoliticalStatus,
    RelationshipStatus,
    Support,
    map_status,
)
from domain.relationships.triangle import Seat, SeatRole

DECIDER = Placement("d", frozenset({BuyingRole.DECISION_MAKER}), Support.SUPPORTER, PoliticalStatus.INNER_CIRCLE)
FRIEND = Placement("f", support=Support.MENTOR, political_status=PoliticalStatus.POLITICAL_STRUCTURE)
CLERK = Placement("c", support=Support.SUPPORTER, political_status=PoliticalStatus.OUTSIDE)
SEATS = tuple(Seat(role.lower(), SeatRole(role)) for role in ("AR", "SR", "FR"))
FACTS = AccountFacts(
    "acme",
    (DECIDER, FRIEND, CLERK),
    frozenset({("ar", "d"), ("sr", "f"), ("sr", "c"), ("ar", "c")}),
    SEATS,
    ("acme north", "acme south"),
)


def outcome(loss: Loss) -> tuple[str, str, int, int, bool]:
    return loss.before.value, loss.after.value, loss.paths, loss.remaining, loss.only_path


@pytest.mark.parametrize(
    ("facts", "person", "expected"),
    [
        (FACTS, "d", ("GREEN", "AMBER", 2, 1, False)),
        (FACTS, "f", ("GREEN", "GREEN", 2, 1, False)),
        (replace(FACTS, placements=(DECIDER, CLERK)), "d", ("GREEN", "RED", 1, 0, True)),
        (replace(FACTS, placements=(DECIDER,)), "d", ("GREEN", "NOT_MAPPED", 1, 0, True)),
    ],
)
def test_a_contact_takes_their_place_and_the_paths_to_them(
    facts: AccountFacts, person: str, expected: tuple[str, str, int, int, bool]
) -> None:
    [loss] = losses_without_person([facts], person)
    assert outcome(loss) == expected
    assert loss.subsidiaries == (facts.subsidiaries if loss.only_path else ())


def test_a_supporter_outside_the_structure_is_no_path() -> None:
    assert losses_without_person([FACTS], "c") == ()


def test_a_colleague_takes_the_paths_from_them_and_empties_their_seats() -> None:
    [loss] = losses_without_user([FACTS], "ar")
    assert (outcome(loss), loss.emptied) == (("GREEN", "GREEN", 2, 1, False), (SeatRole.AR,))
    [loss] = losses_without_user([replace(FACTS, known=frozenset({("ar", "d"), ("ar", "f")}))], "ar")
    assert (loss.only_path, loss.subsidiaries) == (True, ("acme north", "acme south"))


def test_a_seat_that_a_second_colleague_has_too_is_not_emptied() -> None:
    doubled = replace(FACTS, known=frozenset(), seats=(*SEATS, Seat("second", SeatRole.AR)))
    assert losses_without_user([doubled], "ar") == ()


def test_the_gravest_loss_comes_first() -> None:
    lost = replace(FACTS, account="z", placements=(DECIDER, CLERK))
    assert [one.account for one in losses_without_person([FACTS, lost], "d")] == ["z", "acme"]


PLACES = st.builds(
    Placement,
    st.sampled_from("abcd"),
    st.sets(st.sampled_from(BuyingRole), max_size=2).map(frozenset),
    st.sampled_from(Support),
    st.sampled_from(PoliticalStatus),
    st.sampled_from(ContactCoverage),
)
MAPS = st.lists(PLACES, max_size=4, unique_by=lambda one: one.stakeholder).map(tuple)
KNOWN = st.frozensets(st.tuples(st.sampled_from("uv"), st.sampled_from("abcd")))


@given(MAPS, KNOWN, st.sampled_from("abcd"))
def test_removing_a_supportive_person_never_improves_anything(
    placements: tuple[Placement, ...], known: frozenset[tuple[str, str]], person: str
) -> None:
    supportive = {one.stakeholder for one in placements if one.supportive}
    for loss in losses_without_person([AccountFacts("x", placements, known)], person):
        assert loss.remaining <= loss.paths
        if person in supportive:
            order = list(RelationshipStatus)
            assert order.index(loss.after) <= order.index(loss.before)
    left = tuple(one for one in placements if one.stakeholder != person)
    if person in supportive and left:
        order = list(RelationshipStatus)
        assert order.index(map_status(left).status) <= order.index(map_status(placements).status)
