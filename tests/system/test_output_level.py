"""How loud the computer is set, as each system tells it; where it does not, nothing is known."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from herstel_app.core.ports.output_level import OutputLevel, UnknownVolume
from herstel_app.system.output_level import LinuxVolume, MacVolume, system_volume
from herstel_app.system.windows_output_level import (
    ACTIVATE,
    DEVICE_ENUMERATOR,
    GET_DEFAULT_AUDIO_ENDPOINT,
    GET_MASTER_VOLUME_LEVEL_SCALAR,
    GET_MUTE,
    I_DEVICE_ENUMERATOR,
    I_ENDPOINT_VOLUME,
    RELEASE,
    Guid,
    WindowsVolume,
)

STEREO = "Volume: front-left: 3277 /   5% / -78.06 dB,   front-right: 32768 /  50% / -18.06 dB\n        balance 0.90\n"


def told(answers: dict[str, str]) -> Callable[[Sequence[str]], bytes | None]:
    """Give what answers a program by one of its words; None for every other."""

    def run(command: Sequence[str]) -> bytes | None:
        return next((text.encode() for word, text in answers.items() if word in command), None)

    return run


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({"get-sink-volume": STEREO, "get-sink-mute": "Mute: no\n"}, OutputLevel(50, False)),
        ({"get-sink-volume": STEREO, "get-sink-mute": "Mute: yes\n"}, OutputLevel(50, True)),
        ({"get-sink-volume": "Volume: mono: 0 /   0% / -inf dB"}, OutputLevel(0, False)),
        ({"get-sink-volume": "Volume: mono: 98304 / 150% / 10.57 dB"}, OutputLevel(150, False)),
        ({"wpctl": "Volume: 0.05\n"}, OutputLevel(5, False)),
        ({"wpctl": "Volume: 0.40 [MUTED]\n"}, OutputLevel(40, True)),
        ({"get-sink-volume": "Connection failure: Connection refused"}, None),
        ({"wpctl": "\xff\xfe"}, None),
        ({}, None),
    ],
)
def test_linux(answers: dict[str, str], level: OutputLevel | None) -> None:
    assert LinuxVolume(told(answers)).look() == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("output volume:44, input volume:75, alert volume:100, output muted:false", OutputLevel(44, False)),
        ("output volume:0, input volume:75, alert volume:100, output muted:true", OutputLevel(0, True)),
        ("output volume:missing value, input volume:75, alert volume:100, output muted:missing value", None),
        ("", None),
    ],
)
def test_macos(text: str, level: OutputLevel | None) -> None:
    assert MacVolume(told({"get volume settings": text})).look() == level


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", LinuxVolume), ("darwin", MacVolume), ("win32", WindowsVolume), ("freebsd14", UnknownVolume)],
)
def test_each_system_has_its_own(platform: str, kind: type[object]) -> None:
    assert isinstance(system_volume(told({}), platform), kind)


class FakeWindows:
    """COM objects in memory, with methods of the true numbers and arguments, that count who holds them."""

    def __init__(self, level: float = 0.5, muted: int = 0, fails: str = "") -> None:
        self.level, self.muted, self.fails = level, muted, fails
        self.held = 0
        self.initialised = 0
        self.asked: list[tuple[object, ...]] = []
        self._alive: list[object] = []
        volume = self._object(
            {
                GET_MASTER_VOLUME_LEVEL_SCALAR: ([ctypes.POINTER(ctypes.c_float)], self._give_level),
                GET_MUTE: ([ctypes.POINTER(ctypes.c_int)], self._give_mute),
            }
        )
        out = ctypes.POINTER(ctypes.c_void_p)
        activate = [ctypes.POINTER(Guid), ctypes.c_uint32, ctypes.c_void_p, out]
        device = self._object({ACTIVATE: (activate, self._giving("activate", volume))})
        endpoint = [ctypes.c_int, ctypes.c_int, out]
        self._devices = self._object({GET_DEFAULT_AUDIO_ENDPOINT: (endpoint, self._giving("endpoint", device))})

    def _object(self, methods: dict[int, tuple[list[Any], Callable[..., int]]]) -> int:
        table = (ctypes.c_void_p * 20)()
        for number, (kinds, act) in {**methods, RELEASE: ([], self._release)}.items():
            function = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, *kinds)(act)
            self._alive.append(function)
            table[number] = ctypes.cast(function, ctypes.c_void_p).value
        made = ctypes.pointer(ctypes.cast(table, ctypes.POINTER(ctypes.c_void_p)))
        self._alive += [table, made]
        return ctypes.cast(made, ctypes.c_void_p).value or 0

    def _giving(self, name: str, result: int) -> Callable[..., int]:
        def give(_this: int, *arguments: Any) -> int:
            plain = [bytes(each.contents) if isinstance(each, ctypes.POINTER(Guid)) else each for each in arguments]
            self.asked.append((name, *plain[:-1]))
            if self.fails == name:
                return -2147023728  # 0x80070490, not found
            self.held += 1
            arguments[-1][0] = result
            return 0

        return give

    def _give_level(self, _this: int, out: Any) -> int:
        out[0] = self.level
        return -2147467263 if self.fails == "level" else 0

    def _give_mute(self, _this: int, out: Any) -> int:
        out[0] = self.muted
        return 0

    def _release(self, _this: int) -> int:
        self.held -= 1
        return 0

    def CoInitializeEx(self, _reserved: None, how: int) -> int:  # noqa: N802 - the name of Windows
        self.initialised += 1
        return how

    def CoUninitialize(self) -> None:  # noqa: N802 - as above
        self.initialised -= 1

    def CoCreateInstance(self, name: Any, _outer: None, _context: int, kind: Any, out: Any) -> int:  # noqa: N802
        self.asked.append(("create", bytes(name._obj), bytes(kind._obj)))  # noqa: SLF001 - as byref keeps it
        if self.fails == "create":
            return -2147221164
        self.held += 1
        out._obj.value = self._devices  # noqa: SLF001
        return 0

    def look(self) -> OutputLevel | None:
        return WindowsVolume(self, ctypes.CFUNCTYPE).look()


def guid(text: str) -> bytes:
    return bytes(Guid.of(text))


@pytest.mark.parametrize(
    ("level", "muted", "found"),
    [(0.5, 0, OutputLevel(50, False)), (1.0, 1, OutputLevel(100, True)), (0.0, 0, OutputLevel(0, False))],
)
def test_windows(level: float, muted: int, found: OutputLevel) -> None:
    windows = FakeWindows(level, muted)
    assert windows.look() == found
    assert windows.asked == [
        ("create", guid(DEVICE_ENUMERATOR), guid(I_DEVICE_ENUMERATOR)),
        ("endpoint", 0, 1),
        ("activate", guid(I_ENDPOINT_VOLUME), 23, None),
    ]
    assert (windows.held, windows.initialised) == (0, 0)


@pytest.mark.parametrize("fails", ["create", "endpoint", "activate", "level"])
def test_a_windows_that_does_not_tell_is_unknown_and_everything_is_given_back(fails: str) -> None:
    windows = FakeWindows(fails=fails)
    assert windows.look() is None
    assert (windows.held, windows.initialised) == (0, 0)


def test_a_computer_without_those_libraries_is_unknown() -> None:
    class Nothing:
        pass

    assert WindowsVolume(Nothing()).look() is None


def test_a_name_is_written_as_windows_reads_it() -> None:
    assert guid("{00112233-4455-6677-8899-AABBCCDDEEFF}").hex() == "33221100554477668899aabbccddeeff"
