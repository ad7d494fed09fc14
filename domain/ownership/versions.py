"""Numbered statements that a source states again in versions, each on its day.

A version says what holds since when (and until when), but rarely what held before it. So

* a version that says what the one before it said confirms it, and gives its end;
* one that differs holds from its own start if that is later than the start of the version before it, else from the
  day on which it was stated: a source that repeats the first start of a changed stake does not say that it was never
  otherwise. What the version before it said ends there;
* a withdrawal ends what was said last.

``first_seen`` of an assertion is the day on which the version was first stated, ``last_seen`` the last day on which
it was repeated. Versions may be shown in any order: an older one fills the time before the newer ones. Two that say the
same are not separated again by an older one that differs; it counts as superseded.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from domain.ownership.assertion import Assertion, Ledger, Shown, V


def state_versions(ledger: Ledger[V], rows: Sequence[Shown[V]]) -> None:
    """Enter the versions of one statement; of two for the same day and start the one shown last counts.

    Several rows of one day with different starts are one version that says one after the other.
    """
    versions = {(_stated_on(row, ledger), row.valid_from or date.min): row for row in rows}
    ledger.counts.duplicates += len(rows) - len(versions)
    for (day, _), row in sorted(versions.items(), key=lambda item: item[0]):
        if row.removed:
            _withdraw(ledger, row, day)
        else:
            _state(ledger, row, day)


def _stated_on(row: Shown[V], ledger: Ledger[V]) -> date:
    return row.observed_on or ledger.showing.as_of


def _state(ledger: Ledger[V], row: Shown[V], day: date) -> None:
    line = sorted(ledger.assertions, key=_place)
    same = [one for one in line if _says_what(one, row) and not _is_apart(one.valid_to, row.valid_from)]
    exact = next((one for one in same if (one.valid_from, one.valid_to) == (row.valid_from, row.valid_to)), None)
    if exact is not None:
        ledger.confirm(exact, day)
        return
    place = sum(_place(one) <= (day, row.valid_from or date.max) for one in line)
    before, later = (line[place - 1] if place else None), line[place:]
    known = next((one for one in same if one is before or one.first_seen <= day <= one.last_seen), None)
    if known is not None:
        _repeat(ledger, line, line.index(known), row, day)
    elif before is None:
        _begin(ledger, row, day, row.valid_from, later)
    elif before.first_seen < day < before.last_seen:
        ledger.counts.superseded += 1
    else:
        _change(ledger, before, row, day, later)


def _withdraw(ledger: Ledger[V], row: Shown[V], day: date) -> None:
    last = max(ledger.assertions, key=_place, default=None)
    if last is None or (last.valid_to is not None and last.valid_to <= day):
        return
    if last.last_seen > day:
        ledger.counts.superseded += 1
        return
    end = row.valid_to or day
    last.valid_to = end if last.valid_from is None else max(end, last.valid_from)
    ledger.update(last)
    ledger.see(last, day)
    ledger.counts.ended += 1


def _repeat(ledger: Ledger[V], line: list[Assertion[V]], place: int, row: Shown[V], day: date) -> None:
    """The same again: the latest repetition decides when it ends, and an earlier start is the better known one."""
    one = line[place]
    if day < one.last_seen:
        ledger.confirm(one, day)
        return
    start = one.valid_from
    if place == 0 and row.valid_from is not None and (start is None or row.valid_from < start):
        start = row.valid_from
    bounds = [row.valid_to, line[place + 1].valid_from if place + 1 < len(line) else None]
    end = min((bound for bound in bounds if bound is not None), default=None)
    if (start, end) == (one.valid_from, one.valid_to):
        ledger.confirm(one, day)
        return
    if one.valid_to is None and end is not None:
        ledger.counts.ended += 1
    else:
        ledger.counts.changed += 1
    one.valid_from, one.valid_to, one.ended_by = start, end, None
    ledger.update(one)
    ledger.see(one, day)


def _change(ledger: Ledger[V], before: Assertion[V], row: Shown[V], day: date, later: list[Assertion[V]]) -> None:
    is_later = _is_later(row.valid_from, before.valid_from)
    if before.first_seen == before.last_seen == day and not is_later and _same_ends(before, row):
        _correct(ledger, before, row, later)
        return
    start = row.valid_from if is_later and row.valid_from is not None else day
    has_ended = row.valid_to is not None and row.valid_to <= start  # so it says only until when the other one held
    end = start if row.valid_to is None else min(start, row.valid_to)
    gave_way = bool(later) and before.valid_to == later[0].valid_from
    ends_now = before.valid_to is None or before.valid_to > end or gave_way
    if ends_now:
        ledger.end(before, end if before.valid_from is None else max(end, before.valid_from))
        ledger.counts.ended += has_ended
        ledger.counts.changed += not has_ended
    if has_ended:
        ledger.see(before, day)
        return
    ledger.counts.created -= ends_now  # counted as changed
    _begin(ledger, row, day, start, later)


def _correct(ledger: Ledger[V], one: Assertion[V], row: Shown[V], later: list[Assertion[V]]) -> None:
    """Another version of the very day: the day had only one, so it replaces it."""
    one.values, one.valid_from, one.valid_to, one.ended_by = row.values, row.valid_from, row.valid_to, None
    ledger.update(one)
    ledger.see(one, one.last_seen)
    ledger.counts.changed += 1
    later.insert(0, one)
    _settle(ledger, later)


def _begin(ledger: Ledger[V], row: Shown[V], day: date, start: date | None, later: list[Assertion[V]]) -> None:
    """The row holds from the start on until the next version, which is the same one if it says the same."""
    following = later[0] if later else None
    if following is not None and _says_what(following, row) and not _is_apart(row.valid_to, following.valid_from):
        following.valid_from = start
        ledger.update(following)
        ledger.see(following, day)
        ledger.counts.changed += 1
        _settle(ledger, later)
        return
    ledger.counts.created += 1
    later.insert(0, ledger.create(row, day, start, row.valid_to))
    _settle(ledger, later)


def _settle(ledger: Ledger[V], line: list[Assertion[V]]) -> None:
    """Let each version begin after the one before it, and that one end there."""
    for one, following in pairwise(line):
        began = following.valid_from
        if not _is_later(began, one.valid_from):
            following.valid_from = following.first_seen
            ledger.update(following)
        start = following.valid_from
        if start is not None and (one.valid_to is None or one.valid_to > start or one.valid_to == began):
            end = start if one.valid_from is None else max(start, one.valid_from)
            if one.valid_to != end:
                ledger.end(one, end)


def _place(one: Assertion[V]) -> tuple[date, date]:
    return one.first_seen, one.valid_from or date.min


def _says_what(one: Assertion[V], row: Shown[V]) -> bool:
    return one.values == row.values and _same_ends(one, row)


def _same_ends(one: Assertion[V], row: Shown[V]) -> bool:
    return (one.holder_record, one.company_record) == (row.holder_record, row.company_record)


def _is_apart(end: date | None, start: date | None) -> bool:
    """Whether time lies between, so that the same held twice."""
    return end is not None and start is not None and start > end


def _is_later(start: date | None, than: date | None) -> bool:
    return start is not None and (than is None or start > than)
