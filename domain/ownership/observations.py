"""Stakes that a source observes on a day, without saying since when and until when they hold.

A stake holds from the day of the observation that first differed from what was known until the day of the next
differing observation. Loading older files later gives what loading them in order would have given, except that a
stake known to hold before and after a day is not interrupted on that day: when it came back is not known.

One source may say a stake twice: in the company's own list of holders, and again elsewhere (``RESTATED`` natures). Of
what is shown for one day only the best counts, and a restatement confirms the list that it agrees with.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.ownership.assertion import Assertion, Ledger, Shown, StakeValues
from domain.ownership.records import RESTATED

_ROUNDING = 0.01


def observe(ledger: Ledger[StakeValues], rows: Sequence[Shown[StakeValues]]) -> None:
    """Enter the observed rows of one key, day by day."""
    if not ledger.assertions and len(rows) == 1:  # by far the most frequent case of a first load
        (row,) = rows
        ledger.counts.created += 1
        ledger.create(row, row.observed_on or ledger.showing.as_of, row.valid_from, row.valid_to)
        return
    by_day: dict[date, dict[StakeValues, Shown[StakeValues]]] = {}
    for row in rows:
        of_day = by_day.setdefault(row.observed_on or ledger.showing.as_of, {})
        if row.values in of_day:
            ledger.counts.duplicates += 1
        else:
            of_day[row.values] = row
    for day in sorted(by_day):
        _observe_day(ledger, by_day[day], day)


def _observe_day(ledger: Ledger[StakeValues], rows: dict[StakeValues, Shown[StakeValues]], day: date) -> None:
    covering = [one for one in ledger.assertions if one.covers(day)]
    rows = _of_best_rank(ledger, rows)
    best = min(map(_rank, rows))
    if _give_way(ledger, covering, rows, day):
        return
    unmatched = dict(rows)
    for one in covering:
        if unmatched.pop(one.values, None) is not None:
            ledger.confirm(one, day)
    if not unmatched and all(_rank(one.values) <= best for one in covering):
        return
    if any(one.first_seen <= day < one.last_seen for one in covering):
        ledger.counts.superseded += len(unmatched)  # known to hold before and after: not interrupted
        return
    ends = [one.valid_to for one in covering if one.valid_to is not None]
    contradicted = [
        one
        for one in covering
        if _rank(one.values) > best or (unmatched and one.values not in rows and not ledger.seen_now(one, day))
    ]
    correctable = [one for one in contradicted if not _step_aside(ledger, one, day)]
    ends += [
        one.valid_from
        for one in ledger.assertions
        if one.valid_from is not None and one.valid_from > day and not one.is_withdrawn
    ]
    begun = _begin(ledger, list(unmatched.values()), correctable, day, min(ends, default=None))
    for left in correctable:  # corrected away on the very day: valid on no day
        left.valid_from = day
        ledger.end(left, day)
    changed = min(begun, len(contradicted))
    ledger.counts.changed += changed
    ledger.counts.created += begun - changed
    ledger.counts.ended += len(contradicted) - changed


def _of_best_rank(
    ledger: Ledger[StakeValues], rows: dict[StakeValues, Shown[StakeValues]]
) -> dict[StakeValues, Shown[StakeValues]]:
    best = min(map(_rank, rows))
    ledger.counts.duplicates += sum(_rank(values) > best for values in rows)
    return {values: row for values, row in rows.items() if _rank(values) == best}


def _give_way(
    ledger: Ledger[StakeValues],
    covering: Sequence[Assertion[StakeValues]],
    rows: dict[StakeValues, Shown[StakeValues]],
    day: date,
) -> bool:
    """Whether better assertions stand and are only confirmed; worse ones that agree take over the rows' values."""
    best = min(map(_rank, rows))
    better = [one for one in covering if _rank(one.values) < best]
    if better and (_agree(better, rows) or any(one.first_seen <= day <= one.last_seen for one in better)):
        for one in better:
            ledger.confirm(one, day)
        return True
    for one in covering:
        if _rank(one.values) > best and _agree([one], rows):
            one.values = next(iter(rows))
            ledger.update(one)
    return False


def _rank(values: StakeValues) -> int:
    """0 for what the company's own list of holders says; the higher, the less a restatement counts."""
    return RESTATED.index(values.nature) + 1 if values.nature in RESTATED else 0


def _agree(assertions: Sequence[Assertion[StakeValues]], rows: Iterable[StakeValues]) -> bool:
    """Whether the capital shares sum to the same."""
    sums = [
        [sum(getattr(values.capital, end) or 0.0 for values in said) for end in ("low", "high")]
        for said in ([one.values for one in assertions], list(rows))
    ]
    return all(abs(left - right) <= _ROUNDING for left, right in zip(*sums, strict=True))


def _step_aside(ledger: Ledger[StakeValues], contradicted: Assertion[StakeValues], day: date) -> bool:
    """Make room on the day; False when the assertion was seen on this day only, so that it can be corrected."""
    if contradicted.first_seen > day:
        contradicted.valid_from = contradicted.first_seen
        ledger.update(contradicted)
    elif contradicted.first_seen < day:
        ledger.end(contradicted, day)
    else:
        return False
    return True


def _begin(
    ledger: Ledger[StakeValues],
    rows: list[Shown[StakeValues]],
    correctable: list[Assertion[StakeValues]],
    day: date,
    end: date | None,
) -> int:
    """Begin the rows' stakes; gives how many began, those that were merely reopened counted as changed beside it."""
    known_before = any(one.first_seen < day for one in ledger.assertions if not one.is_withdrawn)
    begun = 0
    for row in rows:
        start = _start(ledger, row, day) if known_before else row.valid_from
        if start is not None and end is not None and start >= end:
            start = day
        until = end if row.valid_to is None or (end is not None and end < row.valid_to) else row.valid_to
        if _reopen(ledger, row, day, start, until):
            continue
        begun += 1
        if _extend_back(ledger, row, day, start, until):
            continue
        if correctable:
            corrected = correctable.pop(0)
            corrected.values, corrected.valid_from, corrected.valid_to = row.values, start, until
            ledger.update(corrected)
            ledger.see(corrected, day)
        else:
            ledger.create(row, day, start, until)
    return begun


def _start(ledger: Ledger[StakeValues], row: Shown[StakeValues], day: date) -> date:
    """The start that the row gives, if nothing else is known to have held between then and the day; else the day."""
    if row.valid_from is None or row.valid_from >= day:
        return day
    known = [one for one in ledger.assertions if not one.is_withdrawn]
    later = any(one.valid_to is None or one.valid_to > row.valid_from for one in known)
    return day if later else row.valid_from


def _reopen(
    ledger: Ledger[StakeValues], row: Shown[StakeValues], day: date, start: date | None, until: date | None
) -> bool:
    """Go on with the stake of equal values that another load ended on this very day."""
    for one in ledger.assertions:
        if one.valid_to == day and one.ended_by is not None and one.values == row.values:
            if one.is_withdrawn:
                one.valid_from = start
            one.valid_to, one.ended_by = until, None
            ledger.update(one)
            ledger.see(one, day)
            ledger.counts.changed += 1
            return True
    return False


def _extend_back(
    ledger: Ledger[StakeValues], row: Shown[StakeValues], day: date, start: date | None, until: date | None
) -> bool:
    """Let the stake of equal values that begins when this one ends begin earlier instead."""
    for one in ledger.assertions:
        if until is not None and one.valid_from == until == one.first_seen and one.values == row.values:
            one.valid_from = start
            ledger.update(one)
            ledger.see(one, day)
            return True
    return False
