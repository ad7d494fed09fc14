from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.power_map import SUPPORTIVE, Support
from domain.relationships.stances import OPPOSED, Contradiction, Stance, contradictions


def test_for_us_here_and_against_us_there_is_a_contradiction() -> None:
    stances = [
        Stance("p", "m1", Support.MENTOR),
        Stance("p", "m2", Support.ENEMY),
        Stance("p", "m3", Support.NEUTRAL),
        Stance("q", "m1", Support.SUPPORTER),
        Stance("q", "m2", Support.UNKNOWN),
        Stance("r", "m1", Support.NON_SUPPORTER),
    ]
    assert contradictions(stances) == (Contradiction("p", ("m1",), ("m2",)),)


@given(st.lists(st.builds(Stance, st.sampled_from("pq"), st.sampled_from("mno"), st.sampled_from(Support))))
def test_it_is_found_exactly_if_two_stances_oppose_each_other(stances: list[Stance]) -> None:
    found = {one.person for one in contradictions(stances)}
    brute = {
        one.person
        for one in stances
        for other in stances
        if one.person == other.person and one.support in SUPPORTIVE and other.support in OPPOSED
    }
    assert found == brute
