"""What was noted on an evening, in rows of dots: the four signals before and after, and the two taps of a proef."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.core.signals import POINTS, SIGNALS, Readings
from herstel_app.engine.difference_words import in_words, short_row
from herstel_app.engine.lookback.note_words import change_words
from herstel_app.engine.signal_words import signal_ends, signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.dot_kinds import MEASURE, PROEF, Mark
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
SIDE, TOP, BETWEEN = 22, 18, 24
"""Margins of the card, and between a name and its dots, in px at 100 %."""


def _dots_beside_names(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(BETWEEN))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    return grid


class MeasureCard(Card):
    """One evening, as it was tapped; to look at."""

    def __init__(self, theme: Theme, before: Readings, after: Readings) -> None:
        """Show the signals that were noted before or after."""
        super().__init__(theme, side=SIDE, top=TOP, gap=10)
        marks = [tr("Lookback", "○ vooraf")] if before else []
        marks += [tr("Lookback", "● achteraf")] if after else []
        grid = _dots_beside_names(theme)
        self.pictures: list[DotPicture] = []
        shown = [signal for signal in SIGNALS if signal in before or signal in after]
        for place, signal in enumerate(shown):
            given: tuple[tuple[Mark, Readings], ...] = (("rest", before), ("recovery", after))
            places = {mark: POINTS.index(readings[signal]) for mark, readings in given if signal in readings}
            picture = DotPicture(theme, places, MEASURE)
            picture.setAccessibleName(change_words(signal, before, after))
            self.pictures.append(picture)
            grid.addWidget(label(signal_name(signal), "small", wrap=False), 2 * place, 0)
            grid.addWidget(picture, 2 * place, 1)
            grid.addWidget(DotEnds(theme, MEASURE, signal_ends(signal)), 2 * place + 1, 1, Qt.AlignmentFlag.AlignTop)
        self.add(label("   ".join(marks), "small"), grid)


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
        grid.addWidget(DotEnds(theme, PROEF, signal_ends(shown.proef.signal)), len(rows), 1)
        self.setAccessibleName(" ".join(in_words(shown, part) for part, _ in rows))
