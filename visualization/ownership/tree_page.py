"""A customer tree or a penetration chart as it is exported: what is on the page, and how much of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from domain.ownership.control import ControlCertainty
from domain.ownership.customer_tree import CustomerTree, TreeLimits, TreeNode, TreeSummary
from domain.ownership.penetration_chart import ChartNode, PenetrationChart
from domain.ownership.records import PartyKind
from domain.ownership.stakes import Stake

Language = Literal["zh", "en"]

_FIRST_CJK, _LAST_CJK = "\u3400", "\u9fff"


class Subject(StrEnum):
    """What a page shows: a customer tree, or a penetration chart around its root."""

    TREE = "tree"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class TreeParty:
    """One party of the tree or chart.

    ``depth`` is negative for who stands above the root of a chart. ``interest_percent`` (0 to 100, loops corrected) and
    ``certainty`` of control are the root's in the party, or for who stands above the party's in the root.
    """

    id: str
    name: str
    kind: PartyKind
    depth: int
    certainty: ControlCertainty | None
    interest_percent: float
    other_names: tuple[str, ...] = ()
    jurisdiction: str | None = None
    account: bool = False
    fictional: bool = False

    @property
    def controlled(self) -> bool:
        """Whether control is certain."""
        return self.certainty is ControlCertainty.CERTAIN

    def names(self, language: Language) -> tuple[str, str]:
        """The name for readers of a language, and the registered name where that is another one (else empty)."""
        for name in (self.name, *self.other_names):
            if has_chinese(name) == (language == "zh"):
                return name, "" if name == self.name else self.name
        return self.name, ""


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What a page says of a party besides its place in the tree."""

    name: str
    kind: PartyKind
    other_names: tuple[str, ...] = ()
    jurisdiction: str | None = None
    account: bool = False
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class StakeOrigin:
    """Where a stake comes from: the sources that assert it, and since when it has held."""

    sources: tuple[str, ...] = ()
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class TreeStake:
    """One direct stake between two parties of the tree, with the sources that assert it."""

    stake: Stake
    sources: tuple[str, ...] = ()
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class TreePage:
    """A customer tree or penetration chart with all that its exports show.

    ``parties`` contains the root (depth 0). ``truncated`` tells that a limit had already cut the tree before it came
    here; ``min_percent`` and ``max_depth`` are the filters that were asked for, ``hidden_stakes`` how many stakes the
    first of them left out. ``summary`` counts over the whole tree, whatever is on the page.
    """

    root: str
    as_of: date
    parties: tuple[TreeParty, ...]
    stakes: tuple[TreeStake, ...]
    truncated: bool = False
    min_percent: float = 0
    max_depth: int | None = None
    hidden_stakes: int = 0
    summary: TreeSummary | None = None
    subject: Subject = Subject.TREE

    def party(self, id_: str) -> TreeParty:
        """The party of that id; KeyError if it is not on the page."""
        return {party.id: party for party in self.parties}[id_]

    @property
    def ordered(self) -> tuple[TreeParty, ...]:
        """The root, who stands above it, what lies below: nearest first, larger interests first, then by name."""
        return tuple(sorted(self.parties, key=lambda p: (p.depth > 0, abs(p.depth), -p.interest_percent, p.name, p.id)))

    @property
    def drawable(self) -> "TreePage":
        """The page without stakes that start or end at a party that is not on it."""
        return self._of({party.id for party in self.parties})

    def first(self, elements: int) -> "TreePage":
        """The part nearest to the root whose parties and stakes together are at most ``elements``."""
        ordered = sorted(self.ordered, key=lambda party: abs(party.depth))
        rank = {party.id: number for number, party in enumerate(ordered)}
        joining = [0] * len(ordered)  # stakes that come onto the page together with the n-th party
        for stake in self.drawable.stakes:
            joining[max(rank[stake.stake.holder], rank[stake.stake.company])] += 1
        total, kept = 0, set[str]()
        for party, stakes in zip(ordered, joining, strict=True):
            total += 1 + stakes
            if total > elements:
                break
            kept.add(party.id)
        return self._of(kept)

    def _of(self, kept: Iterable[str]) -> "TreePage":
        ids = frozenset(kept)
        return replace(
            self,
            parties=tuple(party for party in self.parties if party.id in ids),
            stakes=tuple(s for s in self.stakes if s.stake.holder in ids and s.stake.company in ids),
        )


def page_of(
    tree: CustomerTree,
    as_of: date,
    parties: Mapping[str, PartyFacts],
    origins: Mapping[str, StakeOrigin],
    limits: TreeLimits,
) -> TreePage:
    """The page of a computed tree.

    Args:
        tree: The tree as shown.
        as_of: The date of its stakes.
        parties: What is known of each of its parties, by id; KeyError if one is missing.
        origins: Origins of stakes by stake id; a missing one is left blank.
        limits: The limits with which the tree was computed.
    """
    unknown = StakeOrigin()
    found = [(stake, origins.get(stake.id, unknown)) for stake in tree.stakes]
    return TreePage(
        tree.root,
        as_of,
        tuple(_placed(node, parties[node.party]) for node in tree.nodes),
        tuple(TreeStake(stake, origin.sources, origin.valid_from) for stake, origin in found),
        truncated=tree.truncated,
        min_percent=limits.min_percent,
        max_depth=limits.max_depth,
        hidden_stakes=tree.hidden_stakes,
        summary=tree.summary,
    )


def chart_page_of(
    chart: PenetrationChart,
    as_of: date,
    parties: Mapping[str, PartyFacts],
    origins: Mapping[str, StakeOrigin],
    limits: TreeLimits,
) -> TreePage:
    """The page of a computed penetration chart; arguments as for ``page_of``."""
    unknown = StakeOrigin()
    found = [(stake, origins.get(stake.id, unknown)) for stake in chart.stakes]
    return TreePage(
        chart.centre,
        as_of,
        tuple(_placed(node, parties[node.party]) for node in chart.nodes),
        tuple(TreeStake(stake, origin.sources, origin.valid_from) for stake, origin in found),
        truncated=chart.truncated,
        min_percent=limits.min_percent,
        max_depth=limits.max_depth,
        hidden_stakes=chart.hidden_stakes,
        subject=Subject.CHART,
    )


def _placed(node: TreeNode | ChartNode, facts: PartyFacts) -> TreeParty:
    return TreeParty(
        node.party,
        facts.name,
        facts.kind,
        node.layer if isinstance(node, ChartNode) else node.depth,
        node.certainty,
        node.interest_percent,
        facts.other_names,
        facts.jurisdiction,
        facts.account,
        facts.fictional,
    )


def has_chinese(text: str) -> bool:
    """Whether the text contains a Chinese character."""
    return any(_FIRST_CJK <= character <= _LAST_CJK for character in text)
