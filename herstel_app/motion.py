"""Asks the operating system whether someone wants less movement on the screen; Qt 6.11 does not tell."""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
import sys
from typing import Any

logger = logging.getLogger(__name__)
SPI_GETCLIENTAREAANIMATION = 0x1042
GNOME_KEY = ("org.gnome.desktop.interface", "enable-animations")
TIMEOUT_S = 2.0


def wants_less_motion(platform: str = sys.platform) -> bool:
    """Say what the operating system has been told; where it cannot say, there is no such wish."""
    try:
        if platform == "win32":
            return _windows(ctypes.WinDLL("user32"))  # type: ignore[attr-defined,unused-ignore]
        if platform == "darwin":
            return _macos(ctypes.CDLL("/usr/lib/libobjc.A.dylib"))
        return _gnome(shutil.which("gsettings"))
    except (OSError, AttributeError, subprocess.SubprocessError) as error:
        logger.info("less motion: the system does not say (%s)", error)
        return False


def _windows(user32: Any) -> bool:
    animated = ctypes.c_int(1)
    user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value


def _macos(objc: Any) -> bool:
    """Ask NSWorkspace; its framework is there, as Qt has loaded it."""
    for look_up in (objc.objc_getClass, objc.sel_registerName):
        look_up.argtypes, look_up.restype = [ctypes.c_char_p], ctypes.c_void_p
    send = objc.objc_msgSend
    send.argtypes, send.restype = [ctypes.c_void_p, ctypes.c_void_p], ctypes.c_void_p
    workspace = send(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    if not workspace:
        return False
    send.restype = ctypes.c_bool
    return bool(send(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))


def _gnome(program: str | None) -> bool:
    if program is None:
        return False
    command = [program, "get", *GNOME_KEY]
    told = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    return told.stdout.strip() == "false"
