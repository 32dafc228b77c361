"""The answers to a question, week by week, on two rows: a filled square is yes, an empty one no, a small dot open.

They are not rings and dots: those are rest and exercise in a proef.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from herstel_app.core.yardstick import MOST_SHOWN
from herstel_app.engine.lookback.past_and_present import ANSWERS, PAST, PRESENT, Era
from herstel_app.ui.kit.basic import BEARING_PX, label, round_pen
from herstel_app.ui.kit.layout import STRETCH, row
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

YES, NO, OPEN, LINE, ROUND = 4.0, 3.4, 1.6, 1.2, 1.5
"""Half a side of a filled and of an empty square, the radius of a small dot, how thick the empty one's line is, and how
round a corner; px at 100 %."""
STEP, HIGH, SIDE = 20, 24, 2
"""From one week to the next, height of a row, and room at the right; px at 100 %."""
NAME, BESIDE = 13.5, 14
"""Size of the name of a row, and between that and its marks; px at 100 %."""
SAMPLE = 11
"""Side of a mark beside its name, in px at 100 %."""


def paint_answer(painter: QPainter, theme: Theme, centre: QPointF, answer: bool | None) -> None:
    """Draw what was answered in a week around `centre`."""
    size = {True: YES, False: NO, None: OPEN}[answer] * theme.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("tertiary" if answer is None else "secondary"))
    if answer is None:
        painter.drawEllipse(centre, size, size)
        return
    if not answer:
        painter.setPen(round_pen(theme.color("secondary"), LINE * theme.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    side = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
    painter.drawRoundedRect(side, ROUND * theme.scale, ROUND * theme.scale)


class WeekMarks(QWidget):
    """A row for each era, from the oldest week to the newest; in words for a screen reader."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet: `show_eras` does."""
        super().__init__()
        self._theme, self._font = theme, theme.font(NAME)
        self._rows: list[tuple[str, Sequence[bool | None]]] = []

    def show_eras(self, eras: Sequence[Era], question_id: str) -> None:
        """Show how a question was answered."""
        self._rows = [(era.name, era.answers[question_id]) for era in eras]
        self.setFixedSize(marks_width(self._theme), self._theme.px(HIGH) * len(self._rows))
        self.setAccessibleName(". ".join(era.week_by_week(question_id) for era in eras))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the names and the marks."""
        theme, high, start = self._theme, self._theme.px(HIGH), _marks_at(self._theme)
        with painting(self) as painter:
            painter.setFont(self._font)
            for number, (name, answers) in enumerate(self._rows):
                painter.setPen(theme.color("secondary"))
                box = QRectF(BEARING_PX, number * high, start, high)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
                for week, answer in enumerate(answers):
                    at = QPointF(start + theme.px(STEP) * week + YES * theme.scale, box.center().y())
                    paint_answer(painter, theme, at, answer)


class MarkNames(QWidget):
    """What each mark says."""

    def __init__(self, theme: Theme) -> None:
        """Name all three."""
        super().__init__()
        named = [(_Sample(theme, answer), label(said, "small", wrap=False)) for answer, said in ANSWERS.items()]
        pairs = (row(theme, *pair, gap=6) for pair in named)
        row(theme, *pairs, STRETCH, gap=18, on=self)


class _Sample(QWidget):
    """One mark."""

    def __init__(self, theme: Theme, answer: bool | None) -> None:
        super().__init__()
        self._theme, self._answer = theme, answer
        self.setFixedSize(theme.px(SAMPLE), theme.px(SAMPLE))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_answer(painter, self._theme, QRectF(self.rect()).center(), self._answer)


def marks_width(theme: Theme) -> int:
    """Give the width of a row that has all its weeks, in px."""
    return _marks_at(theme) + theme.px(STEP) * (MOST_SHOWN - 1) + theme.px(2 * YES + SIDE)


def _marks_at(theme: Theme) -> int:
    """Give where the marks begin, in px: as far for both names."""
    metrics = QFontMetrics(theme.font(NAME))
    return max(metrics.horizontalAdvance(name) for name in (PAST, PRESENT)) + theme.space(BESIDE)
