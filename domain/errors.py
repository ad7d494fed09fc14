"""Named errors of Irontree.

IrontreeError               one clear sentence, and what to do next
├── InvalidInput            a value the caller sent cannot be used
├── NotFound                no such thing, or not visible to the caller
├── Conflict                the thing has changed since, or is in the wrong state
├── Forbidden               the caller may not do this
└── Unavailable             something Irontree needs does not answer
"""

from collections.abc import Sequence
from dataclasses import dataclass


class IrontreeError(Exception):
    """Base of all expected failures.

    Attributes:
        message: One sentence that names what is wrong.
        next_step: One sentence that says what to do; may be empty.
        code: Stable machine name, sent as ``extensions.code`` by the API.
    """

    code = "INTERNAL"

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class InvalidInput(IrontreeError):
    """A value the caller sent cannot be used; ``path`` names the field, outermost first."""

    code = "INVALID_INPUT"

    def __init__(self, message: str, next_step: str = "", path: Sequence[str] = ()) -> None:
        super().__init__(message, next_step)
        self.path = tuple(path)


class NotFound(IrontreeError):
    """The thing does not exist, or the caller may not know that it does."""

    code = "NOT_FOUND"


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that two changed: what the caller wanted, and what is stored now; None: nothing."""

    field: str
    yours: str | None
    stored: str | None


class Conflict(IrontreeError):
    """The thing has changed since the caller read it, or is in a state that forbids the act.

    Attributes:
        clashes: The values that differ, where another change came first.
        version: The version that is stored now, to base the next attempt on.
    """

    code = "CONFLICT"

    def __init__(
        self, message: str, next_step: str = "", clashes: Sequence[Clash] = (), version: int | None = None
    ) -> None:
        super().__init__(message, next_step)
        self.clashes = tuple(clashes)
        self.version = version


class Forbidden(IrontreeError):
    """The caller is known and may not do this."""

    code = "FORBIDDEN"


class Unavailable(IrontreeError):
    """Something Irontree needs (database, registry, disk) does not answer as it should."""

    code = "UNAVAILABLE"
