"""Mailboxes: written by hand, so that every header is the one that is meant."""

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidInput
from domain.ownership.records import Problem, Reason
from domain.relationships.interaction_records import Address, OccurrenceRecord, SeriesRecord, Window
from domain.relationships.strength import InteractionKind
from ingestion.relationships.mail import Mail
from ingestion.source import RawRecord

WINDOW = Window(date(2024, 9, 1), date(2026, 9, 1))
FIRST = b"""From sender Mon Jan  5 10:00:00 2026
From: Ann Ours <ann@ours.example>
To: "Zhou, Ning" <Zhou@Huanyue.Example>,
\tbo@huanyue.example
Cc: room-bookings@huanyue.example, ann@ours.example
Date: Mon, 5 Jan 2026 18:00:00 +0800
Message-ID: <one@ours.example>
Subject: Secret subject

Secret body.
>From here on, still the body.
Message-ID: <not-a-header@body>

"""


def read(tmp_path: Path, content: bytes, window: Window = WINDOW) -> list[SeriesRecord | Problem]:
    path = tmp_path / "box.mbox"
    path.write_bytes(content)
    source = Mail()
    return [source.parse(record, window) for record in source.read(path)]


def message(*headers: bytes, sent: bytes = b"Mon, 5 Jan 2026 10:00:00 +0000", key: bytes = b"<m@x>") -> bytes:
    return b"\n".join((b"From x", b"Message-ID: " + key, b"Date: " + sent, *headers, b"", b"body", b"", b""))


def only(tmp_path: Path, content: bytes) -> OccurrenceRecord:
    (found,) = read(tmp_path, content)
    assert isinstance(found, SeriesRecord)
    (occurrence,) = found.occurrences
    return occurrence


def test_a_message_is_who_wrote_to_whom_and_when(tmp_path: Path) -> None:
    assert only(tmp_path, FIRST) == OccurrenceRecord(
        "one@ours.example",
        InteractionKind.EMAIL,
        datetime(2026, 1, 5, 10, tzinfo=UTC),
        (
            Address("room-bookings@huanyue.example"),
            Address("ann@ours.example", "Ann Ours"),
            Address("zhou@huanyue.example", "Zhou, Ning"),
            Address("bo@huanyue.example"),
        ),
        4,
        "ann@ours.example",
        thread="one@ours.example",
    )


def test_no_word_of_subject_or_body_is_read(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(FIRST)
    (record,) = Mail().read(path)
    assert "ecret" not in repr(record)
    assert isinstance(record.value, dict)
    assert list(record.value) == ["From", "To", "Cc", "Date", "Message-ID"]


def test_packed_and_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox.gz"
    path.write_bytes(gzip.compress(FIRST + message(b"From: a@b.example") * 2))
    assert [one.position for one in Mail().read(path, 1)] == [2, 3]


@pytest.mark.parametrize(
    "name",
    [
        b"=?UTF-8?B?5ZGo5a6B?=",
        b"=?GB18030?B?1tzE/g==?=",
        b"=?gb2312?Q?=D6=DC=C4=FE?=",
        "周宁".encode(),  # not allowed, and common
        "周宁".encode("gb18030"),
    ],
)
def test_names_in_all_encodings(tmp_path: Path, name: bytes) -> None:
    found = only(tmp_path, message(b"From: " + name + b" <zhou@huanyue.example>"))
    assert found.others == (Address("zhou@huanyue.example", "周宁"),)


def test_a_name_in_a_charset_that_nobody_knows_stays_as_it_is(tmp_path: Path) -> None:
    found = only(tmp_path, message(b"From: =?x-nonsense?Q?abc?= <a@b.example>"))
    assert found.others == (Address("a@b.example", "=?x-nonsense?Q?abc?="),)


@pytest.mark.parametrize(
    ("headers", "thread"),
    [
        ([b"References: <root@x> <second@x>", b"In-Reply-To: <second@x>"], "root@x"),
        ([b"In-Reply-To: <second@x>"], "second@x"),
        ([], "m@x"),
    ],
)
def test_threads(tmp_path: Path, headers: list[bytes], thread: str) -> None:
    assert only(tmp_path, message(b"From: a@b.example", *headers)).thread == thread


@pytest.mark.parametrize(
    ("header", "notice"),
    [
        (b"List-Id: <news.example>", "sent by a mailing list"),
        (b"List-Unsubscribe: <mailto:x@y.example>", "sent by a mailing list"),
        (b"Precedence: bulk", "sent by a mailing list"),
        (b"Auto-Submitted: auto-replied", "sent by a machine"),
        (b"From: No-Reply <no-reply@shop.example>", "sent by a machine"),
        (b"From: noreply-booking@shop.example", "sent by a machine"),
        (b"From: MAILER-DAEMON@shop.example", "sent by a machine"),
    ],
)
def test_what_nobody_wrote_to_anybody_is_passed_over(tmp_path: Path, header: bytes, notice: str) -> None:
    (found,) = read(tmp_path, message(header, *([] if header.startswith(b"From") else [b"From: a@b.example"])))
    assert found == SeriesRecord("m@x", notices=(notice,))


def test_a_message_to_many_is_a_mass_mail(tmp_path: Path) -> None:
    to = b", ".join(b"p%d@x.example" % number for number in range(20))
    found = only(tmp_path, message(b"From: a@b.example", b"To: " + to))
    assert (found.kind, found.people) == (InteractionKind.MASS_EMAIL, 21)


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (message(b"From: a@b.example", key=b""), Reason.MISSING_FIELD, "Message-ID is missing"),
        (message(b"From: a@b.example", sent=b"yesterday"), Reason.BAD_DATE, "Date is no date: 'yesterday'."),
        (message(b"From: nobody"), Reason.MISSING_FIELD, "From holds no address"),
        (
            message(b"From: a@b.example", sent=b"Wed, 2 Sep 2026 00:00:00 +0000"),
            Reason.OUT_OF_RANGE,
            "Date 2026-09-02 lies after 2026-09-01.",
        ),
    ],
)
def test_what_cannot_be_used_says_why(tmp_path: Path, content: bytes, reason: Reason, detail: str) -> None:
    (found,) = read(tmp_path, content)
    assert isinstance(found, Problem)
    assert found.reason is reason
    assert detail in found.detail


def test_what_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all\n")
    with pytest.raises(InvalidInput, match="does not begin with a line"):
        Mail().content_date(path)


@given(st.binary(max_size=300))
def test_any_bytes_give_records_or_a_named_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("mail") / "any.mbox"
    path.write_bytes(b"From x\n" + content)
    for record in Mail().read(path):
        assert isinstance(Mail().parse(record, WINDOW), SeriesRecord | Problem)


@given(st.dictionaries(st.sampled_from(["From", "To", "Cc", "Date", "Message-ID", "References"]), st.text()))
def test_any_headers_give_a_series_or_a_problem(headers: dict[str, str]) -> None:
    headers = {"Message-ID": "<a@b>", "Date": "Mon, 5 Jan 2026 10:00:00 +0000"} | headers
    record = RawRecord(1, dict(headers), "message 1")
    assert isinstance(Mail().parse(record, WINDOW), SeriesRecord | Problem)
