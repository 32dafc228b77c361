"""Eyes and fingers on an X server: pixels, keys, and the moment at which each picture changed."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from contextlib import suppress
from ctypes import (
    POINTER,
    Structure,
    byref,
    c_char,
    c_char_p,
    c_int,
    c_long,
    c_short,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
)
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ZPIXMAP, ALL_PLANES = 2, 0xFFFFFFFF
IS_VIEWABLE = 2
TO_PARENT = 2
RAW_RECTANGLES = 0
LEAST_PX = 200
"""What is smaller is no window of a program, but one that it keeps for itself."""


class _Attributes(Structure):
    _fields_ = [
        ("x", c_int), ("y", c_int), ("width", c_int), ("height", c_int), ("border", c_int), ("depth", c_int),
        ("visual", c_void_p), ("root", c_ulong), ("kind", c_int), ("bit_gravity", c_int), ("win_gravity", c_int),
        ("backing", c_int), ("planes", c_ulong), ("pixel", c_ulong), ("save_under", c_int), ("colormap", c_ulong),
        ("installed", c_int), ("map_state", c_int), ("masks", c_long * 3), ("redirect", c_int), ("screen", c_void_p),
    ]  # fmt: skip


class _Image(Structure):
    _fields_ = [
        ("width", c_int), ("height", c_int), ("offset", c_int), ("format", c_int), ("data", POINTER(c_char)),
        ("order", c_int), ("unit", c_int), ("bit_order", c_int), ("pad", c_int), ("depth", c_int),
        ("bytes_per_line", c_int),
    ]  # fmt: skip


class _Rectangle(Structure):
    _fields_ = [("x", c_short), ("y", c_short), ("width", c_ushort), ("height", c_ushort)]


class _DamageNotify(Structure):
    _fields_ = [
        ("type", c_int), ("serial", c_ulong), ("sent", c_int), ("display", c_void_p), ("drawable", c_ulong),
        ("damage", c_ulong), ("level", c_int), ("more", c_int), ("timestamp", c_ulong), ("area", _Rectangle),
        ("geometry", _Rectangle),
    ]  # fmt: skip


class _Event(ctypes.Union):
    _fields_ = [("type", c_int), ("damage", _DamageNotify), ("pad", c_long * 24)]


@dataclass(frozen=True)
class Box:
    """A part of a window, in px."""

    x: int
    y: int
    width: int
    height: int

    @property
    def area(self) -> int:
        return self.width * self.height


@dataclass(frozen=True)
class Painted:
    """A part of a window that was painted, and when in s by the clock of the server, which is that of `monotonic`."""

    at_s: float
    box: Box


_HANDLER = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


IGNORE = _HANDLER(lambda _display, _error: 0)
"""A window may go away while it is looked at."""


class XClient:
    """A client of one X server; use it from one thread."""

    def __init__(self, display: str) -> None:
        """Connect; raises OSError where that fails, or a library is lacking."""
        self._x = x = ctypes.CDLL("libX11.so.6")
        self._test, self._damages = ctypes.CDLL("libXtst.so.6"), ctypes.CDLL("libXdamage.so.1")
        for function, gives, takes in self._functions():
            function.restype, function.argtypes = gives, takes
        x.XSetErrorHandler(IGNORE)
        address = x.XOpenDisplay(display.encode())
        if not address:
            raise OSError(f"no X server at {display}")
        self._display = c_void_p(address)
        self._root = x.XDefaultRootWindow(self._display)
        base, error = c_int(), c_int()
        self._damages.XDamageQueryExtension(self._display, byref(base), byref(error))
        self._damage_type = base.value

    def _functions(self) -> list[tuple[Any, Any, list[Any]]]:
        """Give the functions that take or give more than an int, with what they give and take."""
        x = self._x
        return [
            (x.XOpenDisplay, c_void_p, [c_char_p]),
            (x.XDefaultRootWindow, c_ulong, [c_void_p]),
            (x.XGetImage, POINTER(_Image), [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]),
            (x.XStringToKeysym, c_ulong, [c_char_p]),
            (x.XKeysymToKeycode, ctypes.c_ubyte, [c_void_p, c_ulong]),
            (self._damages.XDamageCreate, c_ulong, [c_void_p, c_ulong, c_int]),
        ]

    def close(self) -> None:
        """Leave the server."""
        self._x.XCloseDisplay(self._display)

    def windows(self) -> list[int]:
        """Give the windows of programs that can be seen."""
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(
            self._display, c_ulong(self._root), byref(root), byref(parent), byref(children), byref(count)
        )
        found = [int(children[number]) for number in range(count.value)]
        if count.value:
            self._x.XFree(children)
        return [window for window in found if self._is_shown(window)]

    def _is_shown(self, window: int) -> bool:
        attributes = self._attributes(window)
        return attributes.map_state == IS_VIEWABLE and min(attributes.width, attributes.height) >= LEAST_PX

    def _attributes(self, window: int) -> _Attributes:
        attributes = _Attributes()
        self._x.XGetWindowAttributes(self._display, c_ulong(window), byref(attributes))
        return attributes

    def size(self, window: int) -> Box:
        """Give the whole of a window."""
        attributes = self._attributes(window)
        return Box(0, 0, attributes.width, attributes.height)

    def focus(self, window: int) -> None:
        """Give a window the keyboard, and the place in the corner of the screen."""
        self._x.XMoveWindow(self._display, c_ulong(window), 0, 0)
        self._x.XSetInputFocus(self._display, c_ulong(window), TO_PARENT, c_ulong(0))
        self._x.XSync(self._display, 0)

    def pixels(self, window: int, box: Box) -> NDArray[np.uint32]:
        """Give what is seen in a part of a window, a row for each line; empty where it is not there any more."""
        got = self._x.XGetImage(self._display, window, box.x, box.y, box.width, box.height, ALL_PLANES, ZPIXMAP)
        if not got:
            return np.empty((0, 0), np.uint32)
        image = got.contents
        raw = ctypes.string_at(image.data, image.height * image.bytes_per_line)
        rows = np.frombuffer(raw, np.uint32).reshape(image.height, image.bytes_per_line // 4)
        seen = rows[:, : image.width] & np.uint32(0xFFFFFF)
        self._x.XDestroyImage(got)
        return seen

    def key(self, names: str) -> float:
        """Press and release a key, as Tab or ctrl+2; gives the moment at which it was pressed."""
        words = {"ctrl": "Control_L"}
        codes = [
            self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(words.get(name, name).encode()))
            for name in names.split("+")
        ]
        at_s = time.monotonic()
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, c_uint(code), 1, c_ulong(0))
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, c_uint(code), 0, c_ulong(0))
        self._x.XSync(self._display, 0)
        return at_s

    def watch(self, window: int) -> None:
        """Hear from now on of each part of a window that is painted."""
        self._damages.XDamageCreate(self._display, window, RAW_RECTANGLES)
        self._x.XSync(self._display, 0)

    def painted(self) -> Iterator[Painted]:
        """Give what was painted since this was asked last."""
        event = _Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            if event.type == self._damage_type:
                area = event.damage.area
                yield Painted(event.damage.timestamp / 1000, Box(area.x, area.y, area.width, area.height))

    def __enter__(self) -> XClient:
        return self

    def __exit__(self, *_: Any) -> None:
        with suppress(OSError):
            self.close()
