"""The settings file: small, readable, and never lost.

Invariants:
- the old file stays until a new one is whole on the disk;
- a file that could not be read or put aside is not written over: it is read again later, and what was changed
  meanwhile joins what stands in it;
- fields of a newer version are kept, so that going back a version and forth again loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from herstel_app.core.errors import StorageError
from herstel_app.core.settings import Settings
from herstel_app.core.sound import VOLUME_RANGE_DB, volume_in_range
from herstel_app.storage.atomic_write import PATIENCE_S, patiently, remove, write_atomically
from herstel_app.storage.database import reason
from herstel_app.storage.quarantine import put_in_quarantine, quarantined_files

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


FIRST_RANGE_DB = 36
"""The range of the volume in files that do not say it."""
CUES_OF_BEFORE = {"tones": "hum", "breath": "wave"}
"""How a phase could sound once, and what sounds in its place."""
GONE = ("health_asked", "sound_asked")
"""Fields of before, of which nothing stays; what is unknown otherwise is of a newer version."""
UNREAD = Settings(welcomed=True)
"""Used while the file exists but cannot be read; someone who has a file has seen the welcome."""
GROWING = ("seen_cautions", "allowed", "proeven_drawn", "proeven_turned")
"""Lists to which things are added; what was added while the file could not be read joins what stands in it."""


def merged(kept: Settings, session: Settings) -> Settings:
    """Apply the changes of a session that began from `UNREAD` to the settings in the file."""
    changed = {
        name: getattr(session, name)
        for name in Settings.__struct_fields__
        if getattr(session, name) != getattr(UNREAD, name)
    }
    for name in GROWING:
        if name in changed:
            changed[name] = tuple(dict.fromkeys((*getattr(kept, name), *changed[name])))
    if "parts" in changed:
        changed["parts"] = kept.parts | changed["parts"]
    return msgspec.structs.replace(kept, **changed)


def _by_ear(settings: Settings, fields: Mapping[str, Any]) -> Settings:
    """Give settings whose volume sounds as loud as it did in the version that wrote these fields."""
    if "volume" not in fields:
        return msgspec.structs.replace(settings, volume_range_db=VOLUME_RANGE_DB)
    range_db = fields.get("volume_range_db", FIRST_RANGE_DB)
    volume = volume_in_range(settings.volume, range_db)
    return msgspec.structs.replace(settings, volume=volume, volume_range_db=VOLUME_RANGE_DB)


def _renamed(fields: dict[str, Any]) -> dict[str, Any]:
    """Give the fields that are left, with the cue of today in the place of one of before."""
    fields = {name: value for name, value in fields.items() if name not in GONE}
    cue = fields.get("cue")
    return fields | {"cue": CUES_OF_BEFORE[cue]} if isinstance(cue, str) and cue in CUES_OF_BEFORE else fields


class SettingsFile:
    """Reads and writes the settings as JSON."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is read before `load`."""
        self._path = path
        self._unknown: dict[str, Any] = {}
        self._unread: str | None = None
        self._failed = False

    @property
    def is_unread(self) -> bool:
        """Whether there is a file that could not be read yet, and so is not written either."""
        return self._unread is not None

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """Give the settings, and what the user should know (Dutch).

        A file that cannot be understood is put aside and the defaults are used. One that cannot be read or put aside
        now stays as it is; `read_again` tries once more.
        """
        self._unread = None
        try:
            return self._read(PATIENCE_S)
        except OSError as error:
            self._unread = f"{self._path} is niet te lezen: {reason(error)}."
            told = "Herstel gebruikt zolang de beginwaarden, en probeert het steeds opnieuw."
            return UNREAD, (f"{self._unread} {told}",)

    def read_again(self, session: Settings) -> tuple[Settings, tuple[str, ...]] | None:
        """Give what stands in a file that could not be read, with what changed in `session` meanwhile; None: not yet.

        From then on it can be written.
        """
        try:
            kept, notices = self._read(0)
        except OSError as error:
            self._unread = f"{self._path} is niet te lezen: {reason(error)}."
            return None
        self._unread = None
        return merged(kept, session), notices

    def _read(self, patience_s: float) -> tuple[Settings, tuple[str, ...]]:
        """Read the file, or put aside what cannot be understood; raises OSError where neither can be done."""
        self._unknown = {}
        try:
            data = patiently(self._path.read_bytes, patience_s)
        except FileNotFoundError:
            return Settings(), ()
        try:
            # An editor may have put a mark before the text, which JSON does not know.
            fields = msgspec.json.decode(data.removeprefix(BYTE_ORDER_MARK), type=dict[str, Any])
            fields = _renamed(fields)
            settings = _by_ear(msgspec.convert(fields, type=Settings), fields)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            kept = put_in_quarantine(self._path, patience_s=patience_s)
            told = f"{self._path.name} was niet te begrijpen. Herstel gebruikt de beginwaarden."
            return Settings(), (f"{told} Het oude bestand staat nog in {kept}.",)
        self._unknown = {name: value for name, value in fields.items() if name not in Settings.__struct_fields__}
        return settings, ()

    def save(self, settings: Settings) -> None:
        """Write the settings: the old file stays until the new one is whole.

        Raises StorageError where that cannot be done; after that it does not wait for a file that is held.
        """
        if self._unread is not None:
            raise StorageError(f"Je instellingen worden nu niet bewaard. {self._unread}")
        fields = self._unknown | msgspec.to_builtins(settings)
        data = msgspec.json.format(msgspec.json.encode(fields), indent=2) + b"\n"
        try:
            write_atomically(self._path, ".settings-", data, 0 if self._failed else PATIENCE_S)
        except OSError as error:
            self._failed = True
            raise StorageError(f"{self._path} is niet te schrijven: {reason(error)}.") from error
        self._failed = False

    def clear_old(self) -> None:
        """Delete what was put aside because it could not be understood; raises StorageError."""
        for file in quarantined_files(self._path):
            try:
                remove(file)
            except OSError as error:
                raise StorageError(f"{file} is niet te verwijderen: {reason(error)}.") from error
