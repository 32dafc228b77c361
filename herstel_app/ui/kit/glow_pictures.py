"""The pictures of the glow: each is painted once, in fine steps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRadialGradient

from herstel_app.ui.kit.fine import coarse, darker, fine_picture
from herstel_app.ui.kit.painting import mixed

HEART, HEART_REACH, HEART_FALLOFF = 0.32, 0.6, 1.5
CORE, CORE_REACH, CORE_FALLOFF, SKIRT_FALLOFF = 0.28, 0.8, 2.0, 1.2
"""The light is a heart that falls from its very middle, a core, each with its share and its reach, and a faint skirt
around them; how fast each falls to its end."""
STOPS = 48
MOST_KEPT = 3
"""Pictures: what is guided goes over into rest, and its ground becomes darker."""


def falloff(distance: float) -> float:
    """Give the strength of the light (0–1) at a distance from the middle (0–1): nowhere flat, nowhere an edge."""
    heart = (1 - min(1.0, distance / HEART_REACH)) ** HEART_FALLOFF
    core = (1 - min(1.0, distance / CORE_REACH) ** 2) ** CORE_FALLOFF
    skirt = (1 - min(1.0, distance) ** 2) ** SKIRT_FALLOFF
    return HEART * heart + CORE * core + (1 - HEART - CORE) * skirt


def paint_glow(middle: QColor, ground: QColor, radius: int) -> QPixmap:
    """Paint a glow of `radius` px on an opaque ground, in a square that it just fills."""
    side = 2 * radius
    fine = fine_picture(QSize(side, side))
    gradient = QRadialGradient(QPointF(radius, radius), radius)
    for stop in range(STOPS + 1):
        gradient.setColorAt(stop / STOPS, darker(mixed(ground, middle, falloff(stop / STOPS))))
    with QPainter(fine) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRect(fine.rect())
    return QPixmap.fromImage(coarse(fine))


class GlowPictures:
    """The pictures of one glow: one in each pair of colours, as wide as the glow gets, for every width.

    Made narrower by leaving out some of its pixels it is the same light, with the same noise.
    """

    def __init__(self) -> None:
        """Have none yet."""
        self._kept: dict[tuple[str, str, int], QPixmap] = {}
        self._narrowed: tuple[int, int, QPixmap] | None = None

    def paint(self, painter: QPainter, middle: QColor, ground: QColor, box: QRect, reach: int) -> None:
        """Paint the glow of these colours in `box`, with the opacity of the painter; `reach` is its most radius."""
        picture = self._whole(middle, ground, reach)
        if picture.size() != box.size() and painter.opacity() < 1.0:
            picture = self._narrow(picture, box.size())  # to leave out pixels and to blend at once is slow
        painter.drawPixmap(box, picture)

    def drop(self) -> None:
        """Have none any more."""
        self._kept.clear()
        self._narrowed = None

    @property
    def kept_bytes(self) -> int:
        """How much memory they take."""
        pictures = [*self._kept.values(), *([self._narrowed[2]] if self._narrowed else [])]
        return sum(each.width() * each.height() * each.depth() // 8 for each in pictures)

    def _whole(self, middle: QColor, ground: QColor, reach: int) -> QPixmap:
        key = middle.name(), ground.name(), reach
        if key not in self._kept:
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = paint_glow(middle, ground, reach)
        return self._kept[key]

    def _narrow(self, picture: QPixmap, size: QSize) -> QPixmap:
        key = picture.cacheKey(), size.width()
        if self._narrowed is None or self._narrowed[:2] != key:
            self._narrowed = *key, picture.scaled(size)
        return self._narrowed[2]
