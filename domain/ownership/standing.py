"""Where every company of a set stands: who controls it, who of them is ultimate, and with what interest.

The rules are those of ``control``, ``parents`` and ``interest``, applied to all companies in one pass. The stakes must
include all that stand above the companies, else controllers are missed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.control import ControlCertainty
from domain.ownership.interest import all_interests
from domain.ownership.market import numbered
from domain.ownership.market_control import market_control
from domain.ownership.parents import all_parents
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

RULES = 1
"""Version of the rules; raised when the same stakes would give another standing, so that all is computed again."""


@dataclass(frozen=True, slots=True)
class Controller:
    """One party that controls a company.

    Attributes:
        party: The controller.
        percent: What it and the companies it certainly controls hold, at least.
        maximum: The same at most.
        certainty: Certain or possible.
        ultimate: Whether it is the ultimate controller, or a member of a circle of them.
        interest: Its economic interest (least, most) in the company, of ultimate controllers only.
    """

    party: str
    percent: float
    maximum: float
    certainty: ControlCertainty
    ultimate: bool = False
    interest: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A company with its controllers in the order of their ids, and the head of its group.

    ``head`` is the ultimate controller, of a circle or a concert the member with the smallest id, or the company
    itself where nobody controls it.
    """

    company: str
    controllers: tuple[Controller, ...]
    head: str

    @property
    def ultimate(self) -> tuple[str, ...]:
        """The ultimate controller, all members of a circle, or nobody."""
        return tuple(one.party for one in self.controllers if one.ultimate)


def standings(
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    companies: Collection[str],
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> dict[str, Standing]:
    """The standing of each of the companies, on effective stakes of one date.

    Certainty decides who heads a group: a party that only may control a company is listed, and never ultimate. What
    parties control in concert stands with each of them, unless it is no more than what one controls alone.
    """
    market, ids = numbered(stakes, kinds, arrangements)
    control = market_control(market)
    parents = all_parents(stakes, kinds, arrangements=arrangements)
    heads = {company: parents[company].ultimate if company in parents else () for company in companies}
    interests = _interests(stakes, heads)
    controllers: dict[str, dict[str, Controller]] = {company: {} for company in companies}
    parties = [(one,) for one in ids] + [tuple(ids[one] for one in members.tolist()) for members in market.concerts]
    rows = (control.controllers, control.companies, control.percent, control.maximum, control.certain)
    for number, company_number, percent, maximum, certain in zip(*(one.tolist() for one in rows), strict=True):
        company = ids[company_number]
        certainty = ControlCertainty.CERTAIN if certain else ControlCertainty.POSSIBLE
        for party in parties[number] if company in controllers else ():
            alone = controllers[company].get(party)
            if alone is None or (alone.certainty, certainty) == (ControlCertainty.POSSIBLE, ControlCertainty.CERTAIN):
                controllers[company][party] = Controller(
                    party, percent, maximum, certainty, party in heads[company], interests.get((party, company))
                )
    return {
        company: Standing(
            company, tuple(sorted(found.values(), key=lambda one: one.party)), min(heads[company], default=company)
        )
        for company, found in controllers.items()
    }


def _interests(
    stakes: Sequence[Stake], heads: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], tuple[float, float]]:
    wanted = {(head, company) for company, found in heads.items() for head in found}
    if not wanted:
        return {}
    return {
        (one.holder, one.company): (one.minimum, one.maximum)
        for one in all_interests(stakes, {head for head, _ in wanted}).interests
        if (one.holder, one.company) in wanted
    }
