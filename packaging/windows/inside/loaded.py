"""Writes down which files the program has loaded: modules and libraries, each time there are more of them.

Can import all of the program besides: much of it is imported only once someone asks for it.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import pkgutil
import sys
import threading
import time
from ctypes import wintypes
from pathlib import Path

EVERY_S = 0.25
MOST = 1024
LONGEST = 4096


def libraries() -> set[str]:
    """Give the paths of all libraries in this process."""
    kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel32.GetCurrentProcess.restype = wintypes.HANDLE
    found, size = (wintypes.HMODULE * MOST)(), wintypes.DWORD()
    process = wintypes.HANDLE(kernel32.GetCurrentProcess())
    kernel32.K32EnumProcessModules(process, ctypes.byref(found), ctypes.sizeof(found), ctypes.byref(size))
    names = set()
    for handle in found[: size.value // ctypes.sizeof(wintypes.HMODULE)]:
        text = ctypes.create_unicode_buffer(LONGEST)
        kernel32.GetModuleFileNameW(wintypes.HMODULE(handle), text, LONGEST)
        names.add(text.value)
    return names


def modules() -> set[str]:
    """Give the files of all modules that were imported."""
    return {file for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}


def watch(folder: Path) -> None:
    """Write to a file of this process in `folder`, for as long as it runs."""
    file, seen = folder / f"{os.getpid()}-{time.time_ns()}.txt", 0

    def look() -> None:
        nonlocal seen
        pause = threading.Event()
        while True:
            names = libraries() | modules()
            if len(names) != seen:
                seen = len(names)
                file.write_text("\n".join(sorted(names)), encoding="utf-8")
            pause.wait(EVERY_S)

    threading.Thread(target=look, name="loaded", daemon=True).start()


def import_all(file: Path) -> None:
    """Import every module of the program, and write to `file` which cannot be, each on a line with its error."""
    import herstel_app

    failed = []
    for module in pkgutil.walk_packages(herstel_app.__path__, "herstel_app."):
        if module.name.endswith("__main__"):  # would be the program itself
            continue
        try:
            importlib.import_module(module.name)
        except Exception as error:  # noqa: BLE001 - whatever a module raises is what is asked for
            failed.append(f"{module.name}: {error!r}")
    file.write_text("\n".join(failed), encoding="utf-8")
