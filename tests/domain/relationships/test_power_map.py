import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.power_map import (
    SUPPORTIVE,
    BuyingRole,
    MapStatus,
    Placement,
    PoliticalStatus,
    RelationshipStatus,
    StatusReason,
    Support,
    map_status,
)

OUTSIDE, INNER = PoliticalStatus.OUTSIDE, PoliticalStatus.INNER_CIRCLE
STRUCTURE = PoliticalStatus.POLITICAL_STRUCTURE
APPROVER, USER = frozenset({BuyingRole.APPROVER}), frozenset({BuyingRole.USER})
PLACEMENTS = st.lists(
    st.builds(
        Placement,
        stakeholder=st.text("abcdef", min_size=1, max_size=2),
        roles=st.frozensets(st.sampled_from(list(BuyingRole)), max_size=2),
        support=st.sampled_from(list(Support)),
        political_status=st.sampled_from(list(PoliticalStatus)),
    ),
    max_size=6,
    unique_by=lambda one: one.stakeholder,
)
RISING = [
    RelationshipStatus.NOT_MAPPED,
    RelationshipStatus.RED,
    RelationshipStatus.AMBER,
    RelationshipStatus.GREEN,
]


def placed(
    support: Support, political: PoliticalStatus, roles: frozenset[BuyingRole] = USER, name: str = "a"
) -> Placement:
    return Placement(name, roles, support, political)


@pytest.mark.parametrize(
    ("placements", "expected"),
    [
        ([], MapStatus(RelationshipStatus.NOT_MAPPED, StatusReason.NOBODY_PLACED)),
        (
            [placed(Support.MENTOR, OUTSIDE, APPROVER)],
            MapStatus(RelationshipStatus.RED, StatusReason.NO_KEY_PLAYER),
        ),
        (
            [placed(Support.MENTOR, PoliticalStatus.UNKNOWN, APPROVER)],
            MapStatus(RelationshipStatus.RED, StatusReason.NO_KEY_PLAYER),
        ),
        (
            [placed(Support.NEUTRAL, INNER, APPROVER), placed(Support.SUPPORTER, OUTSIDE, name="b")],
            MapStatus(RelationshipStatus.RED, StatusReason.NO_SUPPORTIVE_KEY_PLAYER, ("a",)),
        ),
        (
            [placed(Support.UNKNOWN, INNER, APPROVER), placed(Support.SUPPORTER, STRUCTURE, name="b")],
            MapStatus(RelationshipStatus.AMBER, StatusReason.NO_SUPPORTIVE_DECIDER, ("b",)),
        ),
        (
            [placed(Support.SUPPORTER, STRUCTURE, APPROVER), placed(Support.ENEMY, INNER, name="b")],
            MapStatus(RelationshipStatus.GREEN, StatusReason.SUPPORTIVE_DECIDER, ("a",)),
        ),
        (
            [placed(Support.MENTOR, INNER, frozenset({BuyingRole.DECISION_MAKER, BuyingRole.USER}))],
            MapStatus(RelationshipStatus.GREEN, StatusReason.SUPPORTIVE_DECIDER, ("a",)),
        ),
    ],
)
def test_status_by_rule(placements: list[Placement], expected: MapStatus) -> None:
    # Altify's report rule: red = no supportive key player, amber = at least one, green = one who decides or approves
    assert map_status(placements) == expected


@pytest.mark.parametrize(
    ("political", "sells", "vested", "champion"),
    [
        (INNER, True, True, True),
        (STRUCTURE, True, True, True),
        (OUTSIDE, True, True, False),
        (INNER, None, True, False),
        (INNER, True, None, False),
        (INNER, True, False, False),
    ],
)
def test_a_champion_has_power_sells_for_us_and_has_a_stake(
    political: PoliticalStatus, sells: bool | None, vested: bool | None, champion: bool
) -> None:
    one = Placement("a", political_status=political, sells_for_us=sells, vested_interest=vested)
    assert one.champion is champion


@given(PLACEMENTS)
def test_taking_a_supportive_person_away_never_improves(placements: list[Placement]) -> None:
    before = RISING.index(map_status(placements).status)
    for one in placements:
        if one.support in SUPPORTIVE:
            after = map_status([other for other in placements if other is not one])
            assert RISING.index(after.status) <= before
