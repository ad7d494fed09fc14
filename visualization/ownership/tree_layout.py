"""Where the parties of an exported tree are drawn: in layers by depth, every party once.

Small trees run downwards; larger ones run in writing direction, a layer to a column and a leaf to a row, because a
layer of forty boxes side by side cannot be read.
"""

from collections import defaultdict
from collections.abc import Mapping
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
    placed = {page.stakes[number].stake.company for number in spanning}
    for number in spanning:
        children[page.stakes[number].stake.holder].append(page.stakes[number].stake.company)
    children[page.root] += [p.id for p in page.ordered if p.id not in placed and p.id != page.root]
    rank = {party.id: number for number, party in enumerate(page.ordered)}
    slots = _slots(page.root, {holder: sorted(ids, key=rank.__getitem__) for holder, ids in children.items()})
    depth = {party.id: party.depth for party in page.parties}
    leaves = 1 + int(max(slots.values(), default=0))
    downward = leaves <= WIDEST_DOWNWARD_TREE
    if downward:
        centres = _centres(slots, children)
        positions = {id_: (int(centres[id_] * DOWN_WIDTH), depth[id_] * DOWN_HEIGHT) for id_ in slots}
    else:
        positions = {id_: (depth[id_] * COLUMN_WIDTH, slot * ROW_HEIGHT) for id_, slot in slots.items()}
    return Layout(positions, frozenset(spanning), downward)


def _spanning_stakes(page: TreePage) -> list[int]:
    """For every party but the root its largest stake from the layer before, so that no loop can arise."""
    depth = {party.id: party.depth for party in page.parties}
    best: dict[str, tuple[float, int]] = {}
    for number, one in enumerate(page.stakes):
        stake = one.stake
        if depth[stake.holder] == depth[stake.company] - 1:
            size = stake.low if stake.low is not None else -1.0
            if stake.company not in best or size > best[stake.company][0]:
                best[stake.company] = (size, number)
    return [number for _, number in best.values()]


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
