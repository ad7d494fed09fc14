"""Forks a process for every load it is asked for, so that a test can kill many without paying for their start.

Reads one JSON line per load (address and what to load). Answers with the process's id, a line ``batch`` for every
committed batch, and the exit status of the process when it has ended.
"""

import asyncio
import json
import os
import sys
import traceback
from datetime import date
from pathlib import Path

from ingestion.load import LoadOptions, load
from ingestion.pipeline import Progress
from ingestion.sources import source
from queries.store import StoreAddress, open_store


def tell(_: Progress) -> None:
    os.write(sys.stdout.fileno(), b"batch\n")  # at once: a kill must not cut the line off


async def load_once(order: dict[str, str]) -> None:
    options = LoadOptions(date.fromisoformat(order["as_of"]), snapshot=True, batch_size=25, resume=True)
    async with open_store(StoreAddress(order["uri"], order["user"], order["password"])) as store:
        await load(store, source("holdings-csv"), [Path(path) for path in order["paths"]], options, tell)


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 1
            try:
                asyncio.run(load_once(json.loads(line)))
                status = 0
            except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
                traceback.print_exc()
            finally:
                os._exit(status)
        print(child, flush=True)
        _, ended = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(ended), flush=True)


main()
