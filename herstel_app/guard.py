"""The outermost guard: what ends a start is written in the log, and told where someone can read it.

It imports nothing of Qt before there is something to show: that may be just what does not work.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from herstel_app.log import LOG_NAME, start_log

logger = logging.getLogger("herstel")
WITHOUT_WINDOW = frozenset({"check", "timeline", "render", "play", "--smoke", "--version", "--help", "-h"})
NOT_STARTED = "Herstel kan nu niet starten."
UNFORESEEN = "Er ging iets mis in het programma."


@contextmanager
def streams() -> Iterator[None]:
    """Have output go nowhere where there is none, as in a program without a console on Windows."""
    missing = [name for name in ("stdout", "stderr") if getattr(sys, name) is None]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for name in missing:
            setattr(sys, name, nowhere)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                with suppress(OSError, ValueError):  # one that is closed
                    stream.reconfigure(encoding="utf-8", errors="replace")
        try:
            yield
        finally:
            for name in missing:
                setattr(sys, name, None)


def nobody_reads(stream: TextIO | None) -> bool:
    """Whether what is written here is lost, as in a program that was started by a click."""
    if stream is None or getattr(stream, "name", "") == os.devnull:
        return True
    try:
        return os.path.samestat(os.fstat(stream.fileno()), os.stat(os.devnull))  # noqa: PTH116 - no file of ours
    except (OSError, ValueError):  # as under a test, which has a stream without a file
        return False


def by_click(words: Sequence[str]) -> bool:
    """Whether these words of the command line open a window, and nobody reads what is said of them."""
    return not WITHOUT_WINDOW & set(words) and nobody_reads(sys.stderr)


def has_screen() -> bool:
    """Whether Qt can draw; on Linux it breaks off where there is nothing to draw on."""
    return sys.platform != "linux" or bool({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ))


def unforeseen(error: Exception, folder: Path | None, shown: bool) -> int:
    """Write down and tell what nobody foresaw, in this order; gives the exit status.

    `folder` is that of the log, or None where it is not known; `shown` is for a dialog.
    """
    file = _log(error, folder)
    where = f"Wat er gebeurde staat in {file}." if file else "Het log is niet te schrijven."
    with suppress(OSError, ValueError):
        sys.stderr.write(f"herstel: er ging iets mis in het programma ({type(error).__name__}). {where}\n")
        if file is None:
            traceback.print_exception(error)
    if shown:
        show(UNFORESEEN, where)
    return 1


def show(title: str, text: str) -> None:
    """Show a dialog; where that cannot be, what it was to say stands in the log already."""
    if not has_screen():
        return
    try:
        from herstel_app.ui.shell.error_dialog import tell_at_start

        tell_at_start(title, text)
    except Exception:
        logger.critical("the dialog cannot be shown", exc_info=True)
        if sys.platform == "win32":
            import ctypes

            ctypes.WinDLL("user32").MessageBoxW(None, f"{title}\n\n{text}", "Herstel", 0)


def _log(error: Exception, folder: Path | None) -> Path | None:
    """Write the traceback in the log; where that cannot be, in one in the system's folder for passing things."""
    for place in (folder or _usual_folder(), Path(tempfile.gettempdir())):
        if place is not None and start_log(place) is None:
            logger.critical("unforeseen", exc_info=error)
            return place / LOG_NAME
    return None


def _usual_folder() -> Path | None:
    try:
        from herstel_app.paths import DataDir

        return DataDir.default().logs
    except Exception:
        logger.exception("the usual folder is not known")
        return None
