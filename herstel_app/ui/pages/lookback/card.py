"""What was noted on an evening, in rows of dots: the four signals before and after, and the two taps of a proef."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from herstel_app.core.programme import ShowDifference, TappedPart
from herstel_app.core.signals import POINTS, SIGNALS, Readings
from herstel_app.engine.difference_words import in_words, short_row
from herstel_app.engine.lookback.note_words import change_words
from herstel_app.engine.signal_words import signal_ends, signal_name
from herstel_app.ui.kit.basic import label
from herstel_app.ui.kit.card import Card
from herstel_app.ui.kit.dot_kinds import MEASURE, PROEF, Mark
from herstel_app.ui.kit.dots import DotEnds, DotPicture
from herstel_app.ui.kit.layout import STRETCH, row
from herstel_app.ui.kit.theme import Theme
from herstel_app.ui.pages.lookback.change_picture import ChangePicture, ChangeSample

tr = QCoreApplication.translate
SIDE, TOP, BETWEEN = 22, 18, 24
"""Margins of the card, and between a name and its dots, in px at 100 %."""
APART = 12
"""From one signal to the next, in px at 100 %."""


def _dots_beside_names(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space(BETWEEN))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    return grid


def _place_words(before: int | None, after: int | None) -> str:
    """Say what the marks of a signal do not show by themselves: that there is one, or that both have one place."""
    if after is None:
        return tr("Lookback", "alleen vooraf")
    if before is None:
        return tr("Lookback", "alleen achteraf")
    return tr("Lookback", "hetzelfde") if before == after else ""


class MeasureCard(Card):
    """One evening, as it was tapped; to look at."""

    def __init__(self, theme: Theme, before: Readings, after: Readings) -> None:
        """Show the signals that were noted before or after."""
        super().__init__(theme, side=SIDE, top=TOP, gap=12)
        grid = _dots_beside_names(theme)
        self.pictures: list[ChangePicture] = []
        at_top = Qt.AlignmentFlag.AlignTop
        shown = [signal for signal in SIGNALS if signal in before or signal in after]
        for place, signal in enumerate(shown):
            first, last = (
                POINTS.index(readings[signal]) if signal in readings else None for readings in (before, after)
            )
            picture = ChangePicture(theme, first, last)
            picture.setAccessibleName(change_words(signal, before, after))
            self.pictures.append(picture)
            at = 3 * place + 1
            if place:
                grid.setRowMinimumHeight(at - 1, theme.space(APART))
            grid.addWidget(label(signal_name(signal), "small", wrap=False), at, 0)
            grid.addWidget(picture, at, 1)
            if before and after:
                grid.addWidget(label(_place_words(first, last), "kicker", wrap=False), at + 1, 0, at_top)
            grid.addWidget(DotEnds(theme, MEASURE, signal_ends(signal)), at + 1, 1, at_top)
        self.add(self._legend(theme, bool(before), bool(after)), grid)

    def _legend(self, theme: Theme, has_before: bool, has_after: bool) -> QHBoxLayout:
        """Name the dots: what was before stands before them, and what was after behind them."""
        sample = ChangeSample(theme, has_before, has_after)
        said = [tr("Lookback", "vooraf")] if has_before else []
        said += [tr("Lookback", "achteraf")] if has_after else []
        names: list[QWidget] = [label(each, "small", wrap=False) for each in said]
        names.insert(1 if has_before and has_after else 0, sample)
        return row(theme, *names, STRETCH, gap=10)


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
            grid.addWidget(DotPicture(theme, {} if part.place is None else {mark: part.place}), at, 1)
        grid.addWidget(DotEnds(theme, PROEF, signal_ends(shown.proef.signal)), len(rows), 1)
        self.setAccessibleName(" ".join(in_words(shown, part) for part, _ in rows))
