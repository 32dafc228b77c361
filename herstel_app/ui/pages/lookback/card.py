"""What was noted on an evening, in rows of dots: the four signals before and after, and the two taps of a proef."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.core.signals import POINTS, SIGNALS, Readings
from herstel_app.engine.difference_words import in_words, short_row
from herstel_app.engine.lookback.note_words import change_words
from herstel_app.engine.signal_words import signal_ends, signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.dot_kinds import MEASURE, PROEF, Mark, paint_dot
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.layout import STRETCH, row
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SIDE, TOP, BETWEEN = 22, 18, 24
"""Margins of the card, and between a name and its dots, in px at 100 %."""
APART = 12
"""From one signal to the next, in px at 100 %."""
SMALLER, MARK_PX = 0.6, 16
"""Of a mark beside its name: against the dots in a row, and the width of its place in px at 100 %."""


def _dots_beside_names(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(BETWEEN))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    return grid


class MarkPicture(QWidget):
    """A mark as it is drawn in a row, but smaller: what stands beside it says what it is."""

    def __init__(self, theme: Theme, mark: Mark) -> None:
        """Show `mark`."""
        super().__init__()
        self._theme, self._mark = theme, mark
        self.setFixedSize(theme.px(MARK_PX), theme.px(MARK_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        with painting(self) as painter:
            unit = SMALLER * self._theme.scale
            paint_dot(painter, QRectF(self.rect()).center(), self._theme, self._mark, unit=unit)


def _place_words(places: Mapping[Mark, int]) -> str:
    """Say what the marks of a signal do not show by themselves: that there is one, or that both have one place."""
    if "recovery" not in places:
        return tr("Lookback", "alleen vooraf")
    if "rest" not in places:
        return tr("Lookback", "alleen achteraf")
    return tr("Lookback", "hetzelfde") if places["rest"] == places["recovery"] else ""


class MeasureCard(Card):
    """One evening, as it was tapped; to look at."""

    def __init__(self, theme: Theme, before: Readings, after: Readings) -> None:
        """Show the signals that were noted before or after."""
        super().__init__(theme, side=SIDE, top=TOP, gap=12)
        named: tuple[tuple[Mark, str, Readings], ...] = (
            ("rest", tr("Lookback", "vooraf"), before),
            ("recovery", tr("Lookback", "achteraf"), after),
        )
        grid = _dots_beside_names(theme)
        self.pictures: list[DotPicture] = []
        at_top = Qt.AlignmentFlag.AlignTop
        shown = [signal for signal in SIGNALS if signal in before or signal in after]
        for place, signal in enumerate(shown):
            places = {mark: POINTS.index(readings[signal]) for mark, _, readings in named if signal in readings}
            picture = DotPicture(theme, places, MEASURE)
            picture.setAccessibleName(change_words(signal, before, after))
            self.pictures.append(picture)
            at = 3 * place + 1
            if place:
                grid.setRowMinimumHeight(at - 1, theme.space(APART))
            grid.addWidget(label(signal_name(signal), "small", wrap=False), at, 0)
            grid.addWidget(picture, at, 1)
            if before and after:
                grid.addWidget(label(_place_words(places), "kicker", wrap=False), at + 1, 0, at_top)
            grid.addWidget(DotEnds(theme, MEASURE, signal_ends(signal)), at + 1, 1, at_top)
        self.legend = [name for _, name, readings in named if readings]
        marks = [
            row(theme, MarkPicture(theme, mark), label(name, "small", wrap=False), gap=4)
            for mark, name, readings in named
            if readings
        ]
        self.add(row(theme, *marks, STRETCH, gap=18), grid)


class TappedRows(QWidget):
    """What was tapped after both parts of a proef, in the order in which they were done; to look at."""

    def __init__(self, theme: Theme, shown: ShowDifference) -> None:
        """Show both, each with its own mark."""
        super().__init__()
        grid = _dots_beside_names(theme)
        self.setLayout(grid)
        rows: list[tuple[TappedPart, Mark]] = [(shown.rest, "rest"), (shown.other, "recovery")]
        for at, (part, mark) in enumerate(rows if shown.rest_came_first else rows[::-1]):
            grid.addWidget(label(short_row(shown, part), "small", wrap=False), at, 0)
            grid.addWidget(DotPicture(theme, {mark: part.place}), at, 1)
        grid.addWidget(DotEnds(theme, PROEF, signal_ends(shown.proef.signal), is_flush=True), len(rows), 1)
        self.setAccessibleName(" ".join(in_words(shown, part) for part, _ in rows))
