"""What every changing root field does: check the right, do the change once, answer with the thing as selected."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, TypeAlias

import strawberry

from domain.access import Rule, Viewer
from domain.errors import IrontreeError
from graph_service.context import Info
from graph_service.planning import selection_of, shaped
from graph_service.problems import input_problem
from queries.selection import Selection, Shape
from queries.store import Run, Store
from queries.submissions import Author, Submission, submit

IdempotencyKey = Annotated[
    str | None,
    strawberry.argument(
        description="Any text of your own, for 30 days: the same change sent again with it is done once."
    ),
]
Act: TypeAlias = Callable[[Run, Author], Awaitable[Any]]
Read: TypeAlias = Callable[[Store, Viewer, str, Selection], Awaitable[Shape | None]]


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


async def changed(
    info: Info,
    change: Change,
    type_name: str,
    read: Read,
    problem: Callable[[IrontreeError], object] = input_problem,
) -> Any:  # noqa: ANN401 - a union of the thing and its problems
    """The changed thing of the GraphQL type, as selected, or the form of the problem that prevented the change."""
    try:
        id_ = await done(info, change)
    except IrontreeError as error:
        return problem(error)
    return shaped(info, await read(info.context.store, info.context.viewer, id_, selection_of(info, type_name)))


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
