"""Calendars and mailboxes into a real store."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from domain.errors import InvalidInput, NotFound
from ingestion.load import LoadOptions, LoadSummary, load
from ingestion.quarantine import retry_quarantine
from ingestion.sources import source
from queries.statement import statement
from queries.store import Store

AS_OF = date(2026, 9, 1)
SETTING = statement(
    """
    CREATE (:User {id: 'u-ann', login: 'ann', name: 'Ann', role: 'SALES', active: true, email: 'ann@ours.example'})
    CREATE (:User {id: 'u-ben', login: 'ben@ours.example', name: 'Ben', role: 'SALES', active: true})
    CREATE (a:Party:Company:Account {id: 'a1', name: 'Huanyue'})
    CREATE (z:Party:Person:Contact {id: 'p-zhou', name: 'Zhou', email: 'zhou@huanyue.example'})
    CREATE (:Party:Person:Contact {id: 'p-bo', name: 'Bo', email: 'bo@elsewhere.example'})
    CREATE (z)-[:WORKS_FOR {id: 'w1', version: 1, main: true, seniority: 'DIRECTOR', validFrom: date('2020-01-01'),
      validTo: date('2026-06-01'), recordedAt: datetime(), recordedBy: 'u-ann'}]->(a)
    """
)
INTERACTIONS = statement(
    "RETURN COLLECT { MATCH (i:Interaction) RETURN [toString(i.at), i.kind, i.initiator, i.version,"
    " COLLECT { MATCH (i)<-[:PARTICIPATED]-(p) RETURN p.id ORDER BY p.id },"
    " COLLECT { MATCH (i)-[:OF_ACCOUNT]->(a) RETURN a.id }] ORDER BY i.at }"
)
UNMATCHED = statement(
    "RETURN COLLECT { MATCH (u:UnmatchedAddress) RETURN [u.email, u.name, u.user, u.times] ORDER BY u.email }"
)
TOUCH = statement(
    "RETURN COLLECT { MATCH (u:User)-[t:IN_TOUCH]->(p) RETURN [u.id, p.id, t.interactions, toString(t.lastOn)]"
    " ORDER BY u.id, p.id }"
)


def event(uid: str, start: str, *lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", *lines, "END:VEVENT"))


WITH_ZHOU = (
    "ATTENDEE:mailto:ann@ours.example\nATTENDEE:mailto:Zhou@huanyue.example\nATTENDEE;CN=Who:mailto:who@x.example"
)


def mail(key: str, sender: str, to: str, sent: str = "Mon, 5 Jan 2026 10:00:00 +0000") -> str:
    return f"From x\nMessage-ID: <{key}>\nFrom: {sender}\nTo: {to}\nDate: {sent}\n\nbody\n\n"


class Trial:
    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self._folder = folder

    async def calendar(self, *parts: str, user: str = "ann", as_of: date = AS_OF) -> LoadSummary:
        text = "\n".join(("BEGIN:VCALENDAR", *parts, "END:VCALENDAR", "")).replace("\n", "\r\n")
        return await self._load("calendar", text, user, as_of)

    async def mail(self, *messages: str, user: str = "ann") -> LoadSummary:
        return await self._load("mail", "".join(messages), user, AS_OF)

    async def _load(self, name: str, text: str, user: str, as_of: date) -> LoadSummary:
        path = self._folder / name
        path.write_text(text, newline="")
        options = LoadOptions(as_of, batch_size=2, started_by=user)
        return await load(self.store, source(name), [path], options)

    async def interactions(self) -> Sequence[Sequence[object]]:
        found: Sequence[Sequence[object]] = await self.store.read(INTERACTIONS)
        return found


@pytest.fixture
async def trial(store: Store, tmp_path: Path) -> Trial:
    await store.write(SETTING)
    return Trial(store, tmp_path)


def outcome(summary: LoadSummary) -> tuple[int, int, int, int]:
    counts = summary.run.counts.interactions
    return counts.created, counts.changed, counts.unchanged, counts.ended


async def test_a_meeting_is_matched_to_contact_account_and_colleague(trial: Trial) -> None:
    summary = await trial.calendar(event("e1", "20260105T020000Z", WITH_ZHOU))
    assert outcome(summary) == (1, 0, 0, 0)
    assert await trial.interactions() == [["2026-01-05T02:00:00Z", "MEETING", "BOTH", 1, ["p-zhou", "u-ann"], ["a1"]]]
    assert await trial.store.read(UNMATCHED) == [["who@x.example", "Who", "u-ann", 1]]
    assert summary.run.counts.notices == {"addresses of no contact": 1}
    assert await trial.store.read(TOUCH) == [["u-ann", "p-zhou", 1, "2026-01-05"]]


async def test_the_account_is_that_of_the_day(trial: Trial) -> None:
    await trial.calendar(event("e1", "20260701T020000Z", WITH_ZHOU))  # a month after the contact left
    assert [row[-1] for row in await trial.interactions()] == [[]]


async def test_the_same_file_twice_changes_nothing(trial: Trial) -> None:
    parts = [
        event("e1", "20260105T020000Z", "RRULE:FREQ=WEEKLY;COUNT=3", WITH_ZHOU),
        event("e2", "20260106T020000Z", WITH_ZHOU),
        event("e3", "20260107T020000Z", WITH_ZHOU),
    ]
    await trial.calendar(*parts)
    before = await trial.interactions(), await trial.store.read(UNMATCHED), await trial.store.read(TOUCH)
    assert outcome(await trial.calendar(*parts)) == (0, 0, 5, 0)
    assert (await trial.interactions(), await trial.store.read(UNMATCHED), await trial.store.read(TOUCH)) == before


async def test_an_update_changes_and_a_cancellation_removes(trial: Trial) -> None:
    weekly = "RRULE:FREQ=WEEKLY;COUNT=3"
    await trial.calendar(event("e1", "20260105T020000Z", weekly, WITH_ZHOU))
    moved = event("e1", "20260112T050000Z", "RECURRENCE-ID:20260112T020000Z", "SEQUENCE:1", WITH_ZHOU)
    gone = event("e1", "20260119T020000Z", "RECURRENCE-ID:20260119T020000Z", "STATUS:CANCELLED")
    summary = await trial.calendar(event("e1", "20260105T020000Z", weekly, WITH_ZHOU), moved, gone)
    assert outcome(summary) == (0, 1, 1, 1)
    assert [(row[0], row[3]) for row in await trial.interactions()] == [
        ("2026-01-05T02:00:00Z", 1),
        ("2026-01-12T05:00:00Z", 2),
    ]
    assert outcome(await trial.calendar("METHOD:CANCEL", event("e1", "20260105T020000Z", weekly))) == (0, 0, 0, 2)
    assert (await trial.interactions(), await trial.store.read(TOUCH)) == ([], [])


async def test_what_lies_before_the_window_stays(trial: Trial) -> None:
    daily = event("e1", "20240101T020000Z", "RRULE:FREQ=YEARLY", WITH_ZHOU)
    assert outcome(await trial.calendar(daily, as_of=date(2024, 6, 1))) == (1, 0, 0, 0)
    assert outcome(await trial.calendar(daily)) == (2, 0, 0, 0)  # since 2024-09-02: 2025 and 2026
    assert len(await trial.interactions()) == 3


async def test_mail_has_a_direction(trial: Trial) -> None:
    zhou, ann, nobody = "Zhou <zhou@huanyue.example>", "ann@ours.example", "who@x.example"
    summary = await trial.mail(
        mail("m1", ann, zhou),
        mail("m2", zhou, ann, "Mon, 5 Jan 2026 11:00:00 +0000"),
        mail("m3", nobody, ann),
        mail("m2", zhou, ann, "Mon, 5 Jan 2026 11:00:00 +0000"),  # once more in another folder
    )
    assert [row[1:3] for row in await trial.interactions()] == [["EMAIL", "US"], ["EMAIL", "THEM"]]
    assert outcome(summary) == (2, 0, 1, 0)
    assert summary.run.counts.notices == {"names no contact": 1, "addresses of no contact": 1}


async def test_two_colleagues_each_have_their_own_and_know_each_other(trial: Trial) -> None:
    together = mail("m1", "ben@ours.example", "ann@ours.example, zhou@huanyue.example")
    await trial.mail(together)
    await trial.mail(together, user="ben@ours.example")
    assert [row[4] for row in await trial.interactions()] == [["p-zhou", "u-ann", "u-ben"]] * 2
    assert await trial.store.read(UNMATCHED) == []


async def test_what_a_colleague_added_or_dismissed_survives_the_next_import(trial: Trial) -> None:
    parts = [event("e1", "20260105T020000Z", WITH_ZHOU), event("e2", "20260106T020000Z", WITH_ZHOU)]
    await trial.calendar(*parts)
    await trial.store.write(
        statement(
            "MATCH (i:Interaction) WITH i ORDER BY i.at WITH collect(i) AS all WITH all[0] AS first, all[1] AS second"
            " SET first.kind = 'VISIT', first.depth = 'IN_DEPTH', first.note = 'plant'"
            " CREATE (:Dismissed {key: second.key}) DETACH DELETE second"
        )
    )
    await trial.calendar(event("e1", "20260105T060000Z", "SEQUENCE:1", WITH_ZHOU), parts[1])
    assert [row[:2] for row in await trial.interactions()] == [["2026-01-05T06:00:00Z", "VISIT"]]


async def test_bad_records_are_kept_aside_and_can_be_mended(trial: Trial) -> None:
    summary = await trial.mail(mail("m1", "ann@ours.example", "zhou@huanyue.example", "yesterday"))
    assert summary.run.counts.quarantined == {"BAD_DATE": 1}
    (id_, record) = await trial.store.read(statement("MATCH (q:Quarantined) RETURN [q.id, q.record]"))
    assert "body" not in record
    corrected = {"Message-ID": "<m1>", "From": "ann@ours.example", "To": "zhou@huanyue.example"}
    fixed = await retry_quarantine(
        trial.store, source, summary.run.id, {id_: {**corrected, "Date": "Mon, 5 Jan 2026 10:00:00 +0000"}}
    )
    assert (fixed.tried, fixed.resolved) == (1, 1)
    assert [row[0] for row in await trial.interactions()] == ["2026-01-05T10:00:00Z"]


async def test_a_run_that_was_cut_off_goes_on_where_it_stopped(trial: Trial, tmp_path: Path) -> None:
    messages = [mail(f"m{number}", "ann@ours.example", "zhou@huanyue.example") for number in range(5)]
    path = tmp_path / "cut"
    path.write_text("".join(messages), newline="")

    def stop(progress: object) -> None:
        raise RuntimeError

    options = LoadOptions(AS_OF, batch_size=2, started_by="ann", resume=True)
    with pytest.raises(RuntimeError):
        await load(trial.store, source("mail"), [path], options, stop)
    assert len(await trial.interactions()) == 2
    summary = await load(trial.store, source("mail"), [path], options)
    assert (outcome(summary), summary.run.counts.read) == ((5, 0, 0, 0), 5)


async def test_whose_it_is_must_be_known(trial: Trial) -> None:
    with pytest.raises(NotFound, match="no colleague with the login nobody"):
        await trial.mail(mail("m1", "ann@ours.example", "zhou@huanyue.example"), user="nobody")


async def test_a_mailbox_is_no_snapshot(trial: Trial, tmp_path: Path) -> None:
    path = tmp_path / "box"
    path.write_text(mail("m1", "a@b.example", "c@d.example"))
    with pytest.raises(InvalidInput, match="not loaded as snapshots"):
        await load(trial.store, source("mail"), [path], LoadOptions(AS_OF, snapshot=True, started_by="ann"))
