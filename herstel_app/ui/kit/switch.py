"""A switch: on or off, said by the side and the filling of its knob, and by a word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.focus_ring import shows_ring
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

TRACK_WIDTH, TRACK_HEIGHT = 42, 24
GAP, RING = 10, 4
"""Between word and track, and the room around the track for the ring of the focus, in px."""
WORD_SIZE = 14
DISABLED_OPACITY = 0.45


class Switch(QCheckBox):
    """A check box that is drawn as a switch."""

    def __init__(self, theme: Theme, on: bool, name: str) -> None:
        """Make it; `name` is what a screen reader says."""
        super().__init__()
        self._theme = theme
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @staticmethod
    def _words() -> tuple[str, str]:
        tr = QCoreApplication.translate
        return tr("Switch", "uit"), tr("Switch", "aan")

    def sizeHint(self) -> QSize:
        """Ask for room for the longest word and the track."""
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(WORD_SIZE))
        words = max(metrics.horizontalAdvance(word) for word in self._words())
        height = max(px(TRACK_HEIGHT), metrics.height()) + 2 * RING
        return QSize(words + px(GAP) + px(TRACK_WIDTH) + RING, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space, which pauses while an exercise runs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _is_touched(self) -> bool:
        return self.isEnabled() and (self.isDown() or self.underMouse())

    def _shade(self) -> str:
        """Give the role of the track's colour where it is on."""
        if self.isDown():
            return "accent_pressed"
        return "accent_hover" if self._is_touched() else "accent"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw word, track, knob and the ring of the focus."""
        theme, px = self._theme, self._theme.px
        with painting(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(DISABLED_OPACITY)
            on = self.isChecked()
            width, height = px(TRACK_WIDTH), px(TRACK_HEIGHT)
            track = QRectF(self.width() - RING - width, (self.height() - height) / 2, width, height)
            painter.setFont(theme.font(WORD_SIZE))
            painter.setPen(theme.color("text" if on else "secondary"))
            box = QRectF(0, 0, track.x() - px(GAP), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._words()[on])
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(self._shade()))
            else:
                painter.setPen(round_pen(theme.color("text" if self._is_touched() else "tertiary"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = track.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(inside, inside.height() / 2, inside.height() / 2)
            radius = height * (0.36 if self.isDown() else 0.3)
            x = track.right() - height / 2 if on else track.left() + height / 2
            painter.setBrush(theme.color("on_accent" if on else "surface"))
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
            centre = track.center()
            centre.setX(x)
            painter.drawEllipse(centre, radius, radius)
            if shows_ring(self):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(round_pen(theme.color("text"), 1.5))
                ring = track.adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
