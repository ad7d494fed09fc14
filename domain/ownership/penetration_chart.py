"""The penetration chart of a party: who stands above it, and what lies below it, each in layers by distance.

Interest and control are computed on all given stakes; limits only decide what is shown. A stake that a holder above
has in a company below, past the centre, is drawn only when it is among the given stakes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ownership.arrangements import NO_ARRANGEMENTS, Arrangements
from domain.ownership.control import ControlCertainty, Controlled, controlled_by, controllers_of
from domain.ownership.customer_tree import TreeLimits
from domain.ownership.interest import Interest, interests_in, interests_of
from domain.ownership.records import PartyKind
from domain.ownership.stake_graph import distances
from domain.ownership.stakes import Stake


@dataclass(frozen=True, slots=True)
class ChartSide:
    """Everything above the centre, or everything below it: effective stakes of one date, kinds and arrangements."""

    stakes: Sequence[Stake]
    kinds: Mapping[str, PartyKind]
    arrangements: Arrangements = NO_ARRANGEMENTS


@dataclass(frozen=True, slots=True)
class ChartNode:
    """One party of the chart.

    ``layer`` is the fewest holdings to the centre, negative for who stands above it. ``interest_percent`` and
    ``certainty`` are the party's in the centre when it stands above, else the centre's in the party, at least.
    """

    party: str
    layer: int
    certainty: ControlCertainty | None
    interest_percent: float


@dataclass(frozen=True, slots=True)
class PenetrationChart:
    """A chart as shown.

    Attributes:
        centre: Its party; the first node, in layer 0.
        nodes: Nearest first, those above before those below, then by interest and id. Who stands on both sides stands
            where it is nearer, above if equally near.
        stakes: All visible stakes between shown nodes.
        truncated: Whether a limit cut it off.
        hidden_stakes: Number of stakes below ``min_percent``.
    """

    centre: str
    nodes: tuple[ChartNode, ...]
    stakes: tuple[Stake, ...]
    truncated: bool
    hidden_stakes: int


def penetration_chart(centre: str, above: ChartSide, below: ChartSide, limits: TreeLimits) -> PenetrationChart:
    """The chart around ``centre``; ``limits`` apply to each side by itself."""
    stakes = dict.fromkeys(stake for side in (above, below) for stake in side.stakes if _inside(stake, side))
    visible = _visible(list(stakes), limits.min_percent)
    holders, held = _neighbours(visible)
    upwards, downwards = distances(centre, holders), distances(centre, held)
    far = len(upwards) + len(downwards)
    layers = {party: layer for party, layer in downwards.items() if layer < upwards.get(party, far)}
    layers |= {party: -layer for party, layer in upwards.items() if layer <= downwards.get(party, far)}
    nodes = [*_nodes_above(centre, above, layers), *_nodes_below(centre, below, layers)]
    shown = [node for node in nodes if abs(node.layer) <= limits.max_depth]
    shown.sort(key=lambda one: (abs(one.layer), one.layer > 0, -one.interest_percent, one.party))
    kept = (ChartNode(centre, 0, ControlCertainty.CERTAIN, 100.0), *shown[: limits.max_nodes - 1])
    parties = {node.party for node in kept}
    return PenetrationChart(
        centre,
        kept,
        tuple(stake for stake in visible if stake.holder in parties and stake.company in parties),
        len(kept) < len(layers),
        len(stakes) - len(visible),
    )


def _nodes_above(centre: str, side: ChartSide, layers: Mapping[str, int]) -> list[ChartNode]:
    control = controllers_of(centre, side.stakes, side.kinds, arrangements=side.arrangements)
    interests = {one.holder: one for one in interests_in(centre, side.stakes, undisclosed=True)}
    return [_node(party, layer, control, interests) for party, layer in layers.items() if layer < 0]


def _nodes_below(centre: str, side: ChartSide, layers: Mapping[str, int]) -> list[ChartNode]:
    found = controlled_by(centre, side.stakes, side.kinds, arrangements=side.arrangements)
    control = {one.company: one for one in found}
    interests = {one.company: one for one in interests_of(centre, side.stakes, undisclosed=True).interests}
    return [_node(party, layer, control, interests) for party, layer in layers.items() if layer > 0]


def _inside(stake: Stake, side: ChartSide) -> bool:
    return stake.holder in side.kinds and stake.company in side.kinds


def _visible(stakes: Sequence[Stake], min_percent: float) -> list[Stake]:
    least: dict[tuple[str, str], float] = {}
    for stake in stakes:
        pair = stake.holder, stake.company
        least[pair] = least.get(pair, 0.0) + (stake.low or 0.0)
    return [stake for stake in stakes if least[stake.holder, stake.company] >= min_percent]


def _neighbours(stakes: Sequence[Stake]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The holders of each company, and the companies that each holder holds."""
    holders: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    for stake in stakes:
        holders.setdefault(stake.company, []).append(stake.holder)
        held.setdefault(stake.holder, []).append(stake.company)
    return holders, held


def _node(party: str, layer: int, control: Mapping[str, Controlled], interests: Mapping[str, Interest]) -> ChartNode:
    certainty = control[party].certainty if party in control else None
    return ChartNode(party, layer, certainty, interests[party].percent if party in interests else 0.0)
