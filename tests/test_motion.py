"""Less movement, as each operating system is asked; only the Linux way has been run on a real one."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from herstel_app import motion


class FakeUser32:
    def __init__(self, animated: int) -> None:
        self.animated = animated
        self.asked: list[tuple[int, int, int]] = []

    def SystemParametersInfoW(self, action: int, size: int, result: Any, save: int) -> int:  # noqa: N802 - of Windows
        self.asked.append((action, size, save))
        ctypes.cast(result, ctypes.POINTER(ctypes.c_int))[0] = self.animated
        return 1


@pytest.mark.parametrize(("animated", "less"), [(1, False), (0, True)])
def test_windows(animated: int, less: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    user32 = FakeUser32(animated)
    monkeypatch.setattr(ctypes, "WinDLL", {"user32": user32}.__getitem__, raising=False)
    assert motion.wants_less_motion("win32") is less
    assert user32.asked == [(0x1042, 0, 0)]


OBJC = "/usr/lib/libobjc.A.dylib"


class FakeCall:
    argtypes: object = None
    restype: object = None

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __call__(self, *arguments: object) -> object:
        return self.answer(*arguments)


class FakeObjc:
    """Knows classes and selectors by name; a message gives what stands for it."""

    def __init__(self, answers: dict[tuple[object, object], object]) -> None:
        self.objc_getClass = FakeCall(bytes.decode)
        self.sel_registerName = FakeCall(bytes.decode)
        self.objc_msgSend = FakeCall(lambda target, selector: answers.get((target, selector)))


@pytest.mark.parametrize("less", [False, True])
def test_macos(less: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    objc = FakeObjc(
        {
            ("NSWorkspace", "sharedWorkspace"): "the workspace",
            ("the workspace", "accessibilityDisplayShouldReduceMotion"): less,
        }
    )
    monkeypatch.setattr(ctypes, "CDLL", {OBJC: objc}.__getitem__)
    assert motion.wants_less_motion("darwin") is less
    assert objc.objc_msgSend.argtypes == [ctypes.c_void_p, ctypes.c_void_p]
    assert objc.objc_msgSend.restype is ctypes.c_bool


def test_macos_without_its_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", {OBJC: FakeObjc({})}.__getitem__)
    assert motion.wants_less_motion("darwin") is False


@pytest.mark.skipif(sys.platform == "win32", reason="the program here is a shell script")
@pytest.mark.parametrize(("said", "less"), [("false", True), ("true", False), ("", False)])
def test_gnome(said: str, less: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f'#!/bin/sh\n[ "$*" = "get org.gnome.desktop.interface enable-animations" ] && echo "{said}"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert motion.wants_less_motion("linux") is less


def test_a_system_that_cannot_say_has_no_such_wish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert motion.wants_less_motion("linux") is False
    if sys.platform not in ("win32", "darwin"):
        assert motion.wants_less_motion("win32") is False
        assert motion.wants_less_motion("darwin") is False
