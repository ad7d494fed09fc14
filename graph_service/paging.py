"""Where a page of a list ends, the same for every list."""

from dataclasses import dataclass

import strawberry

from graph_service.planning import filled


@dataclass(frozen=True, slots=True)
class PageEnd:
    """Whether more rows follow a page, and the cursor of its last row; None for an empty page."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type(description="Where a page ends.")
class PageInfo:
    """The GraphQL type of ``PageEnd``."""

    has_next_page: bool = filled("has_next_page", "Whether more follow.")
    end_cursor: str | None = filled("end_cursor", "Pass it as `after` for the next page.")
