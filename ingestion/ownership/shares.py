"""Several statements of one share, as registers print them."""

from collections.abc import Sequence

from domain.ownership.records import UNDISCLOSED, Share


def combined(shares: Sequence[Share]) -> Share:
    """What is known of one share that is stated several times: at least the largest, at most all together.

    Registers state one stake once for each route (in person, through a trust, through a firm) without saying whether
    the routes add up. Equal statements are one; one that gives no share leaves the upper end at 100. Without any
    statement the share is not disclosed.
    """
    distinct = list(dict.fromkeys(shares))
    if len(distinct) == 1:
        return distinct[0]
    stated = [share for share in distinct if share.low is not None and share.high is not None]
    if not stated:
        return UNDISCLOSED
    low, is_open = max((share.low or 0.0, share.low_open) for share in stated)
    if len(stated) < len(distinct):
        return Share(low, 100.0, is_open)
    total = sum(share.high or 0.0 for share in stated)
    if total > 100:
        return Share(low, 100.0, is_open)
    return Share(low, total, is_open, any(share.high_open for share in stated))
