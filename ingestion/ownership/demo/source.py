"""The demo world as a source like any other: its file names a seed, its records are generated from it."""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from domain.errors import InvalidInput
from domain.ownership.records import Parsed, Problem, Reason
from ingestion.ownership.demo.world import build_world
from ingestion.source import RawRecord

WORLD_FILE = Path(__file__).with_name("world.json")
"""The world that ``make demo`` shows: its seed and the date for which it speaks."""


class DemoSource:
    """Reads a file such as ``world.json``; record n is the n-th bundle of the world of its seed."""

    name = "demo"

    def content_date(self, path: Path) -> date:
        """The date for which the world speaks."""
        return _settings(path)[1]

    def read(self, path: Path, skip: int = 0) -> Iterator[RawRecord]:
        """One record for each bundle: the seed and the bundle's number."""
        seed, _ = _settings(path)
        for number in range(skip + 1, len(_world(seed)) + 1):
            yield RawRecord(number, {"seed": seed, "bundle": number}, f"record {number}")

    def parse(self, record: RawRecord) -> Parsed | Problem:
        """The bundle that the record numbers."""
        value = record.value
        if isinstance(value, dict):
            seed, number = value.get("seed"), value.get("bundle")
            if isinstance(seed, int) and isinstance(number, int) and 1 <= number <= len(_world(seed)):
                return _world(seed)[number - 1]
        return Problem(Reason.MALFORMED, f"{record.place} names no bundle of the demo world: {value!r}.")


@lru_cache(maxsize=4)
def _world(seed: int) -> tuple[Parsed, ...]:
    return tuple(build_world(seed))


def _settings(path: Path) -> tuple[int, date]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return int(content["seed"]), date.fromisoformat(content["as_of"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{path.name} is no description of a demo world: {error!r}."
        raise InvalidInput(msg, 'Give a JSON file such as {"seed": 1, "as_of": "2026-09-01"}.') from error
