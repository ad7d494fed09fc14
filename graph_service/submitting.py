"""What every changing root field does: check the right, do the change once, answer with the thing as selected."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeAlias, TypeVar, cast

import strawberry

from domain.access import Rule, Viewer
from domain.errors import IrontreeError, NotFound
from graph_service.context import Info
from graph_service.planning import selection_of, shaped
from graph_service.problems import ConflictType, ForbiddenType, InvalidInputType, NotFoundType, input_problem, problem
from queries.selection import Selection, Shape
from queries.store import Run, Store
from queries.submissions import Author, Submission, submit

Thing = TypeVar("Thing")
Problem: TypeAlias = InvalidInputType | NotFoundType | ConflictType | ForbiddenType
IdempotencyKey = Annotated[
    str | None,
    strawberry.argument(
        description="Any text of your own, for 30 days: the same change sent again with it is done once."
    ),
]
Act: TypeAlias = Callable[[Run, Author], Awaitable[Any]]
Read: TypeAlias = Callable[[Store, Viewer, str, Selection, date], Awaitable[Shape | None]]


@dataclass(frozen=True, slots=True)
class Change:
    """A change as a resolver describes it.

    Attributes:
        rule: The right it needs.
        input: The whole input as it was sent.
        key: The idempotency key.
        act: Does it in a transaction; gives the id of the thing.
    """

    rule: Rule
    input: object
    key: str | None
    act: Act


async def changed(info: Info, change: Change, thing: type[Thing], read: Read) -> Thing | Problem:
    """The changed thing of the GraphQL type ``thing``, as selected, or the form of what prevented the change."""
    try:
        id_ = await done(info, change)
    except IrontreeError as error:
        return input_problem(error)
    return await shown(info, id_, thing, read)


async def shown(info: Info, id_: str, thing: type[Thing], read: Read) -> Thing | Problem:
    """The thing of the GraphQL type ``thing`` with our id, as selected, once it was changed."""
    context = info.context
    found = await read(context.store, context.viewer, id_, selection_of(info, thing.__name__), context.today)
    if found is None:
        return problem(NotFound(f"It is done, but there is no {thing.__name__} {id_} to show."))
    return cast("Thing", shaped(info, found))


async def done(info: Info, change: Change) -> Any:  # noqa: ANN401
    """What the change gives, done once.

    Raises:
        Forbidden: the viewer may not change this.
        IrontreeError: whatever ``act`` refuses.
    """
    context = info.context
    context.require(change.rule)
    author = Author(context.viewer.id, datetime.now(tz=UTC), context.today)
    content = (
        asdict(change.input) if is_dataclass(change.input) and not isinstance(change.input, type) else change.input
    )
    submission = Submission(info.field_name, author, change.key, content)
    return await submit(context.store, submission, lambda run: change.act(run, author))
