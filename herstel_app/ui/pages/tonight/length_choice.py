"""How much time there is: a few lengths in one quiet line, "5 · 15 · 30 min"."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from herstel_app.core.evening_lengths import EVERY_CHOICE
from herstel_app.ui.kit.basic import button, label
from herstel_app.ui.kit.layout import row
from herstel_app.ui.kit.theme import Theme

tr = QCoreApplication.translate
BY_HAND = 0.0
"""The value of the length that was set by hand."""


class LengthChoice(QWidget):
    """Lengths of which one is on; each can be reached by Tab."""

    chosen = Signal(float)
    """The minutes that were clicked."""

    def __init__(self, theme: Theme) -> None:
        """Make every length there can be; `show_lengths` shows those that are offered."""
        super().__init__()
        self.chips: dict[float, QPushButton] = {}
        self._dots: dict[float, QWidget] = {}
        parts: list[QWidget] = []
        for minutes in (*EVERY_CHOICE, BY_HAND):
            self._dots[minutes] = label("·", "quiet", wrap=False)
            chip = self.chips[minutes] = button("", "quiet")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, minutes=minutes: self._choose(minutes))
            parts += [self._dots[minutes], chip]
        self._on = BY_HAND
        self._unit = label(tr("Tonight", "min"), "quiet", wrap=False)
        row(theme, *parts, self._unit, gap=0, on=self)

    @property
    def on(self) -> float:
        """The minutes that are on; `BY_HAND` where they were set by hand."""
        return self._on

    def show_lengths(self, offered: Collection[float], minutes: float, by_hand: bool) -> None:
        """Offer these lengths with `minutes` on; where they were set `by_hand` they stand last."""
        self._on = BY_HAND if by_hand else minutes
        shown = [*sorted(offered), *([BY_HAND] if by_hand else [])]
        for length, chip in self.chips.items():
            said = f"{minutes if length == BY_HAND else length:g}"
            chip.setText(said)
            chip.setAccessibleName(tr("Tonight", "Hoeveel tijd heb je? {n} minuten").format(n=said))
            chip.setVisible(length in shown)
            chip.setChecked(length == self._on)
            self._dots[length].setVisible(length in shown[1:])

    def _choose(self, minutes: float) -> None:
        self.chips[minutes].setChecked(True)  # one is always on
        if minutes != self._on:
            self.chosen.emit(minutes)
