"""The relationship plan of an account (立体式关系经营计划): objectives, measures, actions, and how far it has come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlanStatus(StrEnum):
    """Where a plan stands."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    CLOSED = "CLOSED"


class ObjectiveStatus(StrEnum):
    """Where an objective stands."""

    OPEN = "OPEN"
    REACHED = "REACHED"
    DROPPED = "DROPPED"


class ActionStatus(StrEnum):
    """Where an action or a task stands."""

    OPEN = "OPEN"
    DONE = "DONE"
    DROPPED = "DROPPED"


class DueState(StrEnum):
    """How a thing to do stands to its day."""

    OVERDUE = "OVERDUE"
    DUE = "DUE"
    LATER = "LATER"
    UNDATED = "UNDATED"


@dataclass(frozen=True, slots=True)
class Measure:
    """What an objective is measured by: where it stood, is to stand, and stands; None: not stated."""

    baseline: float | None = None
    target: float | None = None
    current: float | None = None

    @property
    def progress(self) -> float | None:
        """Share of the way from baseline to target, 0 to 1; None while either or the current figure is missing.

        A target below the baseline is one to fall to. A target equal to the baseline is one to hold: 1 while it is held
        or surpassed upwards, else 0.
        """
        if self.baseline is None or self.target is None or self.current is None:
            return None
        way = self.target - self.baseline
        if way == 0:
            return 1.0 if self.current >= self.target else 0.0
        return min(1.0, max(0.0, (self.current - self.baseline) / way))


@dataclass(frozen=True, slots=True)
class ObjectiveState:
    """What progress is computed from: the objective's status, its measure and the status of its actions."""

    status: ObjectiveStatus = ObjectiveStatus.OPEN
    measure: Measure = Measure()
    actions: tuple[ActionStatus, ...] = ()


def objective_progress(objective: ObjectiveState) -> float | None:
    """How far an objective has come, 0 to 1.

    1 when it is reached; else what its measure says; without one the share of its actions that are done, dropped ones
    apart. None for a dropped objective, which counts nowhere; 0 for one without measure and actions.
    """
    if objective.status is ObjectiveStatus.DROPPED:
        return None
    if objective.status is ObjectiveStatus.REACHED:
        return 1.0
    if (measured := objective.measure.progress) is not None:
        return measured
    counted = [one for one in objective.actions if one is not ActionStatus.DROPPED]
    return sum(one is ActionStatus.DONE for one in counted) / len(counted) if counted else 0.0


def plan_progress(objectives: Collection[ObjectiveState]) -> float:
    """Mean progress of the objectives that count; 0 without any."""
    known = [progress for one in objectives if (progress := objective_progress(one)) is not None]
    return sum(known) / len(known) if known else 0.0


def due_state(due_on: date | None, today: date) -> DueState:
    """How an open thing to do stands to its day."""
    if due_on is None:
        return DueState.UNDATED
    if due_on < today:
        return DueState.OVERDUE
    return DueState.DUE if due_on == today else DueState.LATER
