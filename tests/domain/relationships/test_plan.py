from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relationships.plan import (
    ActionStatus,
    DueState,
    Measure,
    ObjectiveState,
    ObjectiveStatus,
    due_state,
    objective_progress,
    plan_progress,
)

OPEN, DONE, DROPPED = ActionStatus.OPEN, ActionStatus.DONE, ActionStatus.DROPPED
FIGURE = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("baseline", "target", "current", "progress"),
    [
        (0, 10, 5, 0.5),
        (2, 6, 2, 0.0),
        (2, 6, 1, 0.0),  # fallen below where it began
        (2, 6, 9, 1.0),
        (10, 4, 7, 0.5),  # a figure to bring down
        (10, 4, 12, 0.0),
        (5, 5, 5, 1.0),  # a figure to hold
        (5, 5, 4, 0.0),
        (None, 10, 5, None),
        (0, None, 5, None),
        (0, 10, None, None),
    ],
)
def test_measures(baseline: float | None, target: float | None, current: float | None, progress: float | None) -> None:
    assert Measure(baseline, target, current).progress == progress


@pytest.mark.parametrize(
    ("objective", "progress"),
    [
        (ObjectiveState(), 0.0),
        (ObjectiveState(actions=(DONE, OPEN)), 0.5),
        (ObjectiveState(actions=(DONE, OPEN, DROPPED, DROPPED)), 0.5),
        (ObjectiveState(actions=(DROPPED,)), 0.0),
        (ObjectiveState(measure=Measure(0, 4, 1), actions=(DONE,)), 0.25),  # the measure says more than what was done
        (ObjectiveState(measure=Measure(0, 4), actions=(DONE,)), 1.0),  # not measured yet
        (ObjectiveState(ObjectiveStatus.REACHED, Measure(0, 4, 1)), 1.0),
        (ObjectiveState(ObjectiveStatus.DROPPED, actions=(DONE,)), None),
    ],
)
def test_objectives(objective: ObjectiveState, progress: float | None) -> None:
    assert objective_progress(objective) == progress


def test_a_plan_is_the_mean_of_what_counts() -> None:
    assert plan_progress([]) == 0
    dropped = ObjectiveState(ObjectiveStatus.DROPPED)
    assert plan_progress([dropped]) == 0
    assert plan_progress([ObjectiveState(ObjectiveStatus.REACHED), ObjectiveState(), dropped]) == 0.5


@given(FIGURE, FIGURE, FIGURE)
def test_progress_stays_between_nothing_and_all(baseline: float, target: float, current: float) -> None:
    progress = Measure(baseline, target, current).progress
    assert progress is not None
    assert 0 <= progress <= 1


@given(st.lists(st.sampled_from(list(ActionStatus)), max_size=8))
def test_doing_one_more_never_sets_back(actions: list[ActionStatus]) -> None:
    before = objective_progress(ObjectiveState(actions=(*actions, OPEN)))
    after = objective_progress(ObjectiveState(actions=(*actions, DONE)))
    assert before is not None
    assert after is not None
    assert after > before


@pytest.mark.parametrize(
    ("due_on", "state"),
    [
        (date(2026, 8, 31), DueState.OVERDUE),
        (date(2026, 9, 1), DueState.DUE),
        (date(2026, 9, 2), DueState.LATER),
        (None, DueState.UNDATED),
    ],
)
def test_due(due_on: date | None, state: DueState) -> None:
    assert due_state(due_on, date(2026, 9, 1)) is state
