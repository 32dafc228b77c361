"""The exercises that the program itself writes in the user's content folder.

Invariants:
- no file is written over, whoever made it, except one that this program wrote and nobody changed since;
- such a file says so in its first lines, with a checksum of all that follows; any other file is left alone;
- a file appears whole, or not at all.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from herstel_app.core.content import Exercise
from herstel_app.core.errors import StorageError
from herstel_app.core.file_names import is_device
from herstel_app.storage.atomic_write import (
    FILE_MODE,
    move,
    patiently,
    remove,
    sync_folder,
    write_atomically,
    write_temporary,
)
from herstel_app.storage.content_files import content_files
from herstel_app.storage.database import reason

LONGEST_NAME = 48
NAMELESS = "eigen-ritme"
RESERVED = ("sources", "words", "yardstick", "proeven")
"""Names with a meaning of their own in a content folder."""
PREFIX = ".ritme-"
EXPLANATION = "# Dit ritme is gemaakt in Herstel. Verander je zelf iets, dan verandert Herstel dit bestand niet meer.\n"
MARK = re.compile(rb"\A#[^\n]*\n# herstel-ritme sha256 ([0-9a-f]{64})\n")
LARGEST_BYTES = 200_000


class OwnContent:
    """Writes, changes and removes exercises of the program's own making."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it is made when something is first kept."""
        self._folder = folder

    def is_made_here(self, file: str | Path) -> bool:
        """Whether this program wrote `file` and nobody changed it since."""
        try:
            return _is_ours(Path(file))
        except OSError:
            return False

    def add(self, exercise: Exercise, taken: Collection[str] = ()) -> Path:
        """Keep a new exercise in a file of its own; gives that file, whose name without suffix is the id.

        The name comes from the title; ids in `taken`, and names that are there already, are left alone.
        Raises StorageError.
        """
        try:
            temporary = write_temporary(self._folder, PREFIX, _written(exercise))
            try:
                file = self._place(temporary, exercise.title, taken)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            told = f"“{exercise.title}” is niet te bewaren in {self._folder}: {reason(error)}."
            raise StorageError(told) from error
        sync_folder(self._folder)
        return file

    def _place(self, temporary: Path, title: str, taken: Collection[str]) -> Path:
        """Give the written file the first name that is free."""
        there = {name.casefold() for name in taken} | {file.stem.casefold() for file in content_files(self._folder)}
        number = 1
        while True:
            name = file_name(title, number)
            file = self._folder / f"{name}.yaml"
            number += 1
            if name in there:
                continue
            try:
                _move_to_free_name(temporary, file)
            except FileExistsError:
                continue
            return file

    def change(self, file: str | Path, exercise: Exercise) -> None:
        """Have `file`, which this program wrote, hold another exercise; its name stays. Raises StorageError."""
        file = Path(file)
        self._guard(file)
        try:
            write_atomically(file, PREFIX, _written(exercise))
        except OSError as error:
            raise StorageError(f"{file} is niet te schrijven: {reason(error)}.") from error

    def remove(self, file: str | Path) -> None:
        """Remove `file`, which this program wrote. Raises StorageError."""
        file = Path(file)
        self._guard(file)
        try:
            remove(file)
        except OSError as error:
            raise StorageError(f"{file} is niet te verwijderen: {reason(error)}.") from error
        sync_folder(file.parent)

    def _guard(self, file: Path) -> None:
        try:
            ours = patiently(lambda: _is_ours(file))
        except FileNotFoundError:
            ours = False
        except OSError as error:
            raise StorageError(f"{file} is niet te lezen: {reason(error)}.") from error
        if not ours:
            raise StorageError(f"{file} is intussen veranderd of weg. Herstel verandert er niets aan.")


def _is_ours(file: Path) -> bool:
    """Whether this program wrote `file` and nobody changed it since. Raises OSError where it cannot be read."""
    if file.is_symlink() or file.stat().st_size > LARGEST_BYTES:
        return False
    data = file.read_bytes()
    mark = MARK.match(data)
    return mark is not None and mark[1].decode() == _checksum(data[mark.end() :])


def file_name(title: str, number: int = 1) -> str:
    """Give the name, without suffix, for an exercise with this title: small letters, digits and hyphens."""
    apart = unicodedata.normalize("NFKD", title).lower()
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-") or NAMELESS
    if name in RESERVED or is_device(name):
        name = f"ritme-{name}"
    return name if number == 1 else f"{name}-{number}"


def _move_to_free_name(temporary: Path, file: Path) -> None:
    """Have `file` hold what `temporary` holds; raises FileExistsError where the name is taken, OSError otherwise."""
    try:
        os.link(temporary, file)  # a hard link fails where the name exists, and is complete at once
    except FileExistsError:
        raise
    except OSError:
        # This disk has no hard links: reserve the name, then fill the file.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
        try:
            move(temporary, file)
        except OSError:
            file.unlink(missing_ok=True)
            raise


def _written(exercise: Exercise) -> bytes:
    """Give the file of `exercise`: our two lines, and YAML as in our own content."""
    from herstel_app.storage.exercise_yaml import as_yaml

    body = as_yaml(exercise)
    return EXPLANATION.encode() + f"# herstel-ritme sha256 {_checksum(body)}\n".encode() + body


def _checksum(body: bytes) -> str:
    import hashlib  # with OpenSSL behind it, which a start does without

    return hashlib.sha256(body).hexdigest()
