"""Keeping App Nap off, told to a stand-in for macOS's library that is called as the real one is: by address."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable

import pytest

from herstel_app.system.app_nap import NoAppNap

ACTIVITY = 0x7000
POINTER = ctypes.c_void_p
METHODS = {
    ("NSString", "stringWithUTF8String:"),
    ("NSProcessInfo", "processInfo"),
    ("process info", "beginActivityWithOptions:reason:"),
    ("process info", "endActivity:"),
    ("activity", "retain"),
    ("activity", "release"),
}


class StandIn:
    """Knows the methods above and the count of who holds the activity; any other message is a fault, as it crashes."""

    def __init__(self, refuses: bool = False) -> None:
        self.refuses = refuses
        self.faults: list[str] = []
        self.options: list[int] = []
        self.reasons: list[str] = []
        self.holders = 0
        self.going_on = False
        self._names = {0x1000: "NSString", 0x2000: "NSProcessInfo", 0x3000: "process info", ACTIVITY: "activity"}
        self._selectors: list[str] = []
        self.objc_getClass = ctypes.CFUNCTYPE(POINTER, ctypes.c_char_p)(self._class)
        self.sel_registerName = ctypes.CFUNCTYPE(POINTER, ctypes.c_char_p)(self._selector)
        self.objc_msgSend = ctypes.CFUNCTYPE(POINTER, POINTER, POINTER, ctypes.c_uint64, POINTER)(self._message)

    def _class(self, name: bytes) -> int:
        return next((address for address, known in self._names.items() if known == name.decode()), 0)

    def _selector(self, name: bytes) -> int:
        if name.decode() not in self._selectors:
            self._selectors.append(name.decode())
        return 0x9000 + self._selectors.index(name.decode())

    def _message(self, target: int | None, selector: int, first: int, second: int | None) -> int:
        name = self._selectors[selector - 0x9000]
        if target is None:
            return 0
        if (self._names.get(target), name) not in METHODS:
            self.faults.append(f"{self._names.get(target)} {name}")
        do: dict[str, Callable[[], int]] = {
            "stringWithUTF8String:": lambda: self._string(first),
            "processInfo": lambda: 0x3000,
            "beginActivityWithOptions:reason:": lambda: self._begin(first, second),
            "endActivity:": lambda: self._end(first),
            "retain": lambda: self._count(1),
            "release": lambda: self._count(-1),
        }
        return do[name]()

    def _string(self, first: int) -> int:
        self.reasons.append(ctypes.string_at(first).decode())
        return 0x4000

    def _begin(self, options: int, reason: int | None) -> int:
        if reason != 0x4000:
            self.faults.append("no reason")
        self.options.append(options)
        self.going_on = not self.refuses
        return 0 if self.refuses else ACTIVITY

    def _end(self, activity: int) -> int:
        if activity != ACTIVITY or self.holders != 1 or not self.going_on:
            self.faults.append("ended what does not go on")
        self.going_on = False
        return 0

    def _count(self, change: int) -> int:
        self.holders += change
        return ACTIVITY


def test_app_nap_is_off_while_it_is_held_and_no_longer() -> None:
    macos, nap = StandIn(), NoAppNap()
    nap.hold("darwin", macos)
    assert macos.going_on
    assert macos.holders == 1
    assert macos.reasons == ["Er loopt een oefening"]
    nap.release()
    assert not macos.going_on
    assert macos.holders == 0
    assert macos.faults == []


def test_the_computer_itself_may_still_sleep() -> None:
    macos, nap = StandIn(), NoAppNap()
    nap.hold("darwin", macos)
    user_initiated, no_idle_sleep = 0x00FFFFFF, 1 << 20
    assert macos.options == [user_initiated & ~no_idle_sleep]


def test_holding_twice_is_one_activity_and_releasing_twice_ends_it_once() -> None:
    macos, nap = StandIn(), NoAppNap()
    for _ in range(2):
        nap.hold("darwin", macos)
    assert len(macos.options) == 1
    for _ in range(2):
        nap.release()
    assert macos.faults == []
    nap.hold("darwin", macos)
    assert macos.going_on


def test_a_macos_that_gives_nothing_is_left_alone() -> None:
    macos, nap = StandIn(refuses=True), NoAppNap()
    nap.hold("darwin", macos)
    nap.release()
    assert macos.holders == 0
    assert macos.faults == []


def test_elsewhere_nothing_is_told() -> None:
    macos, nap = StandIn(), NoAppNap()
    for platform in ("linux", "win32"):
        nap.hold(platform, macos)
    nap.release()
    assert macos.options == []


def test_a_library_that_is_not_there_is_only_noted(caplog: pytest.LogCaptureFixture) -> None:
    nap = NoAppNap()
    with caplog.at_level(logging.INFO):
        nap.hold("darwin", object())
    nap.release()
    assert "App Nap" in caplog.text
