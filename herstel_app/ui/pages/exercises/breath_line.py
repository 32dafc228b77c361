"""One breath as a line: how it rises, waits and falls, on a scale that is the same for every rhythm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstel_app.core.content import BreathPhase
from herstel_app.core.own_pattern import LONGEST_CYCLE_S, OwnPattern
from herstel_app.ui.kit.basic import BEARING_PX, round_pen
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

_At = Callable[[float, float], QPointF]
"""Seconds and level → place on the screen."""

HEIGHT, LARGE_HEIGHT = 156, 79
"""In px at 100 %; where text is large it is lower, so that what sets it is in sight below."""
LABEL_SIZE = 13.5
LINE_WIDTH = 2.6
STEP_PX = 3
DOT = 6.0
DOT_EDGE_S = 0.3
"""The dot comes and goes this fast where a breath begins again, so that it never jumps."""
FOLLOWING_OPACITY = 0.42
PLAYING_OPACITY = 0.16
"""How much of the breaths that follow is seen, and how much while the first is being heard."""
GLOW_OPACITY = 0.34


class BreathLine(QWidget):
    """Draws a rhythm, and where in it one is now; knows no time of its own."""

    def __init__(self, theme: Theme, words: Mapping[BreathPhase, Sequence[str]]) -> None:
        """Draw nothing yet; of the `words` of a phase the first that has room stands under it."""
        super().__init__()
        self._theme = theme
        self._words = words
        self._pattern = OwnPattern()
        self._refused = False
        self._at_s: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Take the height that the text size of the theme asks."""
        theme = self._theme
        height = LARGE_HEIGHT if theme.is_large else HEIGHT
        self.setFixedHeight(theme.space(height) + theme.px(LABEL_SIZE) - round(LABEL_SIZE))

    def show_pattern(self, pattern: OwnPattern, refused: bool) -> None:
        """Draw `pattern`; one that is refused is dashed and without a glow."""
        self._pattern, self._refused = pattern, refused
        self.update()

    def show_moment(self, at_s: float | None) -> None:
        """Show where one is, `at_s` seconds after the first breath began; None is nowhere."""
        self._at_s = at_s
        self.update()

    @property
    def phase(self) -> BreathPhase | None:
        """The phase one is in now."""
        return None if self._at_s is None else self._pattern.phase_at(self._at_s)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the base, the breaths that follow, the first breath with its words, and the dot."""
        with painting(self) as painter:
            theme, pattern = self._theme, self._pattern
            label_height = theme.px(LABEL_SIZE * 1.9)
            box = QRectF(self.rect()).adjusted(BEARING_PX + LINE_WIDTH / 2, 12, -LINE_WIDTH, -label_height)
            span_s = max(LONGEST_CYCLE_S, pattern.cycle_s)

            def at(seconds: float, level: float) -> QPointF:
                return QPointF(box.left() + box.width() * seconds / span_s, box.bottom() - box.height() * level)

            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(at(0, 0), at(span_s, 0))
            if pattern.cycle_s > 0:
                first = self._path(0.0, pattern.cycle_s, at)
                following = self._path(pattern.cycle_s, span_s, at)
                self._paint_following(painter, following)
                self._paint_first(painter, first, box)
                self._paint_words(painter, box, at)
                self._paint_dot(painter, at)

    def _path(self, start_s: float, end_s: float, at: _At) -> QPainterPath:
        """Give the line from `start_s` to `end_s`."""
        pattern = self._pattern
        path = QPainterPath(at(start_s, pattern.level_at(start_s % pattern.cycle_s)))
        steps = max(1, round((at(end_s, 0).x() - at(start_s, 0).x()) / STEP_PX))
        for step in range(1, steps + 1):
            seconds = start_s + (end_s - start_s) * step / steps
            # At the very end of a breath one is breathed out, not at the start of the next.
            inside = seconds % pattern.cycle_s or pattern.cycle_s
            path.lineTo(at(seconds, pattern.level_at(inside)))
        return path

    def _color(self) -> QColor:
        return self._theme.color("rest" if self._refused else "accent")

    def _paint_following(self, painter: QPainter, path: QPainterPath) -> None:
        color = self._theme.color("rest" if self._refused else "accent_deep")
        color.setAlphaF(PLAYING_OPACITY if self._at_s is not None else FOLLOWING_OPACITY)
        painter.setPen(round_pen(color, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_first(self, painter: QPainter, path: QPainterPath, box: QRectF) -> None:
        if not self._refused:
            glow = QLinearGradient(box.topLeft(), box.bottomLeft())
            top, foot = self._theme.color("accent_deep"), self._theme.color("accent_deep")
            top.setAlphaF(GLOW_OPACITY)
            foot.setAlphaF(0.02)
            glow.setColorAt(0, top)
            glow.setColorAt(1, foot)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawPath(path)
        pen = round_pen(self._color(), LINE_WIDTH)
        if self._refused:
            pen.setDashPattern([1.0, 2.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, box: QRectF, at: _At) -> None:
        theme = self._theme
        painter.setFont(theme.font(LABEL_SIZE))
        start_s = 0.0
        for phase in self._pattern.phases:
            left, right = at(start_s, 0), at(start_s + phase.seconds, 0)
            start_s += phase.seconds
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(right, QPointF(right.x(), right.y() + theme.px(6)))
            room = right.x() - left.x() - theme.px(14)
            fitting = (w for w in self._words[phase.phase] if painter.fontMetrics().horizontalAdvance(w) <= room)
            if word := next(fitting, ""):
                painter.setPen(theme.color("text" if self.phase == phase.phase else "tertiary"))
                place = QRectF(left.x(), box.bottom(), right.x() - left.x(), self.height() - box.bottom())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_dot(self, painter: QPainter, at: _At) -> None:
        if self._at_s is None or self._theme.reduced_motion:
            return
        inside = self._at_s % self._pattern.cycle_s
        near_s = min(inside, self._pattern.cycle_s - inside)
        color = self._theme.color("text")
        color.setAlphaF(min(1.0, near_s / DOT_EDGE_S))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(at(inside, self._pattern.level_at(inside)), DOT, DOT)
