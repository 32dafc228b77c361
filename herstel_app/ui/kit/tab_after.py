"""Where Tab goes on in what is made later than what stands around it: Qt would put that last."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, made: QWidget) -> None:
    """Let Tab go from `before` through all of `made`, and then to what came after `before`."""
    reached = (part for part in made.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    for first, second in pairwise((before, *reached)):
        QWidget.setTabOrder(first, second)
