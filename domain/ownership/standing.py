"""Where every company of a set stands: who controls it, who of them is its ultimate controller, and with what interest.

The rules are those of ``control`` and ``interest``, applied to all companies in one pass. The stakes must include all
that stand above the companies, else controllers are missed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from domain.ownership.control import ControlCertainty, Controlled, all_control
from domain.ownership.interest import Interest, all_interests
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

    ``head`` is the ultimate controller, of a circle the member with the smallest id, or the company itself where
    nobody controls it.
    """

    company: str
    controllers: tuple[Controller, ...]
    head: str

    @property
    def ultimate(self) -> tuple[str, ...]:
        """The ultimate controller, all members of a circle, or nobody."""
        return tuple(one.party for one in self.controllers if one.ultimate)


def standings(
    stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], companies: Collection[str]
) -> dict[str, Standing]:
    """The standing of each of the companies, on effective stakes of one date.

    Certainty decides who heads a group: a party that only may control a company is listed, and never ultimate.
    """
    over, certain = _control_over(stakes, kinds, companies)
    heads = {company: _ultimate(rows, certain) for company, rows in over.items()}
    interests = _interests(stakes, heads)
    return {
        company: Standing(
            company,
            tuple(_controller(party, one, heads[company], interests) for party, one in rows.items()),
            min(heads[company], default=company),
        )
        for company, rows in over.items()
    }


def ultimate_controllers(
    stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], companies: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Of each company the ultimate controller, all members of a circle, or nobody; stakes as for ``standings``."""
    over, certain = _control_over(stakes, kinds, companies)
    return {company: tuple(sorted(_ultimate(rows, certain))) for company, rows in over.items()}


_Control: TypeAlias = dict[str, dict[str, Controlled]]


def _control_over(
    stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], companies: Collection[str]
) -> tuple[_Control, dict[str, set[str]]]:
    """Of each company its controllers in the order of their ids; and of each party what it certainly controls."""
    over: _Control = {company: {} for company in companies}
    certain: dict[str, set[str]] = {}
    for party, found in all_control(stakes, kinds).items():
        certain[party] = {one.company for one in found if one.certainty is ControlCertainty.CERTAIN}
        for one in found:
            if one.company in over:
                over[one.company][party] = one
    return over, certain


def _ultimate(rows: Mapping[str, Controlled], certain: Mapping[str, set[str]]) -> frozenset[str]:
    """The certain controllers whom no other one controls, unless they control it too; of several, the largest."""
    sums = {party: one.percent for party, one in rows.items() if one.certainty is ControlCertainty.CERTAIN}
    tops = [
        party
        for party in sums
        if all(party not in certain[other] or other in certain[party] for other in sums if other != party)
    ]
    if not tops:
        return frozenset()
    first = min(tops, key=lambda party: (-sums[party], party))
    circle = {other for other in certain[first] if first in certain.get(other, ())}
    return frozenset(circle | {first})


def _interests(stakes: Sequence[Stake], heads: Mapping[str, Collection[str]]) -> dict[tuple[str, str], Interest]:
    wanted = {(head, company) for company, found in heads.items() for head in found}
    if not wanted:
        return {}
    found = all_interests(stakes).interests
    return {(one.holder, one.company): one for one in found if (one.holder, one.company) in wanted}


def _controller(
    party: str, one: Controlled, heads: Collection[str], interests: Mapping[tuple[str, str], Interest]
) -> Controller:
    interest = interests.get((party, one.company))
    return Controller(
        party,
        one.percent,
        one.maximum,
        one.certainty,
        party in heads,
        None if interest is None else (interest.minimum, interest.maximum),
    )
