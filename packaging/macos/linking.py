"""Finds the libraries that a Mach-O file loads, as dyld would, and all that comes with them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from macho import MachOError, Slice

OF_THE_SYSTEM = ("/usr/lib/", "/System/Library/")


@dataclass
class Loaded:
    """What a program loads from its own files, and what it would not find."""

    slices: dict[str, Slice] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def resolve(name: str, loader: str, rpaths: Iterable[str], exists: Callable[[str], bool]) -> str | None:
    """Give the path of the library with this install name, for the file `loader`; None where it is not there.

    A library of macOS itself is taken to be there: an install name of one is given as it is.
    """
    if name.startswith(OF_THE_SYSTEM):
        return name
    folder = posixpath.dirname(loader)
    if name.startswith("@rpath/"):
        places = [posixpath.join(_folder(rpath, folder), name.removeprefix("@rpath/")) for rpath in rpaths]
    elif name.startswith("@loader_path/"):
        places = [posixpath.join(folder, name.removeprefix("@loader_path/"))]
    else:
        return None
    return next((path for path in map(posixpath.normpath, places) if exists(path)), None)


def _folder(rpath: str, loader_folder: str) -> str:
    """Give the folder that an rpath stands for; one outside the files is that of whoever built them."""
    if rpath == "@loader_path" or rpath.startswith("@loader_path/"):
        return posixpath.join(loader_folder, rpath.removeprefix("@loader_path").lstrip("/"))
    return rpath


def follow(
    roots: Iterable[str],
    read: Callable[[str], Slice | None],
    exists: Callable[[str], bool],
    real: Callable[[str], str] = str,
) -> Loaded:
    """Read these files and whatever they load in turn; `read` gives None for what the architecture lacks.

    `real` gives the file that a link stands for.
    """
    loaded = Loaded()
    waiting = sorted(roots, reverse=True)
    while waiting:
        path = waiting.pop()
        if path in loaded.slices:
            continue
        try:
            found = read(path)
        except MachOError as error:
            loaded.faults.append(str(error))
            continue
        if found is None:
            loaded.faults.append(f"{path}: niet voor deze processor")
            continue
        loaded.slices[path] = found
        for name in (*found.loads, *found.weak):
            place = resolve(name, path, found.rpaths, exists)
            if place is None and name in found.loads:
                loaded.faults.append(f"{path}: laadt {name}, en dat is er niet")
            elif place is not None and not place.startswith(OF_THE_SYSTEM):
                waiting.append(real(place))
    return loaded


def from_system(found: Slice) -> set[str]:
    """Give the symbols that a file takes from macOS itself."""
    return {symbol for name, symbol in found.taken if name.startswith(OF_THE_SYSTEM)}


def doubtful(slices: dict[str, Slice], minimum: tuple[int, int], there: set[str]) -> dict[str, list[str]]:
    """Give by symbol the files that were built for a newer macOS and take it from the system, where it may not be.

    dyld loads a library whatever macOS that was built for, and stops at a symbol that is not `there`.
    """
    unknown: dict[str, list[str]] = {}
    for path, found in sorted(slices.items()):
        if found.minimum > minimum:
            for symbol in sorted(from_system(found) - there):
                unknown.setdefault(symbol, []).append(path)
    return unknown
