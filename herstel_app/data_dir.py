"""A data folder that someone chose: refused, with the reason, where nothing can be kept in it."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath

from herstel_app.core.file_error_reasons import TOO_LONG, system_reason
from herstel_app.core.file_names import MOST_BYTES, is_device

LONGEST_NAME = 60
"""In bytes: more than the name of anything that is kept in the folder itself."""
ON_WINDOWS = sys.platform == "win32"
SQLITE_BYTES = 1040 if ON_WINDOWS else 512
"""The longest path that SQLite opens (SQLITE_WIN32_MAX_PATH_BYTES, MAX_PATHNAME)."""
WINDOWS_FOLDER = 247
"""In characters: a longer one is not found rather than too long, where Windows has not been told to take it."""
SHOWN_PART = 60
"""In characters: of a longer path both ends are named."""
NO_FOLDER, PART_NO_FOLDER = "dit is geen map", "een deel van het pad is geen map"


class DataDirError(Exception):
    """A folder that cannot be used; the message (Dutch) names it and the reason."""

    def __init__(self, path: PurePath, reason: str) -> None:
        text = str(path)
        if len(text) > 2 * SHOWN_PART:
            text = f"{text[:SHOWN_PART]}…{text[-SHOWN_PART:]}"
        super().__init__(f"--data-dir {text} is niet te gebruiken: {reason}.")


def chosen_folder(path: Path, on_windows: bool = ON_WINDOWS) -> Path:
    """Give a folder from the command line in full, there or not yet; raises DataDirError."""
    names = _names(path, on_windows)
    # Looked at before the system sees it: a path with NUL in it is found, and what is kept there is gone.
    if device := next(filter(is_device, names), None) if on_windows else None:
        raise DataDirError(path, f"“{device}” is een naam die Windows zelf gebruikt")
    try:
        whole = path.expanduser().absolute()
        there, is_folder = next(_there(whole), (whole, True))
    except OSError as error:
        raise DataDirError(path, _reason(error, path, on_windows)) from error
    except RuntimeError as error:  # ~ of someone who is not there
        raise DataDirError(path, "dit pad bestaat niet") from error
    if not is_folder:
        raise DataDirError(path, NO_FOLDER if there == whole else PART_NO_FOLDER)
    lengths = (len(name if on_windows else os.fsencode(name)) for name in names)
    if max(lengths, default=0) > MOST_BYTES or len(os.fsencode(whole)) + 1 + LONGEST_NAME > SQLITE_BYTES:
        raise DataDirError(path, TOO_LONG)
    return whole


def make_usable(folder: Path, on_windows: bool = ON_WINDOWS) -> None:
    """Make the folder where it is not there yet, and try to write in it; raises DataDirError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        prefix = "herstel-".ljust(LONGEST_NAME - 12, "-")
        with tempfile.TemporaryFile(prefix=prefix, dir=folder) as probe:
            probe.write(b"\0")
    except OSError as error:
        raise DataDirError(folder, _reason(error, folder, on_windows)) from error


def _there(whole: PurePath) -> Iterator[tuple[Path, bool]]:
    """Give what is there of a path, the longest part first, and whether it is a folder; raises OSError."""
    for part in map(Path, (whole, *whole.parents)):
        try:
            yield part, stat.S_ISDIR(part.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            continue


def _names(path: PurePath, on_windows: bool) -> list[str]:
    r"""Give the parts of a path, also of one to a device itself (\\.\NUL)."""
    text = str(path).replace("\\", "/") if on_windows else str(path)
    return [part.rstrip(": ") for part in text.split("/") if part not in ("", ".", "..")]


def _reason(error: OSError, path: PurePath, on_windows: bool) -> str:
    if isinstance(error, FileNotFoundError) and on_windows and len(str(path)) + 1 + LONGEST_NAME > WINDOWS_FOLDER:
        return TOO_LONG
    return system_reason(error)
