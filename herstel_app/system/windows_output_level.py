"""How loud the output of Windows is set, asked of its Core Audio through COM, which ctypes can call.

The numbers of the methods are their places in the interfaces of mmdeviceapi.h and endpointvolume.h.
"""

from __future__ import annotations

import ctypes
import logging
from typing import Any

from herstel_app.core.ports.output_level import OutputLevel

logger = logging.getLogger(__name__)

MULTITHREADED, ALL_CONTEXTS = 0, 23
RENDER, MULTIMEDIA = 0, 1
RELEASE, GET_DEFAULT_AUDIO_ENDPOINT, ACTIVATE, GET_MASTER_VOLUME_LEVEL_SCALAR, GET_MUTE = 2, 4, 3, 9, 15
DEVICE_ENUMERATOR = "{BCDE0395-E52F-467C-8E3D-C4579291692E}"
I_DEVICE_ENUMERATOR = "{A95664D2-9614-4F35-A746-DE8DB63617E6}"
I_ENDPOINT_VOLUME = "{5CDF2C82-841E-4546-9722-0CF74078229A}"


Argument = tuple[Any, Any]
"""Its type and its value."""


class Guid(ctypes.Structure):
    """The name of a class or an interface."""

    _fields_ = (
        ("first", ctypes.c_uint32),
        ("second", ctypes.c_uint16),
        ("third", ctypes.c_uint16),
        ("rest", ctypes.c_uint8 * 8),
    )

    @classmethod
    def of(cls, text: str) -> Guid:
        """Give the one that is written as {BCDE0395-…}."""
        digits = bytes.fromhex(text.strip("{}").replace("-", ""))
        parts = (int.from_bytes(digits[start:end], "big") for start, end in ((0, 4), (4, 6), (6, 8)))
        return cls(*parts, (ctypes.c_uint8 * 8)(*digits[8:]))


class WindowsVolume:
    """Asks the output that is used for music."""

    def __init__(self, ole32: Any = None, function: Any = None) -> None:
        """Use the libraries of Windows, or others in a test."""
        self._ole32, self._function = ole32, function

    def look(self) -> OutputLevel | None:
        """Ask; None where there is no output, or it does not tell."""
        try:
            ole32 = self._ole32 or ctypes.WinDLL("ole32")  # type: ignore[attr-defined,unused-ignore]
            begun = ole32.CoInitializeEx(None, MULTITHREADED)
            try:
                return self._look(ole32)
            finally:
                if begun >= 0:
                    ole32.CoUninitialize()
        except (OSError, AttributeError) as error:
            logger.info("the volume of Windows: %s", error)
            return None

    def _look(self, ole32: Any) -> OutputLevel | None:
        held: list[ctypes.c_void_p] = []
        try:
            held.append(_enumerator(ole32))
            of_music = (ctypes.c_int, RENDER), (ctypes.c_int, MULTIMEDIA)
            held.append(self._get(held[-1], GET_DEFAULT_AUDIO_ENDPOINT, *of_music))
            kind = Guid.of(I_ENDPOINT_VOLUME)
            which = _address(kind), (ctypes.c_uint32, ALL_CONTEXTS), (ctypes.c_void_p, None)
            held.append(self._get(held[-1], ACTIVATE, *which))
            level, muted = ctypes.c_float(), ctypes.c_int()
            _checked(self._call(held[-1], GET_MASTER_VOLUME_LEVEL_SCALAR, _address(level)))
            _checked(self._call(held[-1], GET_MUTE, _address(muted)))
            return OutputLevel(100 * level.value, bool(muted.value))
        finally:
            for pointer in reversed(held):
                self._call(pointer, RELEASE)

    def _get(self, target: ctypes.c_void_p, method: int, *arguments: Argument) -> ctypes.c_void_p:
        """Give what a method gives through its last argument."""
        pointer = ctypes.c_void_p()
        _checked(self._call(target, method, *arguments, _address(pointer)))
        return pointer

    def _call(self, target: ctypes.c_void_p, method: int, *arguments: Argument) -> int:
        """Call the method that stands in this place of an interface."""
        methods = ctypes.cast(target, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
        make = self._function or ctypes.WINFUNCTYPE  # type: ignore[attr-defined,unused-ignore]
        function = make(ctypes.c_int32, ctypes.c_void_p, *(kind for kind, _ in arguments))(methods[method])
        return int(function(target, *(value for _, value in arguments)))


def _enumerator(ole32: Any) -> ctypes.c_void_p:
    """Give what knows the devices."""
    pointer, name, kind = ctypes.c_void_p(), Guid.of(DEVICE_ENUMERATOR), Guid.of(I_DEVICE_ENUMERATOR)
    asked = ctypes.byref(name), None, ALL_CONTEXTS, ctypes.byref(kind), ctypes.byref(pointer)
    _checked(ole32.CoCreateInstance(*asked))
    return pointer


def _address(value: Any) -> Argument:
    return ctypes.c_void_p, ctypes.addressof(value)


def _checked(result: int) -> None:
    """Raise OSError for what COM calls a failure."""
    if result < 0:
        raise OSError(f"0x{result & 0xFFFFFFFF:08X}")
