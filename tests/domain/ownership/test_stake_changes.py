from hypothesis import given
from hypothesis import strategies as st

from domain.ownership.stake_changes import ChangeKind, StakeChange, same_stake, stake_changes
from domain.ownership.stakes import Stake


def stake(low: float | None, high: float | None = None, pair: str = "AB", id_: str = "", **more: float) -> Stake:
    return Stake(pair[0], pair[1], low, low if high is None else high, id=id_, **more)


def kind(before: Stake | None, after: Stake | None) -> ChangeKind:
    return StakeChange("A", "B", before, after).kind


def test_a_stake_appears_ends_grows_and_shrinks() -> None:
    assert kind(None, stake(10)) is ChangeKind.APPEARED
    assert kind(stake(10), None) is ChangeKind.ENDED
    assert kind(stake(10), stake(10.5)) is ChangeKind.INCREASED
    assert kind(stake(25, 50), stake(25, 40)) is ChangeKind.DECREASED
    assert kind(stake(25, 50), stake(50, 75)) is ChangeKind.INCREASED


def test_what_is_not_disclosed_is_told_apart_from_what_is_not_there() -> None:
    assert kind(stake(None), stake(30)) is ChangeKind.DISCLOSED
    assert kind(stake(30), stake(None)) is ChangeKind.WITHHELD
    assert kind(None, stake(None)) is ChangeKind.APPEARED


def test_neither_more_nor_less_is_restated() -> None:
    assert kind(stake(25, 50), stake(30, 40)) is ChangeKind.RESTATED
    assert kind(stake(30), stake(30, voting_low=60, voting_high=60)) is ChangeKind.RESTATED
    assert kind(stake(None), Stake("A", "B", None, None, 60, 60)) is ChangeKind.RESTATED


def test_another_assertion_that_says_the_same_is_no_change() -> None:
    assert stake_changes([stake(30, id_="1")], [stake(30 + 1e-12, id_="2")]) == ()
    assert not same_stake(stake(30), Stake("A", "B", 30, 30, low_open=True))
    assert same_stake(None, None)


def test_the_largest_movement_comes_first() -> None:
    before = [stake(10, pair="AB"), stake(50, pair="CB"), stake(None, pair="DB")]
    after = [stake(12, pair="AB"), stake(5, pair="ED")]
    assert [(one.holder, one.company) for one in stake_changes(before, after)] == [
        ("C", "B"), ("E", "D"), ("A", "B"), ("D", "B"),
    ]  # fmt: skip


STAKES = st.dictionaries(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("XY")), st.one_of(st.none(), st.integers(0, 100)), max_size=6
).map(lambda drawn: [stake(share, pair="".join(pair)) for pair, share in drawn.items()])


@given(STAKES, STAKES)
def test_applying_the_changes_gives_the_later_stakes(before: list[Stake], after: list[Stake]) -> None:
    held = {(one.holder, one.company): one for one in before}
    for change in stake_changes(before, after):
        held.pop((change.holder, change.company), None)
        if change.after is not None:
            held[change.holder, change.company] = change.after
    assert sorted(held.values(), key=repr) == sorted(after, key=repr)
    assert len(stake_changes(before, after)) == len(stake_changes(after, before))
    assert stake_changes(after, after) == ()
