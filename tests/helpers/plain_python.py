"""A plugin of pytest: Qt, sound and numpy cannot be imported, as if they were not installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

LACKING = {"PySide6", "shiboken6", "pygame", "soundfile", "numpy", "pytestqt"}


class Lacking(MetaPathFinder):
    """Finds none of them, and lets nobody else look."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in LACKING:
            raise ImportError(f"{fullname} is not for plain Python", name=fullname)
        return None


sys.meta_path.insert(0, Lacking())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt, which is not there."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "of pytest-qt")
