"""What decides control besides votes: appointments, and parties that act in concert."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from domain.ownership.records import PartyKind


@dataclass(frozen=True, slots=True)
class Appointment:
    """Control without a percentage: the appointer names the board's majority, or is the 执行事务合伙人.

    ``reason`` is shown to the reader as it is.
    """

    appointer: str
    company: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Arrangements:
    """The appointments and concerts in force on one date.

    Attributes:
        appointments: Each sets control of its company directly.
        concerts: Sets of parties that act in concert (一致行动); each counts as one party. Sets that share a member
            are one set: see ``concerts``.
    """

    appointments: tuple[Appointment, ...] = ()
    concerts: tuple[frozenset[str], ...] = field(default=())

    def effective(self, kinds: Mapping[str, PartyKind]) -> "Arrangements":
        """Those that count, in order: no nominees, no appointments to one's own board, disjoint sets of two or more."""

        def counts(party: str) -> bool:
            return kinds.get(party) is not PartyKind.NOMINEE

        appointments = {
            one
            for one in self.appointments
            if one.appointer != one.company and counts(one.appointer) and counts(one.company)
        }
        sets = [sorted(filter(counts, members)) for members in self.concerts]
        return Arrangements(
            tuple(sorted(appointments, key=lambda one: (one.appointer, one.company, one.reason))),
            concerts(pair for members in sets for pair in pairwise(members)),
        )

    def concerts_with(self, parties: Collection[str]) -> list[frozenset[str]]:
        """The concerts that one of the parties belongs to."""
        return [members for members in self.concerts if not members.isdisjoint(parties)]


NO_ARRANGEMENTS = Arrangements()


def concerts(ties: Iterable[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """The sets of parties that declared pairs connect; each party is in one set at most.

    ``ties`` are the pairs ``ACTS_WITH`` that are valid on the date, in either direction. Whoever acts with a member
    acts with all: a declared pair binds both to vote alike, so the votes of the whole set go one way.
    """
    sets: dict[str, set[str]] = {}
    for one, other in ties:
        if one == other:
            continue
        joined = sets.get(one, {one}) | sets.get(other, {other})
        for member in joined:
            sets[member] = joined
    return tuple(sorted({frozenset(members) for members in sets.values()}, key=sorted))
