"""How what a source says of one stake is kept over time.

All assertions that share a key (the pair of a source's parties, or the number of a source's statement) are reconciled
together with the rows of that key that a batch shows. The result does not depend on how a file is cut into batches,
and showing the same rows again changes nothing.

What is newer is told by ``first_seen`` and ``last_seen``, the first and the last day for which a load showed the
assertion: a row that speaks for an earlier day than that never changes what holds from that day on.
"""

from collections.abc import Sequence

from domain.ownership.assertion import Assertion, Changes, Ledger, Showing, Shown, StakeValues, TieValues, V
from domain.ownership.observations import observe
from domain.ownership.versions import state_versions


def reconcile(
    known: Sequence[Assertion[StakeValues]],
    shown: Sequence[Shown[StakeValues]],
    showing: Showing,
    into: Changes[StakeValues],
) -> None:
    """Put the rows of one key beside the known assertions of that key and add what must be written to ``into``.

    * A numbered statement is one assertion, updated in place; when its ends are other parties, the old one ends.
    * A numbered statement with a day of observation is a version of it, see ``versions``.
    * A row with its own validity is matched by its start: other values or another end update it in place.
    * An observed row confirms the assertion of equal values that is valid on its day. One of other values ends what is
      valid, on that day, and begins anew; on the day of the first observation it corrects in place. Observed earlier
      than what is stored, it only fills the time before the day on which the stored one was first seen.
    * Several differing rows of a key in one run are tranches that add up; identical rows count once.

    The known assertions are changed in place. Only the ids of further tranches depend on the order of the rows.
    """
    ledger = Ledger(known, showing, into)
    stated = []
    observed = []
    for row in shown:
        if row.observed_on is not None:
            observed.append(row)
        elif row.statement_id is not None:
            _state_numbered(ledger, row)
        else:
            stated.append(row)
    if stated:
        _state(ledger, stated)
    if observed:
        (observe if observed[0].statement_id is None else state_versions)(ledger, observed)
    ledger.close()


def reconcile_ties(
    known: Sequence[Assertion[TieValues]],
    shown: Sequence[Shown[TieValues]],
    showing: Showing,
    into: Changes[TieValues],
) -> None:
    """The same for the numbered statements of ties; the removal of a statement that is not known says nothing."""
    ledger = Ledger(known, showing, into)
    for row in shown:
        if row.observed_on is None:
            _state_numbered(ledger, row)
    state_versions(ledger, [row for row in shown if row.observed_on is not None])
    ledger.close()


def _state_numbered(ledger: Ledger[V], row: Shown[V]) -> None:
    day = ledger.showing.as_of
    last = next((one for one in reversed(ledger.assertions) if not one.is_withdrawn), None)
    if last is None:
        if not row.removed:
            ledger.counts.created += 1
            ledger.create(row, day, row.valid_from, row.valid_to)
    elif _says_the_same(last, row) and _same_ends(last, row):
        ledger.confirm(last, day)
    elif last.knows_beyond(day):
        ledger.counts.superseded += 1
    elif row.removed:
        last.values, last.valid_from, last.valid_to, last.ended_by = row.values, row.valid_from, row.valid_to, None
        ledger.update(last)
        ledger.see(last, day)
        ledger.counts.ended += 1
    elif _same_ends(last, row) and not _another_type(last, row):
        _rewrite(ledger, last, row)
    else:
        ledger.end(last, day if last.valid_from is None else max(day, last.valid_from))
        ledger.counts.changed += 1
        ledger.create(row, day, row.valid_from, row.valid_to)


def _state(ledger: Ledger[StakeValues], rows: Sequence[Shown[StakeValues]]) -> None:
    """Rows with their own validity: equal ones first, so that the order of tranches does not matter."""
    day = ledger.showing.as_of
    matched: set[str] = set()
    differing = []
    for row in rows:
        equal = next((one for one in ledger.assertions if _says_the_same(one, row)), None)
        if equal is None:
            differing.append(row)
        else:
            matched.add(equal.id)
            ledger.confirm(equal, day)
    for row in differing:
        equal = next((one for one in ledger.assertions if _says_the_same(one, row)), None)
        if equal is not None:
            ledger.confirm(equal, day)
            continue
        free = [one for one in ledger.assertions if one.id not in matched and one.run != ledger.showing.run]
        _state_differing(ledger, row, free)


def _state_differing(
    ledger: Ledger[StakeValues], row: Shown[StakeValues], free: Sequence[Assertion[StakeValues]]
) -> None:
    """A row that no assertion equals: it updates the free one with its start, or one whose start was not known."""
    day = ledger.showing.as_of
    same_start = [one for one in free if one.valid_from == row.valid_from]
    unknown_start = [one for one in free if one.valid_from is None and _overlaps(one, row)]
    candidates = same_start or unknown_start
    target = next((one for one in candidates if not one.knows_beyond(day)), None)
    if target is not None:
        _rewrite(ledger, target, row)
    elif candidates:
        ledger.counts.superseded += 1
    else:
        ledger.counts.created += 1
        ledger.create(row, day, row.valid_from, row.valid_to)


def _rewrite(ledger: Ledger[V], assertion: Assertion[V], row: Shown[V]) -> None:
    assertion.values = row.values
    assertion.valid_from = row.valid_from
    assertion.valid_to = row.valid_to
    assertion.ended_by = None
    ledger.update(assertion)
    ledger.see(assertion, ledger.showing.as_of)
    ledger.counts.changed += 1


def _says_the_same(one: Assertion[V], row: Shown[V]) -> bool:
    return one.valid_from == row.valid_from and one.valid_to == row.valid_to and one.values == row.values


def _same_ends(one: Assertion[V], row: Shown[V]) -> bool:
    return one.holder_record == row.holder_record and one.company_record == row.company_record


def _overlaps(one: Assertion[V], row: Shown[V]) -> bool:
    starts_before_end = one.valid_to is None or row.valid_from is None or row.valid_from < one.valid_to
    return starts_before_end and not one.is_withdrawn


def _another_type(one: Assertion[V], row: Shown[V]) -> bool:
    """Whether a tie has become one of another type, which is another relationship."""
    return (
        isinstance(one.values, TieValues) and isinstance(row.values, TieValues) and one.values.type != row.values.type
    )
