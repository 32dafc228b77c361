"""Builds the installer for Windows, from nothing but this checkout and the package index: `build_windows [--try]`."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import payload
from fetch import PROJECT, FetchError
from installer import InstallerError, build_installer
from signatures import SignatureError

from licence_files import LicenceError

WORK = PROJECT / "build" / "windows"
DIST = PROJECT / "dist"
MOST_BYTES = 40_000_000
TRY = Path(__file__).resolve().parent / "try_windows.py"
TRIED = DIST / "windows"
"""Where the pictures and the log of a try land."""


class BuildError(Exception):
    """What was built is not fit to be given away; the message is for who builds."""


def version_here() -> str:
    """Give the version of this checkout."""
    text = (PROJECT / "herstel_app" / "__init__.py").read_text(encoding="utf-8")
    (found,) = re.findall(r'(?m)^__version__ = "(.+)"$', text)
    return str(found)


def source_time() -> int:
    """Give the time that everything that is built gets: that of the last commit, or what SOURCE_DATE_EPOCH says."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    command = ["git", "-C", str(PROJECT), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return int(told) if told.isdecimal() else 1_767_225_600


def build(version: str | None = None, out: Path = DIST) -> Path:
    """Build the installer; another version is for trying an upgrade only. Gives where it is."""
    version = version or version_here()
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"Herstel-{version}-Setup.exe"
    work = WORK / version
    shutil.rmtree(work, ignore_errors=True)
    app = work / "stage" / "app"
    app.mkdir(parents=True)
    cache = WORK / "cache"
    payload.lay_out(app, cache, version)
    payload.compile_modules(app, cache)
    when = source_time()
    payload.set_times(app, when)
    identity = payload.digest(app)[:8]
    build_installer(app.parent, work, made, version, identity, when)
    if made.stat().st_size > MOST_BYTES:
        raise BuildError(f"{made.name} is {made.stat().st_size / 1e6:.1f} MB; {MOST_BYTES / 1e6:.0f} is het meeste.")
    return made


def next_version(version: str) -> str:
    """Give a later version, for trying an upgrade."""
    first, second, *_ = [int(part) for part in re.findall(r"\d+", version)]
    return f"{first}.{second + 1}.0"


def try_out(made: Path) -> int:
    """Install and use it under Wine, with a later version to follow it; gives the exit code."""
    newer = build(next_version(version_here()), WORK)
    shutil.rmtree(TRIED, ignore_errors=True)
    command = [sys.executable, str(TRY), "try", str(TRIED), "--installer", str(made), "--newer", str(newer)]
    return subprocess.call(command)


def main(words: list[str]) -> int:
    """Build, say what came of it, and try it where that is asked."""
    began = time.monotonic()
    try:
        made = build()
        told = hashlib.sha256(made.read_bytes()).hexdigest()
        print(
            f"Installer: {made.relative_to(PROJECT)} ({made.stat().st_size / 1e6:.1f} MB)\nSHA-256: {told}", flush=True
        )
        code = try_out(made) if words == ["--try"] else 0
    except (BuildError, FetchError, InstallerError, LicenceError, SignatureError, payload.PayloadError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Klaar na {(time.monotonic() - began) / 60:.1f} minuten", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
