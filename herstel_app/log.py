"""The log. What comes before its file is there is held; a crash of Python itself has a file beside it."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import MemoryHandler, RotatingFileHandler
from pathlib import Path
from types import TracebackType

from herstel_app.core.file_error_reasons import system_reason

logger = logging.getLogger("herstel")
LOG_NAME, CRASH_NAME = "herstel.log", "crash.log"
LOG_BYTES, LOG_FILES = 500_000, 3
HELD_RECORDS = 1000


def start_log(folder: Path) -> str | None:
    """Write the log in `folder`, with what was held; gives a Dutch sentence where that cannot be done."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    file = folder / LOG_NAME
    if any(isinstance(handler, RotatingFileHandler) and _writes(handler, file) for handler in root.handlers):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
    except OSError as error:
        return f"Het log in {folder} is niet te schrijven ({system_reason(error)})."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for held in [held for held in root.handlers if isinstance(held, MemoryHandler)]:
        held.setTarget(handler)
        held.flush()
        root.removeHandler(held)
    root.addHandler(handler)
    return None


def end_log(folder: Path) -> None:
    """Let go of the log in `folder`: Windows deletes no file that is open."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler) and _writes(handler, folder / LOG_NAME):
            root.removeHandler(handler)
            handler.close()


def _writes(handler: RotatingFileHandler, file: Path) -> bool:
    return Path(handler.baseFilename) == file.absolute()


@contextmanager
def early_log() -> Iterator[None]:
    """Hold what is logged, and what nothing catches, until `start_log` is called."""
    root = logging.getLogger()
    level, hook, thread_hook = root.level, sys.excepthook, threading.excepthook
    held = MemoryHandler(HELD_RECORDS, flushLevel=logging.CRITICAL + 1)
    root.addHandler(held)
    root.setLevel(logging.INFO)

    def log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            logger.error("unforeseen", exc_info=(kind, error, trace))
        hook(kind, error, trace)

    def log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        logger.error("unforeseen", exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback))
        thread_hook(args)

    sys.excepthook, threading.excepthook = log_uncaught, log_uncaught_in_thread
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hook, thread_hook
        root.removeHandler(held)
        root.setLevel(level)


@contextmanager
def crash_log(folder: Path) -> Iterator[None]:
    """Have a crash that ends Python itself leave its traceback in `folder`, unless it is told elsewhere already."""
    file = folder / CRASH_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mode = "w" if file.exists() and file.stat().st_size > LOG_BYTES else "a"
        opened = file.open(mode, encoding="utf-8")
    except OSError as error:
        logger.warning("no file for a crash: %s", error)
        yield
        return
    with opened:
        ours = not faulthandler.is_enabled()
        if ours:
            faulthandler.enable(opened)
        try:
            yield
        finally:
            if ours:
                faulthandler.disable()
