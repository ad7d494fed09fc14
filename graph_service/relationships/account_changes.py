"""Changing accounts and their teams through the API."""

from typing import Annotated

import strawberry

from domain.access import RELATIONSHIPS, TEAMS
from domain.errors import IrontreeError
from domain.relationships.periods import period
from domain.relationships.triangle import SeatRole as Role
from domain.written import optional_line
from graph_service.context import Info
from graph_service.money import MoneyInput
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType, input_problem
from graph_service.relationships.account_types import Account, SeatRole
from graph_service.scalars import Date
from graph_service.submitting import Change, IdempotencyKey, changed, done
from queries.relationships.accounts import NewAccount, change_account, create_account
from queries.relationships.reads import account
from queries.relationships.teams import HandOver, NewSeat, assign_seat, end_seat, hand_over
from queries.store import Run
from queries.submissions import Author

AccountResult = Annotated[
    Account | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("AccountResult", description="The account as it stands now, or why nothing was changed."),
]


@strawberry.input(description="A company that becomes an account.")
class CreateAccountInput:
    """What is noted of a new account."""

    company_id: strawberry.ID = strawberry.field(description="Id of the company, from a register.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Id of the colleague who answers for it (seat OWNER); null: you."
    )
    tier: str | None = strawberry.field(default=None, description="Class of the account, such as A, B, C.")
    segment: str | None = strawberry.field(default=None, description="Line of business.")
    potential: MoneyInput | None = strawberry.field(default=None, description="Sales potential of a year.")

    def new(self, viewer: str) -> NewAccount:
        """The account that it asks for; ``viewer`` owns it unless another does."""
        return NewAccount(self.company_id, self.owner_id or viewer, _noted(self.tier, self.segment, self.potential))


@strawberry.input(description="What is to change of an account; what is left out stays.")
class ChangeAccountInput:
    """A change of what is noted of an account."""

    id: strawberry.ID = strawberry.field(description="Id of the account.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    tier: str | None = strawberry.field(default=strawberry.UNSET, description="Class of the account; null: none.")
    segment: str | None = strawberry.field(default=strawberry.UNSET, description="Line of business; null: none.")
    potential: MoneyInput | None = strawberry.field(
        default=strawberry.UNSET, description="Sales potential of a year; null: not noted."
    )


@strawberry.input(description="A seat on an account's team.")
class AssignSeatInput:
    """Who takes which seat, and for how long."""

    account_id: strawberry.ID = strawberry.field(description="Id of the account.")
    user_id: strawberry.ID = strawberry.field(description="Id of the colleague.")
    role: SeatRole = strawberry.field(description="What the colleague is to the account.")  # type: ignore[valid-type]
    start: Date | None = strawberry.field(default=None, description="First day; today if not given.")
    end: Date | None = strawberry.field(default=None, description="First day no longer; null: it goes on.")


@strawberry.input(description="The end of a seat.")
class EndSeatInput:
    """Which seat ends, and when."""

    id: strawberry.ID = strawberry.field(description="Id of the seat.")
    version: int = strawberry.field(description="Version that you looked at; a newer one is a Conflict.")
    on: Date | None = strawberry.field(default=None, description="First day no longer; today if not given.")


@strawberry.input(description="What one colleague gives to another.")
class HandOverInput:
    """Who hands over to whom."""

    from_user_id: strawberry.ID = strawberry.field(description="Id of who gives.")
    to_user_id: strawberry.ID = strawberry.field(description="Id of who takes over.")
    on: Date | None = strawberry.field(default=None, description="First day of the new order; today if not given.")
    account_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Only of these accounts; null: of all."
    )


@strawberry.type(description="What was handed over.")
class HandedOver:
    """Counts of what changed hands."""

    seats: int = strawberry.field(description="Seats on account teams.")
    actions: int = strawberry.field(description="Open actions and tasks.")


HandOverResult = Annotated[
    HandedOver | InvalidInputType | NotFoundType | ConflictType | ForbiddenType,
    strawberry.union("HandOverResult", description="What was handed over, or why nothing was."),
]


@strawberry.type
class AccountMutation:
    """Accounts and their teams."""

    @strawberry.mutation(description="Make a company an account; its owner takes the seat OWNER.")
    async def create_account(
        self,
        info: Info,
        input: Annotated[CreateAccountInput, strawberry.argument(description="The company.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> AccountResult:
        viewer = info.context.viewer.id
        change = Change(
            RELATIONSHIPS, input, idempotency_key, lambda run, by: create_account(run, by, input.new(viewer))
        )
        return await changed(info, change, Account, account)

    @strawberry.mutation(description="Change what is noted of an account.")
    async def change_account(
        self,
        info: Info,
        input: Annotated[ChangeAccountInput, strawberry.argument(description="The change.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> AccountResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: change_account(
                run, by, input.id, input.version, _noted(input.tier, input.segment, input.potential)
            ),
        )
        return await changed(info, change, Account, account)

    @strawberry.mutation(description="Give a colleague a seat on an account's team.")
    async def assign_seat(
        self,
        info: Info,
        input: Annotated[AssignSeatInput, strawberry.argument(description="The seat.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> AccountResult:
        def new() -> NewSeat:
            during = period(input.start or info.context.today, input.end, ["input", "end"])
            return NewSeat(input.account_id, input.user_id, Role(input.role), during)

        async def act(run: Run, by: Author) -> str:
            await assign_seat(run, by, new())
            return input.account_id

        return await changed(info, Change(RELATIONSHIPS, input, idempotency_key, act), Account, account)

    @strawberry.mutation(description="End a seat; it stays in the history.")
    async def end_seat(
        self,
        info: Info,
        input: Annotated[EndSeatInput, strawberry.argument(description="The seat.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> AccountResult:
        change = Change(
            RELATIONSHIPS,
            input,
            idempotency_key,
            lambda run, by: end_seat(run, by, input.id, input.version, input.on or by.today),
        )
        return await changed(info, change, Account, account)

    @strawberry.mutation(description="Give all seats and open actions of a colleague to another; the history stays.")
    async def hand_over(
        self,
        info: Info,
        input: Annotated[HandOverInput, strawberry.argument(description="Who gives and who takes.")],  # noqa: A002
        idempotency_key: IdempotencyKey = None,
    ) -> HandOverResult:
        own = input.from_user_id == info.context.viewer.id
        accounts = None if input.account_ids is None else tuple(input.account_ids)
        change = Change(
            RELATIONSHIPS if own else TEAMS,
            input,
            idempotency_key,
            lambda run, by: hand_over(
                run, by, HandOver(input.from_user_id, input.to_user_id, input.on or by.today, accounts)
            ),
        )
        try:
            return HandedOver(**await done(info, change))
        except IrontreeError as error:
            return input_problem(error)


def _noted(tier: str | None, segment: str | None, potential: MoneyInput | None) -> dict[str, object]:
    """The properties of what was given; what was left out is not among them."""
    values: dict[str, object] = {}
    if tier is not strawberry.UNSET:
        values["tier"] = optional_line(tier, ["input", "tier"])
    if segment is not strawberry.UNSET:
        values["segment"] = optional_line(segment, ["input", "segment"])
    if potential is not strawberry.UNSET:
        values["potentialAmount"] = None if potential is None else potential.minor("input", "potential")
        values["potentialCurrency"] = None if potential is None else potential.currency
    return values
