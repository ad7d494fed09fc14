"""What is lost when a contact or a colleague leaves.

A supportive path to an account is a pair: a supportive key player on its power map, and a colleague of ours who knows
them. A contact who leaves takes their place on the map and all paths to them; a colleague takes the paths from them
and empties their seats. An account that has paths before and none after loses its only supportive path, and with it
the companies below it that have no map of their own.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.relationships.power_map import Placement, RelationshipStatus, map_status
from domain.relationships.triangle import TRIANGLE, Seat, SeatRole, triangle_gaps

_ORDER = tuple(RelationshipStatus)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What is known of an account on a day.

    Attributes:
        known: Pairs of colleague and stakeholder: who of us knows whom on the map.
        subsidiaries: Companies that it controls and that have no map of their own.
    """

    account: str
    placements: tuple[Placement, ...] = ()
    known: frozenset[tuple[str, str]] = frozenset()
    seats: tuple[Seat, ...] = ()
    subsidiaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """What an account loses.

    Attributes:
        paths: Supportive paths before.
        remaining: Supportive paths after.
        emptied: Roles of the iron triangle that have a colleague of their own before, and not after.
        subsidiaries: The companies that depend on its map, if it loses its only supportive path; else none.
    """

    account: str
    before: RelationshipStatus
    after: RelationshipStatus
    paths: int
    remaining: int
    emptied: tuple[SeatRole, ...]
    subsidiaries: tuple[str, ...]

    @property
    def only_path(self) -> bool:
        """Whether the only supportive path is lost."""
        return self.paths > 0 and self.remaining == 0

    @property
    def matters(self) -> bool:
        """Whether anything gets worse."""
        return self.only_path or self.before is not self.after or bool(self.emptied) or self.remaining < self.paths


def losses_without_person(accounts: Iterable[AccountFacts], person: str) -> tuple[Loss, ...]:
    """What the accounts lose when a contact leaves, the gravest loss first; of those that lose nothing none."""
    return _losses((one, _without_person(one, person)) for one in accounts)


def losses_without_user(accounts: Iterable[AccountFacts], user: str) -> tuple[Loss, ...]:
    """What the accounts lose when a colleague leaves, the gravest loss first; of those that lose nothing none."""
    return _losses((one, _without_user(one, user)) for one in accounts)


def _without_person(one: AccountFacts, person: str) -> AccountFacts:
    placements = tuple(place for place in one.placements if place.stakeholder != person)
    known = frozenset(pair for pair in one.known if pair[1] != person)
    return AccountFacts(one.account, placements, known, one.seats, one.subsidiaries)


def _without_user(one: AccountFacts, user: str) -> AccountFacts:
    known = frozenset(pair for pair in one.known if pair[0] != user)
    seats = tuple(seat for seat in one.seats if seat.user != user)
    return AccountFacts(one.account, one.placements, known, seats, one.subsidiaries)


def _losses(changes: Iterable[tuple[AccountFacts, AccountFacts]]) -> tuple[Loss, ...]:
    found = [one for one in (_loss(before, after) for before, after in changes) if one.matters]
    return tuple(sorted(found, key=_gravest_first))


def _loss(before: AccountFacts, after: AccountFacts) -> Loss:
    paths, remaining = _paths(before), _paths(after)
    missing = _missing(before.seats)
    return Loss(
        before.account,
        map_status(before.placements).status,
        map_status(after.placements).status,
        paths,
        remaining,
        tuple(role for role in _missing(after.seats) if role not in missing),
        before.subsidiaries if paths and not remaining else (),
    )


def _paths(one: AccountFacts) -> int:
    won = {place.stakeholder for place in one.placements if place.key_player and place.supportive}
    return sum(stakeholder in won for _, stakeholder in one.known)


def _missing(seats: Collection[Seat]) -> tuple[SeatRole, ...]:
    roles = {role for gap in triangle_gaps(seats) for role in gap.roles}
    return tuple(role for role in TRIANGLE if role in roles)


def _gravest_first(one: Loss) -> tuple[bool, int, int, str]:
    fall = _ORDER.index(one.before) - _ORDER.index(one.after)
    return not one.only_path, -fall, -len(one.emptied), one.account
