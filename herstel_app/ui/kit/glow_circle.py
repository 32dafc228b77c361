"""The glow itself: a light without an edge; stillness has an arc of time around it, rest a flat line through it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHideEvent, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.glow_pictures import GlowPictures
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import Theme

SMALLEST = 0.55
"""Radius of the glow breathed out, as a share of that breathed in."""
RING = 0.62
"""Radius of the arc of time, as a share of the same."""
STEPS = 64
"""Of light and colour: each is too small to be seen."""
LINE_PX, ARC_PX, AROUND_PX = 2.0, 2.0, 2
LEAST_WORD_PX, MOST = 13, 0.72
"""The least size of a word, also in px at 100 % as far as it is no wider than this share of the width breathed in."""
CORE = 0.42 / SMALLEST
"""How wide a word is at most, as a share of the light breathed out: so it stays within that."""


@dataclass(frozen=True, slots=True)
class Light:
    """What is drawn, in steps too small to be seen: where two are alike nothing is painted anew."""

    radius: int = 0
    """In px."""
    warmth: int = 0
    """Of `STEPS`: between the colours of rest and of what is guided."""
    strength: int = STEPS
    stillness: int = 0
    rest: int = 0
    """At most as much as the stillness."""
    arc: int = 0
    """In degrees."""
    word: str = ""
    ground: str = ""
    """What it lies on; without one the pane."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The line that lies ahead, where it comes out of the light; in px from the middle."""

    low: int
    """So far below it."""
    near: int
    """There it begins."""
    lost: int
    """Over so much it comes up."""
    strength: float
    """Of its own colour, 0–1."""


class GlowCircle(QWidget):
    """Draws one light in its middle; as large as the glow breathed in."""

    def __init__(self, parent: QWidget, theme: Theme, dim: bool, breathed_out: float = SMALLEST) -> None:
        """Make one that shows nothing; `dim` is that of the dark screen.

        `breathed_out` is its radius then, as a share of that breathed in.
        """
        super().__init__(parent)
        self._theme, self._dim, self._breathed_out = theme, dim, breathed_out
        self.pictures = GlowPictures()
        self._light = Light()
        self._ahead: Ahead | None = None
        self._font = QFont()
        self._fitted: tuple[str, float, int] | None = None
        """What the font was fitted to: a word, a text size and a width."""
        self._word_width = 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_light(self, light: Light) -> None:
        """Draw this from now on."""
        before, self._light = self._light, light
        if light.stillness or before.stillness or light.word != before.word:
            radius = self.width() // 2
        else:
            radius = max(light.radius, before.radius)
        if light != before:
            self.update(QRect(self._middle - QPoint(radius, radius), QSize(2 * radius, 2 * radius)))

    def show_ahead(self, ahead: Ahead | None) -> None:
        """Draw the line ahead so from now on, over the light: only what changes of it is painted."""
        if ahead == self._ahead:
            return
        both = [each for each in (self._ahead, ahead) if each is not None]
        # Where only its near end moves the rest of it stays as it is.
        moves = len({(each.low, each.strength) for each in both}) > 1 or len(both) == 1
        for each in both:
            top, until = self._middle.y() + each.low - AROUND_PX, each.near + each.lost
            self.update(self._middle.x(), top, self.width() if moves else until, 2 * AROUND_PX)
        self._ahead = ahead

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        light = self._light
        with painting(self) as painter:
            painter.fillRect(event.rect(), self._ground)
            self._paint_light(painter, light)
            if self._ahead is not None:
                self._paint_ahead(painter, self._ahead)
            if light.stillness and not self._dim:
                self._paint_stillness(painter, light)
            if light.word and not self._dim:
                self._paint_word(painter, light.word)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold no pictures while nothing of it is seen."""
        self.pictures.drop()

    @property
    def _ground(self) -> QColor:
        return QColor(self._light.ground) if self._light.ground else self._theme.color("dark" if self._dim else "pane")

    @property
    def _middle(self) -> QPoint:
        return QPoint(self.width() // 2, self.height() // 2)

    def _paint_light(self, painter: QPainter, light: Light) -> None:
        strength, warmth = light.strength / STEPS, light.warmth / STEPS
        warm, cool = strength * warmth, strength * (1 - warmth)
        if cool:
            color = self._theme.color("dark_glow" if self._dim else "glow_rest")
            self._paint_picture(painter, color, cool / (1 - warm))
        if warm:
            self._paint_picture(painter, self._theme.color("glow"), warm)
        painter.setOpacity(1.0)

    def _paint_picture(self, painter: QPainter, color: QColor, opacity: float) -> None:
        radius = self._light.radius
        if radius:
            painter.setOpacity(opacity)
            box = QRect(self._middle - QPoint(radius, radius), QSize(2 * radius, 2 * radius))
            self.pictures.paint(painter, color, self._ground, box, max(radius, self.width() // 2))

    def _paint_ahead(self, painter: QPainter, ahead: Ahead) -> None:
        color, high = self._theme.color("rest_line"), round(LINE_PX)
        first, top = self._middle.x() + ahead.near, self._middle.y() + ahead.low - high // 2
        whole, clear = first + ahead.lost, QColor(color)
        clear.setAlpha(0)
        seen = QLinearGradient(first, 0, whole, 0)
        seen.setColorAt(0.0, clear)
        seen.setColorAt(1.0, color)
        painter.setOpacity(ahead.strength)
        painter.fillRect(first, top, ahead.lost, high, seen)
        painter.fillRect(whole, top, max(0, self.width() - whole), high, color)
        painter.setOpacity(1.0)

    def _paint_stillness(self, painter: QPainter, light: Light) -> None:
        theme, strength, radius = self._theme, light.strength / STEPS, RING * self.width() / 2
        painter.setOpacity(strength * light.rest / STEPS)
        painter.setPen(QPen(theme.color("rest_line"), LINE_PX))
        y = self._middle.y()
        painter.drawLine(0, y, self.width(), y)
        painter.setOpacity(1.0)
        if theme.reduced_motion:
            return
        painter.setOpacity(strength * light.stillness / STEPS)
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(self._middle)
        painter.setPen(QPen(theme.color("hairline"), 1.0))
        painter.drawEllipse(box)
        if light.arc:
            color = mixed(theme.color("trace"), theme.color("rest_line"), light.rest / STEPS)
            painter.setPen(round_pen(color, ARC_PX))
            painter.drawArc(box, 90 * 16, -16 * light.arc)
        painter.setOpacity(1.0)

    @property
    def word_half(self) -> float:
        """How far the word reaches from the middle, in px; at least as far as the usual one."""
        self._fit(self._light.word)
        return self._word_width / 2

    def _fit(self, word: str) -> None:
        asked = word, self._theme.scale, self.width()
        if asked == self._fitted:
            return
        self._fitted = asked
        self._font = self._theme.font(24, serif=True)
        # All that is breathed is written alike.
        words = word, QCoreApplication.translate("Glow", "adem uit")
        width, room = _width(self._font, words), self.width() * CORE * self._breathed_out
        if width > room:
            size, most = self._font.pixelSize() * room / width, self._font.pixelSize() * MOST * self.width() / width
            least = max(LEAST_WORD_PX, min(self._theme.px(LEAST_WORD_PX), int(most)))
            self._font.setPixelSize(max(least, int(size)))
        self._word_width = _width(self._font, words)

    def _paint_word(self, painter: QPainter, word: str) -> None:
        self._fit(word)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("glow_word"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, word)


def _width(font: QFont, words: Sequence[str]) -> int:
    """Give the width of the widest, in px."""
    return max(QFontMetrics(font).horizontalAdvance(each) for each in words)
