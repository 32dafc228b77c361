"""Prepared pictures of the glow: painted once in fine steps, and with noise, so that no bands are seen in the dark."""

from __future__ import annotations

import random
from array import array
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QRadialGradient

from herstel_app.ui.kit.painting import mixed

FALLOFF = 2.1
"""How fast the light falls from the middle to the edge, where it ends without one."""
STOPS = 48
NOISE_PX = 64
ONE_STEP = 257
"""One step of a screen's colours in those of a fine picture."""
MOST_KEPT = 160
"""Pictures; more are needed only while a window changes its size."""


def falloff(distance: float) -> float:
    """Give the strength of the light (0–1) at a distance from the middle (0–1): nowhere flat, nowhere an edge."""
    return (1 - min(1.0, distance) ** 2) ** FALLOFF


@cache
def _noise() -> QImage:
    """Make a tile of less than one step of a screen's colours, the same each time."""
    rolls = random.Random(1)
    values = array("H")
    for _ in range(NOISE_PX * NOISE_PX):
        values.extend((rolls.randrange(ONE_STEP), rolls.randrange(ONE_STEP), rolls.randrange(ONE_STEP), 0xFFFF))
    return QImage(values.tobytes(), NOISE_PX, NOISE_PX, 8 * NOISE_PX, QImage.Format.Format_RGBX64).copy()


def _darker(color: QColor) -> QColor:
    """Give a colour that is darker by half a step of a screen: the noise makes that up again."""
    red, green, blue = (max(0.0, value - 0.5 / 255) for value in (color.redF(), color.greenF(), color.blueF()))
    return QColor.fromRgbF(red, green, blue)


def paint_glow(middle: QColor, ground: QColor, radius: int) -> QPixmap:
    """Paint a glow of `radius` px on an opaque ground, in a square that it just fills."""
    side = 2 * radius
    fine = QImage(side, side, QImage.Format.Format_RGBX64)
    gradient = QRadialGradient(QPointF(radius, radius), radius)
    for stop in range(STOPS + 1):
        gradient.setColorAt(stop / STOPS, _darker(mixed(ground, middle, falloff(stop / STOPS))))
    with QPainter(fine) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRect(fine.rect())
        # Turned into the colours of a screen below, what lies between two steps becomes either, by chance.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.setBrush(QBrush(_noise()))
        painter.drawRect(fine.rect())
    return QPixmap.fromImage(fine.convertToFormat(QImage.Format.Format_RGB32))


class GlowPictures:
    """The pictures of one glow; each is painted when it is shown for the first time."""

    def __init__(self) -> None:
        """Have none yet."""
        self._kept: dict[tuple[str, str, int], QPixmap] = {}

    def picture(self, middle: QColor, ground: QColor, radius: int) -> QPixmap:
        """Give the glow of these colours with a radius in px."""
        key = middle.name(), ground.name(), radius
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = paint_glow(middle, ground, radius)
        return self._kept[key]
