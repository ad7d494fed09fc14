"""Beneficial owners: the natural persons who own or control a company.

Ownership: interest of at least the threshold (25 %: EU Regulation 2024/1624 Art. 52; Chinese Order 2024 No. 3),
all chains multiplied and added. Control: the joint-majority rule of ``domain.ownership.control``. The two grounds
answer different questions and are never merged into one percentage. Stakes that nominees hold, or that are held
in nominees, lead nowhere here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.control import ControlCertainty, Controlled, controllers_of
from domain.ownership.interest import Interest, interests_in
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import TOLERANCE
from domain.ownership.stakes import Stake

THRESHOLD = 25.0
"""Percent of interest from which a person is an owner."""


class InterestGround(StrEnum):
    """Why a person is a beneficial owner."""

    OWNERSHIP = "OWNERSHIP"
    CONTROL = "CONTROL"


@dataclass(frozen=True, slots=True)
class BeneficialOwner:
    """A person with the interest, the record of control if any, and the grounds.

    ``grounds`` are those that hold on what is disclosed at least; ``possible_grounds`` are further ones that
    bands and undisclosed stakes leave open.
    """

    party: str
    interest: Interest
    control: Controlled | None
    grounds: tuple[InterestGround, ...]
    possible_grounds: tuple[InterestGround, ...]


@dataclass(frozen=True, slots=True)
class BeneficialOwnership:
    """The beneficial owners of a company, largest interest first.

    Attributes:
        owners: Persons with at least one ground.
        possible: Persons with possible grounds only.
        unexplained_percent: What is not traced to persons or public bodies.
        complete: False when the unexplained part, added to the largest interest below the threshold, could reach it:
            then somebody may be missing.
    """

    owners: tuple[BeneficialOwner, ...]
    possible: tuple[BeneficialOwner, ...]
    unexplained_percent: float
    complete: bool


def beneficial_owners(
    company: str,
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    threshold: float = THRESHOLD,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> BeneficialOwnership:
    """The persons who own at least ``threshold`` percent of the company or control it, alone or in concert.

    Each person's interest counts by itself: a concert joins votes, not property.
    """
    nominees = {party for party, kind in kinds.items() if kind is PartyKind.NOMINEE}
    traced = [stake for stake in stakes if stake.holder not in nominees and stake.company not in nominees]
    interests = {found.holder: found for found in interests_in(company, traced, undisclosed=True)}
    control = controllers_of(company, stakes, kinds, arrangements=arrangements)
    persons = [
        _weigh(
            interests.get(party, Interest(party, company, 0.0, 0.0, 0.0)),
            control.get(party),
            threshold - TOLERANCE,
        )
        for party in sorted(interests.keys() | control.keys())
        if kinds.get(party) is PartyKind.PERSON
    ]
    persons.sort(key=lambda person: -person.interest.percent)  # stable: ids stay in order among equals
    unexplained = max(0.0, 100.0 - _traced_percent(interests, traced, kinds))
    below = [person.interest.percent for person in persons if person.interest.percent < threshold - TOLERANCE]
    return BeneficialOwnership(
        owners=tuple(person for person in persons if person.grounds),
        possible=tuple(person for person in persons if person.possible_grounds and not person.grounds),
        unexplained_percent=unexplained,
        complete=unexplained <= TOLERANCE or unexplained + max(below, default=0.0) < threshold - TOLERANCE,
    )


def _weigh(interest: Interest, control: Controlled | None, least: float) -> BeneficialOwner:
    grounds: list[InterestGround] = []
    possible: list[InterestGround] = []
    if interest.maximum >= least:
        (grounds if interest.minimum >= least else possible).append(InterestGround.OWNERSHIP)
    if control is not None:
        certain = control.certainty is ControlCertainty.CERTAIN
        (grounds if certain else possible).append(InterestGround.CONTROL)
    return BeneficialOwner(interest.holder, interest, control, tuple(grounds), tuple(possible))


def _traced_percent(
    interests: Mapping[str, Interest], stakes: Sequence[Stake], kinds: Mapping[str, PartyKind]
) -> float:
    """What persons, and public bodies that nobody holds, own of the company at least."""
    held = {stake.company for stake in stakes}
    final = (PartyKind.PERSON, PartyKind.PUBLIC_BODY)
    return sum(
        interest.minimum for party, interest in interests.items() if kinds.get(party) in final and party not in held
    )
