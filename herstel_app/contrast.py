"""Asks the operating system, through Qt, whether someone wants more contrast on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from herstel_app.core.ports.system import PlainContrast as PlainContrast


class SystemContrast(PlainContrast):
    """What this computer has been told; needs a running QGuiApplication."""

    def __init__(self) -> None:
        """Keep hold of Qt's hints: PySide takes the second for gone as soon as nothing holds the first."""
        self._hints = QGuiApplication.styleHints()
        self._told = self._hints.accessibility()

    def is_wanted(self) -> bool:
        """Say what the operating system has been told."""
        return self._told.contrastPreference() == Qt.ContrastPreference.HighContrast

    def on_change(self, listener: Callable[[], object]) -> None:
        """Have `listener` called when it is told something else."""
        self._told.contrastPreferenceChanged.connect(listener)
