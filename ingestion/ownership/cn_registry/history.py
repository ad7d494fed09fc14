"""股权变更 and the free text of 变更: since when and until when a holder held which share.

A change says the share before and after a day. Changes of one holder, put in order, give half-open periods; the last
one gives the share that still holds. The text of a change counts only where it lists every holder with a percentage,
before and after; a list of names says nothing of shares.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.ownership.holder_names import fold_name
from domain.ownership.records import Parsed, Problem, Reason, Share
from ingestion.ownership.cn_registry.spelling import fields_of
from ingestion.ownership.cn_registry.spellings import CHANGES, EQUITY_CHANGES
from ingestion.ownership.cn_registry.values import read_moment, read_share, said
from ingestion.source import RawValue

ROUNDING = 0.01
"""Percent points within which two prints of one share are the same."""

_OF_HOLDERS = re.compile(r"投资人|股东|股权|股份|出资|发起人|合伙人")
_LABELLED = re.compile(
    r"(?:姓名|企业名称|股东名称|股东姓名|合伙人名称|名称|股东|投资人|发起人|合伙人)\s*:\s*(?P<name>[^;,\n:]{2,80}?)\s*[;,\n]"
    r"(?P<rest>(?:(?!姓名|企业名称|股东名称|合伙人名称|名称\s*:|股东\s*:|投资人\s*:).)*?)"
    r"(?:百分比|持股比例|出资比例|认缴比例|股权比例|比例|占比)\s*:?\s*(?P<percent>\d+(?:\.\d+)?)\s*%",
    re.DOTALL,
)
_LABEL = re.compile(r"姓名\s*:|企业名称\s*:|股东名称\s*:|合伙人名称\s*:|(?<![称名])股东\s*:|投资人\s*:")
_BARE = re.compile(
    r"(?P<name>[^\d\s:,;%()]{1,60}(?:\([^()\d%]{1,20}\)[^\d\s:,;%()]{0,40})?)[\s:(]*(?P<percent>\d+(?:\.\d+)?)%\)?"
)
_PIECES = re.compile(r"[;,、\n]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A holder's share before and after a day; an undisclosed or missing share is None, none at all is 0."""

    day: date
    before: Share | None
    after: Share | None


@dataclass(frozen=True, slots=True)
class Periods:
    """What the changes of one holder give: ended periods ``(start, end, share)``, and what holds since the last one."""

    ended: tuple[tuple[date | None, date, Share], ...] = ()
    since: date | None = None
    share: Share | None = None


def parse_change(record: Mapping[str, RawValue]) -> Parsed | Problem:
    """变更: a change that is no change of holders is passed over; one of holders was read with them, or is counted."""
    row = record.get("row")
    fields = fields_of(CHANGES, row)
    if not fields.values:
        return Problem(Reason.MALFORMED, "The record has no field of a change.")
    notices = fields.notices(CHANGES)
    if is_of_holders(row):
        read = bool(equity_rows(row))
        notices.append("a change of holders was read" if read else "a change of holders gives no shares")
    return Parsed(notices=tuple(notices))


def read_change(row: RawValue, *, fractions: bool) -> Change | Problem:
    """A row of 股权变更. Problems: MISSING_FIELD and BAD_DATE for the day, those of shares."""
    fields = fields_of(EQUITY_CHANGES, row)
    day = read_moment(fields.text("day"), "change_time")
    if isinstance(day, Problem):
        return day
    if day is None:
        return Problem(Reason.MISSING_FIELD, "change_time is empty.")
    shares: list[Share | None] = []
    for name in ("before", "after"):
        text = fields.text(name)
        share = None if text is None else read_share(text, f"ratio_{name}", fractions=fractions)
        if isinstance(share, Problem):
            return share
        shares.append(share)
    if shares == [None, None]:
        return Problem(Reason.MISSING_FIELD, "ratio_before and ratio_after are empty.")
    return Change(day, shares[0], shares[1])


def periods(changes: Sequence[Change]) -> Periods:
    """The periods of one holder; a share of 0 and a missing one are no stake."""
    ordered = sorted(changes, key=lambda change: change.day)
    if not ordered:
        return Periods()
    stretches: list[tuple[date | None, date, Share | None]] = [(None, ordered[0].day, ordered[0].before)]
    stretches += [(one.day, later.day, one.after) for one, later in pairwise(ordered)]
    ended = tuple((start, end, share) for start, end, share in stretches if _is_stake(share) and share and start != end)
    last = ordered[-1]
    return Periods(ended, last.day, last.after if _is_stake(last.after) else None)


def follow(changes: Sequence[Change]) -> bool:
    """Whether each change begins with the share at which the one before it left."""
    ordered = sorted(changes, key=lambda change: change.day)
    return all(same(one.after, later.before) for one, later in pairwise(ordered))


def same(one: Share | None, other: Share | None) -> bool:
    """Whether two shares agree within rounding; a missing one and 0 are the same."""
    ends = [(share.low or 0.0, share.high or 0.0) if share else (0.0, 0.0) for share in (one, other)]
    return all(abs(first - second) <= ROUNDING for first, second in zip(*ends, strict=True))


def is_of_holders(row: RawValue) -> bool:
    """Whether a row of 变更 is about holders or their shares."""
    return bool(_OF_HOLDERS.search(fields_of(CHANGES, row).text("item") or ""))


def equity_rows(row: RawValue) -> list[RawValue]:
    """The rows of 股权变更 that the text of a change amounts to; none unless it gives all shares before and after."""
    fields = fields_of(CHANGES, row)
    before, after = shares_in(fields.text("before")), shares_in(fields.text("after"))
    day = fields.text("day")
    if not is_of_holders(row) or day is None or before is None or after is None:
        return []
    names = {fold_name(name): name for shares in (before, after) for name in shares}
    rows: list[RawValue] = []
    for folded, name in names.items():
        left, right = _of(before, folded), _of(after, folded)
        if left != right:
            rows.append({"investor_name": name, "ratio_before": left, "ratio_after": right, "change_time": day})
    return rows


def shares_in(text: str | None) -> dict[str, str] | None:
    """Percentages by holder as a text lists them; None unless it lists a percentage for every holder it names."""
    if text is None:
        return None
    text = said(text) or ""
    labelled = {found["name"].strip(): found["percent"] for found in _LABELLED.finditer(text)}
    if labelled:
        shares = labelled if len(labelled) == len(_LABEL.findall(text)) else None
    else:
        pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
        found = [_BARE.fullmatch(piece) for piece in pieces]
        shares = {one["name"]: one["percent"] for one in found if one} if all(found) else None
    if not shares or sum(map(float, shares.values())) > 100 + ROUNDING:
        return None
    return {name: f"{percent}%" for name, percent in shares.items()}


def _of(shares: Mapping[str, str], folded: str) -> str:
    return next((percent for name, percent in shares.items() if fold_name(name) == folded), "0%")


def _is_stake(share: Share | None) -> bool:
    return share is not None and (share.high is None or share.high > 0)
