"""Where the installed program begins: PyInstaller wants a script, and Herstel.exe on Windows a module of its own."""

import os
import sys

# PyInstaller says so itself; Herstel.exe is a program of its own too, which needs no `-m` to be started once more.
if not getattr(sys, "frozen", False):
    sys.frozen = True  # type: ignore[attr-defined]

# A program without a console has no standard streams on Windows; whatever prints must not die of that.
if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open for as long as the program runs
if sys.stderr is None:
    sys.stderr = sys.stdout

if sys.platform == "linux":
    from library_path import give_back_library_path

    give_back_library_path(os.environ)

from herstel_app.__main__ import main

sys.exit(main())
