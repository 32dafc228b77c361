"""Keeps App Nap off for as long as it is held: macOS slows a program down that nobody sees."""

from __future__ import annotations

import ctypes
import logging
import sys
from typing import Any

logger = logging.getLogger(__name__)

LIBRARY = "/usr/lib/libobjc.A.dylib"
USER_INITIATED_ALLOWING_SLEEP = 0x00EFFFFF
"""NSActivityUserInitiatedAllowingIdleSystemSleep: someone waits for this. The computer's sleep is another matter."""
REASON = b"Er loopt een oefening"


class NoAppNap:
    """Tells macOS that something goes on, through NSProcessInfo; elsewhere there is no App Nap, and nothing happens."""

    def __init__(self) -> None:
        """Tell nothing yet."""
        self._objc: Any = None
        self._activity: int | None = None

    def hold(self, platform: str = sys.platform, objc: Any = None) -> None:
        """Keep it off from now; where macOS does not take that, only the log says so."""
        if platform != "darwin" or self._activity is not None:
            return
        try:
            self._objc = objc or ctypes.CDLL(LIBRARY)
            self._activity = self._begin()
        except (OSError, AttributeError) as error:
            logger.info("App Nap: macOS cannot be told (%s)", error)

    def release(self) -> None:
        """Let macOS do as it likes again."""
        activity, self._activity = self._activity, None
        if activity is not None:
            self._send(self._process_info(), b"endActivity:", None, (ctypes.c_void_p, activity))
            self._send(activity, b"release", None)

    def _begin(self) -> int | None:
        reason = self._send(
            self._class(b"NSString"), b"stringWithUTF8String:", ctypes.c_void_p, (ctypes.c_char_p, REASON)
        )
        activity = self._send(
            self._process_info(),
            b"beginActivityWithOptions:reason:",
            ctypes.c_void_p,
            (ctypes.c_uint64, USER_INITIATED_ALLOWING_SLEEP),
            (ctypes.c_void_p, reason),
        )
        # What it gives is kept alive by nobody, and ends the activity when it goes.
        retained: int | None = self._send(activity, b"retain", ctypes.c_void_p) if activity else None
        return retained

    def _process_info(self) -> int | None:
        shared: int | None = self._send(self._class(b"NSProcessInfo"), b"processInfo", ctypes.c_void_p)
        return shared

    def _class(self, name: bytes) -> int | None:
        look_up = self._objc.objc_getClass
        look_up.argtypes, look_up.restype = [ctypes.c_char_p], ctypes.c_void_p
        found: int | None = look_up(name)
        return found

    def _send(self, target: int | None, message: bytes, result: Any, *arguments: tuple[Any, Any]) -> Any:
        """Send one message, with each argument as (its type, its value); a message to nothing gives nothing."""
        register = self._objc.sel_registerName
        register.argtypes, register.restype = [ctypes.c_char_p], ctypes.c_void_p
        types = [kind for kind, _ in arguments]
        # On Apple's own processors the call must have the very types of the method, so each has a function of its own.
        function = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *types)
        address = ctypes.cast(self._objc.objc_msgSend, ctypes.c_void_p).value
        assert address is not None
        return function(address)(target, register(message), *(value for _, value in arguments))
