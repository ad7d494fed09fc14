"""What a batch writes about stakes and ties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.ownership.assertion import (
    Assertion,
    Changes,
    Showing,
    Shown,
    StakeValues,
    TieValues,
    V,
    shown_stake,
    shown_tie,
)
from domain.ownership.assertions import reconcile, reconcile_ties
from domain.ownership.import_counts import RunCounts
from domain.ownership.record_ids import source_record_id, stake_key, statement_key
from domain.ownership.records import Parsed
from queries.ownership.known import Known
from queries.ownership.loading_statements import STATE_EXCEPTIONS
from queries.ownership.party_loading import Origin, Row
from queries.ownership.stake_statements import (
    CREATE_STAKES,
    CREATE_TIES,
    SEE_STAKES,
    SEE_TIES,
    TIE_TYPES,
    UPDATE_STAKES,
    UPDATE_TIES,
)
from queries.statement import Statement

OLDER_THAN_KNOWN = "OLDER_THAN_KNOWN"


@dataclass(slots=True)
class Days:
    """The days that the rows of a batch refer to by number."""

    table: list[date] = field(default_factory=list)
    _numbers: dict[date, int] = field(default_factory=dict)

    def number(self, day: date | None) -> int | None:
        """The number of the day; None stays None."""
        if day is None:
            return None
        number = self._numbers.get(day)
        if number is None:
            number = self._numbers[day] = len(self.table)
            self.table.append(day)
        return number


@dataclass(slots=True)
class BatchClaims:
    """The stakes and ties of a batch, grouped by key."""

    stakes: dict[str, list[Shown[StakeValues]]] = field(default_factory=dict)
    ties: dict[str, list[Shown[TieValues]]] = field(default_factory=dict)

    @classmethod
    def of(cls, parsed: Iterable[Parsed], origin: Origin, ids: Mapping[str, str]) -> "BatchClaims":
        """The claims of all bundles of a batch; ``ids`` are those of the source records by the source's key."""
        batch = cls()
        source = origin.source
        for bundle in parsed:
            for stake in bundle.holdings:
                if stake.statement_id is None:
                    key = stake_key(source, stake.holder, stake.company)
                else:
                    key = statement_key(source, stake.statement_id)
                ends = ids[stake.holder], ids[stake.company]
                batch.stakes.setdefault(key, []).append(shown_stake(stake, key, ends, origin.as_of))
            for tie in bundle.ties:
                key = statement_key(source, tie.statement_id)
                ends = ids[tie.child], ids[tie.parent]
                batch.ties.setdefault(key, []).append(shown_tie(tie, key, ends, origin.as_of))
        return batch


@dataclass(slots=True)
class StakeWrites:
    """Rows of the writing statements, and the days they refer to."""

    days: Days = field(default_factory=Days)
    rows: list[tuple[Statement, list[Row]]] = field(default_factory=list)

    def statements(self) -> Iterable[tuple[Statement, Sequence[object]]]:
        """The statements in the order in which they must run, with their rows."""
        yield from self.rows


def plan_stakes(
    origin: Origin, claims: BatchClaims, known: Known, parties: Mapping[str, str], counts: RunCounts
) -> StakeWrites:
    """What must be written about the stakes and ties of a batch; adds to ``counts``."""
    showing = Showing(origin.as_of, origin.run)
    stakes: Changes[StakeValues] = Changes()
    for key, shown in claims.stakes.items():
        reconcile(known.stakes.get(key, ()), shown, showing, stakes)
    ties: Changes[TieValues] = Changes()
    for key, shown_ties in claims.ties.items():
        reconcile_ties(known.ties.get(key, ()), shown_ties, showing, ties)
    counts.holdings.add(stakes.counts)
    counts.ties.add(ties.counts)
    counts.duplicates += stakes.counts.duplicates + ties.counts.duplicates
    counts.notice(OLDER_THAN_KNOWN, stakes.counts.superseded + ties.counts.superseded)
    writes = StakeWrites()
    days = writes.days
    writes.rows = [
        (CREATE_STAKES, [stake_row(one, days, parties) for one in stakes.created]),
        (UPDATE_STAKES, [stake_row(one, days, {}) for one in stakes.updated]),
        (SEE_STAKES, [_seen_row(one, days) for one in stakes.seen]),
    ]
    _plan_ties(ties, parties, writes)
    return writes


def exception_rows(parsed: Iterable[Parsed], origin: Origin, parties: Mapping[str, str]) -> tuple[Statement, list[Row]]:
    """What must be written about companies that report no parent."""
    rows: list[Row] = []
    for bundle in parsed:
        for one in bundle.exceptions:
            party = parties[source_record_id(origin.source, one.company)]
            rows.append([party, one.ultimate, None if one.removed_on else one.reason])
    return STATE_EXCEPTIONS, rows


def stake_row(one: Assertion[StakeValues], days: Days, parties: Mapping[str, str]) -> Row:
    """The columns of a stake; the ends are None when ``parties`` does not name them."""
    capital, voting = one.values.capital, one.values.voting
    return [
        *_asserted_row(one, days, parties),
        capital.low,
        capital.high,
        capital.low_open or None,
        capital.high_open or None,
        voting.low,
        voting.high,
        voting.low_open or None,
        voting.high_open or None,
        None if one.values.direct else False,
        one.values.paid_in,
        one.values.nature,
        one.values.fictional or None,
    ]


def _plan_ties(ties: Changes[TieValues], parties: Mapping[str, str], writes: StakeWrites) -> None:
    """Ties are written per relationship type: a type cannot be a parameter of an indexed look-up."""
    grouped: dict[tuple[int, str], list[Row]] = {}
    for kind, assertions in enumerate((ties.created, ties.updated, ties.seen)):
        for one in assertions:
            relationship, level = TIE_TYPES[one.values.type]
            if kind == 2:
                row = _seen_row(one, writes.days)
            else:
                ends = parties if kind == 0 else {}
                values = one.values
                row = [
                    *_asserted_row(one, writes.days, ends), level, values.percent, values.status, values.wording,
                    values.registration_status,
                ]  # fmt: skip
            grouped.setdefault((kind, relationship), []).append(row)
    statements = (CREATE_TIES, UPDATE_TIES, SEE_TIES)
    writes.rows += [(statements[kind][relationship], rows) for (kind, relationship), rows in grouped.items()]


def _asserted_row(one: Assertion[V], days: Days, parties: Mapping[str, str]) -> Row:
    return [
        parties.get(one.holder_record),
        parties.get(one.company_record),
        one.id,
        one.key,
        days.number(one.valid_from),
        days.number(one.valid_to),
        days.number(one.first_seen),
        days.number(one.last_seen),
        one.ended_by,
        one.holder_record,
        one.company_record,
        one.statement_id,
    ]


def _seen_row(one: Assertion[V], days: Days) -> Row:
    return [one.id, days.number(one.first_seen), days.number(one.last_seen)]
