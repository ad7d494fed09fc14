"""Loads a file; after its first batch it says so and waits for a line. Tells the end, or the error that ended it."""

import asyncio
import os
import sys
from datetime import date
from pathlib import Path

from domain.errors import IrontreeError
from ingestion.load import LoadOptions, load
from ingestion.pipeline import Progress
from ingestion.sources import source
from queries.store import StoreAddress, open_store


def wait(progress: Progress) -> None:
    if progress.position == 1:
        print("batch", flush=True)
        sys.stdin.readline()


async def main(path: Path, waits: bool) -> None:
    options = LoadOptions(date(2026, 1, 1), batch_size=1, waits=waits)
    async with open_store(StoreAddress(os.environ["STORE_URI"], "neo4j", os.environ["STORE_PASSWORD"])) as store:
        try:
            await load(store, source("holdings-csv"), [path], options, wait)
            print("done", flush=True)
        except IrontreeError as error:
            print(" ".join(str(error).split()), flush=True)


asyncio.run(main(Path(sys.argv[1]), "--waits" in sys.argv))
