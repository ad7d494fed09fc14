import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.triangle import TRIANGLE, Gap, Seat, SeatRole, TriangleGap, triangle_gaps

AR, SR, FR = TRIANGLE
NOBODY, SAME, INACTIVE, GROUP = (
    TriangleGap.NOBODY,
    TriangleGap.SAME_PERSON,
    TriangleGap.INACTIVE,
    TriangleGap.NOT_ON_GROUP,
)
WHOLE = (Seat("a", AR), Seat("b", SR), Seat("c", FR))


@pytest.mark.parametrize(
    ("seats", "gaps"),
    [
        (WHOLE, ()),
        ((), (Gap(NOBODY, (AR,)), Gap(NOBODY, (SR,)), Gap(NOBODY, (FR,)))),
        (WHOLE[:2], (Gap(NOBODY, (FR,)),)),
        ((*WHOLE[:2], Seat("c", SeatRole.SPONSOR)), (Gap(NOBODY, (FR,)),)),
        ((*WHOLE[:2], Seat("c", FR, active=False)), (Gap(INACTIVE, (FR,), ("c",)),)),
        ((*WHOLE[:2], Seat("c", FR, active=False), Seat("d", FR)), ()),
        ((*WHOLE[:2], Seat("a", FR)), (Gap(SAME, (AR, FR), ("a",)),)),
        ((Seat("a", AR), Seat("a", SR), Seat("a", FR)), (Gap(SAME, TRIANGLE, ("a",)),)),
        ((*WHOLE[:2], Seat("a", FR), Seat("d", AR)), ()),
        (
            (Seat("a", AR), Seat("a", SR)),
            (Gap(NOBODY, (FR,)), Gap(SAME, (AR, SR), ("a",))),
        ),
        (
            (Seat("a", AR), Seat("b", AR), Seat("a", SR), Seat("b", SR), Seat("a", FR)),
            (Gap(SAME, TRIANGLE, ("a", "b")),),
        ),
    ],
)
def test_the_table_of_cases(seats: tuple[Seat, ...], gaps: tuple[Gap, ...]) -> None:
    assert triangle_gaps(seats) == gaps


@pytest.mark.parametrize(
    ("group", "gaps"),
    [
        (WHOLE, ()),
        ((), (Gap(GROUP, TRIANGLE),)),
        (WHOLE[1:], (Gap(GROUP, (AR,)),)),
        ((Seat("a", AR), Seat("a", SR), Seat("c", FR)), (Gap(GROUP, (AR, SR)),)),
    ],
)
def test_a_deal_also_needs_the_triangle_of_the_group(group: tuple[Seat, ...], gaps: tuple[Gap, ...]) -> None:
    assert triangle_gaps(WHOLE, group) == gaps


SEATS = st.lists(st.builds(Seat, st.sampled_from("abcd"), st.sampled_from(SeatRole), st.booleans()), max_size=8)


@given(SEATS)
def test_it_is_complete_exactly_if_three_different_active_colleagues_can_be_named(seats: list[Seat]) -> None:
    named = {role: {one.user for one in seats if one.role is role and one.active} for role in TRIANGLE}
    brute = any(len({a, s, f}) == 3 for a in named[AR] for s in named[SR] for f in named[FR])
    assert (triangle_gaps(seats) == ()) is brute


@given(SEATS, st.sampled_from("abcd"), st.sampled_from(TRIANGLE))
def test_one_more_active_colleague_never_breaks_it(seats: list[Seat], user: str, role: SeatRole) -> None:
    if triangle_gaps(seats) == ():
        assert triangle_gaps([*seats, Seat(user, role)]) == ()
