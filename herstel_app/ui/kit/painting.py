"""How everything of ours is drawn: with smooth edges, and over as soon as it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(on: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter for one drawing on a widget or a picture."""
    with QPainter(on) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
