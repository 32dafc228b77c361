"""Windows knows the program and its entry in the start menu as one."""

from __future__ import annotations

import ctypes
import logging
import re
from pathlib import Path

import pytest

from herstel_app.system.app_identity import MODEL_ID, announce

ROOT = Path(__file__).resolve().parent.parent.parent


class Shell:
    """Takes the name as shell32.dll does."""

    def __init__(self, result: int = 0) -> None:
        self.names: list[object] = []
        self.result = result

    def SetCurrentProcessExplicitAppUserModelID(self, name: ctypes.c_wchar_p) -> int:  # noqa: N802 - its name there
        self.names.append(name.value)
        return self.result


def test_the_name_is_that_of_the_entry_in_the_start_menu() -> None:
    shell = Shell()
    announce(shell)
    text = (ROOT / "packaging" / "windows" / "herstel.nsi").read_text(encoding="utf-8")
    assert shell.names == re.findall(r'!define MODEL_ID "(.+)"', text) == [MODEL_ID]


def test_a_windows_that_refuses_the_name_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        announce(Shell(-2147024809))
    assert "0x80070057" in caplog.text
