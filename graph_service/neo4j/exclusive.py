"""One process at a time: an operating-system lock that ends with its process, however that ends."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger(__name__)


@contextmanager
def one_at_a_time(file: Path, notice: str) -> Iterator[None]:
    """Hold the lock ``file`` inside the block; ``notice`` is logged when another process makes us wait for it."""
    lock = FileLock(file)
    try:
        lock.acquire(timeout=1)
    except Timeout:
        _log.warning(notice)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
