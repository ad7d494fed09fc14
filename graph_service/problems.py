"""Named problems that mutations answer with instead of the thing."""

import strawberry

from domain.errors import Clash, Conflict, Forbidden, InvalidInput, IrontreeError, NotFound


@strawberry.interface(name="Problem", description="Why something was not done.")
class ProblemType:
    """One sentence, and what to do next."""

    message: str = strawberry.field(description="What is wrong, in one sentence.")
    next_step: str = strawberry.field(description="What to do; may be empty.")


@strawberry.type(name="InvalidInput", description="A value that you sent cannot be used.")
class InvalidInputType(ProblemType):
    """Form of ``domain.errors.InvalidInput``."""

    path: list[str] = strawberry.field(description="The field of the input, outermost first.")


@strawberry.type(name="NotFound", description="There is no such thing, or you may not see it.")
class NotFoundType(ProblemType):
    """Form of ``domain.errors.NotFound``."""


@strawberry.type(name="ConflictingValue", description="A value that you and somebody else changed.")
class ConflictingValueType:
    """Form of ``domain.errors.Clash``."""

    field: str = strawberry.field(description="Name of the field.")
    yours: str | None = strawberry.field(description="What you wanted it to be; null: nothing.")
    stored: str | None = strawberry.field(description="What it is now; null: nothing.")


@strawberry.type(name="Conflict", description="It has changed meanwhile, or its state forbids this.")
class ConflictType(ProblemType):
    """Form of ``domain.errors.Conflict``."""

    values: list[ConflictingValueType] = strawberry.field(
        default_factory=list, description="Both values of each field that differs; empty if a state forbids it."
    )
    current_version: int | None = strawberry.field(
        default=None, description="The version stored now; read it and decide anew before you base a change on it."
    )


@strawberry.type(name="Forbidden", description="Your role may not do this.")
class ForbiddenType(ProblemType):
    """Form of ``domain.errors.Forbidden``."""


_FORMS = {NotFound: NotFoundType, Forbidden: ForbiddenType}


def problem(error: IrontreeError) -> NotFoundType | ConflictType | ForbiddenType:
    """The GraphQL form of a named error; any other error is raised again."""
    if isinstance(error, Conflict):
        values = [_conflicting(one) for one in error.clashes]
        return ConflictType(
            message=error.message, next_step=error.next_step, values=values, current_version=error.version
        )
    form = _FORMS.get(type(error))
    if form is None:
        raise error
    return form(message=error.message, next_step=error.next_step)  # type: ignore[return-value]


def input_problem(error: IrontreeError) -> InvalidInputType | NotFoundType | ConflictType | ForbiddenType:
    """The GraphQL form of a named error, of an unusable input too; any other error is raised again."""
    if isinstance(error, InvalidInput):
        return InvalidInputType(message=error.message, next_step=error.next_step, path=list(error.path))
    return problem(error)


def _conflicting(clash: Clash) -> ConflictingValueType:
    return ConflictingValueType(field=clash.field, yours=clash.yours, stored=clash.stored)
