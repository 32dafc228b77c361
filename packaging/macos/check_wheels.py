"""Proves of the macOS wheels, on any system, what can be proven without a Mac; prints what it saw.

Usage: python packaging/macos/check_wheels.py [MAP], where the wheels are kept in MAP.
"""

from __future__ import annotations

import posixpath
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bundle import (
    ARCHITECTURES,
    MINIMUM,
    PACKAGES,
    QT,
    QT_LIBRARIES,
    QT_MODULES,
    QT_PLUGINS,
    QT_TRANSLATIONS,
    ROOT,
    UNUSED_MODULES,
    is_needed,
)
from linking import Loaded, doubtful, follow, from_system
from macho import MachOError
from wheels import FetchError, Wheels, fetch

sys.path.append(str(ROOT / "packaging"))

import licence_files

BINARY = re.compile(r"\.(so|dylib)$|/Versions/A/[^/.]+$")
LARGEST_READ = 60_000_000
"""Of a larger file, such as the web browser in PySide6, only the beginning is read."""
LONG_THERE = {
    # C++ itself, in every macOS of the last ten years: the types of numbers, and what std::optional throws.
    *(f"__ZTI{letter}" for letter in "achijlmstxy"),
    *("__ZNSt19bad_optional_accessD1Ev", "__ZTISt19bad_optional_access", "__ZTVSt19bad_optional_access"),
    "__ZNSt3__112basic_stringIwNS_11char_traitsIwEENS_9allocatorIwEEE6assignEPKw",
    "_OBJC_CLASS_$_CNContactStore",  # macOS 10.11
    "_OBJC_CLASS_$_EKEventStore",  # macOS 10.8
}
"""What files built for a newer macOS take from the system and no other file does, judged by hand."""


def named_paths(architecture: str) -> list[str]:
    """Give the files that must be in the wheels: those that bundle.py names, and those that the program looks for."""
    return [
        *(f"PySide6/{name}.abi3.so" for name in QT_MODULES),
        *(f"{QT}lib/{name}.framework/Versions/A/{name}" for name in QT_LIBRARIES),
        *(f"{QT}plugins/{name}" for name in QT_PLUGINS),
        *(f"{QT}translations/{name}" for name in QT_TRANSLATIONS),
        f"_soundfile_data/libsndfile_{architecture}.dylib",
        "pygame/.dylibs/libSDL2-2.0.0.dylib",  # herstel_app/audio/devices.py asks it whether its device is there
    ]


def module_of(path: str) -> str:
    """Give the name by which Python imports a file, or its folder where it is no module."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, name.partition(".")[0]).replace("/", ".")


def roots(wheels: Wheels) -> set[str]:
    """Give the compiled files that the program itself asks for; what they load comes with them."""
    found = set()
    for name in wheels.names():
        module = module_of(name)
        if name.endswith(".so") and module.startswith("PySide6."):
            kept = module.removeprefix("PySide6.") in QT_MODULES
        elif name.endswith(".so"):
            kept = not any(f"{module}.".startswith(f"{unused}.") for unused in UNUSED_MODULES)
        else:
            plugin = name.startswith((f"{QT}plugins/", "_soundfile_data/"))
            kept = plugin and name.endswith(".dylib") and is_needed(name)
        if kept:
            found.add(name)
    return found


def unused_that_are_not_there(wheels: Wheels) -> list[str]:
    """Name the modules that are left out and do not exist: a slip, or gone since."""
    there = {module_of(name) for name in wheels.names() if name.endswith((".py", ".so"))}
    packages = {posixpath.dirname(name).replace("/", ".") for name in wheels.names()}
    return [name for name in UNUSED_MODULES if name.startswith(PACKAGES) and name not in there | packages]


def check_all(wheels: Wheels, architecture: str) -> tuple[set[str], list[str]]:
    """Read every compiled file in the wheels; gives the symbols that the oldest macOS must have, and what is wrong.

    Those are what the files that were built for that macOS take from it.
    """
    faults = []
    there: set[str] = set()
    newer: Counter[str] = Counter()
    count = 0
    for name in sorted(filter(BINARY.search, wheels.names())):
        count += 1
        try:
            slices = wheels.slices(name, symbols=wheels.size(name) < LARGEST_READ)
        except MachOError as error:
            faults.append(str(error))
            continue
        if architecture not in slices:
            faults.append(f"{name}: niet voor {architecture}, maar voor {', '.join(slices) or 'niets'}")
        elif slices[architecture].minimum > MINIMUM:
            newer[name.partition("/")[0]] += 1
        else:
            there |= from_system(slices[architecture])
    print(f"  {count} programma's en bibliotheken, {count - len(faults)} ervan goed voor {architecture}")
    for package, files in newer.items():
        print(f"  in {package} zijn er {files} gebouwd voor een nieuwere macOS dan {MINIMUM[0]}")
    return there, faults


def check_loaded(wheels: Wheels, architecture: str, there: set[str]) -> tuple[Loaded, list[str]]:
    """Follow what the app loads; gives that, and what is wrong with it."""
    loaded = follow(roots(wheels), lambda name: wheels.slices(name, symbols=True).get(architecture), wheels.has)
    faults = list(loaded.faults)
    faults += [f"{name}: nodig, maar bundle.py laat het weg" for name in loaded.slices if not is_needed(name)]
    lacking = licence_files.of_no_part(loaded.slices)
    faults += [f"{name}: {licence_files.PARTS} noemt het niet" for name in lacking]
    # PyInstaller has each file look for the others by their names alone.
    names = Counter(posixpath.basename(name) for name in loaded.slices if not name.endswith(".so"))
    faults += [f"{name}: {count} bibliotheken met die naam" for name, count in names.items() if count > 1]
    for symbol, files in doubtful(loaded.slices, MINIMUM, there | LONG_THERE).items():
        faults.append(f"{symbol}: bestaat dat in macOS {MINIMUM[0]}? Gevraagd door {', '.join(files)}")
    print(f"  {len(loaded.slices)} ervan gaan mee")
    return loaded, faults


def print_sizes(wheels: Wheels, loaded: Loaded) -> None:
    """Print what the app weighs by package, one architecture of each file; Python itself is not in a wheel."""
    sizes: Counter[str] = Counter()
    for name, found in loaded.slices.items():
        sizes[name.partition("/")[0].partition(".")[0]] += found.size
    others = [name for name in wheels.names() if name not in loaded.slices and not BINARY.search(name)]
    sizes["Python-modules"] = sum(wheels.size(name) for name in others if name.endswith(".py") and "/test" not in name)
    print("  MB: " + ", ".join(f"{name} {size / 1e6:.1f}" for name, size in sizes.most_common() if size > 50_000))
    print(f"  samen {sum(sizes.values()) / 1e6:.0f} MB, zonder Python en zonder wat Herstel zelf is")


def check(wheels: Wheels, architecture: str) -> list[str]:
    """Check the wheels for one architecture; gives what is wrong."""
    faults = [f"{path}: niet in de wheels" for path in named_paths(architecture) if not wheels.has(path)]
    faults += [f"{name}: staat bij UNUSED_MODULES en bestaat niet" for name in unused_that_are_not_there(wheels)]
    there, wrong = check_all(wheels, architecture)
    loaded, unloadable = check_loaded(wheels, architecture, there)
    print_sizes(wheels, loaded)
    return faults + wrong + unloadable


def main(arguments: list[str]) -> int:
    """Fetch and check both; gives 0 when all is well."""
    faults = []
    with tempfile.TemporaryDirectory(prefix="herstel-macos-") as scratch:
        folder = Path(arguments[0]) if arguments else Path(scratch)
        for one in ARCHITECTURES:
            print(one)
            try:
                faults += [f"{one}: {fault}" for fault in check(Wheels(fetch(folder / one, one)), one)]
            except FetchError as error:
                faults.append(str(error))
    print("\n".join(faults) or "In orde")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
