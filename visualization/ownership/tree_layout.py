"""Where the parties of an exported tree or chart are drawn: in layers by depth, every party once.

Who stands above the root of a chart is laid out like a tree of its own, mirrored.

Small trees run downwards; larger ones run in writing direction, a layer to a column and a leaf to a row, because a
layer of forty boxes side by side cannot be read.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from visualization.ownership.tree_page import TreePage

ROW_HEIGHT, COLUMN_WIDTH = 72, 410
DOWN_WIDTH, DOWN_HEIGHT = 270, 150
WIDEST_DOWNWARD_TREE = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions in pixels of the unscaled drawing, and the stakes (by number) that carry the layout."""

    positions: Mapping[str, tuple[int, int]]
    spanning: frozenset[int]
    downward: bool


def lay_out(page: TreePage) -> Layout:
    """The layout of a page; linear in its size but for sorting, and equal for equal input."""
    spanning = _spanning_stakes(page)
    children: dict[str, list[str]] = defaultdict(list)
    for nearer, farther in spanning.values():
        children[nearer].append(farther)
    placed = {farther for _, farther in spanning.values()}
    children[page.root] += [p.id for p in page.ordered if p.id not in placed and p.id != page.root]
    rank = {party.id: number for number, party in enumerate(page.ordered)}
    depth = {party.id: party.depth for party in page.parties}
    sides = [
        _branches(page.root, children, rank, {id_ for id_, at in depth.items() if at * sign > 0}) for sign in (1, -1)
    ]
    slots = [_slots(page.root, side) for side in sides]
    downward = 1 + max(max(rows.values(), default=0) for rows in slots) <= WIDEST_DOWNWARD_TREE
    positions: dict[str, tuple[int, int]] = {}
    for side, rows in zip(sides, slots, strict=True):
        if downward:
            centres = _centres(rows, side)
            left = centres[page.root]
            positions |= {id_: (int((at - left) * DOWN_WIDTH), depth[id_] * DOWN_HEIGHT) for id_, at in centres.items()}
        else:
            positions |= {id_: (depth[id_] * COLUMN_WIDTH, row * ROW_HEIGHT) for id_, row in rows.items()}
    return Layout(positions, frozenset(spanning), downward)


def _branches(
    root: str, children: Mapping[str, list[str]], rank: Mapping[str, int], members: Set[str]
) -> dict[str, list[str]]:
    """What hangs on the root and on the members, as far as it is one of them; in the order of the page."""
    return {
        nearer: sorted((id_ for id_ in ids if id_ in members), key=rank.__getitem__)
        for nearer, ids in children.items()
        if nearer in members or nearer == root
    }


def _spanning_stakes(page: TreePage) -> dict[int, tuple[str, str]]:
    """The stakes that carry the layout, with the party nearer to the root and the one farther away.

    For every party but the root it is the largest stake to or from the layer before, so that no loop can arise.
    """
    depth = {party.id: party.depth for party in page.parties}
    best: dict[str, tuple[float, int, str]] = {}
    for number, one in enumerate(page.stakes):
        stake = one.stake
        if depth[stake.holder] != depth[stake.company] - 1:
            continue
        below = depth[stake.company] > 0
        nearer, farther = (stake.holder, stake.company) if below else (stake.company, stake.holder)
        size = stake.low if stake.low is not None else -1.0
        if farther not in best or size > best[farther][0]:
            best[farther] = (size, number, nearer)
    return {number: (nearer, farther) for farther, (_, number, nearer) in best.items()}


def _slots(root: str, children: Mapping[str, list[str]]) -> dict[str, int]:
    """The row of each party: that of its first child, so that every branch starts at its top."""
    slots: dict[str, int] = {}
    row, stack = 0, [(root, False)]
    while stack:
        party, sibling = stack.pop()
        row += sibling
        slots[party] = row
        below = children.get(party, [])
        stack += [(child, number > 0) for number, child in reversed(list(enumerate(below)))]
    return slots


def _centres(slots: Mapping[str, int], children: Mapping[str, list[str]]) -> dict[str, float]:
    """The middle of each party's branch; ``slots`` is in preorder, so children come before parents when reversed."""
    centres: dict[str, float] = {}
    for party in reversed(list(slots)):
        below = [centres[child] for child in children.get(party, [])]
        centres[party] = (min(below) + max(below)) / 2 if below else slots[party]
    return centres
