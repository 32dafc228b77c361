"""The settings file: small, readable, and never lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import msgspec

from herstel_app.storage.aside import put_aside

FILE_MODE = 0o600


class StorageError(Exception):
    """Something cannot be kept; the message (Dutch) names the file and the reason."""


class Settings(msgspec.Struct, frozen=True):
    """What the user chose; the defaults are those of the first start."""

    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 40
    muted: bool = False
    text_scale_percent: Annotated[int, msgspec.Meta(ge=90, le=160)] = 100
    reduced_motion: bool | None = None
    """None follows the operating system."""
    last_explanation: str | None = None


class SettingsFile:
    """Reads and writes the settings as JSON."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is read before `load`."""
        self._path = path

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """Give the settings, and what the user should know (Dutch).

        A file that cannot be understood is put aside and the defaults are used.
        """
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings), ()
        except FileNotFoundError:
            return Settings(), ()
        except OSError as error:
            return Settings(), (f"{self._path} is niet te lezen ({error.strerror}); Herstel gebruikt de beginwaarden.",)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return Settings(), (self._put_aside(),)

    def _put_aside(self) -> str:
        told = f"{self._path.name} was niet te begrijpen; Herstel gebruikt de beginwaarden."
        try:
            kept = put_aside(self._path)
        except OSError:
            return told
        return f"{told} Het oude bestand staat nog in {kept}."

    def save(self, settings: Settings) -> None:
        """Write the settings: the old file stays until the new one is whole.

        Raises StorageError where that cannot be done.
        """
        data = msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n"
        temporary: Path | None = None
        try:
            handle, name = tempfile.mkstemp(prefix=".settings-", dir=self._path.parent)
            temporary = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(FILE_MODE)
            temporary.replace(self._path)
        except OSError as error:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            raise StorageError(f"{self._path} is niet te schrijven ({error.strerror}).") from error
