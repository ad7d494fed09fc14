"""The source ``mail``: who wrote to whom and when, of a colleague's mailbox file (mbox).

Who is who
    Every address of From, To and Cc. Which of them are contacts is decided when a message is loaded.
What a message says
    One interaction by e-mail at its Date, numbered by its Message-ID: the same message in two folders is one. Its
    thread is the first message that References names. A message to more than 20 people is a mass e-mail, which counts
    for no relationship. What mailing lists and machines send (List-Id, Precedence: bulk, Auto-Submitted, no-reply) is
    passed over, with a notice. Subject and body are not read.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from domain.ownership.records import Problem, Reason
from domain.relationships.interaction_records import Address, OccurrenceRecord, SeriesRecord, Window
from domain.relationships.strength import InteractionKind
from ingestion.interaction_source import InteractionSource, address_of, is_automatic
from ingestion.ownership.fields import quoted
from ingestion.reading.mailboxes import check_mailbox, decoded_words, mail_records
from ingestion.source import RawRecord

MASS = 20
"""Most people of a message that still counts as written to each of them."""

LONGEST_KEY = 250
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")


class Mail(InteractionSource):
    """The source ``mail``; the rules stand in the module's docstring."""

    name = "mail"

    def content_date(self, path: Path) -> date | None:
        """Always None; raises InvalidInput for what is no mailbox."""
        check_mailbox(path)
        return None

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """The messages after the first ``skip``; raises InvalidInput as ``mail_records`` does."""
        return mail_records(path, skip)

    def parse(self, record: RawRecord, window: Window) -> SeriesRecord | Problem:
        """The message as an interaction, or the first problem."""
        if record.problem is not None:
            return record.problem
        value = record.value
        if not isinstance(value, dict):
            return Problem(Reason.MALFORMED, "The record holds no headers.")
        return _parse({name: text for name, text in value.items() if isinstance(text, str)}, window)


def _parse(headers: Mapping[str, str], window: Window) -> SeriesRecord | Problem:
    key = message_id(headers.get("Message-ID", ""))
    if key is None:
        return Problem(Reason.MISSING_FIELD, f"Message-ID is missing or none: {quoted(headers.get('Message-ID', ''))}.")
    if notice := _not_personal(headers):
        return SeriesRecord(key, notices=(notice,))
    sent = _sent(headers.get("Date", ""), window)
    if isinstance(sent, Problem):
        return sent
    senders = _addresses(headers.get("From", ""))
    if not senders:
        return Problem(Reason.MISSING_FIELD, f"From holds no address: {quoted(headers.get('From', ''))}.")
    return SeriesRecord(key, (_message(key, sent, senders[0].email, headers),))


def _message(key: str, sent: datetime, sender: str, headers: Mapping[str, str]) -> OccurrenceRecord:
    everybody = {one.email: one for name in ("Cc", "To", "From") for one in _addresses(headers.get(name, ""))}
    others = tuple(one for one in everybody.values() if not is_automatic(one.email))
    people = max(2, len(everybody))
    kind = InteractionKind.EMAIL if people <= MASS else InteractionKind.MASS_EMAIL
    thread = message_id(headers.get("References", "")) or message_id(headers.get("In-Reply-To", "")) or key
    return OccurrenceRecord(key, kind, sent, others, people, sender, thread=thread)


def message_id(text: str) -> str | None:
    """The first message number of a header; None when there is none that could be kept."""
    found = _MESSAGE_ID.search(text)
    return found[1] if found and len(found[1]) <= LONGEST_KEY and found[1].isprintable() else None


def _not_personal(headers: Mapping[str, str]) -> str | None:
    if {"List-Id", "List-Unsubscribe", "List-Post"} & headers.keys():
        return "sent by a mailing list"
    if headers.get("Precedence", "").strip().lower() in {"bulk", "list", "junk"}:
        return "sent by a mailing list"
    if headers.get("Auto-Submitted", "no").strip().lower() != "no":
        return "sent by a machine"
    senders = _addresses(headers.get("From", ""))
    return "sent by a machine" if senders and is_automatic(senders[0].email) else None


def _sent(text: str, window: Window) -> datetime | Problem:
    try:
        at = parsedate_to_datetime(text)
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return Problem(Reason.BAD_DATE, f"Date is no date: {quoted(text)}.")
    if at.date() > window.until:
        return Problem(Reason.OUT_OF_RANGE, f"Date {at.date()} lies after {window.until}.")
    return at


def _addresses(text: str) -> list[Address]:
    found = ((address_of(email), decoded_words(name)) for name, email in getaddresses([text]))
    return [Address(email, name[:200]) for email, name in found if email]
