from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.map_comparison import MapChange, MapChangeKind, map_changes

STATES = st.dictionaries(
    st.sampled_from("abc"), st.dictionaries(st.sampled_from("xy"), st.sampled_from(["1", "2", None])), max_size=3
)


def test_added_removed_and_changed_are_told_apart() -> None:
    before = {"ada": {"support": "ENEMY", "coverage": None}, "bob": {}}
    after = {"ada": {"support": "MENTOR", "coverage": None}, "cem": {"support": None}}
    assert map_changes(before, after) == (
        MapChange(MapChangeKind.CHANGED, "ada", "support", "ENEMY", "MENTOR"),
        MapChange(MapChangeKind.REMOVED, "bob"),
        MapChange(MapChangeKind.ADDED, "cem"),
    )


@given(STATES)
def test_nothing_differs_from_itself(state: dict[str, dict[str, str | None]]) -> None:
    assert map_changes(state, state) == ()


@given(STATES, STATES)
def test_the_way_back_undoes_every_change(
    before: dict[str, dict[str, str | None]], after: dict[str, dict[str, str | None]]
) -> None:
    there = {(one.subject, one.attribute, one.before, one.after) for one in map_changes(before, after)}
    back = {(one.subject, one.attribute, one.after, one.before) for one in map_changes(after, before)}
    assert there == back
