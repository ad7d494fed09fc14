"""Changing contacts and positions through the API."""

from typing import Annotated

import strawberry

from domain.access import RELATIONSHIPS
from domain.errors import IrontreeError
from graph_service.context import Info
from graph_service.ownership.match_types import PossibleDuplicate, match_features, match_party
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType, input_problem
from graph_service.relationships.contact_inputs import (
    AddContactInput,
    AddPositionInput,
    ChangeContactInput,
    EndPositionInput,
    MovePositionInput,
    SetReportingLineInput,
)
from graph_service.relationships.contact_types import Contact, PossibleDuplicates
from graph_service.submitting import Change, IdempotencyKey, changed, done, shown
from queries.relationships.people import PossiblyKnown, change_contact, require_contact, save_contact
from queries.relationships.positions import ReportingLine, add_position, end_position, move_position, report_to
from queries.relationships.reads import contact
from queries.store import Run
from queries.submissions import Author

ContactResult = Annotated[
    Contact | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("ContactResult", description="The contact as it stands now, or why nothing was changed."),
]
AddContactResult = Annotated[
    Contact | PossibleDuplicates | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("AddContactResult", description="The contact, who it may be already, or why it was not added."),
]


@strawberry.type(description="Who reports to whom from now on; either may be a placeholder.")
class ReportingLineSet:
    """What a reporting line was set to."""

    person_id: strawberry.ID = strawberry.field(description="Id of who reports.")
    reports_to_id: strawberry.ID | None = strawberry.field(description="Id of who is reported to; null: nobody.")


SetReportingLineResult = Annotated[
    ReportingLineSet | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("SetReportingLineResult", description="The line as it is now, or why nothing was changed."),
]


@strawberry.type
class ContactMutation:
    """Contacts, positions and reporting lines."""

    @strawberry.mutation(
        description="Add a contact with a first position; if somebody known may be the person, it answers with them."
    )
    async def add_contact(
        self,
        info: Info,
        input: Annotated[AddContactInput, strawberry.argument(description="The contact.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> AddContactResult:
        async def act(run: Run, by: Author) -> str:
            id_ = await save_contact(run, by, input.new())
            position = input.position(by.today)
            await add_position(run, by, id_, position)
            if input.reports_to_id is not None:
                above = ReportingLine(id_, input.reports_to_id, position.company, position.during.start)
                await report_to(run, by, above)
            return id_

        try:
            id_ = await done(info, Change(RELATIONSHIPS, input, idempotency_key, act))
        except PossiblyKnown as known:
            return _possible_duplicates(known)
        except IrontreeError as error:
            return input_problem(error)
        return await shown(info, id_, Contact, contact)

    @strawberry.mutation(description="Change what is kept of a contact.")
    async def change_contact(
        self,
        info: Info,
        input: Annotated[ChangeContactInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> ContactResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: change_contact(run, by, input.id, input.version, input.values()),
        )
        return await changed(info, change, Contact, contact)

    @strawberry.mutation(description="Give a contact a further position.")
    async def add_position(
        self,
        info: Info,
        input: Annotated[AddPositionInput, strawberry.argument(description="The position.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> ContactResult:
        async def act(run: Run, by: Author) -> str:
            await require_contact(run, input.person_id)
            await add_position(run, by, input.person_id, input.position(by.today))
            return input.person_id

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Contact, contact)

    @strawberry.mutation(description="Move a contact to another position or company; the old one stays in the history.")
    async def move_position(
        self,
        info: Info,
        input: Annotated[MovePositionInput, strawberry.argument(description="The move.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> ContactResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: move_position(run, by, input.id, input.version, input.position(by.today)),
        )
        return await changed(info, change, Contact, contact)

    @strawberry.mutation(description="End a position, and its reporting lines; it stays in the history.")
    async def end_position(
        self,
        info: Info,
        input: Annotated[EndPositionInput, strawberry.argument(description="The position.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> ContactResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: end_position(run, by, input.id, input.version, input.on or by.today),
        )
        return await changed(info, change, Contact, contact)

    @strawberry.mutation(description="Say to whom a contact reports in a company; the line that was ends.")
    async def set_reporting_line(
        self,
        info: Info,
        input: Annotated[SetReportingLineInput, strawberry.argument(description="The line.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> SetReportingLineResult:
        change = Change(RELATIONSHIPS, input, idempotency_key, lambda run, by: report_to(run, by, input.line(by.today)))
        try:
            await done(info, change)
        except IrontreeError as error:
            return input_problem(error)
        return ReportingLineSet(person_id=input.person_id, reports_to_id=input.reports_to_id)


def _possible_duplicates(known: PossiblyKnown) -> PossibleDuplicates:
    return PossibleDuplicates(
        message=known.message,
        next_step=known.next_step,
        candidates=[
            PossibleDuplicate(
                party=match_party(one.party),
                score=one.score.score,
                certain=one.certain,
                features=match_features(one.score.features),
            )
            for one in known.candidates
        ],
    )
