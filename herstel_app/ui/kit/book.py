"""An open book, the small drawing that stands for reading."""

from __future__ import annotations

from PySide6.QtGui import QPainterPath

UNITS = 24.0
"""Side of the square in which small drawings are made."""
LEFT, RIGHT, FOLD, FOOT = 3.5, 20.5, 12.0, 19.0
"""Its sides, its fold, and the lower end of that."""


def book_path() -> QPainterPath:
    """Give its outline and its fold, in a square of `UNITS`."""
    path = QPainterPath()
    for outer in (LEFT, RIGHT):
        bend = (outer + FOLD) / 2
        path.moveTo(FOLD, 7.4)
        path.cubicTo(bend, 5.4, bend, 5.4, outer, 5.8)
        path.lineTo(outer, 17.4)
        path.cubicTo(bend, 17.0, bend, 17.0, FOLD, FOOT)
    path.moveTo(FOLD, 7.4)
    path.lineTo(FOLD, FOOT)
    return path
