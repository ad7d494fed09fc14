"""The fixed point of the control rule for all controllers of a market at once.

Most controlled companies have one holder that outvotes all others together. Such a company is *forced*: it is
controlled by that holder and by whoever controls that holder, and by nobody else. Forced companies hang under their
holders as trees, and "controls" along a tree is "stands above in it": no sum is needed. What is left are the *joint*
companies, where several holders can be decisive. For a controller X and a joint company Y the members of C(X) are

- what stands below X in its tree, and
- the whole tree of every joint company that X controls.

So sums are kept only for pairs (X, joint Y). The first kind is counted once, by climbing from Y's holders; the second
when X gets hold of a joint company, until nothing changes. Where X controls the root of its own tree (a circle), what
was counted by climbing is taken off again. A circle of forced companies is cut open at its first member, which then
counts as joint.

Cost: O(stakes + control pairs), each step over whole columns. This is the rule of ``joint_majority``; the threshold,
open ends, bands and appointments mean the same.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from domain.ownership.market import Flags, MarketPairs, Numbers, Vector, contains, expanded, grouped
from domain.ownership.stake_graph import TOLERANCE


class Sums(NamedTuple):
    """What some parties hold in some companies together; a row for each sum."""

    low: Vector
    high: Vector
    opens: Vector
    appointed: Vector

    def at(self, rows: Numbers | Flags) -> "Sums":
        """Those rows."""
        return Sums(*(column[rows] for column in self))

    def minus(self, other: "Sums") -> "Sums":
        """Row by row what is left."""
        return Sums(*(column - taken for column, taken in zip(self, other, strict=True)))

    def times(self, factor: int) -> "Sums":
        """Row by row, multiplied."""
        return Sums(*(factor * column for column in self))

    def joined(self, other: "Sums") -> "Sums":
        """These rows, then the others."""
        return Sums(*(np.concatenate(columns) for columns in zip(self, other, strict=True)))


@dataclass(frozen=True)
class Majority:
    """When parties together outvote the rest: on lower ends, or (``upper``) possibly, on upper ends."""

    pairs: MarketPairs
    threshold: float
    upper: bool

    def outvotes(self, companies: Numbers, sums: Sums) -> Flags:
        """Whether each sum decides in its company."""
        margin = np.where(sums.opens > 0.5, -TOLERANCE, TOLERANCE)
        decides: Flags = (sums.low > self.threshold + margin) | (sums.appointed > 0.5)
        if self.upper:
            room = 100.0 - (self.pairs.disclosed[companies] - sums.low)
            decides |= np.minimum(sums.high, room) > self.threshold + TOLERANCE
        return decides

    def controlled(self) -> Numbers:
        """All pairs of a controller and a company it controls, as sorted numbers controller * size + company."""
        pairs, shares = self.pairs, _shares(self.pairs)
        total = Sums(*(np.bincount(pairs.companies, column, pairs.size) for column in shares))
        alone = self.outvotes(pairs.companies, shares)
        rest = self.outvotes(pairs.companies, total.at(pairs.companies).minus(shares))
        forced = alone & ~rest
        parent = np.full(pairs.size, -1, np.int64)
        parent[pairs.companies[forced]] = pairs.holders[forced]
        roots = _cut_circles(parent)
        joint = (parent < 0) & self.outvotes(np.arange(pairs.size), total)
        found = _climbed(parent, np.flatnonzero(parent >= 0))
        if joint.any():
            grown = _JointGrowth(self, parent, roots, joint).grow()
            found = np.concatenate([found, _whole_trees(grown, roots, parent, pairs.size)])
        found.sort()
        return found


def _shares(pairs: MarketPairs) -> Sums:
    return Sums(pairs.low, pairs.high, pairs.opens.astype(np.float64), pairs.appointed.astype(np.float64))


def _cut_circles(parent: Numbers) -> Numbers:
    """The root of each party's tree, after every circle of parents was cut above its first member."""
    while True:
        roots = np.where(parent < 0, np.arange(len(parent)), parent)
        for _ in range(len(parent).bit_length()):
            higher = roots[roots]
            if np.array_equal(higher, roots):
                break
            roots = higher
        turning = np.unique(roots[parent[roots] >= 0])  # on circles: after so many steps nothing hangs below one
        if len(turning) == 0:
            return roots
        settled: set[int] = set()
        for start in turning.tolist():
            circle, at = [start], int(parent[start])
            while at != start and start not in settled:
                circle.append(at)
                at = int(parent[at])
            if start not in settled:
                settled.update(circle)
                parent[min(circle)] = -1


def _climbed(parent: Numbers, companies: Numbers) -> Numbers:
    """The pairs of each company and every party above it in its tree."""
    found: list[Numbers] = [np.zeros(0, np.int64)]
    above = parent[companies]
    while len(companies):
        found.append(above * len(parent) + companies)
        above = parent[above]
        on = above >= 0
        above, companies = above[on], companies[on]
    return np.concatenate(found)


def _whole_trees(grown: Numbers, roots: Numbers, parent: Numbers, size: int) -> Numbers:
    """Controllers of joint companies with everything in the trees of these, but for what climbing finds too."""
    controllers, tops = np.divmod(grown, size)
    members, starts = grouped(roots, size)
    owner, place = expanded(starts, tops)
    controller, company = controllers[owner], members[place]
    circular = roots[controller] == tops[owner]
    pairs = controller * size + company
    kept = controller != company
    if circular.any():
        again = np.flatnonzero(circular & (parent[company] >= 0))
        climbed = np.sort(_climbed(parent, np.unique(company[again])))
        kept[again] &= ~contains(climbed, pairs[again])
    return pairs[kept]


class _JointGrowth:
    """Sums of (controller, joint company), grown until nobody gets hold of another company."""

    def __init__(self, majority: Majority, parent: Numbers, roots: Numbers, joint: Flags) -> None:
        self._majority = majority
        self._size = majority.pairs.size
        self._roots = roots
        pairs = majority.pairs.kept(joint[majority.pairs.companies])
        self._climbed = self._from_climbing(pairs, parent)
        top = roots[pairs.holders]
        led = joint[top]
        keys, sums = _added(top[led] * self._size + pairs.companies[led], _shares(pairs.kept(led)))
        self._through = keys % self._size, sums
        self._starts = grouped(keys // self._size, self._size)[1]

    def grow(self) -> Numbers:
        """All pairs (controller, joint company)."""
        size = self._size
        keys, sums = self._climbed
        found: list[Numbers] = [np.zeros(0, np.int64)]
        known = found[0]
        while len(keys):
            won = self._majority.outvotes(keys % size, sums)
            fresh = keys[won]
            found.append(fresh)
            if len(fresh) == 0:
                break
            known = np.sort(np.concatenate([known, fresh]))
            more, gained = self._gained(fresh)
            new = ~contains(known, more)
            keys, sums = _added(
                np.concatenate([keys[~won], more[new]]), sums.at(~won).joined(gained.at(new))
            )
        return np.concatenate(found)

    def _gained(self, fresh: Numbers) -> tuple[Numbers, Sums]:
        """What the controllers get with the trees of the companies they have got hold of."""
        size = self._size
        controllers, tops = np.divmod(fresh, size)
        companies, shares = self._through
        owner, place = expanded(self._starts, tops)
        keys, gained = controllers[owner] * size + companies[place], shares.at(place)
        turning = controllers[self._roots[controllers] == tops]
        if len(turning):
            counted, sums = self._climbed
            starts = np.searchsorted(counted, np.arange(size + 1) * size)
            _, again = expanded(starts, turning)
            keys, gained = np.concatenate([keys, counted[again]]), gained.joined(sums.at(again).times(-1))
        kept = keys // size != keys % size
        return keys[kept], gained.at(kept)

    def _from_climbing(self, pairs: MarketPairs, parent: Numbers) -> tuple[Numbers, Sums]:
        """What every party has in joint companies by itself and by what stands below it in its tree."""
        keys: list[Numbers] = []
        places: list[Numbers] = []
        above, place = pairs.holders, np.arange(len(pairs.holders))
        while len(place):
            other = above != pairs.companies[place]
            keys.append(above[other] * self._size + pairs.companies[place[other]])
            places.append(place[other])
            above = parent[above]
            on = above >= 0
            above, place = above[on], place[on]
        return _added(np.concatenate(keys), _shares(pairs).at(np.concatenate(places)))


def _added(keys: Numbers, sums: Sums) -> tuple[Numbers, Sums]:
    """Rows of one key added up; sorted by key."""
    if len(keys) == 0:
        return keys, sums
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[starts], Sums(*(np.add.reduceat(column[order], starts) for column in sums))
