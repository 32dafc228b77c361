"""What goes into Herstel.app, and what it tells macOS about itself; the spec and the checks both read it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
APP = "Herstel.app"
IDENTIFIER = "nl.herstel.Herstel"
MINIMUM = (13, 0)
"""The oldest macOS for which PySide6 has wheels."""
ARCHITECTURES = ("arm64", "x86_64")
"""One app for each: only PySide6 and pygame-ce have wheels for both in one."""

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtTextToSpeech")
"""What the program imports; QtNetwork for the second start, which calls the first, and not for the internet."""
QT_LIBRARIES = (*QT_MODULES, "QtDBus", "QtMultimedia", "QtConcurrent")
"""QtGui links to QtDBus, QtTextToSpeech to QtMultimedia, and that to QtConcurrent."""
QT_PLUGINS = (
    "platforms/libqcocoa.dylib",
    "platforms/libqoffscreen.dylib",  # for --smoke where nobody is logged in
    "texttospeech/libqtexttospeech_speechdarwin.dylib",
)
"""The style is Qt's own Fusion and every picture a PNG, so that Qt needs no plugin for either."""
QT_TRANSLATIONS = ("qtbase_nl.qm",)

PACKAGES = ("PySide6", "shiboken6", "numpy", "pygame", "msgspec", "yaml", "_soundfile_data", "_cffi_backend")
"""Those with compiled parts."""

UNUSED_MODULES = (
    # Of Python: not imported when the program runs. Nothing here uses the internet.
    *("tkinter", "setuptools", "pip", "ssl", "_ssl", "_hashlib", "readline", "curses"),
    *("pydoc", "doctest", "unittest"),
    # Of Qt: PyInstaller takes these along with the modules that are used.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtPdf", "PySide6.QtOpenGL"),
    *("PySide6.QtMultimedia", "PySide6.QtSvg", "PySide6.QtConcurrent", "PySide6.QtDBus"),
    # Of pygame: it imports whatever of it is there, and does without what is not. The program uses its SDL.
    *("pygame.examples", "pygame.tests", "pygame.docs", "pygame.font", "pygame.freetype", "pygame._freetype"),
    *("pygame.imageext", "pygame.camera", "pygame._camera", "pygame.midi", "pygame.pypm", "pygame._sdl2"),
    *("pygame.sysfont", "pygame.ftfont", "pygame.gfxdraw", "pygame.newbuffer", "pygame._render"),
    # Of numpy: not imported by what the program uses of it.
    *("numpy.f2py", "numpy.testing", "numpy.polynomial", "numpy.ma", "numpy.ctypeslib", "numpy.tests"),
    *("numpy._core._multiarray_tests", "numpy._core._operand_flag_tests", "numpy._core._rational_tests"),
    *("numpy._core._struct_ufunc_tests", "numpy._core._umath_tests", "numpy._core._simd"),
)

QT = "PySide6/Qt/"
NEVER = re.compile(r"^pygame/[^/]+\.(ttf|bmp|icns)$|\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$")
"""Also what pip notes of where and how it installed: not the same in another folder."""


def is_needed(name: str) -> bool:
    """Whether a file that PyInstaller found goes along; `name` is its path in the app."""
    if not name.startswith(QT):
        return not NEVER.search(name)
    folder, _, rest = name.removeprefix(QT).partition("/")
    match folder:
        case "lib":
            return rest.partition(".framework/")[0] in QT_LIBRARIES
        case "plugins":
            return rest in QT_PLUGINS
        case "translations":
            return rest in QT_TRANSLATIONS
    return False


def keeps(name: str, target: str, kind: str) -> bool:
    """Whether an entry of PyInstaller's lists stays; a link at the top goes with the file that it points to."""
    return is_needed(posixpath.normpath(target) if kind == "SYMLINK" and "/" not in name else name)


def version() -> str:
    """Give the version of this checkout, without importing the program."""
    text = (ROOT / "herstel_app" / "__init__.py").read_text(encoding="utf-8")
    (found,) = re.findall(r'(?m)^__version__ = "(.+)"$', text)
    return str(found)


def info_plist(number: str) -> dict[str, Any]:
    """Give the Info.plist, beside the names of icon and program, which PyInstaller fills in.

    What it does not have matters too: no NSAppSleepDisabled, as App Nap is kept off only while an exercise runs
    (herstel_app/system/app_nap.py), and no reason for a microphone or a camera, as the program asks for neither.
    """
    return {
        "CFBundleName": "Herstel",
        "CFBundleDisplayName": "Herstel",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
        # With these, the windows that macOS itself shows for the program are in Dutch too.
        "CFBundleDevelopmentRegion": "nl",
        "CFBundleLocalizations": ["nl"],
        # Where the App Store has programs for breathing and sleep.
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": ".".join(map(str, MINIMUM)),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
    }
