"""What a calendar or a mailbox says of interactions, before it is matched to contacts.

Addresses are in lower case. Which of them are contacts is decided when a record is loaded.
"""

from datetime import date, datetime

from domain.relationships.strength import InteractionKind
from domain.rows import row


@row
class Address:
    """An e-mail address and the name written beside it; empty: none was."""

    email: str
    name: str = ""


@row
class OccurrenceRecord:
    """One thing that took place, as a colleague's own calendar or mailbox shows it.

    Attributes:
        key: The source's own number of the occurrence, unique within its series.
        at: When it began or was sent; aware, in UTC.
        others: Everybody whom the source names, the colleague too where it names them.
        sender: Who wrote; None where there is no direction.
        people: How many took part, the colleague included; 2 at least.
        subject: One line; None where there is none or it is private.
        thread: The source's number of the conversation; None: it is none.
    """

    key: str
    kind: InteractionKind
    at: datetime
    others: tuple[Address, ...]
    people: int
    sender: str | None = None
    minutes: int | None = None
    subject: str | None = None
    thread: str | None = None


@row
class SeriesRecord:
    """All that one entry of a source says: a message, or an event with its repetitions within a window.

    What the store holds of the series on the window's days, and ``occurrences`` no longer name, did not take place.

    Attributes:
        series: The source's own number of the entry: UID or Message-ID.
        since: First day of the window; None: the entry is a single one, whatever its day.
        notices: Things worth knowing that stopped nothing.
    """

    series: str
    occurrences: tuple[OccurrenceRecord, ...] = ()
    since: date | None = None
    notices: tuple[str, ...] = ()


@row
class Window:
    """The days of which a calendar is read, both included."""

    since: date
    until: date
