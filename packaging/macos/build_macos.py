"""Builds Herstel.app on a Mac and packs it in a disk image; signed and notarised where the variables for that are set.

Usage: python packaging/macos/build_macos.py, in the development environment. See docs/packaging.md.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import check_app
from bundle import APP, ROOT, version
from wheels import FetchError, fetch

sys.path.append(str(ROOT / "packaging"))

import licence_files

HERE = Path(__file__).resolve().parent
DIST, BUILD = ROOT / "dist", ROOT / "build" / "macos"
SMOKE_LIMIT_S = 180


def run(*command: str | Path, **variables: str) -> None:
    """Run one step; when it fails it has said why, and that is the end."""
    code = subprocess.call([str(word) for word in command], cwd=ROOT, env={**os.environ, **variables})
    if code:
        sys.exit(code)


def packages_for_oldest(architecture: str) -> Path:
    """Give a folder with the app's packages as the oldest macOS has them; .venv has those for this Mac."""
    folder = BUILD / "packages"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        wheels = fetch(BUILD / "wheels", architecture, f"{sys.version_info[0]}.{sys.version_info[1]}")
    except FetchError as error:
        sys.exit(str(error))
    options = ("--no-index", "--no-deps", "-q", "--disable-pip-version-check", "--target", folder)
    run(sys.executable, "-m", "pip", "install", *options, *wheels)
    return folder


def freeze(packages: Path) -> Path:
    """Have PyInstaller make the app of these packages; gives it."""
    places = ("--distpath", DIST, "--workpath", BUILD / "work")
    options = ("--noconfirm", "--clean", "--log-level=WARN", *places)
    fixed = {"PYTHONPATH": str(packages), "PYTHONHASHSEED": "0", "PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR": "1"}
    run(sys.executable, "-m", "PyInstaller", *options, HERE / "herstel.spec", **fixed)
    # What BUNDLE takes the app from.
    shutil.rmtree(DIST / "Herstel", ignore_errors=True)
    return DIST / APP


def smoke(app: Path) -> None:
    """Run the app until it says that it works, without this checkout and its .venv."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    program = app / "Contents" / "MacOS" / "Herstel"
    done = subprocess.run(
        [program, "--smoke"],
        cwd="/",
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=SMOKE_LIMIT_S,
        check=False,
    )
    if done.returncode or "klaar" not in done.stdout.split():
        sys.exit(f"Herstel.app werkt niet (code {done.returncode}):\n{done.stdout}{done.stderr}")


def build() -> Path:
    """Build, check and pack the app; gives the disk image."""
    if sys.platform != "darwin":
        sys.exit("Herstel.app is alleen op een Mac te bouwen; check_wheels.py draait overal.")
    architecture = platform.machine()
    app = freeze(packages_for_oldest(architecture))
    if check_app.main([str(app), architecture]):
        sys.exit("Herstel.app is niet in orde.")
    try:
        licence_files.check(app)
    except licence_files.LicenceError as error:
        sys.exit(str(error))
    smoke(app)
    image = DIST / f"Herstel-{version()}-macos-{architecture}.dmg"
    run(HERE / "sign.sh", app, image)
    # Once more: with a signature it may do less.
    smoke(app)
    return image


if __name__ == "__main__":
    print(build().relative_to(ROOT))
