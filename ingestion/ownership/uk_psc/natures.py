"""Natures of control in the UK's registers: what each says, and in which band.

A nature is a right, perhaps a band, and perhaps suffixes that say through what it is held (``-as-trust``, ``-as-firm``,
``-as-control-over-trust``, ``-registered-overseas-entity``, ``-limited-liability-partnership``): the right and the band
count, the whole is kept as wording. The codes are those of Companies House, github ``companieshouse/api-enumerations``,
``psc_descriptions.yml``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.ownership.records import Share
from ingestion.ownership.fields import quoted
from ingestion.ownership.shares import combined

BANDS: Mapping[str, Share] = {
    "25-to-50-percent": Share(25, 50, low_open=True),
    "50-to-75-percent": Share(50, 75, low_open=True, high_open=True),
    "75-to-100-percent": Share(75, 100),
    "more-than-25-percent": Share(25, 100, low_open=True),
}
"""Intervals by the middle part of a nature; the last one is that of overseas entities."""

_SHARES = ("ownership-of-shares-", "right-to-share-surplus-assets-", "part-right-to-share-surplus-assets-")
_VOTES = "voting-rights-"
_APPOINTS = re.compile(r"right-to-appoint-and-remove-(directors|members|person)(-.*)?")
_INFLUENCES = re.compile(r"significant-influence-or-control(-.*)?")
_BEHIND_A_NOMINEE = "registered-owner-as-nominee-"


@dataclass(frozen=True, slots=True)
class Control:
    """What an entry's natures say together; each wording is None where none of them says it.

    Attributes:
        shares: Share of capital, or of surplus assets in a partnership; undisclosed if no nature gives it.
        votes: Share of votes; undisclosed if no nature gives it.
        held: Wording of the two.
        appoints: Wording of the right to appoint most of the board, which is control without a percentage.
        claimed: Wording of significant influence, which is a claim only, and of natures that are not known.
        notices: A notice for each nature that is not known.
    """

    shares: Share
    votes: Share
    held: str | None
    appoints: str | None
    claimed: str | None
    notices: tuple[str, ...]


def read_natures(natures: Iterable[str]) -> Control:
    """What the natures say; one that is not known is kept as a claim."""
    shares, votes, held, appoints, claimed, notices = [], [], [], [], [], []
    for nature in natures:
        share, vote = _banded(nature, *_SHARES), _banded(nature, _VOTES)
        if share or vote:
            held.append(nature)
            shares += [share] if share else []
            votes += [vote] if vote else []
        elif _APPOINTS.fullmatch(nature):
            appoints.append(nature)
        else:
            claimed.append(nature)
            if not _INFLUENCES.fullmatch(nature) and not nature.startswith(_BEHIND_A_NOMINEE):
                notices.append(f"unknown nature of control {quoted(nature)}")
    return Control(
        combined(shares), combined(votes), _joined(held), _joined(appoints), _joined(claimed), tuple(notices)
    )


def _banded(nature: str, *rights: str) -> Share | None:
    for right in rights:
        if nature.startswith(right):
            rest = nature.removeprefix(right)
            return next((share for band, share in BANDS.items() if rest == band or rest.startswith(f"{band}-")), None)
    return None


def _joined(natures: list[str]) -> str | None:
    return "; ".join(sorted(natures)) or None
