"""What is kept at rest, between the store's rows and the domain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from domain.ownership.arrangements import Appointment, Arrangements, concerts
from domain.ownership.control import ControlCertainty
from domain.ownership.events import OwnershipEvent, Snapshot
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake
from domain.ownership.standing import Controller, Standing

_NOISE = 1e-6
"""Points by which a sum may differ with the order of its terms; less is no difference."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A company as it is kept, and as it was just computed."""

    company: str
    before: Snapshot
    after: Snapshot

    @property
    def head(self) -> str:
        """Head of its group, as just computed."""
        return self.company if self.after.standing is None else self.after.standing.head

    @property
    def heads(self) -> set[str]:
        """Heads of its group, before and now."""
        return {one.standing.head for one in (self.before, self.after) if one.standing}


@dataclass(slots=True)
class Surroundings:
    """Companies with all that stands above them.

    Attributes:
        kinds: Kind of every party that was read.
        stakes: Effective stakes in them.
        holders: Everybody who holds one of these stakes, or appoints in one of the companies.
        appointments: Appointments in them.
        acting: Pairs of parties that act in concert.
        kept: What is kept of each party that was read.
    """

    kinds: dict[str, PartyKind] = field(default_factory=dict)
    stakes: list[Stake] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    appointments: list[Appointment] = field(default_factory=list)
    acting: list[tuple[str, str]] = field(default_factory=list)
    kept: dict[str, Snapshot] = field(default_factory=dict)
    _stakes_in: dict[str, list[Stake]] = field(default_factory=dict)

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add what ``stakes_in`` gave."""
        for company, kind, stakes_computed, head, stakes, control, appointers, partners in rows:
            self.kinds[company] = PartyKind(kind)
            found = [Stake(*row) for row in stakes]
            self._stakes_in[company] = found
            self.stakes += found
            self.holders.update(stake.holder for stake in found)
            self.holders.update(appointer for appointer, _ in appointers)
            self.appointments += [Appointment(appointer, company, reason or "") for appointer, reason in appointers]
            self.acting += [(company, partner) for partner in partners]
            self.kept[company] = Snapshot()
            if stakes_computed is not None:
                before = tuple(Stake(row[0], company, *row[1:]) for row in orjson.loads(stakes_computed))
                controllers = tuple(sorted(map(_controller, control), key=lambda one: one.party))
                self.kept[company] = Snapshot(before, Standing(company, controllers, head))

    @property
    def arrangements(self) -> Arrangements:
        """The appointments and concerts among the parties that were read."""
        among = [pair for pair in self.acting if pair[1] in self.kinds]
        return Arrangements(tuple(self.appointments), concerts(among))

    def snapshot(self, standing: Standing) -> Snapshot:
        """The company of the standing, as just computed."""
        return Snapshot(tuple(self._stakes_in.get(standing.company, ())), standing)


def _controller(row: Sequence[Any]) -> Controller:
    party, percent, maximum, certainty, ultimate, least, most = row
    interest = None if least is None else (least, most)
    return Controller(party, percent, maximum, ControlCertainty(certainty), ultimate, interest)


def kept_stakes(stakes: Iterable[Stake]) -> str:
    """The stakes in one company as they are kept: holder and ends, by holder; which assertion says it is left out."""
    rows = sorted(
        [one.holder, one.low, one.high, one.voting_low, one.voting_high, one.low_open, one.high_open] for one in stakes
    )
    return orjson.dumps(rows).decode()


def same_standing(one: Standing | None, other: Standing | None) -> bool:
    """Whether two standings of a company agree, but for noise in the figures."""
    if one is None or other is None:
        return one is other
    return (one.head, len(one.controllers)) == (other.head, len(other.controllers)) and all(
        map(_same_controller, one.controllers, other.controllers)
    )


def _same_controller(one: Controller, other: Controller) -> bool:
    figures = zip(_figures(one), _figures(other), strict=True)
    return (one.party, one.certainty, one.ultimate) == (other.party, other.certainty, other.ultimate) and all(
        abs(figure - its) <= _NOISE for figure, its in figures
    )


def _figures(one: Controller) -> tuple[float, ...]:
    return (one.percent, one.maximum, *(one.interest or (-1.0, -1.0)))


def control_rows(standing: Standing | None) -> list[list[object]]:
    """The rows of ``KEEP_CONTROL``."""
    if standing is None:
        return []
    return [
        [
            one.party,
            standing.company,
            one.percent,
            one.maximum,
            one.certainty.value,
            one.ultimate,
            *(one.interest or (None, None)),
        ]
        for one in standing.controllers
    ]


def event_row(event: OwnershipEvent, occasion: str) -> list[object]:
    """The row of ``KEEP_EVENTS``."""
    properties = {
        "kind": event.kind.value,
        "validOn": event.valid_on,
        "percentBefore": event.before.low,
        "percentBeforeMax": event.before.high,
        "percentAfter": event.after.low,
        "percentAfterMax": event.after.high,
        "threshold": event.threshold,
    }
    return [event.id(occasion), event.company, event.holder, event.group_before, event.group_after, properties]
