"""股东, 对外投资 and 股权变更: who holds what, of which the subscribed share (认缴) is the stake.

The paid-in share (实缴) stands beside it, as the part of all subscribed capital that this holder has paid, and never
takes its place. Where a percentage is missing the share is the holder's part of all subscribed amounts, if the list is
complete, every amount is given, and all are in one currency; else it is not disclosed.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain

import orjson

from domain.ownership.records import (
    EQUITY_CHANGE,
    INVESTMENT,
    UNDISCLOSED,
    HoldingRecord,
    Parsed,
    PartyRecord,
    Problem,
    Reason,
    Share,
)
from ingestion.ownership.cn_registry.company import described
from ingestion.ownership.cn_registry.history import Change, Periods, follow, periods, read_change, same
from ingestion.ownership.cn_registry.parties import (
    HOLDER_CODES,
    kind_of,
    named_party,
    organisation,
    subject_of,
    vendor_ids,
)
from ingestion.ownership.cn_registry.spelling import Fields, fields_of
from ingestion.ownership.cn_registry.spellings import EQUITY_CHANGES, HOLDERS, INVESTMENTS
from ingestion.ownership.cn_registry.values import Money, read_money, read_share, summed
from ingestion.source import RawValue

_DERIVED = "a share was derived from the subscribed amounts"
_TWICE = "a row of a holder was said twice"


def parse_holder(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """股东: one holder with all its rows, and the changes of its share."""
    company = subject_of(record)
    if isinstance(company, Problem):
        return company
    rows, twice = _unique(record.get("rows"))
    parts = [fields_of(HOLDERS, row) for row in rows]
    if not parts:
        return Problem(Reason.MALFORMED, "The record has no row of a holder.")
    holder = _holder(parts[0], company, record)
    if isinstance(holder, Problem):
        return holder
    notices = [_TWICE] * twice + list(chain.from_iterable(part.notices(HOLDERS) for part in parts))
    capital = _capital([entry for part in parts for entry in entries(part, "subscribed")], record)
    if isinstance(capital, Problem):
        return capital
    if record.get("total") is not None and capital != UNDISCLOSED and not _has_percent(parts):
        notices.append(_DERIVED)
    changes = _changes(record)
    if isinstance(changes, Problem):
        return changes
    found, history_notices = _present(periods(changes), capital)
    paid_in = _paid_in(parts, capital)
    holdings = (
        *_ended(found, holder.local_id, company.local_id),
        HoldingRecord(
            holder.local_id, company.local_id, capital, valid_from=found.since, observed=True, paid_in=paid_in
        ),
    )
    if changes and not follow(changes):
        notices.append("the changes of a holder do not follow from each other")
    return Parsed(_once(holder, company), holdings, notices=(*notices, *history_notices))


def parse_investment(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """对外投资: the reverse of a row of 股东 of the company invested in, and gives way to it."""
    investor = subject_of(record)
    if isinstance(investor, Problem):
        return investor
    fields = fields_of(INVESTMENTS, record.get("row"))
    target = organisation(fields.printed("name") or "")
    if isinstance(target, Problem):
        return target
    target, notices = described(target, fields)
    capital = _share(fields, record)
    if isinstance(capital, Problem):
        return capital
    holding = HoldingRecord(investor.local_id, target.local_id, capital, observed=True, nature=INVESTMENT)
    return Parsed(_once(investor, target), (holding,), notices=(*notices, *fields.notices(INVESTMENTS)))


def parse_equity_changes(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """股权变更 of a holder that the list of holders does not name: what it held, and holds since the last one."""
    company = subject_of(record)
    if isinstance(company, Problem):
        return company
    rows, twice = _unique(record.get("changes"))
    if not rows:
        return Problem(Reason.MALFORMED, "The record has no change of a holder.")
    fields = fields_of(EQUITY_CHANGES, rows[0])
    holder = named_party(fields.printed("name"), kind_of(fields, HOLDER_CODES), company.local_id, vendor_ids(fields))
    if isinstance(holder, Problem):
        return holder
    changes = _changes(record)
    if isinstance(changes, Problem):
        return changes
    found = periods(changes)
    holdings = _ended(found, holder.local_id, company.local_id)
    if found.share is not None:
        holdings += (
            HoldingRecord(
                holder.local_id,
                company.local_id,
                found.share,
                valid_from=found.since,
                observed=True,
                nature=EQUITY_CHANGE,
            ),
        )
    return Parsed(_once(holder, company), holdings, notices=(*[_TWICE] * twice, *fields.notices(EQUITY_CHANGES)))


def entries(fields: Fields, name: str) -> list[Fields]:
    """The entries of a holder's contributions (``capital``, ``should_capi_items``), else the row itself."""
    value = fields.values.get(name)
    if isinstance(value, str):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            value = None
    items = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
    found = [fields_of(HOLDERS, item) for item in items if isinstance(item, dict)]
    own = fields.text("percent") is not None
    if name == "subscribed" and (not found or (own and not any(entry.text("percent") for entry in found))):
        return [fields]
    return found


def subscribed(row: RawValue) -> list[Money | None]:
    """The subscribed amounts of a holder's row; None for one that is missing or cannot be read."""
    fields = fields_of(HOLDERS, row)
    items = [entry for entry in entries(fields, "subscribed") if entry is not fields] or [fields]
    return [_money(entry, "amount") for entry in items]


def _holder(fields: Fields, company: PartyRecord, record: Mapping[str, RawValue]) -> PartyRecord | Problem:
    ids = vendor_ids(fields)
    mark = ids[0].value if ids and record.get("namesake") is True else ""
    return named_party(fields.printed("name"), kind_of(fields, HOLDER_CODES), company.local_id, ids, mark)


def _capital(parts: Sequence[Fields], record: Mapping[str, RawValue]) -> Share | Problem:
    """The sum of the entries; derived from the amounts where an entry lacks its percentage."""
    shares = [_share(part, record) for part in parts]
    for share in shares:
        if isinstance(share, Problem):
            return share
    total = summed(share for share in shares if isinstance(share, Share))
    if UNDISCLOSED in shares:
        derived = _derived([_money(part, "amount") for part in parts], record.get("total"))
        if derived is not None:
            return derived
    if total.low is not None and total.low > 100 + 1e-9:
        return Problem(Reason.OUT_OF_RANGE, f"The shares of one holder sum to {total.low:g} percent.")
    return total


def _share(fields: Fields, record: Mapping[str, RawValue]) -> Share | Problem:
    text = fields.text("percent")
    if text is None:
        return UNDISCLOSED
    return read_share(text, "percent", fractions=record.get("fractions") is True)


def _derived(amounts: Sequence[Money | None], total: RawValue) -> Share | None:
    if not isinstance(total, str) or None in amounts:
        return None
    whole = read_money(total)
    part = sum((one.amount for one in amounts if one), Decimal(0))
    if whole is None or not 0 <= part <= whole.amount or whole.amount == 0:
        return None
    return Share.exact(float(round(part * 100 / whole.amount, 10)))


def _paid_in(parts: Sequence[Fields], capital: Share) -> float | None:
    """The paid-in percentage as stated, else paid amount ÷ subscribed amount × subscribed percentage."""
    stated = [part.text("paid_percent") for part in parts]
    if stated[0] is not None:
        share = read_share(stated[0], "paid-in percent")
        return share.percent if isinstance(share, Share) else None
    paid = [
        _money(entry, "paid_amount") or _money(entry, "amount") for part in parts for entry in entries(part, "paid")
    ]
    paid = paid or [_money(part, "paid_amount") for part in parts]
    whole = [_money(entry, "amount") for part in parts for entry in entries(part, "subscribed")]
    if not paid or None in paid or None in whole or capital.percent is None:
        return None
    if len({one.currency for one in (*paid, *whole) if one}) != 1:
        return None
    all_paid = sum((one.amount for one in paid if one), Decimal(0))
    all_subscribed = sum((one.amount for one in whole if one), Decimal(0))
    if all_subscribed == 0:
        return None
    percent = float(round(all_paid / all_subscribed * Decimal(str(capital.percent)), 10))
    return percent if percent <= 100 else None


def _present(found: Periods, capital: Share) -> tuple[Periods, list[str]]:
    """The periods if they lead to the present share; else with a notice, the present share holding since the last."""
    if found.since is None or same(found.share, capital) or capital == UNDISCLOSED:
        return found, []
    return found, ["the latest change of a holder does not give its present share"]


def _ended(found: Periods, holder: str, company: str) -> tuple[HoldingRecord, ...]:
    return tuple(
        HoldingRecord(holder, company, share, valid_from=start, valid_to=end) for start, end, share in found.ended
    )


def _changes(record: Mapping[str, RawValue]) -> list[Change] | Problem:
    rows, _ = _unique(record.get("changes"))
    changes = []
    for row in rows:
        change = read_change(row, fractions=record.get("change_fractions") is True)
        if isinstance(change, Problem):
            return change
        changes.append(change)
    return changes


def _has_percent(parts: Sequence[Fields]) -> bool:
    return all(entry.text("percent") for part in parts for entry in entries(part, "subscribed"))


def _money(fields: Fields, name: str) -> Money | None:
    text = fields.text(name)
    return None if text is None else read_money(text, fields.units.get(name))


def _unique(rows: RawValue) -> tuple[list[RawValue], int]:
    """The rows, each once, and how many were said again."""
    items = rows if isinstance(rows, list) else []
    found = {repr(row): row for row in items if isinstance(row, dict)}
    return list(found.values()), sum(isinstance(row, dict) for row in items) - len(found)


def _once(*parties: PartyRecord) -> tuple[PartyRecord, ...]:
    return tuple({party.local_id: party for party in parties}.values())
