"""What lies beside the glow: on its left the trace of the breaths just passed; at rest a flat line on both sides.

The line on its right is there, faintly, while something is guided: a wave grows out of rest. It lies as low as the wave
is before a breath, so that both are one line until the first. Where there is little room beside the glow they come out
of its light, and are lost before the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from herstel_app.ui.kit.basic import round_pen
from herstel_app.ui.kit.glow_circle import LINE_PX, STEPS
from herstel_app.ui.kit.painting import mixed, painting
from herstel_app.ui.kit.theme import Theme

TRACE_PX = 2.2
AT_HEAD_PX = 8
"""So far back its head is drawn again: its round end becomes a line."""
STRIPS = 48
WHOLE = 0.3
"""In so many steps a trace is lost, but for so much of it at its head."""
EDGE_FADE_PX = 40
"""Where it runs on beyond what is seen, as beside a text, it is lost over so much before that edge, in px at 100 %."""
GROWN_S = 2.0
"""So long after the first breath begins its trace has its own colour."""
MOST_MOVED = 40
"""In px; where more has passed it is drawn as a whole."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How the lines are drawn: all but the last in `STEPS`."""

    warmth: int = 0
    strength: int = 0
    rest: int = 0
    ahead: int = 0
    """The least that the line on the right is of its own strength."""
    ground: str = ""
    """What they lie on; without one the pane."""


@dataclass(frozen=True, eq=False)
class Wave:
    """The points of a trace: times and heights, the earliest first, and what px they become."""

    passed: tuple[tuple[float, float], ...] = ()
    across: float = 1.0
    """How far a point comes in a second."""
    up: float = 1.0
    """How high the highest is."""
    length: float = 1.0
    """So far from its head it is lost."""
    begins_s: float = 0.0
    """Until then it is rest that the wave grows out of."""

    @cached_property
    def is_flat(self) -> bool:
        """Whether nothing is to be seen move."""
        return not any(height for _, height in self.passed)

    def points_from(self, left: float) -> list[QPointF]:
        """Give the points from `left` on, and one before them: how far each has come, and how far below the middle."""
        found: list[QPointF] = []
        for time_s, height in reversed(self.passed):
            found.append(QPointF(time_s * self.across, -height * self.up))
            if found[-1].x() < left:
                break
        if found and found[-1].x() > left and not self.passed[0][0]:
            found.append(QPointF(left, found[-1].y()))  # before the beginning it was as then
        return found[::-1]


def lost_to_the_left(width: int, height: int, length: float) -> QPixmap:
    """Give a picture, its sizes in px, that is black at the right and ever more transparent over `length` px."""
    mask = QPixmap(width, height)
    mask.fill(Qt.GlobalColor.transparent)
    with QPainter(mask) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for number in range(STRIPS):
            first, last = (round(width - length * (1 - share / STRIPS)) for share in (number, number + 1))
            seen = QColor.fromRgbF(0, 0, 0, min(1.0, (number + 0.5) / STRIPS / (1 - WHOLE)))
            painter.fillRect(first, 0, last - first, height, seen)
    return mask


class SideLine(QWidget):
    """A flat line, as strong as it is rest; what lies ahead is there before that."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make one that shows nothing."""
        super().__init__(parent)
        self._theme, self._tone = theme, Tone()
        self._inner: tuple[int, int] | None = None
        """From its end at the glow: so far nothing is seen, and from there on all; None is beside the light."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def come_out(self, inner: tuple[int, int] | None) -> None:
        """Lie over the light, and come up between these two distances in px from the middle; None lies beside it."""
        if inner != self._inner:
            self._inner = inner
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, inner is None)
            self.update()

    def show_tone(self, tone: Tone) -> None:
        """Draw it so from now on."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            self.paint_ground(painter, event)
            self.paint_flat(painter, max(self._tone.rest, self._tone.ahead))

    def paint_ground(self, painter: QPainter, event: QPaintEvent) -> None:
        """Draw what it lies on, unless that is the light."""
        if self._inner is None:
            painter.fillRect(event.rect(), self.ground)

    @property
    def ground(self) -> QColor:
        """What it lies on."""
        return QColor(self._tone.ground) if self._tone.ground else self._theme.color("pane")

    def paint_flat(self, painter: QPainter, share: int) -> None:
        """Draw the flat line, `share` of `STEPS` of what it is at rest."""
        strength = share / STEPS * self._tone.strength / STEPS
        if strength:
            painter.setOpacity(strength)
            color = self._theme.color("rest_line")
            painter.setPen(QPen(color if self._inner is None else QBrush(self._seen(color)), LINE_PX))
            y = self.height() // 2
            painter.drawLine(0, y, self.width(), y)
            painter.setOpacity(1.0)

    def _seen(self, color: QColor) -> QLinearGradient:
        """Give `color` as it is seen along the line: not in the heart of the light, and not at the edge."""
        (none, whole), edge, clear = self._inner or (0, 0), self._theme.space(EDGE_FADE_PX), QColor(color)
        clear.setAlpha(0)
        width = max(self.width(), whole + edge + 1)
        seen = QLinearGradient(self.inner_x, 0, self.inner_x + self.outward * width, 0)
        none = min(none, whole - 1)  # at one place a gradient keeps only the last
        for at, shade in ((none, clear), (whole, color), (width - edge, color), (width, clear)):
            seen.setColorAt(at / width, shade)
        return seen

    outward = 1
    """The way from the glow."""

    @property
    def inner_x(self) -> int:
        """Its end at the glow."""
        return 0


class TraceLine(SideLine):
    """The wave of the breaths just passed, which is lost towards the left; at rest it is flat and goes on.

    It is a picture that moves; only what is new at its head is drawn.
    """

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        """Make one that shows nothing."""
        super().__init__(parent, theme)
        self._wave, self._head = Wave(), QPointF()
        self._picture, self._mask, self._masked = QPixmap(), QPixmap(), QPixmap()
        self._whole_mask = QPixmap()
        """The mask without the edge of what is seen: that edge moves with the light, the rest does not."""
        self._whole_mask_of: tuple[object, ...] | None = None
        self._mask_of: int | None = None
        """For what edge the mask is."""
        self._drawn: tuple[Tone, str, float] | None = None
        """How the picture was drawn; of another it is drawn anew."""
        self._is_masked = False
        """Whether it was masked since."""

    outward = -1

    @property
    def inner_x(self) -> int:
        """Its end at the glow."""
        return self.width()

    def show_wave(self, wave: Wave, head: QPointF, tone: Tone) -> None:
        """Draw this trace, up to `head`; anew once it has moved a whole px, and not while the line is flat."""
        self.show_tone(tone)
        moved = round(head.x()) - round(self._head.x())
        if wave is self._wave and not moved:
            return
        was_flat = self._wave.is_flat and wave.is_flat and tone.rest == STEPS
        self._wave, self._head = wave, head
        drawn = tone, self._theme.palette.pane, wave.length
        if self._drawn != drawn or not 0 <= moved < MOST_MOVED or self._picture.size() != self.size():
            self._drawn = drawn
            self._draw_all()
        elif moved:
            self._move(moved)
        self._is_masked = False
        if not was_flat:
            self.update(0, 0, self.width() - (self._inner or (0, 0))[0], self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with painting(self) as painter:
            self.paint_ground(painter, event)
            if self._wave.passed and self._tone.rest < STEPS:
                self._paint_picture(painter)
            self.paint_flat(painter, self._tone.rest)

    def _paint_picture(self, painter: QPainter) -> None:
        """Draw the picture, lost towards the left. Its ground is not painted over it: that would show as bands."""
        left = max(0, round(self.width() - self._wave.length))
        edge, fade = max(0, -self.x()), self._theme.space(EDGE_FADE_PX)
        whole = left, self.width(), self.height(), self._wave.length, self._inner, fade
        if whole != self._whole_mask_of:
            self._whole_mask_of, self._whole_mask, self._mask_of = whole, self._make_mask(left), None
            self._masked = QPixmap(self._whole_mask.size())
            self._masked.fill(Qt.GlobalColor.transparent)
        if edge != self._mask_of:
            self._mask_of, self._mask, self._is_masked = edge, self._faded(edge - left, fade), False
        if not self._is_masked:
            self._is_masked = True
            with QPainter(self._masked) as masked:
                masked.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                masked.drawPixmap(0, 0, self._picture, left, 0, self.width() - left, self.height())
                masked.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
                masked.drawPixmap(0, 0, self._mask)
        painter.drawPixmap(left, 0, self._masked)

    def _make_mask(self, left: int) -> QPixmap:
        """Give a picture that is ever less transparent from `left` to the head."""
        mask = lost_to_the_left(self.width() - left, self.height(), self._wave.length)
        if self._inner is not None:
            with QPainter(mask) as painter:
                painter.translate(-left, 0)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
                painter.fillRect(mask.rect().translated(left, 0), self._seen(QColor(Qt.GlobalColor.black)))
        return mask

    def _faded(self, edge: int, width: int) -> QPixmap:
        """Give the mask with nothing seen at `edge`, and ever more over `width` to the right of it."""
        faded = self._whole_mask.copy()
        fade = QLinearGradient(edge, 0, edge + width, 0)
        fade.setColorAt(0.0, Qt.GlobalColor.transparent)
        fade.setColorAt(1.0, Qt.GlobalColor.black)
        with QPainter(faded) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.fillRect(edge, 0, width, self.height(), fade)
        return faded

    def _draw_all(self) -> None:
        """Draw the whole trace."""
        if self.size().isEmpty():
            return
        self._picture = QPixmap(self.size())
        self._picture.fill(Qt.GlobalColor.transparent)
        self._draw_from(0)

    def _move(self, moved: int) -> None:
        self._picture.scroll(-moved, 0, self._picture.rect())
        self._draw_from(self.width() - moved - AT_HEAD_PX)

    def _draw_from(self, left: int) -> None:
        """Draw what lies to the right of `left`."""
        theme, tone, right = self._theme, self._tone, self.width() - TRACE_PX
        start = round(self._head.x()) - right
        strength = (1 - tone.rest / STEPS) * tone.strength / STEPS
        color = mixed(theme.color("rest_line"), theme.color("trace"), tone.warmth / STEPS)
        points = [*self._wave.points_from(start + left - AT_HEAD_PX), self._head]
        pen = round_pen(mixed(self.ground, color, strength), TRACE_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        begins = self._wave.begins_s * self._wave.across
        grown = begins + GROWN_S * self._wave.across
        if start + left < grown:
            growing = QLinearGradient(begins, 0, grown, 0)
            growing.setColorAt(0.0, mixed(self.ground, theme.color("rest_line"), strength))
            growing.setColorAt(1.0, pen.color())
            pen.setBrush(growing)
        with painting(self._picture) as painter:
            painter.setClipRect(left, 0, self.width() - left, self.height())
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(left, 0, self.width() - left, self.height(), Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.translate(-start, self.height() // 2)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(points))
