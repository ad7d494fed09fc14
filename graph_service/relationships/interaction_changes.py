"""Changing interactions through the API."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import strawberry

from domain.access import RELATIONSHIPS
from domain.errors import InvalidInput, IrontreeError
from domain.relationships import strength as rules
from domain.written import NOTE, optional_line
from graph_service.context import Info
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType, input_problem
from graph_service.relationships.interaction_types import Initiator, Interaction, InteractionDepth, InteractionKind
from graph_service.scalars import DateTime
from graph_service.submitting import Change, IdempotencyKey, changed, done
from queries.relationships.interactions import NewInteraction, change_interaction, delete_interaction, log_interaction
from queries.relationships.reads import interaction

LONGEST_MINUTES = 7 * 24 * 60

InteractionResult = Annotated[
    Interaction | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("InteractionResult", description="The interaction as it stands now, or why nothing was changed."),
]


@strawberry.input(description="What took place. An account or a contact is enough beside the kind.")
class LogInteractionInput:
    """One small form, also for a phone."""

    kind: InteractionKind = strawberry.field(description="What took place.")  # type: ignore[valid-type]
    account_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the account; null: those for which the contacts work."
    )
    person_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Ids of the contacts who took part."
    )
    colleague_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Ids of colleagues who took part beside you."
    )
    at: DateTime | None = strawberry.field(default=None, description="When; null: now.")
    initiator: Initiator = strawberry.field(  # type: ignore[valid-type]
        default=rules.Initiator.BOTH, description="Who turned to whom."
    )
    depth: InteractionDepth = strawberry.field(  # type: ignore[valid-type]
        default=rules.Depth.WORKING, description="How deep it went."
    )
    minutes: int | None = strawberry.field(default=None, description="How long it took, in minutes.")
    subject: str | None = strawberry.field(default=None, description="One line.")
    note: str | None = strawberry.field(default=None, description="What was said, factual.")

    def new(self, now: datetime) -> NewInteraction:
        """The interaction that it describes; it took place now unless it says when."""
        return NewInteraction(
            rules.InteractionKind(self.kind),
            now if self.at is None else _moment(self.at),
            rules.Initiator(self.initiator),
            rules.Depth(self.depth),
            self.account_id,
            tuple(self.person_ids),
            tuple(self.colleague_ids),
            _minutes(self.minutes),
            optional_line(self.subject, ["input", "subject"]),
            optional_line(self.note, ["input", "note"], NOTE),
        )


@strawberry.input(description="What is to change of an interaction; what is left out stays.")
class ChangeInteractionInput:
    """A change by the author."""

    id: strawberry.ID = strawberry.field(description="Id of the interaction.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    kind: InteractionKind | None = strawberry.field(default=None, description="What took place; null: it stays.")  # type: ignore[valid-type]
    at: DateTime | None = strawberry.field(default=None, description="When; null: it stays.")
    initiator: Initiator | None = strawberry.field(default=None, description="Who turned to whom; null: it stays.")  # type: ignore[valid-type]
    depth: InteractionDepth | None = strawberry.field(default=None, description="How deep it went; null: it stays.")  # type: ignore[valid-type]
    minutes: int | None = strawberry.field(default=strawberry.UNSET, description="How long it took; null: not noted.")
    subject: str | None = strawberry.field(default=strawberry.UNSET, description="One line; null: none.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description="What was said; null: nothing.")
    person_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Ids of all contacts who took part; null: they stay."
    )

    def wanted(self) -> dict[str, object]:
        """The properties that are to change."""
        codes = {
            "kind": _code(rules.InteractionKind, self.kind),
            "initiator": _code(rules.Initiator, self.initiator),
            "depth": _code(rules.Depth, self.depth),
        }
        given: dict[str, object] = {name: code for name, code in codes.items() if code is not None}
        if self.at is not None:
            given["at"] = _moment(self.at)
        if self.minutes is not strawberry.UNSET:
            given["minutes"] = _minutes(self.minutes)
        if self.subject is not strawberry.UNSET:
            given["subject"] = optional_line(self.subject, ["input", "subject"])
        if self.note is not strawberry.UNSET:
            given["note"] = optional_line(self.note, ["input", "note"], NOTE)
        return given


@strawberry.input(description="Which interaction to take back.")
class DeleteInteractionInput:
    """By the author."""

    id: strawberry.ID = strawberry.field(description="Id of the interaction.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")


@strawberry.type(description="An interaction that was taken back.")
class InteractionDeleted:
    """What is left of it."""

    id: strawberry.ID = strawberry.field(description="The id that it had.")


DeleteInteractionResult = Annotated[
    InteractionDeleted | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("DeleteInteractionResult", description="What was taken back, or why nothing was."),
]


@strawberry.type
class InteractionMutation:
    """Interactions of the signed-in colleague."""

    @strawberry.mutation(description="Log a visit, call, meeting, e-mail or chat with an account or with contacts.")
    async def log_interaction(
        self,
        info: Info,
        input: Annotated[LogInteractionInput, strawberry.argument(description="What took place.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> InteractionResult:
        change = Change(
            RELATIONSHIPS, input, idempotency_key, lambda run, by: log_interaction(run, by, input.new(by.now))
        )
        return await changed(info, change, Interaction, interaction)

    @strawberry.mutation(description="Change an interaction that you logged or imported.")
    async def change_interaction(
        self,
        info: Info,
        input: Annotated[ChangeInteractionInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> InteractionResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: change_interaction(run, by, input.id, input.version, input.wanted(), input.person_ids),
        )
        return await changed(info, change, Interaction, interaction)

    @strawberry.mutation(description="Take back an interaction that you logged or imported; no import brings it again.")
    async def delete_interaction(
        self,
        info: Info,
        input: Annotated[DeleteInteractionInput, strawberry.argument(description="Which one.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> DeleteInteractionResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: delete_interaction(run, by, input.id, input.version),
        )
        try:
            return InteractionDeleted(id=await done(info, change))
        except IrontreeError as error:
            return input_problem(error)


def _code(rule: Callable[[str], StrEnum], value: str | None) -> str | None:
    return None if value is None else rule(value).value


def _moment(at: datetime) -> datetime:
    """The moment in UTC; without a zone it is UTC already."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def _minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise InvalidInput(f"{minutes} minutes is no length.", f"Give 1 to {LONGEST_MINUTES}.", ["input", "minutes"])
    return minutes
