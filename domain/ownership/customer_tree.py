"""The customer tree: everything below a company, with control, interest and how much of it is already an account.

It is a graph: several parents and loops are normal. Control and interest are computed on all given stakes; limits
only decide what is shown.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import InvalidInput
from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.chains import minimums, survey
from domain.ownership.control import MAJORITY, ControlCertainty
from domain.ownership.joint_majority import JointMajority
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import distances, economic_graph, votes_apart, voting_graph
from domain.ownership.stakes import Stake

MOST_NODES = 100_000
"""Nodes that a tree can be asked to show."""


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """What of a tree is shown.

    Attributes:
        min_percent: Stakes below this many percent (of their lower end, several of one pair added up) are hidden.
        max_depth: Fewest holdings from the root, at most.
        max_nodes: Number of nodes, the root included, at most; the nearest and largest stay.
    """

    min_percent: float = 0.0
    max_depth: int = 10
    max_nodes: int = 5000

    def __post_init__(self) -> None:
        if not 0 <= self.min_percent <= 100:
            raise InvalidInput(f"minPercent is {self.min_percent}, not between 0 and 100.", path=("minPercent",))
        if self.max_depth < 0:
            raise InvalidInput(f"maxDepth is {self.max_depth}, below 0.", path=("maxDepth",))
        if not 1 <= self.max_nodes <= MOST_NODES:
            raise InvalidInput(f"maxNodes is {self.max_nodes}, not between 1 and {MOST_NODES}.", path=("maxNodes",))


class TreeLimit(StrEnum):
    """The limit that cut a tree off."""

    MAX_DEPTH = "MAX_DEPTH"
    MAX_NODES = "MAX_NODES"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One party of the tree: ``depth`` is the fewest holdings from the root, ``interest_percent`` the root's.

    ``certainty`` tells whether the root controls it certainly or possibly; None: not at all.
    """

    party: str
    depth: int
    certainty: ControlCertainty | None
    interest_percent: float

    @property
    def controlled(self) -> bool:
        """Whether the root controls it certainly."""
        return self.certainty is ControlCertainty.CERTAIN


@dataclass(frozen=True, slots=True)
class TreeSummary:
    """Counts over the whole tree, the root included, whatever the limits show.

    ``covered`` are controlled companies that are accounts; ``coverage_percent`` is their part of ``controlled``.
    """

    companies: int
    controlled: int
    accounts: int
    covered: int

    @property
    def coverage_percent(self) -> float:
        """Covered companies in percent of the controlled ones, 0 when there are none."""
        return 100.0 * self.covered / self.controlled if self.controlled else 0.0


@dataclass(frozen=True, slots=True)
class CustomerTree:
    """A customer tree as shown, with the summary of the whole.

    Attributes:
        root: The root's id; node of depth 0, certainly controlled, interest 100.
        nodes: By depth, then interest (largest first), then id.
        stakes: All visible stakes between shown nodes, loops included, in the order of their holders' nodes.
        summary: Counts over the whole tree.
        cut_by: The limits that cut it off; empty when it is complete.
        hidden_stakes: Number of stakes of the tree below ``min_percent``.
    """

    root: str
    nodes: tuple[TreeNode, ...]
    stakes: tuple[Stake, ...]
    summary: TreeSummary
    cut_by: tuple[TreeLimit, ...] = ()
    hidden_stakes: int = 0

    @property
    def truncated(self) -> bool:
        """Whether a limit cut the tree off."""
        return bool(self.cut_by)


_ALL = TreeLimits()


def customer_tree(  # noqa: PLR0913 - the last two have defaults
    root: str,
    stakes: Sequence[Stake],
    kinds: Mapping[str, PartyKind],
    accounts: Set[str],
    limits: TreeLimits = _ALL,
    *,
    arrangements: Arrangements = NO_ARRANGEMENTS,
) -> CustomerTree:
    """The tree below ``root``.

    Args:
        root: Id of the company the tree starts from.
        stakes: Effective stakes of one date, with what others hold in the tree: bands are tightened by it.
        kinds: Kinds of parties; a missing one counts as a company.
        accounts: Ids of the companies we do business with.
        limits: What to show.
        arrangements: Appointments and concerts. A company reached by appointment alone is no part of the tree.
    """
    held = _by_holder(stakes)
    below = _depths(root, held)
    relevant = [stake for stake in stakes if stake.company in below]
    control, interest = _rules(root, relevant, kinds, arrangements.effective(kinds))
    inside = {holder: row for holder, row in held.items() if holder in below}
    visible = _visible(inside, limits.min_percent) if limits.min_percent > 0 else inside
    depths = below if visible is inside else _depths(root, visible)
    nodes, cut_by = _nodes(depths, control, interest, limits)
    return CustomerTree(
        root,
        nodes,
        _shown(nodes, visible),
        _summary(below, kinds, control, accounts),
        cut_by,
        sum(map(len, inside.values())) - sum(map(len, visible.values())),
    )


def _rules(
    root: str, stakes: Sequence[Stake], kinds: Mapping[str, PartyKind], arrangements: Arrangements
) -> tuple[dict[str, ControlCertainty], dict[str, float]]:
    """What the root controls, itself included, with how certain that is; and its interest at least, by party."""
    graph = economic_graph(stakes)
    interest = minimums(survey(root, graph))
    interest[root] = 100.0
    votes = graph
    if arrangements.appointments or votes_apart(stakes, kinds):
        votes = voting_graph(stakes, kinds, arrangements.appointments)
    if kinds.get(root) is PartyKind.NOMINEE:
        return {root: ControlCertainty.CERTAIN}, interest
    rule = JointMajority(votes, MAJORITY)
    certain: set[str] = set()
    widest: set[str] = set()
    for members in (frozenset([root]), *arrangements.concerts_with([root])):
        sure = rule.certain(members)
        certain.update(sure.carriers)
        widest.update((rule.possible(sure) if votes.banded else sure).carriers)
    control = dict.fromkeys(widest, ControlCertainty.POSSIBLE) | dict.fromkeys(certain, ControlCertainty.CERTAIN)
    return control | {root: ControlCertainty.CERTAIN}, interest


def _by_holder(stakes: Iterable[Stake]) -> dict[str, list[Stake]]:
    held: dict[str, list[Stake]] = {}
    for stake in stakes:
        held.setdefault(stake.holder, []).append(stake)
    return held


def _depths(root: str, held: Mapping[str, Sequence[Stake]]) -> dict[str, int]:
    return distances(root, {holder: [stake.company for stake in row] for holder, row in held.items()})


def _visible(held: Mapping[str, Sequence[Stake]], min_percent: float) -> dict[str, list[Stake]]:
    visible: dict[str, list[Stake]] = {}
    for holder, row in held.items():
        least: dict[str, float] = {}
        for stake in row:
            least[stake.company] = least.get(stake.company, 0.0) + (stake.low or 0.0)
        visible[holder] = [stake for stake in row if least[stake.company] >= min_percent]
    return visible


def _nodes(
    depths: Mapping[str, int],
    control: Mapping[str, ControlCertainty],
    interest: Mapping[str, float],
    limits: TreeLimits,
) -> tuple[tuple[TreeNode, ...], tuple[TreeLimit, ...]]:
    """The nodes in order, cut at the limits. A cut by number keeps all nearer nodes, so no node loses its parents."""
    ordered = sorted(
        (depth, -interest.get(party, 0.0), party) for party, depth in depths.items() if depth <= limits.max_depth
    )
    cut_by = [TreeLimit.MAX_DEPTH] if len(ordered) < len(depths) else []
    if len(ordered) > limits.max_nodes:
        cut_by.append(TreeLimit.MAX_NODES)
    kept = ordered[: limits.max_nodes]
    return tuple(TreeNode(party, depth, control.get(party), -minus) for depth, minus, party in kept), tuple(cut_by)


def _shown(nodes: Sequence[TreeNode], visible: Mapping[str, Sequence[Stake]]) -> tuple[Stake, ...]:
    place = {node.party: at for at, node in enumerate(nodes)}
    shown: list[Stake] = []
    for node in nodes:
        row = [stake for stake in visible.get(node.party, ()) if stake.company in place]
        if len(row) > 1:
            row.sort(key=lambda stake: (place[stake.company], stake.id))
        shown += row
    return tuple(shown)


def _summary(
    parties: Iterable[str], kinds: Mapping[str, PartyKind], control: Mapping[str, ControlCertainty], accounts: Set[str]
) -> TreeSummary:
    companies = {party for party in parties if kinds.get(party, PartyKind.COMPANY) is PartyKind.COMPANY}
    controlled = {party for party in companies if control.get(party) is ControlCertainty.CERTAIN}
    ours = companies & accounts
    return TreeSummary(len(companies), len(controlled), len(ours), len(ours & controlled))
