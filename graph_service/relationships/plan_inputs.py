"""Inputs of relationship plans, actions and tasks, and the properties that they ask for."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

import strawberry

from domain.errors import InvalidInput
from domain.relationships import contact, layers, plan
from domain.written import LINE, NOTE, line, optional_line
from graph_service.relationships.acquaintance_types import RelationshipLayer, RelationshipLevel
from graph_service.relationships.plan_types import ActionStatus, ObjectiveStatus, PlanStatus
from graph_service.scalars import Date
from queries.relationships.plans import NewWork

_VERSION = "Version that you looked at; a newer one is a Conflict."
_UNSET = strawberry.UNSET


@strawberry.input(description="A relationship plan of an account for a period.")
class CreatePlanInput:
    """A new plan."""

    account_id: strawberry.ID = strawberry.field(description="Id of the account.")
    name: str = strawberry.field(description="Its title.")
    starts_on: Date = strawberry.field(description="First day of its period.")
    ends_on: Date = strawberry.field(description="Last day of its period.")
    status: PlanStatus = strawberry.field(default=plan.PlanStatus.ACTIVE, description="Where it stands.")  # type: ignore[valid-type]

    def values(self) -> dict[str, object]:
        """Its properties."""
        return {
            "name": line(self.name, ["input", "name"]),
            "startsOn": self.starts_on,
            "endsOn": self.ends_on,
            "status": plan.PlanStatus(self.status).value,
        }


@strawberry.input(description="What is to change of a plan; what is left out stays.")
class ChangePlanInput:
    """A change of a plan."""

    id: strawberry.ID = strawberry.field(description="Id of the plan.")
    version: int = strawberry.field(description=_VERSION)
    name: str | None = strawberry.field(default=None, description="Its title; null: it stays.")
    starts_on: Date | None = strawberry.field(default=None, description="First day of its period; null: it stays.")
    ends_on: Date | None = strawberry.field(default=None, description="Last day of its period; null: it stays.")
    status: PlanStatus | None = strawberry.field(default=None, description="Where it stands; null: it stays.")  # type: ignore[valid-type]

    def values(self) -> dict[str, object]:
        """The properties that are to change."""
        return _given(
            name=_line(self.name),
            startsOn=self.starts_on or _UNSET,
            endsOn=self.ends_on or _UNSET,
            status=_code(plan.PlanStatus, self.status),
        )


@strawberry.input(description="What a plan is to reach, and by what it is measured.")
class AddObjectiveInput:
    """A new objective."""

    plan_id: strawberry.ID = strawberry.field(description="Id of the plan.")
    name: str = strawberry.field(description="The objective in one sentence.")
    layer: RelationshipLayer = strawberry.field(description="The layer of the relationship it is for.")  # type: ignore[valid-type]
    measure: str | None = strawberry.field(default=None, description="What is measured.")
    unit: str | None = strawberry.field(default=None, description="Unit of the measure.")
    baseline: float | None = strawberry.field(default=None, description="The measure today.")
    target: float | None = strawberry.field(default=None, description="The measure to reach.")
    due_on: Date | None = strawberry.field(default=None, description="Day by which to reach it.")
    about_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Ids of the persons and placeholders whom it is meant to win."
    )

    def values(self) -> dict[str, object]:
        """Its properties; what is measured stands at the baseline."""
        return {
            "name": line(self.name, ["input", "name"]),
            "layer": layers.RelationshipLayer(self.layer).value,
            "measure": optional_line(self.measure, ["input", "measure"]),
            "unit": optional_line(self.unit, ["input", "unit"]),
            "baseline": self.baseline,
            "target": self.target,
            "current": self.baseline,
            "dueOn": self.due_on,
        }


@strawberry.input(description="What is to change of an objective; what is left out stays.")
class ChangeObjectiveInput:
    """A change of an objective."""

    id: strawberry.ID = strawberry.field(description="Id of the objective.")
    version: int = strawberry.field(description=_VERSION)
    name: str | None = strawberry.field(default=None, description="The objective in one sentence; null: it stays.")
    status: ObjectiveStatus | None = strawberry.field(default=None, description="Where it stands; null: it stays.")  # type: ignore[valid-type]
    measure: str | None = strawberry.field(default=_UNSET, description="What is measured.")
    unit: str | None = strawberry.field(default=_UNSET, description="Unit of the measure.")
    baseline: float | None = strawberry.field(default=_UNSET, description="The measure when it was set.")
    target: float | None = strawberry.field(default=_UNSET, description="The measure to reach.")
    current: float | None = strawberry.field(default=_UNSET, description="The measure now.")
    due_on: Date | None = strawberry.field(default=_UNSET, description="Day by which to reach it.")

    def values(self) -> dict[str, object]:
        """The properties that are to change."""
        return _given(
            name=_line(self.name),
            status=_code(plan.ObjectiveStatus, self.status),
            measure=_optional(self.measure, "measure"),
            unit=_optional(self.unit, "unit"),
            baseline=self.baseline,
            target=self.target,
            current=self.current,
            dueOn=self.due_on,
        )


@strawberry.input(description="Something to do for an objective.")
class AddActionInput:
    """A new action."""

    objective_id: strawberry.ID = strawberry.field(description="Id of the objective.")
    name: str = strawberry.field(description="What is to be done.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Who is to do it; null: you.")
    due_on: Date | None = strawberry.field(default=None, description="Day by which.")
    about_id: strawberry.ID | None = strawberry.field(default=None, description="Id of the person it is about.")
    note: str | None = strawberry.field(default=None, description="A note.")

    def new(self, viewer: str) -> NewWork:
        """The action; ``viewer`` is to do it unless another is."""
        return _work(self.name, self.owner_id or viewer, self.due_on, self.about_id, self.note)


@strawberry.input(description="What is to change of an action; what is left out stays.")
class ChangeActionInput:
    """A change of an action."""

    id: strawberry.ID = strawberry.field(description="Id of the action.")
    version: int = strawberry.field(description=_VERSION)
    name: str | None = strawberry.field(default=None, description="What is to be done; null: it stays.")
    status: ActionStatus | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="DONE completes it, today; null: it stays."
    )
    due_on: Date | None = strawberry.field(default=_UNSET, description="Day by which; null: none.")
    note: str | None = strawberry.field(default=_UNSET, description="What came of it.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who is to do it from today; null: it stays."
    )

    def values(self) -> dict[str, object]:
        """The properties that are to change."""
        return _given(
            name=_line(self.name),
            status=_code(plan.ActionStatus, self.status),
            dueOn=self.due_on,
            note=_optional(self.note, "note", NOTE),
        )


@strawberry.input(description="Something to do that belongs to no plan.")
class AddTaskInput:
    """A new task."""

    name: str = strawberry.field(description="What is to be done.")
    account_id: strawberry.ID | None = strawberry.field(default=None, description="Id of its account; null: none.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Who is to do it; null: you.")
    due_on: Date | None = strawberry.field(default=None, description="Day by which.")
    about_id: strawberry.ID | None = strawberry.field(default=None, description="Id of the person it is about.")
    note: str | None = strawberry.field(default=None, description="A note.")

    def new(self, viewer: str) -> NewWork:
        """The task; ``viewer`` is to do it unless another is."""
        return _work(self.name, self.owner_id or viewer, self.due_on, self.about_id, self.note)


@strawberry.input(description="What is to change of a task; what is left out stays.")
class ChangeTaskInput(ChangeActionInput):
    """A change of a task."""


@strawberry.input(description="How a plan stands: its progress is computed and kept with what you found.")
class ReviewPlanInput:
    """A review."""

    plan_id: strawberry.ID = strawberry.field(description="Id of the plan.")
    on: Date | None = strawberry.field(default=None, description="The day; today if not given.")
    note: str | None = strawberry.field(default=None, description="What was found and decided.")


@strawberry.input(description="A suggestion that becomes an action.")
class AcceptSuggestionInput:
    """Key and plan are enough."""

    plan_id: strawberry.ID = strawberry.field(description="Id of the plan, of the account the suggestion is for.")
    key: str = strawberry.field(description="Key of the suggestion.")
    objective_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the objective; null: the first open one of the layer, or a new one."
    )
    name: str | None = strawberry.field(default=None, description="What is to be done; null: the reason.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who is to do it; null: the colleague it is for, else you."
    )
    due_on: Date | None = strawberry.field(default=None, description="Day by which; null: in two weeks.")


@strawberry.input(description="How a colleague stands with a contact, and is to stand.")
class SetLevelInput:
    """Both levels as they are from today on."""

    person_id: strawberry.ID = strawberry.field(description="Id of the contact.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="Id of the colleague; null: you.")
    version: int | None = strawberry.field(
        default=None, description="Version that you looked at; null if no level was stated. Else a Conflict."
    )
    current_level: RelationshipLevel | None = strawberry.field(default=None, description="What we are to them.")  # type: ignore[valid-type]
    target_level: RelationshipLevel | None = strawberry.field(default=None, description="What we are to become.")  # type: ignore[valid-type]
    evidence: str | None = strawberry.field(default=None, description="What it rests on.")

    def values(self) -> dict[str, object]:
        """The properties.

        Raises:
            InvalidInput: neither level is given.
        """
        levels = {"currentLevel": _level(self.current_level), "targetLevel": _level(self.target_level)}
        if set(levels.values()) == {None}:
            msg = "No level is given."
            raise InvalidInput(msg, "Give the current or the target level.", ["input", "currentLevel"])
        return {**levels, "evidence": optional_line(self.evidence, ["input", "evidence"], NOTE)}


def _work(name: str, owner: str, due_on: date | None, about: str | None, note: str | None) -> NewWork:
    kept = optional_line(note, ["input", "note"], NOTE)
    return NewWork(line(name, ["input", "name"]), owner, due_on, about, kept)


def _given(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not _UNSET}


def _line(name: str | None) -> object:
    return _UNSET if name is None else line(name, ["input", "name"])


def _optional(text: str | None, field: str, longest: int = LINE) -> object:
    return _UNSET if text is _UNSET else optional_line(text, ["input", field], longest)


def _code(rule: Callable[[str], StrEnum], value: str | None) -> object:
    return _UNSET if value is None else rule(value).value


def _level(level: str | None) -> str | None:
    return None if level is None else contact.RelationshipLevel(level).value
