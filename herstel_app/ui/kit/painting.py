"""How everything of ours is drawn: with smooth edges, and over as soon as it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QColor, QPaintDevice, QPainter


@contextmanager
def painting(on: QPaintDevice) -> Iterator[QPainter]:
    """Give a painter for one drawing on a widget or a picture."""
    with QPainter(on) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Give the colour between two: `share` 0 is the one, 1 the other."""
    red = one.redF() + (other.redF() - one.redF()) * share
    green = one.greenF() + (other.greenF() - one.greenF()) * share
    blue = one.blueF() + (other.blueF() - one.blueF()) * share
    return QColor.fromRgbF(red, green, blue)
