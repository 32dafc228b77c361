"""Sliders that are drawn as a line with a knob."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

EDGE = 11
"""How far, in px, the middle of the knob stays from the sides, for its ring."""
OVERHANG = 6.5
"""The line goes on under the knob at its ends, so that it is as long as what stands above it."""
KNOB, HELD = 7.5, 9.0
"""Radius of the knob, in px, and while it is held; under the mouse it is 1 px more."""
TICK = 6
"""Above and below the line, where it is filled from within, in px."""
DISABLED_OPACITY = 0.4


class LineSlider(QSlider):
    """A slider from `low` to `high`; the line is filled from `origin`, that has a tick, to the knob."""

    def __init__(self, theme: Theme, low: int, high: int, origin: int | None = None) -> None:
        """Make it, at its lowest value; without `origin` the line is filled from its start."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._origin = low if origin is None else origin
        self.setRange(low, high)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(28))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._point_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the value where it is."""
        self.setSliderDown(False)
        self.update()

    def _point_at(self, x: float) -> None:
        share = min(1.0, max(0.0, (x - EDGE) / max(1, self.width() - 2 * EDGE)))
        steps = round(share * (self.maximum() - self.minimum()) / self.singleStep())
        self.setValue(self.minimum() + steps * self.singleStep())

    def _x_of(self, value: int) -> float:
        room = self.width() - 2 * EDGE
        return EDGE + room * (value - self.minimum()) / (self.maximum() - self.minimum())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its filled part and the knob."""
        with painting(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(DISABLED_OPACITY)
            middle = self.height() / 2
            knob = QPointF(self._x_of(self.value()), middle)
            painter.setPen(round_pen(self._theme.color("hairline"), 3))
            start, end = EDGE - OVERHANG, self.width() - EDGE + OVERHANG
            painter.drawLine(QPointF(start, middle), QPointF(end, middle))
            if self._origin != self.minimum():
                painter.setPen(round_pen(self._theme.color("tertiary"), 1.5))
                x = self._x_of(self._origin)
                painter.drawLine(QPointF(x, middle - TICK), QPointF(x, middle + TICK))
            painter.setPen(round_pen(self._theme.color("accent_deep"), 3))
            origin = start if self._origin == self.minimum() else self._x_of(self._origin)
            painter.drawLine(QPointF(origin, middle), knob)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_pressed" if self.isSliderDown() else "accent"))
            radius = HELD if self.isSliderDown() else KNOB + (self.underMouse() and self.isEnabled())
            painter.drawEllipse(knob, radius, radius)
            if shows_ring(self):
                painter.setPen(round_pen(self._theme.color("text"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(knob.x() - 11, middle - 11, 22, 22), 11, 11)
