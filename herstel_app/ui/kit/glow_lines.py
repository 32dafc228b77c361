"""What lies beside the glow: on its left the trace of the breaths just passed, on its right a line of what comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.glow_circle import LINE_PX, STEPS
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import Theme

TRACE_PX = 2.2
PART = 12
"""So many points of the trace have one colour: towards the left each part is fainter."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How the lines are drawn: the first and last of `STEPS`, the other between them."""

    warmth: int = 0
    strength: int = 0
    stillness: int = 0


@dataclass(frozen=True, eq=False)
class Wave:
    """The points of a trace: x is how far each has come, y how far below the middle, in px."""

    points: tuple[QPointF, ...] = ()
    length: float = 1.0
    """So far from its head it is lost."""

    @cached_property
    def is_flat(self) -> bool:
        """Whether nothing is to be seen move."""
        return not any(point.y() for point in self.points)


class SideLine(QWidget):
    """A flat line: of what comes, faint, and in stillness of rest."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make one that shows nothing."""
        super().__init__(parent)
        self._theme, self._tone = theme, Tone()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_tone(self, tone: Tone) -> None:
        """Draw it so from now on."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            painter.fillRect(event.rect(), self._theme.color("pane"))
            self.paint_flat(painter, "hairline", 1 - self._tone.stillness / STEPS)
            self.paint_flat(painter, "rest_line", self._tone.stillness / STEPS)

    def paint_flat(self, painter: QPainter, role: str, share: float) -> None:
        """Draw the flat line of one colour, as strong as `share` says."""
        strength = share * self._tone.strength / STEPS
        if strength:
            painter.setOpacity(strength)
            painter.setPen(QPen(self._theme.color(role), LINE_PX if role == "rest_line" else 1.0))
            y = self.height() // 2
            painter.drawLine(0, y, self.width(), y)
            painter.setOpacity(1.0)


class TraceLine(SideLine):
    """The wave of the breaths just passed, which is lost towards the left; in stillness it is flat and goes on."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make one that shows nothing."""
        super().__init__(parent, theme)
        self._wave = Wave()
        self._parts: list[tuple[QPolygonF, QPen]] = []
        """Each with its colour: a trace that is one point longer is planned anew, and so is one of another tone."""
        self._planned: tuple[Wave, Tone] | None = None
        self._head = QPointF()

    def show_wave(self, wave: Wave, head: QPointF, tone: Tone) -> None:
        """Draw this trace, up to `head`; anew once it has moved a whole px, and not while the line is flat."""
        self.show_tone(tone)
        if wave is self._wave and round(head.x()) == round(self._head.x()):
            return
        if not (self._wave.is_flat and wave.is_flat and tone.stillness == STEPS):
            self.update()
        self._wave, self._head = wave, head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            painter.fillRect(event.rect(), self._theme.color("pane"))
            self.paint_flat(painter, "rest_line", self._tone.stillness / STEPS)
            if not self._wave.points:
                self.paint_flat(painter, "hairline", 1 - self._tone.stillness / STEPS)
            elif self._tone.stillness < STEPS:
                self._paint_wave(painter)

    def _paint_wave(self, painter: QPainter) -> None:
        wave, planned = self._wave, (self._wave, self._tone)
        if planned != self._planned:
            self._planned = planned
            starts = range(0, max(0, len(wave.points) - 1), PART)
            self._parts = [self._part(wave.points[at : at + PART + 1]) for at in starts]
        painter.translate(self.width() - TRACE_PX - self._head.x(), self.height() // 2)
        for part, pen in (*self._parts, self._part((wave.points[-1], self._head))):
            painter.setPen(pen)
            painter.drawPolyline(part)

    def _part(self, points: tuple[QPointF, ...]) -> tuple[QPolygonF, QPen]:
        theme, tone = self._theme, self._tone
        color = mixed(theme.color("rest_line"), theme.color("trace"), tone.warmth / STEPS)
        share = max(0.0, 1 - (self._head.x() - points[-1].x()) / self._wave.length)
        strength = share * (1 - tone.stillness / STEPS) * tone.strength / STEPS
        pen = round_pen(mixed(theme.color("pane"), color, strength), TRACE_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        return QPolygonF(points), pen
