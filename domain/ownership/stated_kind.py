"""Which kind a party is of, when several rows, loads and sources say so and others do not.

A kind that is stated counts before any silence, whatever the order. Of two stated kinds the one for the later day
counts, for one day that of the later load, and in one load the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.ownership.records import PartyKind
from domain.ownership.stakes import source_rank


@dataclass(frozen=True, slots=True)
class StatedKind:
    """The kind that one source's record states: the latest day for which it was stated, and the load that did."""

    kind: PartyKind
    on: date
    run: str


def settled(known: StatedKind | None, said: StatedKind | None) -> StatedKind | None:
    """What a record states after ``said`` has been said, by the load that said ``known`` or a later one."""
    if known is None or said is None:
        return known or said
    if said.on == known.on:
        return known if said.run == known.run else said
    return max(known, said, key=lambda one: one.on)


def kind_of_party(stated: Iterable[tuple[str, PartyKind | None]]) -> PartyKind | None:
    """The kind of a party that several records describe, each given as source and stated kind.

    The source that counts first decides among those that state a kind; between two records of one source the choice
    is arbitrary, but always the same. None: no record states a kind.
    """
    spoken = [(source_rank(source), kind) for source, kind in stated if kind is not None]
    return min(spoken)[1] if spoken else None
