"""What a source of interactions is: a source like those of registry data, of what a colleague did on which day."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from domain.ownership.records import Problem
from domain.relationships.interaction_records import SeriesRecord, Window
from ingestion.source import RawRecord

_ADDRESS = re.compile(r"[^\s@,;:<>()\"\\]{1,64}@[^\s@,;:<>()\"\\]{1,189}")
_AUTOMATIC = re.compile(
    r"(no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?|notifications?)([-_.+].*)?@"
)


class InteractionSource(ABC):
    """A calendar or mailbox format."""

    name: str
    """The SOURCE of ``irontree ingest``, and the ``source`` of its interactions."""

    @abstractmethod
    def content_date(self, path: Path) -> date | None:
        """Always None; checks that the file is of this format.

        Raises:
            InvalidInput: the file cannot be opened or is of another format.
        """

    @abstractmethod
    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The entries after the first ``skip``; raises InvalidInput when the file as a whole cannot be read."""

    @abstractmethod
    def parse(self, record: RawRecord, window: Window) -> SeriesRecord | Problem:
        """What an entry says of the window's days, or why it cannot be used; pure, never raises."""


def address_of(text: str) -> str | None:
    """An e-mail address in lower case, ``mailto:`` taken off; None for anything else."""
    text = text.strip().strip("'\"").lower().removeprefix("mailto:")
    return text if _ADDRESS.fullmatch(text) else None


def is_automatic(address: str) -> bool:
    """Whether the address is one that nobody reads, such as ``no-reply@…``."""
    return _AUTOMATIC.match(address) is not None
