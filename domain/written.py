"""Texts that users write: trimmed and bounded before they are stored."""

from collections.abc import Sequence

from domain.errors import InvalidInput

LINE = 200
"""Most characters of a name or title."""

NOTE = 4_000
"""Most characters of evidence or a note."""


def line(text: str, path: Sequence[str], longest: int = LINE) -> str:
    """The text without space around it.

    Raises:
        InvalidInput: nothing is left, or it is longer than ``longest`` characters.
    """
    kept = text.strip()
    if not kept or len(kept) > longest:
        fault = "is empty" if not kept else f"has {len(kept)} characters, more than {longest}"
        raise InvalidInput(f"`{path[-1]}` {fault}.", f"Give 1 to {longest} characters.", path)
    return kept


def optional_line(text: str | None, path: Sequence[str], longest: int = LINE) -> str | None:
    """The text without space around it; None for none or for space only.

    Raises:
        InvalidInput: it is longer than ``longest`` characters.
    """
    return line(text, path, longest) if text and text.strip() else None
