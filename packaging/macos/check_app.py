"""Checks a Herstel.app that was built: what it says of itself, and whether every part of it loads on the oldest macOS.

Usage: python packaging/macos/check_app.py dist/Herstel.app arm64
"""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path
from xml.parsers.expat import ExpatError

from bundle import MINIMUM, info_plist, version
from linking import follow
from macho import MachOError, Slice, read_slices

BUILT_FOR_NEWER = ("PySide6/", "shiboken6/")
"""check_wheels.py proves that these ask nothing of a newer macOS."""


def check_plist(app: Path) -> list[str]:
    """Compare what the app says of itself with what it should say."""
    try:
        said = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    except (OSError, ValueError, ExpatError) as error:
        return [f"Info.plist: {error}"]
    wanted = {**info_plist(version()), "CFBundleExecutable": "Herstel", "CFBundleIconFile": "icon.icns"}
    return [f"Info.plist: {key} is {said.get(key)!r}" for key, value in wanted.items() if said.get(key) != value]


def read(path: Path) -> dict[str, Slice]:
    """Give what one file has; empty when it is no program and no library. Raises MachOError."""
    with path.open("rb") as file:
        return read_slices(file)


def check_links(app: Path) -> list[str]:
    """Find links that lead nowhere or out of the app: macOS refuses the signature of such an app."""
    links = [path for path in app.rglob("*") if path.is_symlink()]
    whole = app.resolve()
    return [
        f"{path.relative_to(app)}: verwijst naar {path.readlink()}"
        for path in links
        if not path.exists() or not path.resolve().is_relative_to(whole)
    ]


def check_files(app: Path, architecture: str) -> list[str]:
    """Read every program and library in the app; gives what is wrong."""
    faults = []
    binaries: dict[str, Slice] = {}
    for path in sorted(path for path in app.rglob("*") if path.is_file() and not path.is_symlink()):
        name = path.relative_to(app).as_posix()
        try:
            slices = read(path)
        except MachOError as error:
            faults.append(f"{name}: {error}")
            continue
        if slices and set(slices) != {architecture}:
            faults.append(f"{name}: voor {', '.join(slices)}, en niet alleen voor {architecture}")
        elif slices:
            binaries[name] = slices[architecture]
    for name, found in binaries.items():
        within = name.removeprefix("Contents/Frameworks/")
        if found.minimum > MINIMUM and not within.startswith(BUILT_FOR_NEWER):
            faults.append(f"{name}: wil macOS {found.minimum[0]}.{found.minimum[1]}")
    if not binaries:
        return [*faults, "geen programma's en bibliotheken"]
    whole = app.resolve()
    loaded = follow(
        binaries,
        binaries.get,
        lambda path: (app / path).exists(),
        lambda path: (app / path).resolve().relative_to(whole).as_posix(),
    )
    return faults + loaded.faults


def main(arguments: list[str]) -> int:
    """Check one app; gives 0 when all is well."""
    app, architecture = Path(arguments[0]), arguments[1]
    faults = check_plist(app) + check_links(app) + check_files(app, architecture)
    print("\n".join(faults) or f"{app.name}: in orde")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
