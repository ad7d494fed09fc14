"""Reading the single values of Chinese registry vendors: blanks, percentages, sums of money, days."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

from domain.ownership.records import UNDISCLOSED, Problem, Reason, Share
from ingestion.ownership.fields import quoted
from ingestion.source import RawValue

_BLANK = frozenset(
    {"", "-", "--", "—", "–", "\\n", "null", "none", "nan", "n/a", "无", "暂无", "未公开", "***", "企业选择不公示"}
)
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
_PERCENT = re.compile(rf"(?:约)?({_NUMBER.pattern})(%?)", re.ASCII)
_BAND = re.compile(rf"({_NUMBER.pattern})(%?)(?:-|~|至|到)({_NUMBER.pattern})(%?)", re.ASCII)
_FROM = re.compile(
    rf"(?:(?P<above>>|大于|超过|高于)|>=|≥|不少于|不低于)?(?P<number>{_NUMBER.pattern})(?P<sign>%?)(?P<up>以上|及以上)?",
    re.ASCII,
)
_TO = re.compile(
    rf"(?:(?P<below><|小于|低于|不足)|<=|≤|不超过|不高于)?(?P<number>{_NUMBER.pattern})(?P<sign>%?)(?P<down>以下|及以下)?",
    re.ASCII,
)
_MONEY = re.compile(rf"({_NUMBER.pattern})(亿|百万|万|千)?(.*)", re.ASCII | re.DOTALL)
_SCALES = {"亿": 10**8, "百万": 10**6, "万": 10**4, "千": 10**3, None: 1}
_CURRENCIES = {
    "人民币": "CNY", "元": "CNY", "元人民币": "CNY", "人民币元": "CNY", "rmb": "CNY", "cny": "CNY",
    "美元": "USD", "元美元": "USD", "usd": "USD", "港元": "HKD", "港币": "HKD", "元港币": "HKD", "元港元": "HKD",
    "hkd": "HKD", "欧元": "EUR", "元欧元": "EUR", "eur": "EUR", "日元": "JPY", "元日元": "JPY", "jpy": "JPY",
    "英镑": "GBP", "元英镑": "GBP", "gbp": "GBP", "新加坡元": "SGD", "新元": "SGD", "sgd": "SGD", "新台币": "TWD",
    "台币": "TWD", "twd": "TWD", "澳元": "AUD", "澳大利亚元": "AUD", "aud": "AUD", "加元": "CAD", "加拿大元": "CAD",
    "韩元": "KRW", "krw": "KRW", "瑞士法郎": "CHF", "chf": "CHF", "澳门元": "MOP", "mop": "MOP",
}  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?:[T ].*)?", re.ASCII | re.DOTALL)
_COMPACT_DAY = re.compile(r"(?:19|20)\d{6}", re.ASCII)
_EPOCH = re.compile(r"-?\d{9,13}", re.ASCII)
_SECONDS_DIGITS = 10
_UNLIMITED = frozenset({"长期", "永久", "无固定期限"})
_BEIJING = timezone(timedelta(hours=8))
_EPOCH_START = datetime(1970, 1, 1, tzinfo=_BEIJING) + timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in units of its currency (ISO 4217); ``currency`` is None where none is named."""

    amount: Decimal
    currency: str | None


def said(value: RawValue) -> str | None:
    """A single value as text, NFKC and trimmed; None for what vendors write for nothing, such as a dash or 未公开."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        value = int(value)
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return None if text.casefold() in _BLANK else text


def are_fractions(texts: Iterable[str]) -> bool:
    """Whether the plain numbers of a column are fractions: there are some, and none exceeds 1.

    Numbers with a percent sign say themselves what they are and decide nothing, and neither do zeros.
    """
    plain = [number for text in texts if (number := _plain(text))]
    return bool(plain) and max(plain) <= 1


def read_share(text: str, field: str, *, fractions: bool = False) -> Share | Problem:
    """A share: ``51.00%``, ``51``, a band (``10%-20%``, ``5%以下``, ``>50%``); with ``fractions`` 0.51 is 51 %.

    The ends of a band belong to it unless the words exclude them. Problems: BAD_NUMBER, BAD_INTERVAL, OUT_OF_RANGE.
    """
    compact = text.replace(" ", "").replace(",", "")
    if found := _PERCENT.fullmatch(compact):
        low = high = _scaled(found[1], found[2], fractions)
        share = Share.exact(low)
    elif found := _BAND.fullmatch(compact):
        low, high = _scaled(found[1], found[2] or found[4], fractions), _scaled(found[3], found[4], fractions)
        share = Share(low, high)
    elif (found := _FROM.fullmatch(compact)) and not _TO.fullmatch(compact):
        low, high = _scaled(found["number"], found["sign"], fractions), 100.0
        share = Share(low, high, low_open=bool(found["above"]))
    elif found := _TO.fullmatch(compact):
        low, high = 0.0, _scaled(found["number"], found["sign"], fractions)
        share = Share(low, high, high_open=bool(found["below"]))
    else:
        return Problem(Reason.BAD_NUMBER, f"{field} is no percentage: {quoted(text)}.")
    if not 0 <= low <= 100 or not 0 <= high <= 100:
        return Problem(Reason.OUT_OF_RANGE, f"{field} is not between 0 and 100 percent: {quoted(text)}.")
    if low > high:
        return Problem(Reason.BAD_INTERVAL, f"{field} begins above its end: {quoted(text)}.")
    return share


def summed(shares: Iterable[Share]) -> Share:
    """Shares that add up; an undisclosed one adds nothing at least and leaves the upper end at 100."""
    low, high, some = Decimal(0), Decimal(0), False
    low_open = high_open = False
    for share in shares:
        some = some or share != UNDISCLOSED
        low += Decimal(str(share.low or 0.0))
        high += Decimal(str(100.0 if share.high is None else share.high))
        low_open, high_open = low_open or share.low_open, high_open or share.high_open
    if not some:
        return UNDISCLOSED
    top = max(float(low), min(float(high), 100.0))
    return Share(float(low), top, low_open, high_open and top < 100)


def read_money(text: str, unit: str | None = None) -> Money | None:
    """A sum such as ``1,000万人民币`` or ``500 万美元``, None if it is none.

    ``unit`` is what the column says (万元) and counts where the value names neither scale nor currency.
    """
    compact = re.sub(r"[\s,()]", "", text)
    found = _MONEY.fullmatch(compact)
    if found is None:
        return None
    if unit and not found[2] and not found[3]:
        return read_money(found[1] + unit)
    try:
        amount = Decimal(found[1]) * _SCALES[found[2]]
    except InvalidOperation:
        return None
    currency = found[3].casefold()
    if currency and currency not in _CURRENCIES:
        return None
    return Money(amount, _CURRENCIES.get(currency))


def read_moment(text: str | None, field: str) -> date | Problem | None:
    """The day of 2020-01-02, 2020/1/2, 2020年1月2日, 20200102, or of an epoch in (milli)seconds, in Beijing.

    None for nothing and for 长期. Problems: BAD_DATE.
    """
    if text is None or text in _UNLIMITED:
        return None
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if _COMPACT_DAY.fullmatch(text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        if _EPOCH.fullmatch(text):
            number = int(text)
            seconds = number if len(text.lstrip("-")) <= _SECONDS_DIGITS else number / 1000
            return (_EPOCH_START + timedelta(seconds=seconds)).date()
    except (ValueError, OverflowError):
        pass
    return Problem(Reason.BAD_DATE, f"{field} is no calendar day: {quoted(text)}.")


def _plain(text: str) -> Decimal | None:
    compact = text.replace(",", "")
    return Decimal(compact) if _NUMBER.fullmatch(compact) else None


def _scaled(number: str, sign: str, fractions: bool) -> float:
    value = Decimal(number)
    return float(value * 100 if fractions and not sign else value)
