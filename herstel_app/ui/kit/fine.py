"""What fades slowly in the dark: in fine steps, and with noise, so that no bands or stripes are seen."""

from __future__ import annotations

import random
from array import array
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

NOISE_PX = 64
ONE_STEP = 257
"""One step of a screen's colours in those of a fine picture."""


@cache
def _noise() -> QImage:
    """Make a tile of less than one step of a screen's colours, the same each time."""
    rolls = random.Random(1)
    values = array("H")
    for _ in range(NOISE_PX * NOISE_PX):
        values.extend((rolls.randrange(ONE_STEP), rolls.randrange(ONE_STEP), rolls.randrange(ONE_STEP), 0xFFFF))
    return QImage(values.tobytes(), NOISE_PX, NOISE_PX, 8 * NOISE_PX, QImage.Format.Format_RGBX64).copy()


def darker(color: QColor) -> QColor:
    """Give a colour that is darker by half a step of a screen: the noise makes that up again."""
    red, green, blue = (max(0.0, value - 0.5 / 255) for value in (color.redF(), color.greenF(), color.blueF()))
    return QColor.fromRgbF(red, green, blue)


def fine_picture(size: QSize) -> QImage:
    """Make a picture of `size` px in fine steps; what is painted in it is `darker`."""
    return QImage(size, QImage.Format.Format_RGBX64)


def coarse(fine: QImage) -> QImage:
    """Give it in the colours of a screen: what lies between two steps becomes either, by chance."""
    with QPainter(fine) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.setBrush(QBrush(_noise()))
        painter.drawRect(QRectF(QPointF(), fine.deviceIndependentSize()))
    return fine.convertToFormat(QImage.Format.Format_RGB32)
