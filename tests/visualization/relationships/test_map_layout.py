from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from visualization.relationships.map_layout import bosses, lay_out
from visualization.relationships.map_page import MapPage, MapPerson

IDS = "abcdefg"


def page(people: str, reporting: tuple[tuple[str, str], ...] = (), **places: tuple[float, float]) -> MapPage:
    return MapPage(
        "Account", date(2026, 3, 1), tuple(MapPerson(one, one, place=places.get(one)) for one in people), reporting
    )


def test_a_boss_stands_above_and_midway_between_the_reports() -> None:
    places = lay_out(page("abc", (("b", "a"), ("c", "a"))))
    assert places["a"][1] < places["b"][1] == places["c"][1]
    assert places["a"][0] == (places["b"][0] + places["c"][0]) / 2


def test_who_stands_alone_comes_below_and_who_was_moved_stays_there() -> None:
    places = lay_out(page("abc", (("b", "a"),), b=(7.0, 9.0)))
    assert places["c"][1] > places["a"][1]
    assert places["b"] == (7.0, 9.0)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=20))
def test_everybody_has_a_place_of_their_own_and_no_chain_of_bosses_leads_round(lines: list[tuple[str, str]]) -> None:
    drawn = page(IDS, tuple(lines))
    assert len(set(lay_out(drawn).values())) == len(IDS)
    boss = bosses(drawn)
    for one in IDS:
        steps, at = 0, one
        while at in boss:
            at, steps = boss[at], steps + 1
            assert steps < len(IDS)
