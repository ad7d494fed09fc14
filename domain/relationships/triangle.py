"""The iron triangle (铁三角): account, solution and fulfilment responsible, each a colleague of their own.

A triangle is complete when three different active colleagues can be found, one for each of the three seats. A second
colleague on a seat does no harm; one colleague for two seats leaves a hole. For a deal the group's own triangle counts
too: who wins the order without a seat at the account will not keep it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SeatRole(StrEnum):
    """What a colleague is to an account or a deal."""

    AR = "AR"
    SR = "SR"
    FR = "FR"
    OWNER = "OWNER"
    SPONSOR = "SPONSOR"
    EXPERT = "EXPERT"
    SERVICE = "SERVICE"
    FINANCE = "FINANCE"
    LEGAL = "LEGAL"
    SUPPORT = "SUPPORT"


TRIANGLE = (SeatRole.AR, SeatRole.SR, SeatRole.FR)


class TriangleGap(StrEnum):
    """What keeps a triangle from being complete."""

    NOBODY = "NOBODY"
    INACTIVE = "INACTIVE"
    SAME_PERSON = "SAME_PERSON"
    NOT_ON_GROUP = "NOT_ON_GROUP"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat on the day that is asked about; ``active`` is false once the colleague's own user is closed."""

    user: str
    role: SeatRole
    active: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a triangle: what is wrong, with which seats, and the colleagues on them."""

    kind: TriangleGap
    roles: tuple[SeatRole, ...]
    users: tuple[str, ...] = ()


def triangle_gaps(seats: Iterable[Seat], group: Iterable[Seat] | None = None) -> tuple[Gap, ...]:
    """Everything that keeps a triangle from being complete; empty when it is.

    ``group`` are the seats of the account above a deal, whose triangle must be complete as well; None: none is asked.
    """
    own = _gaps(seats)
    if group is None:
        return own
    missing = tuple(role for gap in _gaps(group) for role in gap.roles)
    above = (Gap(TriangleGap.NOT_ON_GROUP, tuple(role for role in TRIANGLE if role in missing)),) if missing else ()
    return own + above


def _gaps(seats: Iterable[Seat]) -> tuple[Gap, ...]:
    taken = tuple(seats)
    on: dict[SeatRole, list[Seat]] = {role: [one for one in taken if one.role is role] for role in TRIANGLE}
    active = {role: sorted({one.user for one in on[role] if one.active}) for role in TRIANGLE}
    gaps = [
        Gap(TriangleGap.INACTIVE, (role,), tuple(sorted({one.user for one in on[role]})))
        if on[role]
        else Gap(TriangleGap.NOBODY, (role,))
        for role in TRIANGLE
        if not active[role]
    ]
    filled = [role for role in TRIANGLE if active[role]]
    if not _all_differ(filled, active, ()):
        shared = {user for role in filled for user in active[role] if sum(user in active[one] for one in filled) > 1}
        roles = tuple(role for role in filled if shared & set(active[role]))
        gaps.append(Gap(TriangleGap.SAME_PERSON, roles, tuple(sorted(shared))))
    return tuple(gaps)


def _all_differ(roles: Sequence[SeatRole], users: Mapping[SeatRole, Collection[str]], chosen: tuple[str, ...]) -> bool:
    """Whether every seat can have a colleague of its own."""
    if not roles:
        return True
    return any(_all_differ(roles[1:], users, (*chosen, user)) for user in users[roles[0]] if user not in chosen)
