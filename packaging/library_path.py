"""What the frozen program gives back to the programs that it starts."""

from __future__ import annotations

from collections.abc import MutableMapping


def give_back_library_path(environ: MutableMapping[str, str]) -> None:
    """Have LD_LIBRARY_PATH be what it was before PyInstaller put the folder of the program in it.

    The loader read it when the process began, so the program keeps finding its own libraries. A file manager or a
    voice that is started from it must load those of the system.
    """
    before = environ.get("LD_LIBRARY_PATH_ORIG")  # left there for whoever asks for it later
    if before is not None:
        environ["LD_LIBRARY_PATH"] = before
    else:
        environ.pop("LD_LIBRARY_PATH", None)
