"""Answers that rules compute, kept for as long as nothing in the store changes.

Which stakes, names and labels an answer rests on is not traced: a trace that forgets one would show a wrong tree.
The store itself says whether anything at all was committed since the answer's facts were read (``Store.version``).
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

import orjson

from queries.selection import Shape
from queries.store import Store, Version

Answer = Callable[[], Awaitable[Shape | list[Shape]]]


@dataclass(frozen=True, slots=True)
class _Kept:
    version: Version
    json: bytes


class KeptAnswers:
    """The answers of one process, as JSON, those used longest ago forgotten first.

    Args:
        store: What the answers are read from.
        most_bytes: All kept answers together are no longer than this; 0 keeps none.
    """

    def __init__(self, store: Store, most_bytes: int) -> None:
        self._store = store
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    async def once(self, key: Hashable, answer: Answer) -> orjson.Fragment:
        """What ``answer`` gives, as JSON; asked again only after something was committed to the store.

        The version that is remembered was seen before the answer's first statement began, so that what is
        committed meanwhile makes the answer old, whether or not it contains it.
        """
        kept = self._kept.get(key)
        version = self._store.last_version if kept is None else await self._store.version()
        if kept is not None and kept.version == version:
            self._kept.move_to_end(key)
            return orjson.Fragment(kept.json)
        json = orjson.dumps(await answer())
        self._keep(key, _Kept(version, json))
        return orjson.Fragment(json)

    def _keep(self, key: Hashable, new: _Kept) -> None:
        if old := self._kept.pop(key, None):
            self._bytes -= len(old.json)
        if len(new.json) > self._most_bytes:
            return
        self._kept[key] = new
        self._bytes += len(new.json)
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._kept.popitem(last=False)[1].json)
