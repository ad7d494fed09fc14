"""Room on the disk, and what an operating system says about it, in one clear line."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Unavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DiskFullError(Unavailable):
    """The disk has no room for what must be written."""


class FolderUnusableError(Unavailable):
    """A folder cannot be made, read or written, for another reason than a full disk."""


def require_space(folder: Path, needed: int, what: str, setting: str) -> None:
    """Make sure that ``needed`` bytes are free where ``folder`` is, before anything is written for ``what``.

    Raises:
        DiskFullError: they are not; the error tells to move the folder with ``setting``.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFullError(
            f"{what} need {_megabytes(needed)} MB in {folder}, only {_megabytes(free)} MB are free.",
            f"Free some space, or set {setting} to a folder on another disk.",
        )


@contextmanager
def writing_to(folder: Path, what: str, setting: str) -> Iterator[None]:
    """Turn the operating system's errors while ``what`` is written to ``folder`` into one clear line.

    Raises:
        DiskFullError: the disk, or the user's share of it, is full.
        FolderUnusableError: anything else, such as missing rights.
    """
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise DiskFullError(
                f"The disk is full: {folder} cannot take all of {what}.",
                f"Free some space, or set {setting} to a folder on another disk, and try again.",
            ) from problem
        raise FolderUnusableError(
            f"{what} cannot be written to {folder}: {problem.strerror or problem}.",
            f"Make the folder writable, or set {setting} to another one.",
        ) from problem


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
