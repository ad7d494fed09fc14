"""Interests of BODS: what each code means, shares of both versions, and who has which interests when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from domain.ownership.records import UNDISCLOSED, Problem, Reason, Share
from ingestion.ownership.fields import quoted, read_percent
from ingestion.ownership.json_fields import day, member, text
from ingestion.source import RawValue


class Meaning(Enum):
    """What an interest becomes."""

    CAPITAL = "an economic share"
    VOTES = "votes"
    APPOINTS = "control without a percentage"
    CLAIMS = "claimed control"
    OFFICER = "an office"


INTERESTS: Mapping[str, Meaning] = {
    "shareholding": Meaning.CAPITAL,
    "rightsToSurplusAssetsOnDissolution": Meaning.CAPITAL,
    "rightsToProfitOrIncome": Meaning.CAPITAL,
    "unknownInterest": Meaning.CAPITAL,
    "unpublishedInterest": Meaning.CAPITAL,
    "votingRights": Meaning.VOTES,
    "appointmentOfBoard": Meaning.APPOINTS,
    "controlViaCompanyRulesOrArticles": Meaning.APPOINTS,
    "controlByLegalFramework": Meaning.APPOINTS,
    "otherInfluenceOrControl": Meaning.CLAIMS,
    "rightsGrantedByContract": Meaning.CLAIMS,
    "conditionalRightsGrantedByContract": Meaning.CLAIMS,
    "settlor": Meaning.CLAIMS,
    "trustee": Meaning.CLAIMS,
    "protector": Meaning.CLAIMS,
    "beneficiaryOfLegalArrangement": Meaning.CLAIMS,
    "enjoymentAndUseOfAssets": Meaning.CLAIMS,
    "rightToProfitOrIncomeFromAssets": Meaning.CLAIMS,
    "nominator": Meaning.CLAIMS,
    "nominee": Meaning.OFFICER,
    "boardMember": Meaning.OFFICER,
    "boardChair": Meaning.OFFICER,
    "seniorManagingOfficial": Meaning.OFFICER,
}
"""Meaning by code of 0.4. Of several economic codes in one statement only the first of these counts as the share."""

FORMER_CODES: Mapping[str, str] = {
    "influenceOrControl": "otherInfluenceOrControl",
    "otherInfluenceOrControlOfTrust": "otherInfluenceOrControl",
    "rightsToSurplusAssets": "rightsToSurplusAssetsOnDissolution",
    "settlorOfTrust": "settlor",
    "trusteeOfTrust": "trustee",
    "protectorOfTrust": "protector",
    "beneficiaryOfTrust": "beneficiaryOfLegalArrangement",
}
"""Codes up to 0.3, in camel case, by which 0.4 replaced them."""

MAJORITY = 50.0
_LONGEST_WORDING = 200
_INDIRECT = frozenset({"direct", "indirect", "unknown"})


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest of a statement.

    Attributes:
        code: Code of 0.4; ``unknownInterest`` where none is given.
        meaning: What it becomes.
        wording: How the source words it: its details, else the code.
        share: The percentage, UNDISCLOSED if none is given.
        start: First day, None if not known.
        end: First day after, None while it lasts.
        is_indirect: Whether it restates what a chain of other statements says.
        is_beneficial: Whether it makes its holder a beneficial owner in the source's eyes.
    """

    code: str
    meaning: Meaning
    wording: str
    share: Share = UNDISCLOSED
    start: date | None = None
    end: date | None = None
    is_indirect: bool = False
    is_beneficial: bool = False


def read_interest(interest: RawValue, has_components: bool) -> tuple[Interest, tuple[str, ...]] | Problem:
    """An interest and the notices about it.

    One that is not called direct or indirect is indirect when the statement lists the components of its chain. A code
    that is not known is kept as a claim. Appointing no more than half of the board is only a claim too.

    Problems: BAD_NUMBER, OUT_OF_RANGE and BAD_INTERVAL for the share, BAD_DATE and BAD_INTERVAL for the period.
    """
    share = read_share(member(interest, "share"))
    if isinstance(share, Problem):
        return share
    start, end = day(interest, "startDate"), day(interest, "endDate")
    if isinstance(start, Problem):
        return start
    if isinstance(end, Problem):
        return end
    if start and end and end < start:
        return Problem(Reason.BAD_INTERVAL, f"endDate {end} is before startDate {start}.")
    code, meaning, notices = _code(text(interest, "type"))
    if meaning is Meaning.APPOINTS and share.high is not None and share.high <= MAJORITY:
        meaning = Meaning.CLAIMS
    level = text(interest, "directOrIndirect") or text(interest, "interestLevel") or "unknown"
    if level not in _INDIRECT:
        notices = (*notices, f"unknown directOrIndirect {quoted(level)}")
    is_indirect = level == "indirect" or (level != "direct" and has_components)
    wording = text(interest, "details") or code
    return Interest(
        code, meaning, wording[:_LONGEST_WORDING], share, start, end, is_indirect,
        member(interest, "beneficialOwnershipOrControl") is True,
    ), notices  # fmt: skip


def _code(printed: str | None) -> tuple[str, Meaning, tuple[str, ...]]:
    if printed is None:
        return "unknownInterest", INTERESTS["unknownInterest"], ()
    first, *rest = printed.split("-")
    camel = first + "".join(part.capitalize() for part in rest)
    code = FORMER_CODES.get(camel, camel)
    if code in INTERESTS:
        return code, INTERESTS[code], ()
    return code, Meaning.CLAIMS, (f"unknown interest type {quoted(printed)}",)


def read_share(share: RawValue) -> Share | Problem:
    """The share as exact value or interval, in the notation of 0.4 or the one before it.

    Up to 0.3 ``exclusiveMinimum`` is a flag beside ``minimum``; in 0.4 it is a number that stands for it. An end that
    is not given is 0 or 100. Problems: BAD_NUMBER, OUT_OF_RANGE, BAD_INTERVAL.
    """
    exact = text(share, "exact")
    if exact is not None:
        percent = read_percent(exact, "share.exact")
        return percent if isinstance(percent, Problem) else Share.exact(percent)
    low, high = _end(share, "minimum", "exclusiveMinimum"), _end(share, "maximum", "exclusiveMaximum")
    if isinstance(low, Problem):
        return low
    if isinstance(high, Problem):
        return high
    if low is None and high is None:
        return UNDISCLOSED
    least, low_open = low or (0.0, False)
    most, high_open = high or (100.0, False)
    if least > most or (least == most and (low_open or high_open)):
        return Problem(Reason.BAD_INTERVAL, f"The share has no value: minimum {least:g}, maximum {most:g}.")
    return Share(least, most, low_open, high_open)


def _end(share: RawValue, inclusive: str, exclusive: str) -> tuple[float, bool] | Problem | None:
    flag = member(share, exclusive)
    is_open = flag is True or text(share, exclusive) is not None
    printed = text(share, exclusive) or text(share, inclusive)
    if printed is None:
        return None
    percent = read_percent(printed, f"share.{inclusive}")
    return percent if isinstance(percent, Problem) else (percent, is_open)


def periods(interests: Sequence[Interest]) -> Iterator[tuple[date | None, date | None, list[Interest]]]:
    """The periods between the days on which interests begin or end, with the interests of each, in order.

    An interest that ends on the day of its start has a period of its own, which holds on no day.
    """
    lasting = [one for one in interests if one.start is None or one.start != one.end]
    starts = {one.start or date.min for one in lasting}
    ends = {one.end or date.max for one in lasting}
    for start, end in pairwise(sorted(starts | ends)):
        held = [one for one in lasting if (one.start or date.min) <= start and end <= (one.end or date.max)]
        if held:
            yield (None if start == date.min else start), (None if end == date.max else end), held
    for day_ in sorted({one.start for one in interests if one.start is not None and one.start == one.end}):
        yield day_, day_, [one for one in interests if one.start == one.end == day_]
