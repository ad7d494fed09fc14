"""Whether control at rest is what the rules say today, and putting it right."""

import asyncio
from dataclasses import dataclass
from datetime import date

from queries.ownership.at_rest import Occasion, Refreshed, below, bring_up_to_date, differing, pages, surroundings_of
from queries.ownership.at_rest_statements import MARK, MARKED, RESTING
from queries.store import Store

_PAGE = 20_000


@dataclass(frozen=True, slots=True)
class AtRestAudit:
    """Ids of parties whose control at rest is not to be trusted.

    Attributes:
        waiting: Stakes around them have changed, and the computation that follows is still to come.
        wrong: What is kept differs from what the rules say today, and nothing announces a computation.
    """

    waiting: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether all of it can be trusted."""
        return not (self.waiting or self.wrong)


async def audit_at_rest(store: Store, today: date) -> AtRestAudit:
    """Compute control of every company again and compare; reads the whole graph and writes nothing."""
    marks: list[list[str]] = await store.read(MARKED) or []
    waiting = await below([mark[0] for mark in marks], store, today)
    resting: list[str] = []
    after: str | None = ""
    while after is not None:
        found = await store.read(RESTING, {"after": after, "page": _PAGE})
        resting += found["companies"]
        after = found["last"]
    around = await surroundings_of(resting, store, today)
    changed = await asyncio.to_thread(differing, around, resting)
    return AtRestAudit(tuple(sorted(waiting)), tuple(one.company for one in changed if one.company not in waiting))


async def repair_at_rest(store: Store, found: AtRestAudit, occasion: Occasion) -> Refreshed:
    """Compute and keep control of everything that was found."""
    for page in pages(found.wrong, _PAGE):
        await store.write(MARK, {"ids": list(page), "now": occasion.now})
    return await bring_up_to_date(store, occasion)
