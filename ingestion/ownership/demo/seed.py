"""Putting the demo world and the extract of market facts into the store."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from ingestion.load import LoadOptions, LoadSummary, fingerprint, load
from ingestion.ownership.a_share import AShare
from ingestion.ownership.demo.source import WORLD_FILE, DemoSource
from ingestion.ownership.demo.world import ACCOUNTS
from ingestion.source import Source
from queries.ownership.accounts import mark_accounts
from queries.store import Store

MARKET_FILE = Path(__file__).with_name("a_share_extract.csv")
"""Facts about listed companies; README.md beside it says which and whose."""

MARKET_DATE = date(2020, 5, 9)
"""The day of the extract's last announcement."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What the store holds of the demo after seeding; the loads of an earlier start are given back as they were."""

    world: LoadSummary
    market: LoadSummary
    accounts: int


async def seed(store: Store) -> Seeded:
    """Load the demo world and the market extract, and mark the world's accounts.

    Each content has an import run of its own: what is loaded already is not read again, a load that was cut off goes
    on, and another world (a new seed, or a story that grew) ends what the old one no longer says. Nothing else in the
    store is touched.

    Raises:
        Unavailable: the store does not answer.
    """
    invented = DemoSource()
    world = await _load_once(store, invented, WORLD_FILE, invented.content_date(WORLD_FILE), snapshot=True)
    market = await _load_once(store, AShare(), MARKET_FILE, MARKET_DATE, snapshot=False)
    return Seeded(world, market, await mark_accounts(store, invented.name, ACCOUNTS))


async def _load_once(store: Store, source: Source, path: Path, as_of: date, *, snapshot: bool) -> LoadSummary:
    run = run_id(source, path, as_of)
    return await load(store, source, [path], LoadOptions(as_of, snapshot, started_by="demo", run_id=run))


def run_id(source: Source, path: Path, day: date) -> str:
    """The id of the run that loads this content: a UUIDv7 of the day for which it speaks, its random part a digest.

    What the records say belongs to the content too, since those of the demo world come from code.
    """
    digest = sha256(f"{source.name} {fingerprint(path)} {day}".encode())
    for record in source.read(path):
        digest.update(repr(source.parse(record)).encode())
    milliseconds = int(datetime.combine(day, time(), UTC).timestamp() * 1000)
    noise = int.from_bytes(digest.digest()[:10], "big") & (1 << 74) - 1
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | (noise >> 62) << 64 | 0b10 << 62 | noise & (1 << 62) - 1))
