"""How much time there is: a few lengths in one quiet line, "5 · 15 · 30 min"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.ui.kit.basic import button, label, restyle
from herstel_app.ui.kit.dates import decimal
from herstel_app.ui.kit.exercise_words import minutes_words
from herstel_app.ui.kit.layout import row
from herstel_app.ui.kit.one_stop import OneStop
from herstel_app.ui.kit.painting import painting
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
BY_HAND = 0.0
"""The value of the length that was set by hand."""
GAP, DOT = 6, 1.3
"""Between two lengths in px at 100 %, and the radius in px of the dot there."""


class LengthChoice(QWidget):
    """Lengths of which one is on; they are one stop for Tab."""

    chosen = Signal(float)
    """The minutes that were clicked."""

    def __init__(self, theme: Theme, lengths: Iterable[float], asked: str) -> None:
        """Make every length there can be, in minutes; `show_lengths` shows those that are offered.

        A screen reader says `asked` before each.
        """
        super().__init__()
        self._theme, self._asked = theme, asked
        self.chips: dict[float, QPushButton] = {}
        parts: list[QWidget] = []
        for minutes in (*sorted(lengths), BY_HAND):
            chip = self.chips[minutes] = button("", "length")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, minutes=minutes: self._choose(minutes))
            parts.append(chip)
        self._stop = OneStop(self)
        self._stop.take(list(self.chips.values()))
        self._on = BY_HAND
        self._unit = label(tr("Tonight", "min"), "length", wrap=False)
        self._unit.setContentsMargins(0, 0, 0, 0)
        self._gap = theme.space(GAP)
        row(theme, row(theme, *parts, gap=GAP), self._unit, gap=0, on=self)

    @property
    def on(self) -> float:
        """The minutes that are on; `BY_HAND` where they were set by hand."""
        return self._on

    def show_lengths(
        self,
        offered: Collection[float],
        minutes: float,
        by_hand: bool = False,
        told: Callable[[float], float] = float,
    ) -> None:
        """Offer these lengths with `minutes` on; where they were set `by_hand` they stand last.

        Of each is `told` what it takes in all.
        """
        self._on = BY_HAND if by_hand else minutes
        shown = [*sorted(offered), *([BY_HAND] if by_hand else [])]
        for length, chip in self.chips.items():
            said = minutes if length == BY_HAND else told(length) if length in shown else length
            chip.setText(decimal(said))
            chip.setAccessibleName(f"{self._asked} {minutes_words(said)}")
            chip.setProperty("edge", length == shown[0])
            chip.setProperty("last", length == shown[-1])
            restyle(chip)
            chip.setVisible(length in shown)
            chip.setChecked(length == self._on)
        self._stop.refresh(anew=True)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dot between two lengths."""
        with painting(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("tertiary"))
            for chip in [each for each in self.chips.values() if each.isVisible()][1:]:
                middle = QPointF(chip.x() - self._gap / 2, chip.geometry().center().y() + 1.0)
                painter.drawEllipse(middle, DOT, DOT)

    def _choose(self, minutes: float) -> None:
        self.chips[minutes].setChecked(True)  # one is always on
        if minutes != self._on:
            self.chosen.emit(minutes)
