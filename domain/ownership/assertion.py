"""What a stored assertion of a stake or a tie is, and the ledger of a batch's changes to the assertions of one key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import count
from typing import Generic, TypeVar

from domain.ownership.record_ids import assertion_id
from domain.ownership.records import HoldingRecord, Share, TieRecord, TieType
from domain.rows import row


@row
class StakeValues:
    """What an assertion says of the stake, apart from when."""

    capital: Share
    voting: Share
    direct: bool = True
    paid_in: float | None = None
    nature: str | None = None
    fictional: bool = False


@row
class TieValues:
    """What an assertion says of a registry relation that is not a stake, apart from when."""

    type: TieType
    percent: float | None = None
    status: str | None = None
    wording: str | None = None
    registration_status: str | None = None


V = TypeVar("V", StakeValues, TieValues)


@dataclass(slots=True)
class Assertion(Generic[V]):
    """A source's stored assertion of a stake (or a tie, whose child stands as holder and whose parent as company).

    Attributes:
        ended_by: The run that ended it, by a differing observation or by absence from a snapshot; None while it is
            open or when the source itself states the end.
        first_seen: First day for which a load showed it.
        last_seen: Latest day for which a load showed it.
        run: The latest run that showed it.
        holder_record: Id of the source's record of the holder.
        company_record: Id of the source's record of the company.
    """

    id: str
    key: str
    values: V
    valid_from: date | None
    valid_to: date | None
    first_seen: date
    last_seen: date
    run: str
    holder_record: str
    company_record: str
    statement_id: str | None = None
    ended_by: str | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has been corrected away: valid on no day."""
        return self.valid_to is not None and self.valid_from is not None and self.valid_to <= self.valid_from

    def covers(self, day: date) -> bool:
        """Whether it is valid on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def knows_beyond(self, day: date) -> bool:
        """Whether something said after ``day`` stands behind it: it was shown later, or ended later."""
        ended_later = self.ended_by is not None and self.valid_to is not None and day < self.valid_to
        return day < self.last_seen or ended_later


@row
class Shown(Generic[V]):
    """One row of a batch as a claim under a key, with the source's records of its two ends.

    Attributes:
        observed_on: Day on which an observed row was seen; None when the row states its own validity.
        removed: Whether the source withdraws the statement, on ``valid_to``.
    """

    key: str
    values: V
    valid_from: date | None
    valid_to: date | None
    holder_record: str
    company_record: str
    statement_id: str | None = None
    observed_on: date | None = None
    removed: bool = False


def shown_stake(record: HoldingRecord, key: str, ends: tuple[str, str], as_of: date) -> Shown[StakeValues]:
    """The claim of a stake; an observed row without a day of its own was seen on ``as_of``."""
    values = StakeValues(record.capital, record.voting, record.direct, record.paid_in, record.nature, record.fictional)
    return Shown(
        key, values, record.valid_from, _last_day(record), *ends, record.statement_id, _observed_on(record, as_of),
        record.removed_on is not None,
    )  # fmt: skip


def shown_tie(record: TieRecord, key: str, ends: tuple[str, str], as_of: date) -> Shown[TieValues]:
    """The claim of a tie; an observed one without a day of its own was seen on ``as_of``."""
    values = TieValues(record.type, record.percent, record.status, record.wording, record.registration_status)
    return Shown(
        key, values, record.valid_from, _last_day(record), *ends, record.statement_id, _observed_on(record, as_of),
        record.removed_on is not None,
    )  # fmt: skip


def _last_day(record: HoldingRecord | TieRecord) -> date | None:
    """The end of validity; a removal ends it on its day at the latest."""
    return min((day for day in (record.valid_to, record.removed_on) if day is not None), default=None)


def _observed_on(record: HoldingRecord | TieRecord, as_of: date) -> date | None:
    return (record.observed_on or as_of) if record.observed else None


@dataclass(frozen=True, slots=True)
class Showing:
    """The load that shows the rows: the day for which its file speaks, and its run."""

    as_of: date
    run: str


@dataclass(slots=True)
class AssertionCounts:
    """How many assertions were created, changed, left, ended; rows said twice, or overtaken by newer knowledge."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    duplicates: int = 0
    superseded: int = 0


@dataclass(slots=True)
class Changes(Generic[V]):
    """What must be written: new assertions, old ones with other content, and old ones that were merely seen again."""

    created: list[Assertion[V]] = field(default_factory=list)
    updated: list[Assertion[V]] = field(default_factory=list)
    seen: list[Assertion[V]] = field(default_factory=list)
    counts: AssertionCounts = field(default_factory=AssertionCounts)


class _Touch(Enum):
    """What a batch does to an assertion; the most that it does counts."""

    SEEN = 1
    UPDATED = 2
    CREATED = 3


class Ledger(Generic[V]):
    """The assertions of one key while the rows of a batch are put beside them."""

    def __init__(self, known: Sequence[Assertion[V]], showing: Showing, into: Changes[V]) -> None:
        self.assertions: list[Assertion[V]] = list(known)
        self.showing = showing
        self.counts = into.counts
        self._into: Changes[V] = into
        self._touched: dict[str, _Touch] = {}

    def seen_now(self, assertion: Assertion[V], day: date) -> bool:
        """Whether a row of this run, for this day, has already shown the assertion."""
        return assertion.run == self.showing.run and day in (assertion.first_seen, assertion.last_seen)

    def see(self, assertion: Assertion[V], day: date) -> None:
        """Note that the run shows the assertion on the day."""
        assertion.first_seen = min(assertion.first_seen, day)
        assertion.last_seen = max(assertion.last_seen, day)
        assertion.run = self.showing.run
        self._touched.setdefault(assertion.id, _Touch.SEEN)

    def confirm(self, assertion: Assertion[V], day: date) -> None:
        """Count the assertion as shown again; the same row a second time in one run is a duplicate."""
        if self.seen_now(assertion, day):
            self.counts.duplicates += 1
            return
        self.counts.unchanged += 1
        self.see(assertion, day)

    def update(self, assertion: Assertion[V]) -> None:
        """Note that the assertion's content has been changed."""
        if self._touched.get(assertion.id) is not _Touch.CREATED:
            self._touched[assertion.id] = _Touch.UPDATED

    def end(self, assertion: Assertion[V], day: date) -> None:
        """End the assertion on the day because a row contradicts it."""
        assertion.valid_to = day
        assertion.ended_by = self.showing.run
        self.update(assertion)

    def create(self, row: Shown[V], day: date, start: date | None, end: date | None) -> Assertion[V]:
        """Begin a new assertion with the row's values."""
        assertion = Assertion(
            self._new_id(row.key, start), row.key, row.values, start, end, day, day, self.showing.run,
            row.holder_record, row.company_record, row.statement_id,
        )  # fmt: skip
        self.assertions.append(assertion)
        self._touched[assertion.id] = _Touch.CREATED
        return assertion

    def close(self) -> None:
        """Hand over what must be written."""
        for one in self.assertions:
            touch = self._touched.get(one.id)
            if touch is _Touch.CREATED:
                self._into.created.append(one)
            elif touch is _Touch.UPDATED:
                self._into.updated.append(one)
            elif touch is _Touch.SEEN:
                self._into.seen.append(one)

    def _new_id(self, key: str, start: date | None) -> str:
        text = start.isoformat() if start else ""
        if not self.assertions:
            return assertion_id(key, text, 0)
        taken = {one.id for one in self.assertions}
        return next(found for number in count() if (found := assertion_id(key, text, number)) not in taken)
