import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ownership import loops
from domain.ownership.chains import lower_end
from domain.ownership.loops import closed_loops, components_from, fill_component
from domain.ownership.stake_graph import economic_graph
from domain.ownership.stakes import Stake


def ring(size: int, percent: float) -> list[Stake]:
    return [Stake(f"{n:04}", f"{(n + 1) % size:04}", percent, percent) for n in range(size)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_components_come_before_what_they_lead_to(edges: list[tuple[int, int]]) -> None:
    after = {str(n): sorted({str(to) for start, to in edges if start == n}) for n in range(8)}
    found = components_from("0", lambda node: after[node])
    place = {node: at for at, component in enumerate(found) for node in component}
    for node, others in after.items():
        assert node not in place or all(place[node] <= place[other] for other in others)

    def reach(start: str) -> set[str]:
        seen = {start}
        while more := {other for node in seen for other in after[node]} - seen:
            seen |= more
        return seen

    assert set(place) == reach("0")
    for node in place:
        together = {other for other in reach(node) if node in reach(other)}
        assert sorted(together) == found[place[node]]


@pytest.mark.parametrize("dense_limit", [500, 2])
@pytest.mark.parametrize(("percent", "closed"), [(100, True), (99.9, False), (120, True)])
def test_a_loop_is_closed_from_spectral_radius_one(
    percent: float, closed: bool, dense_limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loops, "_DENSE_LIMIT", dense_limit)  # both ways to solve
    pairs = economic_graph(ring(4, percent)).companies_of
    members = sorted(pairs)
    assert bool(closed_loops([members], pairs, lower_end)) is closed
    assert (fill_component(members, pairs, lower_end, {"0000": 1.0}) is None) is closed


def test_dense_and_sparse_solutions_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = economic_graph([*ring(6, 80), Stake("0000", "0003", 15, 15)]).companies_of
    members = sorted(pairs)
    dense = fill_component(members, pairs, lower_end, {"0002": 40.0})
    monkeypatch.setattr(loops, "_DENSE_LIMIT", 1)
    assert fill_component(members, pairs, lower_end, {"0002": 40.0}) == pytest.approx(dense)


def test_what_flows_into_a_ring_of_two() -> None:
    # x = 50 + 0.5 y, y = 0.5 x: 200/3 and 100/3
    pairs = economic_graph([Stake("A", "B", 50, 50), Stake("B", "A", 50, 50)]).companies_of
    found = fill_component(["A", "B"], pairs, lower_end, {"A": 50.0})
    assert found == pytest.approx({"A": 200 / 3, "B": 100 / 3})
    assert np.isfinite(list((found or {}).values())).all()
