"""The files in a zip that someone hands back, also where another program packed it again.

Invariants:
- nothing is ever written to disk, and no more is unpacked than was allowed for;
- what systems put beside someone's files (Finder, Explorer) does not count, and neither do folders around them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

LEFT_BY_SYSTEMS = {".ds_store", "thumbs.db", "desktop.ini"}
MAC_FOLDER, MAC_PREFIX = "__MACOSX", "._"
HAS_PASSWORD = 1
DAMAGED = "dit zip-bestand is beschadigd"


class BrokenBundle(Exception):
    """A zip that cannot be used: `place` is where in it, or empty, `reason` says why (Dutch)."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place, self.reason = place, reason


class Bundle:
    """The files of a zip that stand in one folder with the file called `key`, by their plain names."""

    def __init__(self, data: bytes, key: str, most_bytes: int) -> None:
        """Look at what is in it; without a file `key` it has no files. Raises BrokenBundle."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise BrokenBundle("", DAMAGED) from error
        items = self._zip.infolist()
        if sum(item.file_size for item in items) > most_bytes:
            raise BrokenBundle("", "dit bestand is te groot om uit Herstel te komen")
        files = list(_files(items))
        folder = min((path.parent for path, _ in files if path.name == key), key=lambda path: path.parts, default=None)
        self._items: dict[str, zipfile.ZipInfo] = {}
        for path, item in files if folder is not None else ():
            if path.parent != folder:
                raise BrokenBundle(f"'{path}'", "dit hoort hier niet")
            if path.name in self._items:
                raise BrokenBundle(f"'{path.name}'", "dit staat er twee keer")
            self._items[path.name] = item

    @property
    def names(self) -> set[str]:
        """The names of the files."""
        return set(self._items)

    def read(self, name: str) -> bytes:
        """Give what a file holds; raises BrokenBundle."""
        item = self._items[name]
        if item.flag_bits & HAS_PASSWORD:
            raise BrokenBundle("", "dit zip-bestand heeft een wachtwoord; pak het uit, en maak er een zip zonder van")
        try:
            return self._zip.read(item)
        except NotImplementedError as error:
            told = "dit is op een manier ingepakt die Herstel niet leest; pak het uit, en maak er een gewone zip van"
            raise BrokenBundle(name, told) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
            raise BrokenBundle(name, "dit deel van het zip-bestand is beschadigd") from error


def _files(items: list[zipfile.ZipInfo]) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Give the files that someone put in, each with its path; raises BrokenBundle where one leads out of the zip."""
    for item in items:
        name = item.filename.replace("\\", "/")
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
            raise BrokenBundle(f"'{name}'", "dit wijst buiten het zip-bestand")
        left_by_system = path.name.lower() in LEFT_BY_SYSTEMS or path.name.startswith(MAC_PREFIX)
        if not (name.endswith("/") or left_by_system or MAC_FOLDER in path.parts):
            yield path, item
