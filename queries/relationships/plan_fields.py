"""The fields of relationship plans that rules compute."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from domain.relationships.plan import (
    ActionStatus,
    Measure,
    ObjectiveState,
    ObjectiveStatus,
    objective_progress,
    plan_progress,
)
from queries.selection import Rendering, Scope, SelectedField, slotted
from queries.statement import Fragment, cypher


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far a plan has come, 0 to 1."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        objective, action = rendering.variable("o"), rendering.variable("n")
        return cypher(
            "COLLECT { MATCH (<plan>)-[:HAS_OBJECTIVE]->(<o>) RETURN [<o>.status, <o>.baseline, <o>.target,"
            " <o>.current, COLLECT { MATCH (<o>)-[:HAS_ACTION]->(<n>) RETURN <n>.status }] }",
            plan=scope.variable,
            o=objective,
            n=action,
        )

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        return plan_progress(objective_states(cast("Sequence[Sequence[Any]]", facts)))


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """How far an objective has come, 0 to 1; null for a dropped one."""

    many: ClassVar[bool] = False

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        action = rendering.variable("n")
        return cypher(
            "[<o>.status, <o>.baseline, <o>.target, <o>.current,"
            " COLLECT { MATCH (<o>)-[:HAS_ACTION]->(<n>) RETURN <n>.status }]",
            o=scope.variable,
            n=action,
        )

    def ruled(self, facts: object, _selected: SelectedField) -> object:
        return objective_progress(_state(cast("Sequence[Any]", facts)))


@dataclass(frozen=True, slots=True)
class SubjectsOf:
    """The persons and placeholders whom something is about, by name."""

    many: ClassVar[bool] = True

    def render(self, scope: Scope, _selected: SelectedField, rendering: Rendering) -> Fragment:
        person = rendering.variable("p")
        return cypher(
            "COLLECT { MATCH (<owner>)-[:ABOUT]->(<p>) WITH <p> ORDER BY <p>.name, <p>.id"
            " RETURN [<p>.id, <p>.name, <p>:Person] }",
            owner=scope.variable,
            p=person,
        )

    def ruled(self, facts: object, selected: SelectedField) -> object:
        assert selected.selection is not None  # noqa: S101 - an object field always has a selection
        rows = cast("Sequence[tuple[str, str, bool]]", facts)
        return [
            slotted(selected.selection, {"id": id_, "name": name, "placeholder": not person})
            for id_, name, person in rows
        ]


def objective_states(rows: Sequence[Sequence[Any]]) -> list[ObjectiveState]:
    """What progress is computed from, of rows with status, baseline, target, current figure and actions' statuses."""
    return [_state(row) for row in rows]


def _state(row: Sequence[Any]) -> ObjectiveState:
    status, baseline, target, current, actions = row
    measure = Measure(baseline, target, current)
    return ObjectiveState(ObjectiveStatus(status), measure, tuple(map(ActionStatus, actions)))
